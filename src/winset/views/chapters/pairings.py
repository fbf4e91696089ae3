"""Which settlement of one issue has been put together with which of another, by whom, and when?

Rows and columns are the whole scales of the two issues, so that what nobody ever paired is seen as
well: it stands in brackets.
"""

from __future__ import annotations

from winset.results import Cell, Result
from winset.results import Row as TableRow
from winset.views.brief.citing import spans_of
from winset.views.brief.reading import count, named, several, short
from winset.views.brief.writing import Writing
from winset.views.document import Column, DataTable, Mark, Row, Sentence, Span, Spans, Text

LENS = "deals"
Pair = tuple[str, str]


def pairings(writing: Writing, result: Result) -> DataTable:
    """One issue's settlements as rows, the other's as columns; each pairing with who and when."""
    own, table = writing.own(LENS), result.table("exchanges")
    found: dict[Pair, list[tuple[dict[str, Cell], TableRow]]] = {}
    for row in table.rows:
        cells = named(table, row)
        for first in several(cells["first"]):
            for second in several(cells["second"]):
                found.setdefault((first, second), []).append((cells, row))
    first, second = _issues(found)
    if not first:
        columns: tuple[Column, ...] = (Column("settlement", own["pictures.settlement"]),)
        empty = writing.gap(own["pictures.no-pairing"])
        return DataTable("deals-pairings", "", columns, (), empty=empty)
    across = _scale(writing, second, [pair[1] for pair in found])
    down = _scale(writing, first, [pair[0] for pair in found])
    columns = (
        Column("settlement", writing.labels.issue(first), width=14),
        *(Column(s, writing.labels.settlement(second, s)) for s in across),
    )
    rows = tuple(
        Row(
            settlement,
            (Text(writing.labels.settlement(first, settlement)),),
            tuple(
                _cell(writing, found.get((f"{first}.{settlement}", f"{second}.{other}"), []))
                for other in across
            ),
            results=tuple(
                f"{LENS} exchanges {row.cells[0]}"
                for (one, _), pairs in found.items()
                if one == f"{first}.{settlement}"
                for _, row in pairs
            ),
        )
        for settlement in down
    )
    caption = own.fill(
        "pictures.pairings-caption",
        first=writing.labels.issue(first),
        second=writing.labels.issue(second),
    )
    return DataTable("deals-pairings", caption, columns, rows)


def pairings_told(writing: Writing, result: Result) -> Sentence | None:
    """How many of the pairs anybody has put together, and which one most often."""
    own, ladder = writing.own(LENS), result.table("exchange-ladder")
    if not ladder.rows:
        return None
    cells = [named(ladder, row) for row in ladder.rows]
    most = max(cells, key=lambda c: count(c["pairings"]))
    terms = [part.partition("=") for part in str(most["package"]).split(", ")]
    scales = [_scale(writing, issue, [f"{issue}.{s}"]) for issue, _, s in terms]
    template = own.fill(
        "pictures.pairings-finding",
        paired=len(cells),
        all=len(scales[0]) * len(scales[-1]),
        most=" + ".join(writing.labels.settlement(issue, s) for issue, _, s in terms),
        times=count(most["pairings"]),
        when=writing.page["joins.to"].join(
            dict.fromkeys(short(writing, str(most[end])) for end in ("first-date", "last-date"))
        ),
        cite="{cite}",
    )
    spans = spans_of(template, cite=(writing.citing.computed(LENS, "exchange-ladder"),))
    keys = tuple(f"{LENS} exchange-ladder {row.cells[0]}" for row in ladder.rows)
    return Sentence(("M",), spans, results=keys, view=writing.material.view)


def _issues(found: dict[Pair, list[tuple[dict[str, Cell], TableRow]]]) -> Pair:
    for first, second in found:
        return first.partition(".")[0], second.partition(".")[0]
    return "", ""


def _scale(writing: Writing, issue: str, named_: list[str]) -> tuple[str, ...]:
    """All settlements of an issue in the order of its scale; without a scale the paired ones."""
    record = writing.material.case.issues.get(issue)
    if record is not None and record.settlements:
        return record.settlements
    return tuple(dict.fromkeys(one.partition(".")[2] for one in named_))


def _cell(writing: Writing, pairs: list[tuple[dict[str, Cell], TableRow]]) -> Spans:
    """Who put the two together, in what, when; brackets where nobody did."""
    if not pairs:
        return (Mark("unsaid", word=writing.own(LENS)["pictures.nobody-paired"]),)
    found: list[Span] = []
    for cells, row in pairs:
        if found:
            found.append(Text(writing.page["joins.semicolon"]))
        found.append(Text(_told(writing, cells)))
        cites = writing.citing.both_sides(row.claims)[:2]
        if cites:
            found.extend((Text(writing.page["joins.space"]), *cites))
    return tuple(found)


def _told(writing: Writing, cells: dict[str, Cell]) -> str:
    own = writing.own(LENS)
    by = [writing.labels.actor(a) for a in several(cells["by"])]
    kind = own[f"pictures.paired.{cells['kind']}"]
    if cells["basis"] == "assumed":
        kind += writing.page["joins.comma"] + writing.page["grounds.assumed"]
    when = short(writing, str(cells["date"]))
    said = own.fill("pictures.paired-in", kind=kind, when=when)
    return writing.listed(by) + writing.page["joins.comma"] + said if by else said
