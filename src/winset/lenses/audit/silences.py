"""What else does nobody say: of issues, people, texts, provisions, mandates?"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from winset.case.who import Constituency, Influence, Party
from winset.lenses.audit.answer import Answer, told
from winset.lenses.audit.consents import consents
from winset.lenses.audit.filling import tells
from winset.lenses.audit.ground import Ground, cites
from winset.lenses.audit.on_the_table import OnTheTable
from winset.results import Cell, Column, Finding, Row, Table

SILENCES = (
    Column("silence", "key"),
    Column("at", "address"),
    Column("kind", "word"),
    Column("actor", "actor"),
    Column("since", "date"),
    Column("effect", "number", "deciders"),
)
_TOGETHER = {
    "issue-without-position": "issues",
    "text-without-position": "issues",
    "provision-unprovided": "subjects",
}
"""Kinds told in one sentence for all, under the name of the list."""


@dataclass(frozen=True, slots=True)
class Silence:
    """One thing nobody says. ``effect`` counts what would be easier to judge if somebody did."""

    kind: str
    at: str
    effect: int
    actor: str | None = None
    since: str | None = None
    claims: tuple[str, ...] = ()


def silences(ground: Ground) -> Answer:
    """All of them, those that most turns on first."""
    found = sorted(
        (s for kind in KINDS for s in kind(ground)), key=lambda s: (-s.effect, s.kind, s.at)
    )
    rows = [
        Row((f"{s.kind}.{s.at}", s.at, s.kind, s.actor, s.since, s.effect), (s.at,), s.claims)
        for s in found
    ]
    table = Table("silences", SILENCES, tuple(rows))
    return Answer((table,), tuple(_told(found, table.rows)))


def _told(found: list[Silence], rows: tuple[Row, ...]) -> Iterator[Finding]:
    """One sentence each, or one for all of a kind, where the first stands."""
    done: set[str] = set()
    for silence, row in zip(found, rows, strict=True):
        if silence.kind not in _TOGETHER:
            yield told(silence.kind, "silences", row, _cells(silence))
        elif silence.kind not in done:
            done.add(silence.kind)
            alike = [s for s in found if s.kind == silence.kind]
            yield _together(silence.kind, alike)


def _cells(silence: Silence) -> dict[str, Cell]:
    cells: dict[str, Cell] = {"effect": silence.effect}
    if silence.actor is not None:
        cells["actor"] = silence.actor
    if silence.since is not None:
        cells["date"] = silence.since
    if silence.kind == "draft-unknown":
        cells["draft"] = silence.at.partition(".")[2]
    return cells


def _together(kind: str, alike: list[Silence]) -> Finding:
    name = _TOGETHER[kind]
    listed = tuple(s.at.partition(".")[2] if name == "issues" else s.at for s in alike)
    claims = tuple(dict.fromkeys(c for s in alike for c in s.claims))
    rows = tuple(("silences", f"{s.kind}.{s.at}") for s in alike)
    return Finding(kind, {name: listed}, claims, rows=rows)


def _positionless(ground: Ground) -> Iterator[Silence]:
    """Issues on which nobody at all has a sourced position; open texts apart."""
    on_table = OnTheTable(ground.case)
    for id, issue in ground.case.issues.items():
        entries = [e for own in ground.case.positions.get(id, {}).values() for e in own]
        if any(tells(e) and not ground.assumed(e) for e in entries):
            continue
        kind = "text-without-position" if issue.kind == "text" else "issue-without-position"
        effect = len(on_table.packages(id)) + len(on_table.texts(id))
        yield Silence(kind, f"issues.{id}", effect, claims=cites(issue))


def _unknown_since(ground: Ground) -> Iterator[Silence]:
    """People of whose influence the newest word is that nothing is known."""
    for party, record in ground.case.parties.items():
        people: dict[str, Party | Constituency] = {party: record, **record.constituencies}
        for id, person in people.items():
            newest = _newest(person.influence)
            if newest is not None and newest.goes == "unknown":
                at = f"{id}.influence@{newest.since.text}"
                effect = _weight(ground, id)
                yield Silence("unknown-since", at, effect, id, newest.since.text, cites(newest))


def _newest(entries: tuple[Influence, ...]) -> Influence | None:
    return max(entries, key=lambda e: e.since.first or date.min, default=None)


def _weight(ground: Ground, actor: str) -> int:
    """The texts somebody wrote, the mandates he holds or gives, the consents he gives."""
    case = ground.case
    texts = sum(actor in d.authors for d in case.drafts.values())
    mandates = sum(actor in (m.envoy, m.principal) for m in case.mandates.values())
    yes = sum(actor in c.names for c in consents(case, ground.today))
    return texts + mandates + yes


def _unread(ground: Ground) -> Iterator[Silence]:
    """Texts whose content is unknown: they say so, were never published, or have no clause."""
    for id, draft in ground.case.drafts.items():
        hidden = draft.release is not None and draft.release.how == "unpublished"
        bare = draft.form == "text" and not draft.clauses and not draft.rest.startswith("as ")
        if draft.rest == "unknown" or hidden or bare:
            yield Silence(
                "draft-unknown", f"drafts.{id}", _built_on(ground, id), None, None, cites(draft)
            )


def _built_on(ground: Ground, draft: str) -> int:
    """The texts made from a draft, the packages and bundles that carry it, and itself."""
    case = ground.case
    made = sum(any(d.draft == draft for d in other.derives_from) for other in case.drafts.values())
    same = sum(other.rest == f"as {draft}" for other in case.drafts.values())
    packages = sum(p.from_draft == draft for p in case.packages.values())
    bundles = sum(draft in b.texts for b in case.bundles.values())
    return 1 + made + same + packages + bundles


def _unprovided(ground: Ground) -> Iterator[Silence]:
    """Provisions of the check-list that no clause of any text provides."""
    provided = {p for d in ground.case.drafts.values() for c in d.clauses for p in c.provides}
    texts = sum(ground.case.drafts[id].form == "text" for id in OnTheTable(ground.case).drafts)
    for id in ground.case.provisions:
        if id not in provided:
            yield Silence("provision-unprovided", f"provisions.{id}", texts)


def _unmandated(ground: Ground) -> Iterator[Silence]:
    """Envoys of whom nobody says on what they may bind."""
    case = ground.case
    for id, mandate in case.mandates.items():
        if not mandate.may_bind:
            since = mandate.since.text
            effect = _weight(ground, mandate.envoy)
            at = f"mandates.{id}"
            yield Silence("mandate-unknown", at, effect, mandate.envoy, since, cites(mandate))
    holders = {m.envoy for m in case.mandates.values()}
    for party in case.parties.values():
        for id, person in party.constituencies.items():
            if person.kind == "envoy" and id not in holders:
                yield Silence("envoy-without-mandate", id, _weight(ground, id), id)


KINDS: tuple[Callable[[Ground], Iterator[Silence]], ...] = (
    _positionless,
    _unknown_since,
    _unread,
    _unprovided,
    _unmandated,
)
