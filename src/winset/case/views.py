"""Which part of a case is looked at? Some documents, as known on a day, without claims, changed so.

The four steps always run in this order, each giving a frozen case in which nothing points nowhere.
A *fact* shows when it is known, has begun and has a source left (or never had one). A *frame* shows
when a visible source names it or a visible fact needs it. *Apparatus* shows while all it asks about
does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from winset.case.case import Case
from winset.case.claims import Claim
from winset.case.directory import Directory
from winset.case.fingerprint import fingerprint
from winset.case.frames import needed_frames, shown_frames
from winset.case.grammar.cite import Cite
from winset.case.grammar.when import When
from winset.case.knowing import Knowing
from winset.case.patch import Change, apply
from winset.case.prune import settled, sift
from winset.case.record import Record
from winset.errors import UsageError, nearest, one_of


@dataclass(frozen=True, slots=True)
class View:
    """What part of a case somebody wants to look at; empty = all of it."""

    only: tuple[str, ...] = ()
    as_of: date | None = None
    without: tuple[str, ...] = ()
    scenarios: tuple[str, ...] = ()
    changes: tuple[Change, ...] = ()
    as_written: bool = False

    def steps(self) -> tuple[tuple[str, str], ...]:
        """The view in words, in the order it is applied."""
        found = [("only", ", ".join(self.only))] if self.only else []
        if self.as_of is not None:
            found.append(("as-of", self.as_of.isoformat()))
        found += [("without", id) for id in self.without]
        found += [("scenario", id) for id in self.scenarios]
        found += [(c.how, f"{c.address} = {c.words}") for c in self.changes]
        if self.as_written:
            found.append(("as-written", "yes"))
        return tuple(found)


@dataclass(frozen=True, slots=True)
class Viewed:
    """A case as looked at, with where it came from."""

    case: Case
    whole: Case
    wanted: View = View()
    steps: tuple[tuple[str, str], ...] = ()
    changes: tuple[Change, ...] = ()
    undated_hidden: int = 0
    _prints: dict[str, str] = field(default_factory=dict, compare=False, repr=False)

    @property
    def loaded(self) -> str:
        """Fingerprint of the case as loaded."""
        return self._prints.setdefault("loaded", fingerprint(self.whole))

    @property
    def viewed(self) -> str:
        """Fingerprint of the case as viewed."""
        return (
            self._prints.setdefault("viewed", fingerprint(self.case)) if self.steps else self.loaded
        )


def view(case: Case, wanted: View | None = None) -> Viewed:
    """``case`` as ``wanted``; a UsageError names what it does not know."""
    wanted = wanted or View()
    whole, hidden = case, 0
    without, changes = _with_scenarios(case, wanted)
    if wanted.as_written:
        case = as_written(case)
    if wanted.only:
        case = only(case, wanted.only)
    if wanted.as_of is not None:
        knowing = Knowing(case)
        hidden = _undated_after(case, knowing, wanted.as_of)
        case = as_of(case, wanted.as_of)
    if without:
        case = without_claims(case, without)
    if changes:
        case = settled(apply(case, changes))
    return Viewed(case, whole, wanted, wanted.steps(), changes, hidden)


def only(case: Case, documents: Iterable[str]) -> Case:
    """The case as these documents alone tell it; assumptions, which have no source, stay."""
    chosen = _known_ids(documents, case.documents, "document")
    claims = _claims_left(case, lambda cite: cite.target in chosen)

    def cited(cite: Cite) -> bool:
        return cite.target in chosen or cite.target in claims

    return _restricted(case, cited, lambda record, handed: True, claims, chosen)


def as_of(case: Case, day: date) -> Case:
    """The case as known on ``day``: by then it had happened and somebody had said so."""
    knowing = Knowing(case)
    chosen = {id for id, known in knowing.documents.items() if known <= day}
    claims = {
        id for id, known in knowing.claims.items() if known <= day and _begun(case.claims[id], day)
    }
    claims = _standing(case, claims)

    def cited(cite: Cite) -> bool:
        return cite.target in chosen or cite.target in claims

    def shows(record: Record, handed: Any) -> bool:
        return knowing.record(record, handed) <= day and _begun(record, day)

    seen = _restricted(case, cited, shows, claims, chosen, knowing)
    if case.case.as_of.last is None or day < case.case.as_of.last:
        head = case.case.model_copy(update={"as_of": When.on(day)})
        seen = seen.model_copy(update={"case": head})
    return seen


def without_claims(case: Case, ids: Iterable[str]) -> Case:
    """The case without a claim, a paragraph, a document or a link, and what rested on it alone."""
    gone = _known_sources(case, ids)
    claims = _standing(case, _claims_left(case, lambda cite: not _gone(cite, gone)) - gone)

    def cited(cite: Cite) -> bool:
        if _gone(cite, gone):
            return False
        return cite.target not in case.claims or cite.target in claims

    def keep(record: Record, handed: Any) -> tuple[bool, Any]:
        had = record.rests_on
        stays = record.ROLE not in ("fact", "apparatus") or not had or any(cited(c) for c in had)
        return stays, None

    left = sift(case, keep, cited)
    assert isinstance(left, Case)
    return settled(
        left.model_copy(
            update={
                "claims": {id: c for id, c in left.claims.items() if id in claims},
                "documents": {id: d for id, d in left.documents.items() if id not in gone},
                "links": {id: link for id, link in left.links.items() if id not in gone},
            }
        )
    )


def patched(case: Case, changes: Iterable[Change]) -> Case:
    """The case with values set or entries added; each is a judgement (basis assumed)."""
    return settled(apply(case, tuple(changes)))


def as_written(case: Case) -> Case:
    """The case with every suspect figure as its source printed it."""
    claims = {
        id: c.model_copy(update={"corrected_to": None}) if c.corrected_to else c
        for id, c in case.claims.items()
    }
    return case.model_copy(update={"claims": claims})


def _restricted(
    case: Case,
    cited: Callable[[Cite], bool],
    shows: Callable[[Record, Any], bool],
    claims: set[str],
    documents: set[str],
    knowing: Knowing | None = None,
) -> Case:
    """Facts first, then the frames they need, then whatever still points somewhere."""

    def facts(record: Record, handed: Any) -> tuple[bool, Any]:
        if record.ROLE == "fact":
            had = record.rests_on
            told = knowing is not None and record.known is not None
            sourced = not had or told or any(cited(c) for c in had)
            handing = knowing.record(record, handed) if knowing else None
            return sourced and shows(record, handed), handing
        if record.ROLE == "apparatus":
            had = record.rests_on
            return not had or any(cited(c) for c in had), None
        return True, None

    left = sift(case, facts, cited)
    assert isinstance(left, Case)
    left = left.model_copy(
        update={
            "claims": {id: c for id, c in left.claims.items() if id in claims},
            "documents": {id: d for id, d in left.documents.items() if id in documents},
        }
    )
    return settled(shown_frames(left, case, needed_frames(left, case)))


def _begun(record: Record, day: date) -> bool:
    """Whether a fact's own date has come."""
    own = record.own_date
    return own is None or own.starts_by(day)


def _standing(case: Case, claims: set[str]) -> set[str]:
    """Without the claims that rest on a claim that is not there."""
    while True:
        fallen = {
            id for id in claims if any(on not in claims for on in case.claims[id].rests_on_claims)
        }
        if not fallen:
            return claims
        claims = claims - fallen


def _claims_left(case: Case, cited: Callable[[Cite], bool]) -> set[str]:
    """Claims that keep a source (or never had one), and what they rest on does too."""

    def keeps(claim: Claim) -> bool:
        had = [c for c in claim.rests_on if c.target not in case.claims]
        return not had or any(cited(c) for c in had)

    return _standing(case, {id for id, claim in case.claims.items() if keeps(claim)})


def _gone(cite: Cite, gone: set[str]) -> bool:
    return cite.target in gone or cite.text in gone


def _known_ids(ids: Iterable[str], legal: Iterable[str], called: str) -> set[str]:
    legal = list(legal)
    chosen = set(ids)
    for id in sorted(chosen):
        if id not in legal:
            hint = nearest(id, legal)
            raise UsageError(
                f"'{id}' is no {called} of this case; expected {one_of(legal)}"
                + (f"; did you mean {hint}?" if hint else "")
            )
    return chosen


def _known_sources(case: Case, ids: Iterable[str]) -> set[str]:
    directory = Directory(case)
    for id in ids:
        if not directory.has(("source-or-link",), id):
            hint = nearest(id, directory.legal(("source-or-link",)))
            raise UsageError(
                f"'{id}' is no claim, paragraph, document or link of this case"
                + (f"; did you mean {hint}?" if hint else "")
            )
    return set(ids)


def _with_scenarios(case: Case, wanted: View) -> tuple[tuple[str, ...], tuple[Change, ...]]:
    """What is left out and what is changed: by scenarios first, then as asked for directly."""
    _known_ids(wanted.scenarios, case.scenarios, "scenario")
    without, changes = list(wanted.without), []
    for id in wanted.scenarios:
        scenario = case.scenarios[id]
        without += scenario.without
        changes += [Change("set", address, value) for address, value in scenario.set.items()]
        changes += [Change("add", address, value) for address, value in scenario.add.items()]
    return tuple(without), (*changes, *wanted.changes)


def _undated_after(case: Case, knowing: Knowing, day: date) -> int:
    """How many undated judgements vanish because they count as made on the case's as-of day."""
    from winset.case.references import walk

    if knowing.as_of <= day:
        return 0
    return sum(1 for _, r in walk(case).records if r.ROLE == "fact" and knowing.undated(r))
