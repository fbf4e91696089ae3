"""What else is new since the earlier day: texts, events, levers, clocks, figures, denials?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from winset.case.case import Case
from winset.case.drafts import Draft
from winset.case.quantities import Observation, Quantity
from winset.case.record import Record
from winset.case.who import Influence
from winset.results import Column, Row, Table

Kind = Literal["happened-since", "known-only-now", "gone-silent"]

COLUMNS = (
    Column("change", "key"),
    Column("section", "word"),
    Column("subject", "address"),
    Column("then", "text-at"),
    Column("now", "text-at"),
    Column("kind", "word"),
    Column("date", "date"),
    Column("basis", "word"),
)


@dataclass(frozen=True, slots=True)
class Change:
    """One record that is new, or a value that has a newer one."""

    section: str
    subject: str
    then: str | None
    now: str | None
    kind: Kind
    day: str | None
    record: Record


def changes(then: Case, now: Case, since: date, today: date) -> tuple[Change, ...]:
    """Everything but positions that differs between the two views, section by section."""
    return (
        *_terms(then, now, since),
        *_new("drafts", then.drafts, now.drafts, since),
        *_new("events", then.events, now.events, since),
        *_new("levers", then.levers, now.levers, since),
        *_clocks(then, now, since),
        *_tracks(then, now, since),
        *_influence(then, now, since),
        *_mandates(then, now, since),
        *_figures(then, now, since),
        *_contested(then, now, since),
    )


def table(found: tuple[Change, ...]) -> Table:
    """The changes as a table."""
    rows = []
    for change in found:
        cells = (
            _key(change),
            change.section,
            change.subject,
            change.then,
            change.now,
            change.kind,
            change.day,
            change.record.stands_as,
        )
        cites = tuple(dict.fromkeys(c.text for c in change.record.rests_on))
        rows.append(Row(cells, tuple(a for a in (change.then, change.now) if a), cites))
    return Table("changes", COLUMNS, tuple(rows))


def _key(change: Change) -> str:
    """The row's key: the address, after the section when the address does not begin with it."""
    same = change.subject.startswith(f"{change.section}.")
    return change.subject if same else f"{change.section}.{change.subject}"


def _kind(record: Record, since: date) -> Kind:
    """A fact dated after the earlier day happened since; any other is known only now."""
    own = record.own_date
    first = own.first if own is not None else None
    return "happened-since" if first is not None and first > since else "known-only-now"


def _day(record: Record) -> str | None:
    return record.own_date.text if record.own_date is not None else None


def _new(
    section: str, then: Mapping[str, Record], now: Mapping[str, Record], since: date
) -> Iterator[Change]:
    for id, record in now.items():
        if id not in then:
            address = f"{section}.{id}"
            yield Change(
                section, address, None, address, _kind(record, since), _day(record), record
            )


def _terms(then: Case, now: Case, since: date) -> Iterator[Change]:
    """Issues whose newest text says something else than the text before it.

    That is the nearest of those it was made from that was known then and settles the issue; without
    one, the newest of then.
    """
    for issue in now.issues:
        after = _latest(now, issue)
        if after is None or after == _latest(then, issue):
            continue
        before = _forebear(then, now, issue, after[0]) or _latest(then, issue)
        if before is not None and _said(now, before) == _said(now, after):
            continue
        texts = [d for d in now.drafts.values() if any(c.sets == issue for c in d.clauses)]
        if before is None and len(texts) < 2:
            continue
        draft = now.drafts[after[0]]
        yield Change(
            "terms",
            f"issues.{issue}",
            _clause(before),
            _clause(after),
            _kind(draft, since),
            draft.date.text,
            draft,
        )


def _forebear(then: Case, now: Case, issue: str, id: str) -> tuple[str, str] | None:
    """The clause on the issue in the nearest forebear of a text that was known then."""
    queue, seen = [id], {id}
    while queue:
        made_from = [d.draft for d in now.drafts[queue.pop(0)].derives_from]
        for other in made_from:
            if clauses := _clauses_on(then, other, issue):
                return other, clauses[-1]
        queue += [other for other in made_from if other not in seen]
        seen.update(made_from)
    return None


def _clauses_on(case: Case, id: str, issue: str) -> list[str]:
    """The names of a text's clauses that settle the issue."""
    draft = case.drafts.get(id)
    if draft is None:
        return []
    named = zip(draft.clauses, draft.clause_names(), strict=True)
    return [name for clause, name in named if clause.sets == issue]


def _latest(case: Case, issue: str) -> tuple[str, str] | None:
    """The newest text with a clause on the issue, and the clause's name."""
    found = [
        (draft.date.last or date.min, id, name)
        for id, draft in case.drafts.items()
        for name in _clauses_on(case, id, issue)
    ]
    return max(found, key=lambda f: f[0])[1:] if found else None


def _clause(found: tuple[str, str] | None) -> str | None:
    return f"drafts.{found[0]}.clauses.{found[1]}" if found is not None else None


def _said(case: Case, found: tuple[str, str]) -> str:
    draft: Draft = case.drafts[found[0]]
    return str(draft.clauses[draft.clause_names().index(found[1])].to)


def _clocks(then: Case, now: Case, since: date) -> Iterator[Change]:
    """Deadlines that somebody set, or that became known."""
    for id, deadline in now.calendar.deadlines.items():
        if id not in then.calendar.deadlines:
            address = f"calendar.deadlines.{id}"
            yield Change(
                "deadlines",
                address,
                None,
                address,
                _kind(deadline, since),
                _day(deadline),
                deadline,
            )


def _tracks(then: Case, now: Case, since: date) -> Iterator[Change]:
    for id, track in now.tracks.items():
        if not track.status:
            continue
        newest = max(track.status, key=lambda s: s.since.first or date.min)
        before = then.tracks[id].status if id in then.tracks else ()
        old = max(before, key=lambda s: s.since.first or date.min) if before else None
        if old is not None and old.since.text == newest.since.text:
            continue
        yield Change(
            "tracks",
            f"tracks.{id}",
            f"tracks.{id}.status.stands@{old.since.text}" if old else None,
            f"tracks.{id}.status.stands@{newest.since.text}",
            _kind(newest, since),
            newest.since.text,
            newest,
        )


def _influence(then: Case, now: Case, since: date) -> Iterator[Change]:
    """Whose influence went another way, or of whom nothing is heard any more."""
    for party, record in now.parties.items():
        for id in (party, *record.constituencies):
            holder = record if id == party else record.constituencies[id]
            if not holder.influence:
                continue
            newest = max(holder.influence, key=lambda i: i.since.first or date.min)
            before = _influences(then, party, id)
            old = max(before, key=lambda i: i.since.first or date.min) if before else None
            if old is not None and old.since.text == newest.since.text and old.goes == newest.goes:
                continue
            kind: Kind = "gone-silent" if newest.goes == "unknown" else _kind(newest, since)
            yield Change(
                "influence",
                id,
                f"{id}.influence.goes@{old.since.text}" if old else None,
                f"{id}.influence.goes@{newest.since.text}",
                kind,
                newest.since.text,
                newest,
            )


def _influences(case: Case, party: str, id: str) -> tuple[Influence, ...]:
    if party not in case.parties:
        return ()
    if id == party:
        return case.parties[party].influence
    people = case.parties[party].constituencies
    return people[id].influence if id in people else ()


def _mandates(then: Case, now: Case, since: date) -> Iterator[Change]:
    yield from _new("mandates", then.mandates, now.mandates, since)


def _figures(then: Case, now: Case, since: date) -> Iterator[Change]:
    """Quantities with a newer observation by the counter that the lenses use."""
    for section in ("economy", "front", "support"):
        old_section, new_section = getattr(then, section), getattr(now, section)
        for id, quantity in new_section.items():
            newest = _observed(quantity)
            if newest is None:
                continue
            old = _observed(old_section[id]) if id in old_section else None
            if old is not None and old.at.text == newest.at.text and old.by == newest.by:
                continue
            path = f"{section}.{id}"
            yield Change(
                section,
                path,
                _figure(path, old) if old else None,
                _figure(path, newest),
                _kind(newest, since),
                newest.at.text,
                newest,
            )


def _figure(path: str, counted: Observation) -> str:
    """The address of a counter's figure of a day."""
    counter = f".{counted.by}" if counted.by is not None else ""
    return f"{path}.observed{counter}.value@{counted.at.text}"


def _observed(quantity: Quantity) -> Observation | None:
    """The newest observation by the counter in use, or by anybody when none is named."""
    used = [o for o in quantity.observed if quantity.use is None or o.by == quantity.use] or list(
        quantity.observed
    )
    return max(used, key=lambda o: o.at.last or date.min) if used else None


def _contested(then: Case, now: Case, since: date) -> Iterator[Change]:
    """Denials and contradictions that are new."""
    for id, claim in now.claims.items():
        if id not in then.claims and (claim.denies or claim.contradicts):
            target = (*claim.denies, *claim.contradicts)[0]
            yield Change(
                "contested",
                f"claims.{id}",
                f"claims.{target}",
                f"claims.{id}",
                _kind(claim, since),
                _day(claim),
                claim,
            )
