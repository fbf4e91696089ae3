"""Which pictures can the report draw, and from what data?

A chart holds dates and addresses, never co-ordinates. Each also gives its data as a table.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from winset.views.document.sentences import Sentence
from winset.views.document.spans import Cite, Ground, Spans


@dataclass(frozen=True, slots=True)
class Rung:
    """One settlement of an ordered issue; ``short`` is the label where room is narrow."""

    id: str
    label: str
    short: str = ""


@dataclass(frozen=True, slots=True)
class LadderParty:
    """A column: the code that stands on the hue, the name for readers, the place in ``case.table``
    (0 = first), which picks the hue."""

    id: str
    code: str
    name: str
    order: int


@dataclass(frozen=True, slots=True)
class Stand:
    """A party accepts neighbouring ``rungs``: a dated position with its channel and citations.

    ``when`` and ``channel`` are printed words ("24 Dec", "text"). With a ``condition`` the mark is
    open to the right and lies on top of the hatch it would open. ``rival`` marks of one party are
    joined by a bracket.
    """

    party: str
    rungs: tuple[str, ...]
    when: str
    ground: Ground
    channel: str = ""
    cites: tuple[Cite, ...] = ()
    condition: str = ""
    rival: bool = False


@dataclass(frozen=True, slots=True)
class Refusal:
    """A party refuses ``rungs``: hatch, and for a red line a bar at the last rung tolerated."""

    party: str
    rungs: tuple[str, ...]
    ground: Ground
    when: str = ""
    channel: str = ""
    cites: tuple[Cite, ...] = ()
    red_line: bool = True


@dataclass(frozen=True, slots=True)
class Move:
    """A party stood at ``origin`` (empty ring) and moved to ``to``: a solid arrow if it happened
    since the earlier date, a hollow and broken one if it happened before and is known only now."""

    party: str
    origin: str
    to: str
    when: str
    channel: str = ""
    cites: tuple[Cite, ...] = ()
    known_only_now: bool = False


@dataclass(frozen=True, slots=True)
class LadderChart:
    """Who stands where on one issue. Rungs run from top to bottom. Every rung that a party neither
    accepts nor refuses is drawn as silence by the renderer: nobody has to list the gaps."""

    id: str
    title: Sentence
    issue: str
    rungs: tuple[Rung, ...]
    parties: tuple[LadderParty, ...]
    stands: tuple[Stand, ...] = ()
    refusals: tuple[Refusal, ...] = ()
    moves: tuple[Move, ...] = ()


@dataclass(frozen=True, slots=True)
class Pole:
    """A date that somebody set; ``source`` is the line of small print beside it."""

    id: str
    label: str
    day: date
    kind: Literal["firm", "soft", "random"]
    source: str = ""
    cites: tuple[Cite, ...] = ()
    contested: bool = False


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of time from ``start`` to ``end``; ``latest`` draws a whisker to the last possible
    end. Solid box if set by somebody or by a rule, broken if soft or inferred."""

    id: str
    label: str
    start: date
    end: date
    kind: Literal["set", "soft", "inferred", "computed"]
    latest: date | None = None
    source: str = ""
    cites: tuple[Cite, ...] = ()


@dataclass(frozen=True, slots=True)
class Demand:
    """Somebody's order of steps: ``then`` only after ``first``. In a circle the line is heavier."""

    first: str
    then: str
    by: str
    cites: tuple[Cite, ...] = ()
    circle: bool = False
    contested: bool = False


@dataclass(frozen=True, slots=True)
class TimeLine:
    """Which dates bind, which stretches must fit, and which steps wait for each other."""

    id: str
    title: Sentence
    start: date
    end: date
    as_of: date
    poles: tuple[Pole, ...] = ()
    windows: tuple[Window, ...] = ()
    demands: tuple[Demand, ...] = ()


@dataclass(frozen=True, slots=True)
class Strip:
    """One estimate with its 50 and 90 % ends; ``baseline`` is a plain number to compare with its
    name; ``observed`` are points that were seen. A row without estimate says why in ``missing``."""

    id: str
    label: str
    ends90: tuple[float, float] | None = None
    ends50: tuple[float, float] | None = None
    median: float | None = None
    baseline: tuple[float, float] | float | None = None
    baseline_name: str = ""
    observed: tuple[float, ...] = ()
    basis: str = ""
    missing: str = ""
    cites: tuple[Cite, ...] = ()


@dataclass(frozen=True, slots=True)
class RangeStrips:
    """Several estimates of one unit on one axis. Amounts start at zero; ``low`` above zero is for
    levels only and breaks the axis visibly."""

    id: str
    title: Sentence
    unit: str
    low: float
    high: float
    strips: tuple[Strip, ...]
    decimals: int = 0


@dataclass(frozen=True, slots=True)
class SvgFigure:
    """A picture drawn elsewhere (a Vega-Lite chart turned into SVG, a loop diagram): ``wide`` and
    ``narrow`` are complete <svg> elements without script, outside address or id; ``summary`` is its
    text: what it is, axes, main finding, each row, what is missing."""

    id: str
    title: Sentence
    wide: str
    narrow: str
    summary: str
    below: Spans = ()
