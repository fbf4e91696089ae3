"""Of which blocks is a section of the report built?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from winset.views.document.charts import Chart
from winset.views.document.sentences import Sentence
from winset.views.document.spans import Cite, Spans


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Sentences that run on. ``fine`` = small print under a table or figure."""

    sentences: tuple[Sentence, ...]
    fine: bool = False


@dataclass(frozen=True, slots=True)
class More:
    """What did not fit: "and n more", with a link to where it stands."""

    count: int
    target: str


@dataclass(frozen=True, slots=True)
class Bullets:
    """A short list; ``empty`` says why there is none."""

    items: tuple[Sentence, ...]
    more: More | None = None
    empty: Sentence | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its name, the unit that stands in the head, how cells align and, if need
    be, its share of the width in per cent."""

    id: str
    name: str
    unit: str = ""
    align: Literal["left", "right"] = "left"
    width: int = 0


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its header first, then one cell per further column.

    A cell is never empty: what nobody said is ``Mark("unsaid")``, what is not asked for is
    ``Mark("not-needed")``. ``claims`` and ``results`` as in a Sentence.
    """

    id: str
    head: Spans
    cells: tuple[Spans, ...]
    claims: tuple[str, ...] = ()
    results: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DataTable:
    """A table with its row header first. ``caption`` is words only (no link may stand in it).

    ``narrow``: on a phone wide tables become one card per row, ``compact`` ones stay tables.
    A table without rows keeps its head and says why in ``empty``.
    """

    id: str
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    empty: Sentence | None = None
    more: More | None = None
    narrow: Literal["cards", "compact"] = "cards"


@dataclass(frozen=True, slots=True)
class KeyOfMarks:
    """The legend: the renderer lists the marks that occur in the same brief or chapter."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """A key judgement: one sentence, then its confidence, who disagrees, and what it rests on."""

    id: str
    label: str
    sentence: Sentence
    confidence: Sentence
    rests_on: tuple[Cite, ...] = ()
    dissent: tuple[Sentence, ...] = ()


@dataclass(frozen=True, slots=True)
class Definition:
    """A term and what it means here."""

    term: str
    meaning: Spans


@dataclass(frozen=True, slots=True)
class Definitions:
    """A list of terms, methods or bands."""

    items: tuple[Definition, ...]


@dataclass(frozen=True, slots=True)
class Details:
    """A long list that opens on demand on screen; print leaves it out unless ``print_open``."""

    summary: str
    blocks: tuple[Block, ...]
    print_open: bool = False


@dataclass(frozen=True, slots=True)
class Columns:
    """Blocks side by side, in the given shares of the width; one under the other when narrow."""

    parts: tuple[tuple[Block, ...], ...]
    ratio: tuple[int, ...] = ()


Block: TypeAlias = (
    Paragraph
    | Bullets
    | DataTable
    | KeyOfMarks
    | Judgement
    | Definitions
    | Details
    | Columns
    | Chart
)
