"""Which strokes and letters do all drawings share?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from winset.views.report.letters import width
from winset.views.report.markup import Markup, el, text, trim

INK, INK_2, PAPER, RULE, WASH = (
    "var(--ink)",
    "var(--ink-2)",
    "var(--paper)",
    "var(--rule)",
    "var(--wash)",
)
BROKEN, DOTTED = "5 3", "0.1 4.2"
LAST_HUE = 6


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text in a drawing."""

    text: str
    bold: bool = False
    italic: bool = False


def hue(order: int) -> str:
    """The colour of the party in this place of the table; the seventh and later share the last."""
    return f"var(--p{min(order + 1, LAST_HUE)})"


def path(
    d: str, stroke: str = INK, thick: float = 1.4, dash: str = "", fill: str = "none"
) -> Markup:
    """A stroke."""
    round_end = "round" if dash.startswith("0.1") else None
    return el(
        "path",
        d=d,
        fill=fill,
        stroke=stroke,
        stroke_width=thick,
        stroke_dasharray=dash or None,
        stroke_linecap=round_end,
    )


def rect(x: float, y: float, w: float, h: float, fill: str, round_: float = 0) -> Markup:
    """A filled box."""
    return el(
        "rect",
        x=float(x),
        y=float(y),
        width=float(w),
        height=float(h),
        rx=round_ or None,
        fill=fill,
    )


def words(
    x: float,
    y: float,
    line: Line | str,
    size: float,
    *,
    anchor: str = "",
    fill: str = "",
    halo: bool = False,
) -> Markup:
    """A line of text with its base line at ``y``; ``halo`` keeps it readable on a hatch."""
    told = line if isinstance(line, Line) else Line(line)
    return el(
        "text",
        told.text,
        x=float(x),
        y=float(y),
        font_size=float(size),
        text_anchor=anchor or None,
        font_weight=650 if told.bold else None,
        font_style="italic" if told.italic else None,
        fill=fill or None,
        class_="halo" if halo else None,
    )


def lines_down(
    x: float,
    top: float,
    lines: Iterable[Line],
    size: float,
    *,
    anchor: str = "",
    fill: str = "",
    halo: bool = False,
) -> Markup:
    """Lines of text one under the other; ``top`` is the upper edge of the first."""
    step = line_step(size)
    return text(
        *(
            words(
                x,
                top + size * 0.86 + place * step,
                line,
                size,
                anchor=anchor,
                fill=fill,
                halo=halo,
            )
            for place, line in enumerate(lines)
        )
    )


def line_step(size: float) -> float:
    """The distance of two base lines."""
    return size * 1.12


def height_of(lines: int, size: float) -> float:
    """The height of some lines of text."""
    return lines * line_step(size)


def widest(lines: Iterable[Line], size: float) -> float:
    """The width of the longest line."""
    return max((width(line.text, size, line.bold) for line in lines), default=0)


def use(symbol: str, x: float, y: float, size: float) -> Markup:
    """A glyph inside a drawing."""
    return el(
        "use",
        href=f"#{symbol}",
        x=float(x),
        y=float(y),
        width=float(size),
        height=float(size),
    )


def picture(
    name: str,
    class_: str,
    wide: float,
    high: float,
    title: str,
    summary: str,
    *drawn: Markup,
) -> Markup:
    """A drawing with its title and its text; ``class_`` says at which width it is shown."""
    return el(
        "svg",
        el("title", title, id=f"{name}-t"),
        el("desc", summary, id=f"{name}-d"),
        *drawn,
        class_=class_,
        viewbox=f"0 0 {trim(wide)} {trim(high)}",
        role="img",
        aria_labelledby=f"{name}-t",
        aria_describedby=f"{name}-d",
    )


def neighbours(rows: list[int]) -> list[tuple[int, int]]:
    """First and last of each run of neighbours among ascending places."""
    runs: list[tuple[int, int]] = []
    for row in rows:
        if runs and runs[-1][1] == row - 1:
            runs[-1] = (runs[-1][0], row)
        else:
            runs.append((row, row))
    return runs
