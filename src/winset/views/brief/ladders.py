"""2.4b Where each side stands: a ladder each for the two issues that block most."""

from __future__ import annotations

from winset.case.positions import Position
from winset.results import Result, Row, Table
from winset.views.brief.writing import Writing
from winset.views.document import (
    Beside,
    Bullets,
    LadderChart,
    LadderParty,
    Move,
    Refusal,
    Rung,
    Section,
    Sentence,
    Stand,
    Text,
)

SHOWN = 2


def ladders(writing: Writing) -> Section | Beside:
    """The two ladders side by side, or the reason why there is none."""
    title = writing.words["ladders.title"]
    result = writing.material.result("positions")
    issues = blocking(writing, result) if result is not None else []
    if result is None or not issues:
        said = writing.missing("positions") if result is None else writing.words["ladders.none"]
        return Section("ladders", title, (Bullets((), empty=writing.gap(said)),), page=2)
    sections = []
    for issue in issues[:SHOWN]:
        name = writing.words.fill("ladders.of", issue=writing.labels.issue(issue))
        sections.append(Section(f"ladder-{issue}", name, (chart(writing, result, issue),), page=2))
    if len(sections) == 1:
        return sections[0]
    return Beside(tuple(sections), (1,) * len(sections))


def blocking(writing: Writing, result: Result) -> list[str]:
    """Ordered issues: decisive for most parties at the table first, then with the largest share of
    rungs that somebody there refuses, then with fewer silent cells."""
    overlap = result.table("overlap")
    ranked = []
    for place, row in enumerate(overlap.rows):
        issue = str(row.cells[0]).removeprefix("issues.")
        if writing.material.case.issues[issue].kind != "ordered":
            continue
        refused = row.cells[overlap.index("refused-by-some")]
        unsaid, cells = row.cells[overlap.index("unsaid")], row.cells[overlap.index("cells")]
        assert isinstance(refused, int)
        assert isinstance(unsaid, int)
        assert isinstance(cells, int)
        rungs, decisive = row.cells[overlap.index("rungs")], row.cells[overlap.index("decisive")]
        assert isinstance(rungs, int)
        assert isinstance(decisive, int)
        if refused:
            ranked.append((-decisive, -refused / rungs, unsaid / cells, place, issue))
    return [issue for *_, issue in sorted(ranked)]


def chart(writing: Writing, result: Result, issue: str, prefix: str = "chart") -> LadderChart:
    """The ladder of one issue over the parties at the table; the top of the scale comes first."""
    case = writing.material.case
    record = case.issues[issue]
    rungs = tuple(
        Rung(s, writing.labels.settlement(issue, s)) for s in reversed(record.settlements)
    )
    parties = tuple(
        LadderParty(party, party, writing.labels.actor(party), order)
        for order, party in enumerate(case.case.table)
    )
    rows = [r for r in result.table("ladder").where(issue=issue) if r.cells[3] in case.case.table]
    return LadderChart(
        id=f"{prefix}-{issue}",
        title=_title(writing, result, issue),
        issue=writing.labels.issue(issue),
        rungs=rungs,
        parties=parties,
        stands=_stands(writing, issue, rows),
        refusals=_refusals(writing, issue, rows),
        moves=_moves(writing, result.table("moves"), issue),
    )


def _title(writing: Writing, result: Result, issue: str) -> Sentence:
    """How many rungs nobody at the table refuses, in one sentence with view and strength."""
    overlap = result.table("overlap")
    row = overlap.row(f"issues.{issue}")
    key = "ladders.finding"
    if not row.cells[overlap.index("refused-by-none")]:
        key = (
            "ladders.finding-none" if row.cells[overlap.index("unsaid")] else "ladders.finding-all"
        )
    said = writing.words.fill(
        key,
        open=str(row.cells[overlap.index("refused-by-none")]),
        rungs=str(row.cells[overlap.index("rungs")]),
        unsaid=str(row.cells[overlap.index("unsaid")]),
        cells=str(row.cells[overlap.index("cells")]),
    )
    cite = writing.citing.computed("positions", "overlap")
    spans = (Text(said), cite, Text(writing.page["joins.end"]))
    return Sentence(
        ("M",),
        spans,
        results=(f"positions overlap issues.{issue}",),
        view=writing.material.view,
        strength="declared",
    )


def _stands(writing: Writing, issue: str, rows: list[Row]) -> tuple[Stand, ...]:
    """Marks: what each party accepts and what sources judge it might, run by run."""
    found = []
    for (party, address, condition, soft), rungs in _grouped(writing, issue, rows):
        entry = _entry(writing, address)
        if entry is None:
            continue
        found.append(
            Stand(
                party=party,
                rungs=rungs,
                when=writing.labels.short(entry.since),
                ground=_ground(writing, entry),  # type: ignore[arg-type]
                channel=_channel(writing, entry),
                cites=writing.citing.both_sides([c.text for c in entry.rests_on])[:2],
                condition=_condition(writing, entry, soft) if condition else "",
            )
        )
    return tuple(found)


Group = tuple[str, str, bool, bool]


def _grouped(writing: Writing, issue: str, rows: list[Row]) -> list[tuple[Group, tuple[str, ...]]]:
    """(party, entry, conditional, soft) with each run of neighbouring rungs, top first."""
    order = list(reversed(writing.material.case.issues[issue].settlements))
    covers: dict[Group, list[int]] = {}
    for row in rows:
        _, _, settlement, party, state, _, entry, condition, soft, soft_if = row.cells
        place = order.index(str(settlement).partition(".")[2])
        if state in ("accepts", "accepts-if"):
            covers.setdefault((str(party), str(entry), condition is not None, False), []).append(
                place
            )
        if soft is not None and state not in ("accepts",):
            covers.setdefault((str(party), str(soft), soft_if is not None, True), []).append(place)
    return [
        (group, tuple(order[p] for p in run))
        for group, places in covers.items()
        for run in _runs(sorted(places))
    ]


def _runs(places: list[int]) -> list[list[int]]:
    runs: list[list[int]] = []
    for place in places:
        if runs and runs[-1][-1] == place - 1:
            runs[-1].append(place)
        else:
            runs.append([place])
    return runs


def _refusals(writing: Writing, issue: str, rows: list[Row]) -> tuple[Refusal, ...]:
    order = list(reversed(writing.material.case.issues[issue].settlements))
    covers: dict[tuple[str, str, bool], list[int]] = {}
    for row in rows:
        _, _, settlement, party, state, red, entry, *_ = row.cells
        if state == "refuses":
            key = (str(party), str(entry), red is not None)
            covers.setdefault(key, []).append(order.index(str(settlement).partition(".")[2]))
    return tuple(
        _refusal(writing, party, line, red_line, tuple(order[p] for p in run))
        for (party, address, red_line), places in covers.items()
        if (line := _entry(writing, address)) is not None
        for run in _runs(sorted(places))
    )


def _refusal(
    writing: Writing, party: str, entry: Position, red_line: bool, rungs: tuple[str, ...]
) -> Refusal:
    """Hatch; only a red line says when, where and on what source. What lies merely outside of what
    somebody accepts is refused by our rule, not in words: it is drawn as inferred."""
    cites = writing.citing.both_sides([c.text for c in entry.rests_on])[:2]
    return Refusal(
        party=party,
        rungs=rungs,
        ground=_line(writing, entry) if red_line else "inferred",  # type: ignore[arg-type]
        when=writing.labels.short(entry.since) if red_line else "",
        channel=_channel(writing, entry) if red_line else "",
        cites=cites if red_line else (),
        red_line=red_line,
    )


def _moves(writing: Writing, table: Table, issue: str) -> tuple[Move, ...]:
    """Arrows from the rung a party stood on to the one it stands on."""
    found = []
    settlements = writing.material.case.issues[issue].settlements
    for row in table.where(issue=issue, what="accepts"):
        cells = dict(zip((c.name for c in table.columns), row.cells, strict=True))
        if cells["actor"] not in writing.material.case.case.table or cells["then"] is None:
            continue
        then, now = _entry(writing, str(cells["then"])), _entry(writing, str(cells["now"]))
        origin, to = _single(then), _single(now)
        if then is None or origin not in settlements or to not in settlements or origin == to:
            continue
        found.append(
            Move(
                party=str(cells["actor"]),
                origin=origin,
                to=to,
                when=writing.labels.short(then.since),
                channel=_channel(writing, then),
                cites=writing.citing.cites([c.text for c in then.rests_on], limit=1),
                known_only_now=cells["kind"] == "known-only-now",
            )
        )
    return tuple(found)


def _single(entry: Position | None) -> str:
    """The one rung an entry names; nothing when it names a stretch or several."""
    if entry is None or entry.accepts is None or len(entry.accepts.alternatives) != 1:
        return ""
    only = entry.accepts.alternatives[0]
    return only.ends[0] if only.stretch == "is" else ""


def _entry(writing: Writing, address: str) -> Position | None:
    record = writing.record_at(address)
    return record if isinstance(record, Position) else None


def _ground(writing: Writing, entry: Position) -> str:
    """The outline of a mark: a text shows more than a word, a source's inference less."""
    cites = [c.text for c in entry.rests_on]
    if writing.citing.contested(cites):
        return "contested"
    if entry.channel in ("text", "deed") and entry.stands_as in ("stated", "reported"):
        return "text"
    return writing.ground_of[entry.stands_as]


def _channel(writing: Writing, entry: Position) -> str:
    return writing.labels.word(f"channel-{entry.channel}") if entry.channel else ""


def _line(writing: Writing, entry: Position) -> str:
    if entry.line is not None:
        return {"declared": "declared", "legal": "legal", "text": "text", "inferred": "inferred"}[
            entry.line
        ]
    return _ground(writing, entry)


def _condition(writing: Writing, entry: Position, soft: bool) -> str:
    chosen = entry.could_accept if soft else entry.accepts
    assert chosen is not None
    found = [a.condition for a in chosen.alternatives if a.condition is not None]
    return writing.labels.condition_short(found[0]) if found else ""
