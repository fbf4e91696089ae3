"""2.3 What changed since the earlier day: at most seven rows, by effect, then date."""

from __future__ import annotations

from typing import Any

from winset.case.grammar.when import When
from winset.errors import Slip
from winset.results import Result, Row, Table
from winset.views import figures
from winset.views.brief.writing import Writing
from winset.views.document import (
    Column,
    DataTable,
    Mark,
    More,
    Paragraph,
    Section,
    Sentence,
    Spans,
    Strong,
    Text,
)
from winset.views.document import Row as PageRow

QUOTA = 5
_EFFECTS = ("harder", "easier", "shifted", "unknown")
# How many rows of each kind may stand in the brief before the rest have had theirs.
_SHARES = (
    ("moves", 2),
    ("terms", 1),
    ("tracks", 1),
    ("deadlines", 1),
    ("economy", 1),
    ("influence", 1),
    ("contested", 1),
)


def changed(writing: Writing) -> Section:
    """The section, with its table or the reason why there is none."""
    words = writing.words
    result = writing.material.result("positions")
    since = writing.material.since
    title = (
        words.fill("changed.title", day=figures.day(since, writing.language))
        if since
        else words["changed.title-none"]
    )
    columns = tuple(
        Column(id, words[f"changed.{id}"], width=width)
        for id, width in (("thing", 24), ("then", 20), ("now", 24), ("deal", 10), ("kind", 22))
    )
    if result is None or since is None:
        reason = writing.gap(
            words["changed.no-earlier"] if since is None else writing.missing("positions")
        )
        table = DataTable("changed-table", words["changed.caption"], columns, (), empty=reason)
        return Section("changed", title, (table,), page=1)
    chosen, left = _chosen(result, _quota(writing))
    rows = tuple(_page_row(writing, result, *one) for one in chosen)
    more = More(left, "chapter-positions") if left else None
    empty = None if rows else writing.gap(words["changed.nothing"])
    table = DataTable(
        "changed-table", words["changed.caption"], columns, rows, empty=empty, more=more
    )
    return Section("changed", title, (table, Paragraph(_last_line(writing, result))), page=1)


def _quota(writing: Writing) -> int:
    """A judgement more costs a row here: rows go before sources, ranges, gaps or dissent."""
    waited_for = ("deals", "calendar", "endurance", "forecast")
    return QUOTA - sum(1 for lens in waited_for if writing.material.result(lens) is not None)


def _chosen(result: Result, quota: int) -> tuple[list[tuple[str, Row]], int]:
    """The rows of the brief, and how many are left: a share for each kind, then by effect."""
    pools: dict[str, list[tuple[str, Row]]] = {}
    for row in by_subject(result.table("moves")):
        pools.setdefault("moves", []).append(("moves", row))
    changes = result.table("changes")
    for row in changes.rows:
        section = str(row.cells[changes.index("section")])
        if section in ("events", "drafts", "mandates", "levers"):
            continue
        kind = "economy" if section in ("economy", "front", "support") else section
        pools.setdefault(kind, []).append(("changes", row))
    for kind, pool in pools.items():
        pool.sort(key=lambda one: _rank(result, kind, *one))
    first = [one for kind, share in _SHARES for one in pools.get(kind, [])[:share]]
    rest = [one for kind, share in _SHARES for one in pools.get(kind, [])[share:]]
    chosen = (first + rest)[:quota]
    total = sum(len(p) for p in pools.values())
    return chosen, total - len(chosen)


def by_subject(moves: Table) -> list[Row]:
    """One move per issue and actor: the acceptance or red line before the wish."""
    best: dict[tuple[Any, Any], Row] = {}
    order = ("accepts", "red-line", "could-accept", "ideal", "salience")
    for row in moves.rows:
        what = str(row.cells[moves.index("what")])
        if row.cells[moves.index("kind")] == "unchanged-though-noisy" or what == "salience":
            continue
        key = (row.cells[1], row.cells[2])
        if key not in best or order.index(what) < order.index(
            str(best[key].cells[moves.index("what")])
        ):
            best[key] = row
    return list(best.values())


def _rank(result: Result, kind: str, table: str, row: Row) -> tuple[Any, ...]:
    """Effect on the judgements first, then how closed the issue is, then the newest."""
    if table == "moves":
        moves = result.table("moves")
        effect = _EFFECTS.index(str(row.cells[moves.index("effect")]))
        overlap = result.table("overlap")
        closed = [
            r.cells[overlap.index("refused-by-some")]
            for r in overlap.rows
            if r.cells[0] == f"issues.{row.cells[1]}"
        ]
        weight = closed[0] if closed and isinstance(closed[0], int) else 0
        known = row.cells[moves.index("then")] is None
        return (effect, known, -weight, _newest(row.cells[moves.index("date")]), str(row.cells[0]))
    changes = result.table("changes")
    subject = str(row.cells[changes.index("subject")])
    if kind == "terms":
        return (
            -_holders(result, subject.removeprefix("issues.")),
            _newest(row.cells[changes.index("date")]),
            subject,
        )
    if kind == "tracks":
        before, after = (
            _stands(result, row.cells[changes.index("then")]),
            _stands(result, row.cells[changes.index("now")]),
        )
        return (
            after in ("unknown", None),
            before == after,
            _newest(row.cells[changes.index("date")]),
            subject,
        )
    if kind == "influence":
        entries = sum(1 for r in result.table("influence").rows if r.cells[1] == subject)
        silent = row.cells[changes.index("kind")] == "gone-silent"
        return (not silent, -entries, _newest(row.cells[changes.index("date")]), subject)
    silent = row.cells[changes.index("kind")] != "gone-silent"
    fresh = row.cells[changes.index("then")] is None
    return (
        silent,
        fresh and kind != "contested",
        _newest(row.cells[changes.index("date")]),
        str(row.cells[0]),
    )


def _stands(result: Result, address: Any) -> Any:
    """How a track stood by the entry at an address."""
    if not isinstance(address, str):
        return None
    track, _, day = address.replace(".status.stands", "").partition("@")
    tracks = result.table("tracks")
    return next(
        (r.cells[tracks.index("stands")] for r in tracks.rows if r.cells[0] == f"{track}@{day}"),
        None,
    )


def _holders(result: Result, issue: str) -> int:
    """How many actors have a recorded position on an issue."""
    stances = result.table("stances")
    return sum(1 for r in stances.where(issue=issue) if r.cells[stances.index("since")] is not None)


def _newest(text: Any) -> int:
    if not isinstance(text, str):
        return 0
    try:
        first = When.parse(text).first
    except Slip:
        return 0
    return -first.toordinal() if first is not None else 0


def _page_row(writing: Writing, result: Result, table: str, row: Row) -> PageRow:
    if table == "moves":
        return _move_row(writing, result.table("moves"), row)
    return _change_row(writing, result.table("changes"), row)


def _move_row(writing: Writing, moves: Table, row: Row) -> PageRow:
    cells = dict(zip((c.name for c in moves.columns), row.cells, strict=True))
    issue, actor = str(cells["issue"]), str(cells["actor"])
    labels = writing.labels
    head = writing.words.fill(
        "changed.stance", issue=labels.issue(issue), actor=labels.actor(actor)
    )
    then = cells["then"]
    said_then: Spans = (Text(labels.at(str(then))),) if then else _unsaid(writing)
    now = writing.words.fill(f"changed.says-{cells['what']}", what=labels.at(str(cells["now"])))
    effect: Spans = (Text(writing.labels.word(f"effect-{cells['effect']}")),)
    record = writing.record_at(str(cells["now"]))
    fresh = tuple(c.text for c in record.rests_on) if record is not None else row.claims
    kind = _kind_cell(writing, str(cells["kind"]), writing.basis_at(str(cells["now"])), fresh)
    return PageRow(
        str(cells["change"]),
        (Text(head),),
        (said_then, (Text(now),), effect, kind),
        row.claims,
        (f"positions moves {cells['change']}",),
    )


def _change_row(writing: Writing, changes: Table, row: Row) -> PageRow:
    cells = dict(zip((c.name for c in changes.columns), row.cells, strict=True))
    section, subject = str(cells["section"]), str(cells["subject"])
    labels = writing.labels
    name = labels.actor(subject) if section == "influence" else labels.at(subject)
    head = writing.words.fill(f"changed.in-{section}", name=name)
    if section == "contested":
        return _denial_row(writing, row, cells)
    then: Spans = (
        (Text(_value(writing, section, str(cells["then"]))),) if cells["then"] else _unsaid(writing)
    )
    now: Spans = (
        (Text(_value(writing, section, str(cells["now"]))),) if cells["now"] else _unsaid(writing)
    )
    effect: Spans = (
        Text(
            writing.labels.word("effect-unknown" if section != "tracks" else "effect-no-evidence")
        ),
    )
    kind = _kind_cell(writing, str(cells["kind"]), str(cells["basis"]), row.claims)
    return PageRow(
        str(cells["change"]),
        (Text(head),),
        (then, now, effect, kind),
        row.claims,
        (f"positions changes {cells['change']}",),
    )


def _denial_row(writing: Writing, row: Row, cells: dict[str, Any]) -> PageRow:
    """A report and its denial stand in one cell, never one without the other."""
    labels = writing.labels
    said = writing.words.fill(
        "changed.both", report=labels.at(str(cells["then"])), denial=labels.at(str(cells["now"]))
    )
    kind = _kind_cell(
        writing, str(cells["kind"]), "denied", (str(cells["now"]).removeprefix("claims."),)
    )
    effect: Spans = (Text(labels.word("effect-unknown")),)
    head: Spans = (Text(writing.words["changed.contested"]),)
    return PageRow(
        str(cells["change"]), head, (_unsaid(writing), (Text(said),), effect, kind), row.claims
    )


def _value(writing: Writing, section: str, address: str) -> str:
    """What stands at the address, with the text it stands in or its date."""
    said = writing.labels.at(address)
    parts = address.split(".")
    if section == "terms" and len(parts) > 1:
        return writing.words.fill(
            "changed.term", what=said, draft=writing.labels.at(f"drafts.{parts[1]}")
        )
    if section == "deadlines":
        day = writing.deadline_day(parts[-1])
        return writing.words.fill("changed.clock", what=said, day=day) if day else said
    return said


def _unsaid(writing: Writing) -> Spans:
    return (Mark("unsaid", word=writing.words["changed.none-recorded"]),)


def _kind_cell(writing: Writing, kind: str, basis: str, claims: tuple[str, ...]) -> Spans:
    """The arrow of the kind, the basis in words, both sides of what is contested."""
    meaning = {"happened-since": "since", "known-only-now": "known-now", "gone-silent": "unsaid"}[
        kind
    ]
    contested = writing.citing.contested(claims)
    word = writing.labels.word("gap" if kind == "gone-silent" else basis)
    mark = Mark(meaning, word=word, also=("contested",) if contested else ())  # type: ignore[arg-type]
    return (mark, *writing.citing.both_sides(claims)[:4])


def _last_line(writing: Writing, result: Result) -> tuple[Sentence, ...]:
    """Always: what stayed the same although much reported, and which judgements changed."""
    moves = result.table("moves")
    noisy = [
        r
        for r in moves.rows
        if r.cells[moves.index("kind")] == "unchanged-though-noisy"
        and r.cells[3] in ("accepts", "red-line")
    ]
    noisy.sort(key=lambda r: (-int(r.cells[moves.index("entries")] or 0), str(r.cells[0])))  # type: ignore[arg-type]
    pairs = list(dict.fromkeys((str(r.cells[1]), str(r.cells[2])) for r in noisy))
    items = [
        writing.words.fill(
            "changed.stance", issue=writing.labels.issue(i), actor=writing.labels.actor(a)
        )
        for i, a in pairs
    ]
    listed = writing.listed(items[:3]) if items else writing.words["changed.no-items"]
    first = {(str(r.cells[1]), str(r.cells[2])): r for r in reversed(noisy)}
    claims = tuple(dict.fromkeys(c for p in pairs[:3] for c in first[p].claims[:1]))
    same: Spans = (
        Mark("unchanged", word=""),
        Strong(writing.words["changed.unchanged"]),
        Text(" " + listed),
        *writing.citing.both_sides(claims)[:4],
        Text(writing.page["joins.end"]),
    )
    own = writing.words["changed.own-judgements"]
    return (
        Sentence(("M",), same, claims, ("positions moves unchanged-though-noisy",)),
        writing.gap(own),
    )
