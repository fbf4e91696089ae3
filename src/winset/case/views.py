"""Which part of a case is looked at? Some documents, as known on a day, without claims, changed so.

The four steps always run in this order, each giving a frozen case in which nothing points nowhere.
A *fact* shows when it is known, has begun and has a source left (or never had one). A *frame* shows
when a visible source names it or a visible fact needs it. *Apparatus* shows while all it asks about
does.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from winset.case.case import Case
from winset.case.directory import Directory
from winset.case.fingerprint import fingerprint
from winset.case.frames import FrameId, free_frames, needed_frames, shown_frames
from winset.case.grammar.cite import Cite
from winset.case.grammar.when import When
from winset.case.knowing import Knowing
from winset.case.outlook import Scenario
from winset.case.patch import Change, apply
from winset.case.prune import settled, sift
from winset.case.record import Record
from winset.case.references import walk
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
        found = [("as-written", "yes")] if self.as_written else []
        if self.only:
            found.append(("only", ", ".join(self.only)))
        if self.as_of is not None:
            found.append(("as-of", self.as_of.isoformat()))
        found += [("without", id) for id in self.without]
        found += [("scenario", id) for id in self.scenarios]
        found += [(c.how, f"{c.address} = {c.words}") for c in self.changes]
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
        hidden = _undated_after(case, wanted.as_of)
        case = as_of(case, wanted.as_of)
    _there(case, wanted.scenarios)
    if without:
        case = _without(case, _known_sources(whole, without))
    if changes:
        case = patched(case, changes)
    return Viewed(case, whole, wanted, wanted.steps(), changes, hidden)


def only(case: Case, documents: Iterable[str]) -> Case:
    """The case as these documents alone tell it; assumptions, which have no source, stay."""
    chosen = _known_ids(documents, case.documents, "document")
    knowing = Knowing(case)
    claims = _claims_left(case, knowing, lambda cite: cite.target in chosen, case.claims)

    def cited(cite: Cite) -> bool:
        return cite.target in chosen or cite.target in claims

    def shows(record: Record, known: date) -> bool:
        return knowing.told(record, cited)

    return _restricted(case, knowing, cited, shows, claims, chosen, free_frames(case))


def as_of(case: Case, day: date) -> Case:
    """The case as known on ``day``: by then it had happened and somebody had said so."""
    knowing = Knowing(case)
    if day >= knowing.as_of:
        return case
    chosen = {id for id, known in knowing.documents.items() if known <= day}
    claims = {
        id for id, known in knowing.claims.items() if known <= day and _begun(case.claims[id], day)
    }
    claims = _standing(case, claims)

    def cited(cite: Cite) -> bool:
        return cite.target in chosen or cite.target in claims

    def shows(record: Record, known: date) -> bool:
        told = record.known is not None or knowing.told(record, cited)
        return told and known <= day and _begun(record, day)

    seen = _restricted(case, knowing, cited, shows, claims, chosen)
    head = case.case.model_copy(update={"as_of": When.on(day)})
    return seen.model_copy(update={"case": head})


def without_claims(case: Case, ids: Iterable[str]) -> Case:
    """The case without a claim, a paragraph, a document or a link, and what rested on it alone."""
    return _without(case, _known_sources(case, ids))


def _without(case: Case, gone: set[str]) -> Case:
    knowing = Knowing(case)
    among = case.claims.keys() - gone
    claims = _claims_left(case, knowing, lambda cite: not _gone(cite, gone), among)

    def cited(cite: Cite) -> bool:
        if _gone(cite, gone):
            return False
        return cite.target not in case.claims or cite.target in claims

    def keep(record: Record, handed: Any) -> tuple[bool, Any]:
        return _stands(record, knowing, cited), None

    left = sift(case, keep, cited)
    assert isinstance(left, Case)
    return _closed(
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
    knowing: Knowing,
    cited: Callable[[Cite], bool],
    shows: Callable[[Record, date], bool],
    claims: set[str],
    documents: set[str],
    free: Collection[FrameId] = (),
) -> Case:
    """Facts first, then the frames they need (and ``free`` ones), then what still points somewhere.

    ``shows`` is asked of each fact, with the day it became known.
    """

    def facts(record: Record, handed: Any) -> tuple[bool, Any]:
        if record.ROLE != "fact":
            return _stands(record, knowing, cited), None
        day = knowing.record(record, handed)
        return shows(record, day), day

    left = sift(case, facts, cited)
    assert isinstance(left, Case)
    left = left.model_copy(
        update={
            "claims": {id: c for id, c in left.claims.items() if id in claims},
            "documents": {id: d for id, d in left.documents.items() if id in documents},
        }
    )
    return _closed(shown_frames(left, case, needed_frames(left, case).union(free)))


def _closed(case: Case) -> Case:
    """``case`` without whatever names something that is gone, what-ifs included."""
    left = settled(case)
    asked = {id: s for id, s in left.scenarios.items() if _can_be_asked(left, s)}
    if len(asked) == len(left.scenarios):
        return left
    return left.model_copy(update={"scenarios": asked})


def _can_be_asked(case: Case, scenario: Scenario) -> bool:
    """Whether each of its changes fits the case: its values may name what is gone."""
    try:
        for change in _changes(scenario):
            apply(case, (change,))
    except UsageError:
        return False
    return True


def _stands(record: Record, knowing: Knowing, cited: Callable[[Cite], bool]) -> bool:
    """Whether a fact keeps a source that can have told it, and an apparatus any of its sources."""
    if record.ROLE == "fact":
        return knowing.told(record, cited)
    had = record.rests_on if record.ROLE == "apparatus" else ()
    return not had or any(cited(c) for c in had)


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


def _claims_left(
    case: Case, knowing: Knowing, cited: Callable[[Cite], bool], among: Iterable[str]
) -> set[str]:
    """Those ``among`` the claims that keep a source, or never had one, and what they rest on."""
    left = set(among)

    def stays(cite: Cite) -> bool:
        return cite.target in left if cite.target in case.claims else cited(cite)

    while True:
        kept = _standing(case, {id for id in left if knowing.told(case.claims[id], stays)})
        if kept == left:
            return left
        left = kept


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


def _changes(scenario: Scenario) -> list[Change]:
    replaced = [Change("set", address, value) for address, value in scenario.set.items()]
    return replaced + [Change("add", address, value) for address, value in scenario.add.items()]


def _there(view: Case, scenarios: Iterable[str]) -> None:
    """Raises UsageError for a what-if about things that the view does not show."""
    for id in scenarios:
        if id not in view.scenarios:
            raise UsageError(
                f"scenario '{id}' is about things that this view does not show; "
                "look at a later day or at more documents"
            )


def _with_scenarios(case: Case, wanted: View) -> tuple[tuple[str, ...], tuple[Change, ...]]:
    """What is left out and what is changed: by scenarios first, then as asked for directly."""
    _known_ids(wanted.scenarios, case.scenarios, "scenario")
    without, changes = list(wanted.without), []
    for id in wanted.scenarios:
        scenario = case.scenarios[id]
        without += scenario.without
        changes += _changes(scenario)
    return tuple(without), (*changes, *wanted.changes)


def _undated_after(case: Case, day: date) -> int:
    """How many undated judgements vanish because they count as made on the case's as-of day.

    A part of a fact, such as a clause, is as old as the fact.
    """
    knowing = Knowing(case)
    if knowing.as_of <= day:
        return 0
    facts = {path: r for path, r in walk(case).records if r.ROLE == "fact"}
    return sum(
        knowing.undated(fact) and not any(path[:n] in facts for n in range(len(path)))
        for path, fact in facts.items()
    )
