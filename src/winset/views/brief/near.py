"""KJ2: which packages lack one recorded consent, whose, and on what does that rest?"""

from __future__ import annotations

from winset.results import Result, Row, Table
from winset.views.brief.citing import spans_of
from winset.views.brief.writing import Writing
from winset.views.document import Judgement, Sentence, Text

SHOWN = 2


def near_misses(writing: Writing, result: Result) -> Judgement | None:
    """The packages that lack one consent, with the count of stated and unsaid others."""
    table = result.table("near-misses")
    rows = _one_a_package(table)
    if not rows:
        return None
    parts = [_part(writing, table, row) for row in rows[:SHOWN]]
    spans = spans_of(
        writing.words["judgements.near"],
        listed=writing.page["joins.semicolon"].join(parts),
        cite=(writing.citing.computed("deals", "near-misses"),),
    )
    claims = tuple(dict.fromkeys(c for row in rows[:SHOWN] for c in row.claims))
    results = tuple(f"deals near-misses {row.cells[0]}" for row in rows[:SHOWN])
    return Judgement(
        id="kj-near-misses",
        label="KJ2",
        sentence=Sentence(
            ("M",), spans, claims, results, writing.material.view, "declared, assessed"
        ),
        confidence=_confidence(writing, table, rows[:SHOWN]),
        rests_on=writing.citing.both_sides(claims)[:4],
        dissent=_soft(writing, table, rows[:SHOWN]),
    )


def _one_a_package(table: Table) -> list[Row]:
    """The near misses that lack one consent, each package once: at the lower strength first."""
    found: dict[object, Row] = {}
    for row in table.rows:
        if row.cells[table.index("lacking")] == 1:
            found.setdefault(row.cells[table.index("package")], row)
    return list(found.values())


def _part(writing: Writing, table: Table, row: Row) -> str:
    cells = dict(zip((c.name for c in table.columns), row.cells, strict=True))
    terms = cells["terms"]
    assert isinstance(terms, tuple)
    return writing.words.fill(
        "judgements.near-one",
        terms=" + ".join(writing.labels.settlement(*str(t).split(".", 1)) for t in terms),
        strength=writing.labels.word(str(cells["strength"])),
        party=writing.labels.actor(str(cells["party"])),
        role=writing.labels.word(f"role-{cells['role']}"),
        unsaid=str(cells["unsaid-without"]),
        said=_count(row, table, "stated") + _count(row, table, "reported"),
        **{name: str(cells[name]) for name in ("others", "inferred", "assumed")},
    )


def _confidence(writing: Writing, table: Table, rows: list[Row]) -> Sentence:
    """Low once an assumption is used or somebody is silent; high only when all is stated."""
    names = ("others", "inferred", "assumed", "unsaid", "unsaid-without")
    totals = {name: sum(_count(row, table, name) for row in rows) for name in names}
    silent = max(totals["unsaid"], totals["unsaid-without"])
    level = "low" if totals["assumed"] or silent else "moderate" if totals["inferred"] else "high"
    said = writing.words.fill(
        "judgements.near-confidence",
        level=writing.labels.word(f"confidence-{level}"),
        assumed=totals["assumed"],
        inferred=totals["inferred"],
        unsaid=silent,
        cells=totals["others"],
    )
    return Sentence(
        ("K",), (Text(said),), results=tuple(f"deals near-misses {row.cells[0]}" for row in rows)
    )


def _count(row: Row, table: Table, name: str) -> int:
    value = row.cells[table.index(name)]
    return value if isinstance(value, int) else 0


def _soft(writing: Writing, table: Table, rows: list[Row]) -> tuple[Sentence, ...]:
    """Where a near miss stands on soft readings, how many and whose."""
    found = []
    for row in rows:
        n = _count(row, table, "soft-readings")
        who = row.cells[table.index("soft-by")]
        if n and isinstance(who, tuple):
            names = writing.listed([writing.labels.actor(str(w)) for w in who])
            said = writing.words.fill("judgements.near-soft", n=n, who=names)
            found.append(
                Sentence(("D",), (Text(said),), row.claims, (f"deals near-misses {row.cells[0]}",))
            )
    return tuple(found)
