"""2.2 Key judgements: each a sentence, its confidence, who disagrees, what it rests on."""

from __future__ import annotations

from winset.results import Result, Row, Table
from winset.views.brief.citing import spans_of
from winset.views.brief.ladders import blocking
from winset.views.brief.matrix_packages import terms_of
from winset.views.brief.near import near_misses
from winset.views.brief.stamina import pressure, stamina
from winset.views.brief.timetable import timetable
from winset.views.brief.writing import Writing
from winset.views.document import (
    Block,
    Bullets,
    Judgement,
    Paragraph,
    Section,
    Sentence,
    Spans,
    Text,
)

# The six standard judgements and the lens each waits for.
OPENERS = 3
LATER = (
    ("near-misses", "deals"),
    ("timetable", "calendar"),
    ("pressure", "endurance"),
    ("stamina", "endurance"),
    ("durability", "forecast"),
)


def judgements(writing: Writing) -> Section:
    """The judgement the positions allow, and for each other one which reading it waits for."""
    result = writing.material.result("positions")
    blocks: list[Block] = []
    if result is not None and (found := _blockers(writing, result)) is not None:
        blocks.append(found)
    deals = writing.material.result("deals")
    if deals is not None and (near := near_misses(writing, deals)) is not None:
        blocks.append(near)
    calendar = writing.material.result("calendar")
    if calendar is not None and (late := timetable(writing, calendar)) is not None:
        blocks.append(late)
    endurance = writing.material.result("endurance")
    if endurance is not None:
        squeeze = pressure(writing, endurance)
        blocks += [squeeze] if squeeze is not None else []
        blocks.append(stamina(writing, endurance))
    if result is None:
        blocks.append(Bullets((), empty=writing.gap(writing.missing("positions"))))
    waiting = [
        writing.words.fill(
            "judgements.with-lens", judgement=writing.words[f"judgements.{name}"], lens=lens
        )
        for name, lens in LATER
        if writing.material.result(lens) is None
        and lens not in (*writing.material.failures, "forecast")
    ]
    failed = [lens for _, lens in LATER if lens in writing.material.failures]
    blocks += [Paragraph((writing.gap(writing.missing(lens)),)) for lens in dict.fromkeys(failed)]
    if waiting:
        said = writing.words.fill("judgements.waits", listed=writing.listed(waiting))
        blocks.append(Paragraph((writing.gap(said),), fine=True))
    return Section("judgements", writing.words["judgements.title"], tuple(blocks), page=1)


def _blockers(writing: Writing, result: Result) -> Judgement | None:
    """KJ1: on the issues that block most, how many settlements nobody at the table refuses."""
    issues = blocking(writing, result)[:2]
    if not issues:
        return None
    overlap = result.table("overlap")
    rows = [overlap.row(f"issues.{issue}") for issue in issues]
    tried = _tried(writing)
    spans = spans_of(
        writing.words["judgements.blockers-say"],
        parts=_left_open(writing, overlap, dict(zip(issues, rows, strict=True))),
        cite=(writing.citing.computed("positions", "overlap"),),
        tried=tried,
    )
    claims = tuple(dict.fromkeys(c for row in rows for c in row.claims))
    results = tuple(f"positions overlap {row.cells[0]}" for row in rows)
    sentence = Sentence(("P", "M"), spans, claims, results, writing.material.view, "declared")
    return Judgement(
        id="kj-blockers",
        label="KJ1",
        sentence=sentence,
        confidence=_confidence(writing, result, issues[0]),
        rests_on=writing.citing.both_sides(claims)[:4],
        dissent=_dissent(writing, result, issues),
    )


def _left_open(writing: Writing, overlap: Table, rows: dict[str, Row]) -> str:
    """How many settlements of each issue nobody at the table refuses."""
    if all(row.cells[overlap.index("refused-by-none")] == 0 for row in rows.values()):
        names = writing.listed([writing.labels.issue(issue) for issue in rows])
        return writing.words.fill("judgements.closed", issues=names)
    parts = [
        writing.words.fill(
            "judgements.open",
            issue=writing.labels.issue(issue),
            open=str(row.cells[overlap.index("refused-by-none")]),
            rungs=str(row.cells[overlap.index("rungs")]),
        )
        for issue, row in rows.items()
    ]
    said = writing.page["joins.semicolon"].join(parts)
    return said[:1].upper() + said[1:]


def _tried(writing: Writing) -> Spans:
    """How many single changes of a consent were tried, and which open a package."""
    deals = writing.material.result("deals")
    if deals is None:
        return ()
    counted = deals.table("flips-counted")
    row = next((r for r in counted.rows if r.cells[0] == "consent"), None)
    if row is None:
        return ()
    opening = row.cells[counted.index("opening")]
    template = writing.words.fill(
        "judgements.tried" if opening else "judgements.tried-none",
        tried=str(row.cells[counted.index("tried")]),
        opening=str(opening),
        listed=writing.page["joins.semicolon"].join(_opening(writing, deals)),
        cite="{cite}",
    )
    return spans_of(template, cite=(writing.citing.computed("deals", "flips-counted"),))


def _opening(writing: Writing, deals: Result) -> list[str]:
    """Each consent that alone opens a package, at the lowest strength at which it does."""
    singles = deals.table("single-consents")
    parts: dict[tuple[object, ...], str] = {}
    for row in singles.rows:
        cells = dict(zip((c.name for c in singles.columns), row.cells, strict=True))
        said = writing.words.fill(
            "judgements.tried-one",
            terms=terms_of(writing, cells["terms"]),
            party=writing.labels.actor(str(cells["party"])),
            role=writing.labels.word(f"role-{cells['role']}"),
            strength=writing.labels.word(str(cells["strength"])),
        )
        parts.setdefault((cells["package"], cells["party"], cells["role"]), said)
    return list(parts.values())[:OPENERS]


def _confidence(writing: Writing, result: Result, issue: str) -> Sentence:
    """The level and its reason, from the cells the judgement used."""
    overlap = result.table("overlap")
    row = overlap.row(f"issues.{issue}")
    numbers = {
        name: str(row.cells[overlap.index(name)])
        for name in ("inferred", "assumed", "unsaid", "cells")
    }
    level = str(row.cells[overlap.index("confidence")])
    said = writing.words.fill(
        "judgements.confidence", level=writing.labels.word(f"confidence-{level}"), **numbers
    )
    return Sentence(("K",), (Text(said),), results=(f"positions overlap issues.{issue}",))


def _dissent(writing: Writing, result: Result, issues: list[str]) -> tuple[Sentence, ...]:
    """Who sees a line give way that is drawn as firm: the soft readings on these issues."""
    stances = result.table("stances")
    table = writing.material.case.case.table
    found = []
    for row in stances.rows:
        could = row.cells[stances.index("could-accept")]
        if row.cells[1] not in issues or row.cells[2] not in table or could is None:
            continue
        record = writing.record_at(str(could))
        if record is None or record.stands_as == "assumed":
            continue
        claims = tuple(c.text for c in record.rests_on)
        spans = spans_of(
            writing.words["judgements.soft"],
            actor=writing.labels.actor(str(row.cells[2])),
            what=writing.labels.at(str(could)),
            issue=writing.labels.issue(str(row.cells[1])),
            cites=writing.citing.both_sides(claims)[:2],
        )
        found.append(Sentence(("D",), spans, claims, (f"positions stances {row.cells[0]}",)))
    return tuple(found[:1])


def likelihood(writing: Writing) -> Section:
    """The likelihood box: until the forecast can fill it, one line says what is missing."""
    words = writing.words
    gap = writing.gap(words["likely.none"])
    return Section(
        "likely", words["likely.title"], (Paragraph((gap,), fine=True),), page=1, style="line"
    )
