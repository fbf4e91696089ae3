"""Where on each ordered issue do the compared texts stand, and what do the parties accept there?"""

from __future__ import annotations

from winset.case.drafts import Clause
from winset.case.grammar.settlement import SettlementSet
from winset.results import Result
from winset.views.brief import ladders
from winset.views.brief.citing import spans_of
from winset.views.brief.writing import Writing
from winset.views.chapters.texts import Reading
from winset.views.document import Placed, PlacingChart, PlacingRow, Rung, Sentence

LENS = "drafts"
ENOUGH = 2
"""Texts that must settle an issue for it to get a row."""


def placing(writing: Writing, result: Result, texts: tuple[str, ...]) -> PlacingChart | None:
    """The chart; None without positions, or where no ordered issue is settled by two texts."""
    positions = writing.material.result("positions")
    if positions is None:
        return None
    read = Reading(writing, result, texts)
    rows = tuple(
        row for issue in read.issues() if (row := _row(writing, positions, read, issue)) is not None
    )
    if not rows:
        return None
    table = writing.material.case.case.table
    parties = ladders.chart(writing, positions, rows[0].id, prefix="placing").parties
    assert len(parties) == len(table)
    return PlacingChart("chart-placing", _title(writing, read, rows), parties, rows)


def _row(writing: Writing, positions: Result, read: Reading, issue: str) -> PlacingRow | None:
    record = writing.material.case.issues[issue]
    if record.kind != "ordered" or f"issues.{issue}" not in positions.table("overlap").column(
        positions.table("overlap").columns[0].name
    ):
        return None
    placed = tuple(_placed(writing, read, issue, text) for text in read.texts)
    if sum(one.says == "settled" for one in placed) < ENOUGH:
        return None
    ladder = ladders.chart(writing, positions, issue, prefix="placing")
    rungs = tuple(Rung(s, writing.labels.settlement(issue, s)) for s in record.settlements)
    name = writing.labels.issue(issue)
    return PlacingRow(issue, name, rungs, placed, ladder.stands, ladder.refusals)


def _placed(writing: Writing, read: Reading, issue: str, text: str) -> Placed:
    label = writing.labels.at(f"drafts.{text}")
    cells = read.said.get((issue, text))
    if cells is None:
        return Placed(text, label, "unknown" if text in read.unknown else "silent")
    if cells["says"] is None:
        gone = str(cells["change"]) in ("dropped", "left-out")
        return Placed(text, label, "silent" if gone else "unknown")
    clause = writing.record_at(str(cells["says"]))
    claims = tuple(c.text for c in clause.rests_on) if clause is not None else ()
    cites = writing.citing.both_sides(claims)[:2]
    chosen = clause.to if isinstance(clause, Clause) else None
    scale = writing.material.case.issues[issue].settlements
    rungs = rungs_of(chosen, scale) if chosen is not None else ()
    return Placed(text, label, "settled" if rungs else "open", rungs, cites)


def rungs_of(chosen: SettlementSet, scale: tuple[str, ...]) -> tuple[str, ...]:
    """The rungs of a scale that a set names; none where it leaves them open."""
    found: set[int] = set()
    for one in chosen.alternatives:
        ends = [scale.index(end) for end in one.ends if end in scale]
        if len(ends) != len(one.ends) or not ends:
            continue
        first, last = {
            "at least": (ends[0], len(scale) - 1),
            "above": (ends[0] + 1, len(scale) - 1),
            "at most": (0, ends[0]),
            "below": (0, ends[0] - 1),
        }.get(one.stretch, (min(ends), max(ends)))
        found.update(range(first, last + 1))
    return tuple(scale[place] for place in sorted(found))


def _title(writing: Writing, read: Reading, rows: tuple[PlacingRow, ...]) -> Sentence:
    """On how many of these issues each text settles something, and on how many of those somebody
    whose yes it needs refuses it."""
    own = writing.own(LENS)
    parts: list[str] = []
    keys: list[str] = []
    for text in read.texts:
        settled = [
            row.id for row in rows if any(p.text == text and p.says == "settled" for p in row.texts)
        ]
        refused = [issue for issue in settled if read.refusing.get((issue, text))]
        known = any(p.text == text and p.says != "unknown" for row in rows for p in row.texts)
        parts.append(
            own.fill(
                "pictures.placing-part" if known else "pictures.placing-unknown",
                draft=writing.labels.at(f"drafts.{text}"),
                settled=len(settled),
                refused=len(refused),
            )
        )
        keys.extend(
            f"{LENS} clauses {read.rows[row.id, text].cells[0]}"
            for row in rows
            if (row.id, text) in read.rows
        )
    template = own.fill(
        "pictures.placing-finding",
        issues=len(rows),
        parts=writing.page["joins.semicolon"].join(parts),
        cite="{cite}",
    )
    spans = spans_of(template, cite=(writing.citing.computed(LENS, "consents"),))
    view = writing.material.view
    return Sentence(("M",), spans, results=tuple(keys), view=view, strength="declared")
