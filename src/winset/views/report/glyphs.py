"""How is each mark drawn?

Shape and symbol say what, the outline says how we know, an open side with an arrow is a condition.
Every symbol lies in a box of 24 units and is drawn in ink on paper, so that it needs no colour.
"""

from __future__ import annotations

from collections.abc import Iterable

from winset.views.document.spans import ANSWERS, GROUNDS, Mark
from winset.views.marks import beside
from winset.views.report.markup import Markup, el, text

_INK, _PAPER = "var(--ink)", "var(--paper)"
_BROKEN, _DOTTED = "4.2 2.6", "0.1 3.4"

# The mark that is no mark: an empty cell, with words for readers.
WITHOUT_SYMBOL: tuple[str, ...] = ("not-needed",)

_TICK = "M7.4 12.4L10.7 15.7L16.8 8.5"
_CROSS = "M8 8L16 16M16 8L8 16"
_SMALL_TICK = "M8.7 12.3L11.1 14.8L15.5 9.3"
_SMALL_CROSS = "M9.3 9.3L14.7 14.7M14.7 9.3L9.3 14.7"


def symbol_id(mark: Mark) -> str:
    """The id of the symbol of a mark: ``g-yes-declared``, ``g-yes``, ``g-unsaid``."""
    return f"g-{mark.meaning}-{mark.ground}" if mark.ground else f"g-{mark.meaning}"


def ground_symbol_id(ground: str) -> str:
    """The id of the outline alone, as the key shows it."""
    return f"g-ground-{ground}"


def symbols_of(mark: Mark) -> tuple[str, ...]:
    """The ids of the symbols that a mark needs: its own and those that stand beside it."""
    own = () if mark.meaning in WITHOUT_SYMBOL else (symbol_id(mark),)
    return (*own, *(f"g-{meaning}" for meaning in beside(mark)))


def glyph(symbol: str, class_: str = "g") -> Markup:
    """A symbol in the running text; its words stand beside it, so readers skip the drawing."""
    wide = symbol == "g-range"
    return el(
        "svg",
        el("use", href=f"#{symbol}"),
        class_=f"{class_} gr" if wide else class_,
        viewbox="0 0 48 24" if wide else "0 0 24 24",
        aria_hidden="true",
        focusable="false",
    )


def symbols(wanted: Iterable[str]) -> Markup:
    """The definitions of the wanted symbols, in the order of the grammar."""
    chosen = set(wanted)
    return text(*(drawing for name, drawing in SYMBOLS.items() if name in chosen))


def _symbol(name: str, *drawing: Markup, box: str = "0 0 24 24") -> tuple[str, Markup]:
    return name, el("symbol", *drawing, id=name, viewbox=box)


def _line(path: str, thick: float = 1.7, dash: str = "", colour: str = _INK) -> Markup:
    return el(
        "path",
        d=path,
        fill="none",
        stroke=colour,
        stroke_width=thick,
        stroke_dasharray=dash or None,
        stroke_linecap="round" if dash.startswith("0.1") else None,
    )


def _fill(path: str, colour: str = _INK) -> Markup:
    return el("path", d=path, fill=colour)


def _outline(ground: str) -> tuple[float, str]:
    """Thickness and dashes of an outline, firmest ground first."""
    if ground == "inferred":
        return 1.7, _BROKEN
    if ground == "assumed":
        return 2.1, _DOTTED
    return 1.7, ""


def _closed(meaning: str, ground: str) -> tuple[Markup, ...]:
    """Yes, no and a bare outline: a closed shape with its symbol inside."""
    shape, small_shape, symbol, small = {
        "yes": (_circle(9.2), _circle(6.1), _TICK, _SMALL_TICK),
        "no": (_square(18), _square(11.6), _CROSS, _SMALL_CROSS),
        "ground": (_box(20, 14), _box(14, 8), "", ""),
    }[meaning]
    bar = (_line("M3 23H21", 2),) if ground == "legal" else ()
    if ground in ("declared", "legal"):
        inside = (_line(symbol, 2.4, colour=_PAPER),) if symbol else ()
        return (_fill(shape), _line(shape, 1.6), *inside, *bar)
    thick, dash = _outline(ground)
    if ground == "text":
        inside = (_line(small, 2),) if small else ()
        return (
            _fill(shape, _PAPER),
            _line(shape, 1.5),
            _line(small_shape, 1.3),
            *inside,
        )
    inside = (_line(symbol, 2.3),) if symbol else ()
    return (_fill(shape, _PAPER), _line(shape, thick, dash), *inside)


def _circle(radius: float) -> str:
    left, right, arc = 12 - radius, 12 + radius, f"A{radius} {radius} 0 1 1"
    return f"M{left:.1f} 12{arc} {right:.1f} 12{arc} {left:.1f} 12Z"


def _square(side: float) -> str:
    return _box(side, side)


def _box(wide: float, high: float) -> str:
    x, y = 12 - wide / 2, 12 - high / 2
    return f"M{x:.1f} {y:.1f}H{x + wide:.1f}V{y + high:.1f}H{x:.1f}Z"


def _split(ground: str) -> tuple[Markup, ...]:
    """Left a solid half disc, right half a square with a cross whose outline says how we know."""
    half_disc = _fill("M11.2 3A9 9 0 0 0 11.2 21Z")
    cross = "M14.5 9.2L19.1 14.8M19.1 9.2L14.5 14.8"
    right = "M12.6 3.4H21V20.6H12.6Z"
    bar = (_line("M3 23.2H21", 1.8),) if ground == "legal" else ()
    if ground in ("declared", "legal"):
        return (
            half_disc,
            _fill(right),
            _line(right, 1),
            _line(cross, 1.9, colour=_PAPER),
            *bar,
        )
    thick, dash = _outline(ground)
    double = (_line("M14.2 5.6H18.9V18.4H14.2", 1),) if ground == "text" else ()
    body = (half_disc, _fill(right, _PAPER), _line(right, thick, dash), *double)
    return (*body, _line(cross, 1.8))


def _open(meaning: str, ground: str) -> tuple[Markup, ...]:
    """Yes or no under a condition: the right side is open and an arrow leads out."""
    outer, inner, symbol = {
        "yes-if": (
            "M18.6 6A9.2 9.2 0 1 0 18.6 18",
            "M15.9 7.6A5.9 5.9 0 1 0 15.9 16.4",
            "M6.7 12.1L9.5 15L13.6 9",
        ),
        "could-bend": (
            "M20.4 7.6V3H3V21H20.4V16.4",
            "M16 6.2H6.2V17.8H16",
            "M6.8 8.6L12.4 15.4M12.4 8.6L6.8 15.4",
        ),
    }[meaning]
    arrow = _line("M15.2 12H22.4M19.3 9L22.6 12L19.3 15", 1.7)
    bar = (_line("M3 23.2H21", 1.8),) if ground == "legal" else ()
    if ground in ("declared", "legal"):
        return (_line(outer, 2.9), _line(symbol, 2.3), arrow, *bar)
    if ground == "text":
        return (_line(outer, 1.4), _line(inner, 1), _line(symbol, 1.9), arrow)
    thick, dash = _outline(ground)
    # A condition without a ground of its own is the broken outline of a soft line.
    return (_line(outer, thick, dash if ground else _BROKEN), _line(symbol, 2.2), arrow)


def _answer(meaning: str, ground: str) -> tuple[Markup, ...]:
    if meaning == "split":
        return _split(ground)
    if meaning in ("yes-if", "could-bend"):
        return _open(meaning, ground)
    return _closed(meaning, ground)


_QUOTE = (
    "M4 18V11.5Q4 6.5 9.2 6V8.6Q7.2 9 7.1 11.5H10.2V18Z"
    "M13.6 18V11.5Q13.6 6.5 18.8 6V8.6Q16.8 9 16.7 11.5H19.8V18Z"
)
_OPPOSED = "M3 8.4H19M15 4.3L19.6 8.4L15 12.5M21 16.2H5M9 12.1L4.4 16.2L9 20.3"


def _grounds() -> Iterable[tuple[str, Markup]]:
    for ground in GROUNDS:
        extra: tuple[Markup, ...] = ()
        if ground == "reported":
            inside = _fill(_QUOTE)
            extra = (el("g", inside, transform="translate(5.6 5.4) scale(.54)"),)
        elif ground == "contested":
            inside = _line(_OPPOSED, 2.6)
            extra = (el("g", inside, transform="translate(5.2 5.2) scale(.56)"),)
        yield _symbol(f"g-ground-{ground}", *_closed("ground", ground), *extra)


def _others() -> Iterable[tuple[str, Markup]]:
    yield _symbol("g-unsaid", _line("M8.4 4H4.4V20H8.4M15.6 4H19.6V20H15.6", 1.8))
    yield _symbol("g-reported", _fill(_QUOTE))
    yield _symbol("g-contested", _line(_OPPOSED, 2.1))
    hatch = el("rect", x=8, y=3, width=15, height=18, fill="url(#hatch)")
    yield _symbol("g-red-line", hatch, _fill("M4 2H8V22H4Z"))
    yield _symbol(
        "g-soft-line",
        _line("M19 6.6V3.5H3V20.5H19V17.4", 1.7, _BROKEN),
        _line("M9 12H21.6M18 8.6L21.8 12L18 15.4", 1.8),
    )
    yield _symbol("g-since", _line("M2 12H12", 2.3), _fill("M11 4.4L22.4 12L11 19.6Z"))
    yield _symbol(
        "g-known-now",
        _line("M1.6 12H11", 2, "2.5 1.9"),
        _fill("M11.6 5.2L21.8 12L11.6 18.8Z", _PAPER),
        _line("M11.6 5.2L21.8 12L11.6 18.8Z", 1.7),
    )
    yield _symbol("g-unchanged", _line("M3.6 9H20.4M3.6 15H20.4", 2.4))
    yield _symbol("g-firm", _line("M6 2V22", 3), _fill("M6 2.6H20V12H6Z"))
    yield _symbol(
        "g-soft",
        _line("M6 2V22", 2.2, "4 2.6"),
        _line("M7 4H19.5V11.4H7", 1.6, "3 2.1"),
    )
    yield _symbol(
        "g-random",
        _line("M6 2.4V22", 2.6, "0.1 3.9"),
        _line("M9.2 4H19.5V11.4H9.2", 1.4),
    )
    yield _symbol("g-window", _line("M2.6 7.4H21.4V16.6H2.6Z", 1.8))
    yield _symbol(
        "g-range",
        _line("M3 12H45M3 7V17M45 7V17", 1.7),
        _fill("M14 7.4H34V16.6H14Z"),
        _line("M22.5 6V18", 2.6, colour=_PAPER),
        box="0 0 48 24",
    )
    yield _symbol(
        "g-rival",
        _line("M8 5.5H4V18.5H8", 1.7),
        _fill("M11 2.6H20V8.4H11Z"),
        _line("M11.6 16.2H19.4V21.2H11.6Z", 1.6),
    )
    yield _symbol(
        "g-computed",
        _line("M7 3.4H3.4V20.6H7M17 3.4H20.6V20.6H17", 1.5),
        _line("M8 9.8H16M8 14.4H16", 2),
    )


def _answers() -> Iterable[tuple[str, Markup]]:
    for meaning in ANSWERS:
        yield _symbol(f"g-{meaning}", *_answer(meaning, ""))
        for ground in GROUNDS:
            yield _symbol(f"g-{meaning}-{ground}", *_answer(meaning, ground))


SYMBOLS: dict[str, Markup] = dict([*_answers(), *_grounds(), *_others()])

LOGO = el(
    "symbol",
    el("circle", cx=14, cy=12, r=10, fill="none", stroke=_INK, stroke_width=1.8),
    el("circle", cx=26, cy=12, r=10, fill="none", stroke=_INK, stroke_width=1.8),
    _fill("M20 4A10 10 0 0 1 20 20A10 10 0 0 1 20 4Z"),
    id="logo",
    viewbox="0 0 40 24",
)

HATCH = el(
    "pattern",
    el("rect", width=1.3, height=5, fill="var(--ink-2)"),
    id="hatch",
    width=5,
    height=5,
    patternunits="userSpaceOnUse",
    patterntransform="rotate(45)",
)
