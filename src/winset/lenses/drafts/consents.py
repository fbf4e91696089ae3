"""Who would have to sign, ratify and deliver a text, who could undo it, and what has each said?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from winset.case.acts import Act, act_of
from winset.case.agreeing import mentions
from winset.case.answers import NO, YES
from winset.case.assent import says, weighed
from winset.case.case import Case
from winset.case.consents import needed
from winset.case.deal import Deal, holds
from winset.case.drafts import Draft, Reaction
from winset.case.grammar.condition import Condition
from winset.case.judged import judged
from winset.case.lines import Line, Said
from winset.lenses.drafts.stands import Stands
from winset.lenses.drafts.terms import Texts
from winset.results import Column, Row, Table

ROLES = ("signs", "ratifies", "delivers", "can-undo")
COLUMNS = (
    Column("consent", "key"),
    Column("draft", "draft"),
    Column("role", "word"),
    Column("actor", "actor"),
    Column("value", "word"),
    Column("known", "word"),
    Column("party", "party"),
    Column("needed", "word"),
    Column("lines", "word"),
    Column("asked", "number", "clauses"),
    Column("accepted", "number", "clauses"),
    Column("refused", "number", "clauses"),
    Column("open", "number", "clauses"),
    Column("unsaid", "number", "clauses"),
    Column("refuses", "ids"),
    Column("line", "text-at"),
    Column("could-bend", "ids"),
    Column("reaction", "word"),
    Column("reacted-on", "date"),
    Column("text-seen", "word"),
)
_UNREAD = ("unsaid", "content-unknown")
_GROUNDS = ("stated", "reported", "denied", "derived", "inferred", "assumed")
"""From the firmest to the weakest: a yes is known as weakly as its weakest part."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One consent: in which role, of whom, on which issues, and whether it is surely needed."""

    role: str
    actor: str
    issues: tuple[str, ...]
    needed: str = "needed"
    only_if: tuple[Condition, ...] = ()


def asked(case: Case, texts: Texts, stands: Stands, id: str) -> tuple[Asked, ...]:
    """Everybody the clauses of a text ask, by role.

    A signer is asked on the clauses he signs or delivers; where a clause on an issue names neither
    signer nor deliverer, nobody said whose yes it needs, so the whole table is asked. Ratifiers are
    asked on everything their party signs or delivers.
    """
    signs = _by_clause(texts, stands, id, "signs")
    delivers = _by_clause(texts, stands, id, "delivers")
    undo = _by_clause(texts, stands, id, "can_undo")
    named = tuple(texts.named(id))
    found = [Asked("signs", a, _both(named, i, delivers.get(a, ()))) for a, i in signs.items()]
    if not signs:
        found = [Asked("signs", p, named, "nobody-said-who") for p in case.case.table]
    found += _ratifiers(case, texts, stands, id, found, delivers)
    found += [Asked("delivers", a, i) for a, i in delivers.items()]
    found += [Asked("can-undo", a, i, "not-asked") for a, i in undo.items()]
    return tuple(sorted(found, key=lambda one: ROLES.index(one.role)))


def _both(
    named: tuple[str, ...], signed: tuple[str, ...], delivered: tuple[str, ...]
) -> tuple[str, ...]:
    """Issues of either list, in the order of the issues."""
    return tuple(i for i in named if i in signed or i in delivered)


def _by_clause(texts: Texts, stands: Stands, id: str, role: str) -> dict[str, tuple[str, ...]]:
    """Actor -> the issues of the clauses that name him in a role (none for unmodelled clauses)."""
    found: dict[str, list[str]] = {}
    terms = texts.named(id).values()
    carried = [(t.clause.sets, t.clause) for t in terms if t.clause is not None]
    bare = [(None, clause) for _, clause in texts.unmodelled(id)]
    for issue, clause in (*carried, *bare):
        named = stands.each(getattr(clause, role))
        if role == "signs" and issue is not None and not (clause.signs or clause.delivers):
            named = stands.case.case.table
        for actor in named:
            issues = found.setdefault(actor, [])
            if issue is not None:
                issues.append(issue)
    return {actor: tuple(dict.fromkeys(issues)) for actor, issues in found.items()}


def _ratifiers(
    case: Case,
    texts: Texts,
    stands: Stands,
    id: str,
    signers: Sequence[Asked],
    delivers: dict[str, tuple[str, ...]],
) -> Iterator[Asked]:
    deal = texts.deal(id)
    parties = dict.fromkeys(stands.party_of.get(s.actor, "") for s in signers)
    for party in parties:
        if party not in case.parties:
            continue
        issues = [i for s in signers if stands.party_of.get(s.actor) == party for i in s.issues]
        given = [i for a, own in delivers.items() if stands.party_of.get(a) == party for i in own]
        on = _both(tuple(texts.named(id)), tuple(issues), tuple(given))
        for member, conditions, alone in mentions(needed(case, party).rule):
            if member in stands.names(party):
                continue
            answers = [holds(case, c, deal) for c in conditions]
            if NO in answers:
                continue
            sure = "needed" if all(a == YES for a in answers) else "perhaps-needed"
            word = sure if alone else "one-of-several"
            yield Asked("ratifies", member, on, word, conditions)


def consents(case: Case, texts: Texts) -> Table:
    """One row per text, role and actor, text by text, as lines stand on the as-of day."""
    stands = Stands(case)
    rows = [
        _row(case, texts, stands, id, one)
        for id in texts.order
        for one in asked(case, texts, stands, id)
    ]
    return Table("consents", COLUMNS, tuple(rows))


def _row(case: Case, texts: Texts, stands: Stands, id: str, one: Asked) -> Row:
    deal = texts.deal(id)
    lines = [stands.answer(issue, one.actor, deal) for issue in one.issues]
    refused = [found for found in lines if found.declared == NO]
    soft = [found.soft for found in refused if found.soft is not None]
    answer = _of_lines(case, lines)
    act = act_of(case, id, stands.names(one.actor))
    reaction = act.record if act is not None and isinstance(act.record, Reaction) else None
    value, known = _value(case, stands, id, deal, one, lines, act)
    telling = refused[0].by if refused else None
    cells = (
        f"drafts.{id}.{one.role}.{one.actor}",
        id,
        one.role,
        one.actor,
        value,
        known,
        stands.party_of.get(one.actor),
        one.needed,
        answer[0],
        len(lines),
        sum(found.declared == YES for found in lines),
        len(refused),
        sum(found.declared not in (YES, NO) and found.why == "open" for found in lines),
        sum(found.declared not in (YES, NO) and found.why != "open" for found in lines),
        tuple(f"issues.{found.issue}" for found in refused) or None,
        telling.address if telling is not None else None,
        tuple(s.address for s in soft) or None,
        reaction.says if reaction is not None else None,
        reaction.on.text if reaction is not None and reaction.on is not None else None,
        None
        if reaction is None or reaction.text_seen is None
        else "seen"
        if reaction.text_seen
        else "unseen",
    )
    said = [found.by for found in lines if found.by is not None]
    acted = act if act is not None and (reaction is not None or known == act.known) else None
    cites = _cites(said, soft, acted)
    return Row(cells, tuple(dict.fromkeys(s.address for s in (*said, *soft))), cites)


def _cites(said: Iterable[Said], soft: Iterable[Said], act: Act | None) -> tuple[str, ...]:
    parts = [s.entry for s in (*said, *soft)]
    cites = [c.text for part in parts for c in part.rests_on]
    return tuple(dict.fromkeys((*(act.claims if act is not None else ()), *cites)))


def _of_lines(case: Case, lines: Sequence[Line]) -> tuple[str, str]:
    """Yes, no or unsaid from lines alone, and how that is known."""
    refused = [found.by for found in lines if found.declared == NO and found.by is not None]
    if refused:
        return "no", min((_line_kind(case, s) for s in refused), key=_firmness)
    if lines and all(found.declared == YES for found in lines):
        grounds = [_ground(case, found.by) for found in lines if found.by is not None]
        return "yes", max(grounds, key=_GROUNDS.index)
    unknown = [found for found in lines if found.declared != YES]
    open_ = bool(unknown) and all(found.why == "open" for found in unknown)
    return "unsaid", "left-open" if open_ else "unsaid"


def _line_kind(case: Case, said: Said) -> str:
    """The kind of a refusal: as recorded, else by how it is known."""
    if judged(case, said.entry):
        return "assumed"
    if said.entry.line is not None:
        return said.entry.line
    if said.entry.stands_as in ("inferred", "derived"):
        return "inferred"
    return "text" if said.entry.channel == "text" else "declared"


_FIRM = ("declared", "legal", "text", "inferred", "assumed")


def _firmness(kind: str) -> int:
    return _FIRM.index(kind)


def _ground(case: Case, said: Said) -> str:
    return "assumed" if judged(case, said.entry) else said.entry.stands_as


def _value(
    case: Case,
    stands: Stands,
    id: str,
    deal: Deal,
    one: Asked,
    lines: Sequence[Line],
    act: Act | None,
) -> tuple[str, str]:
    """Yes, no, yes-but or unsaid, and how it is known.

    What somebody did with the text weighs before his lines (``winset.case.assent``). Who could undo
    a clause is asked for no consent: only his lines count. What an envoy or a part of a party wrote
    is no consent of the party. A text whose content is unknown can be consented to by nobody who
    did not write it or answer it.
    """
    draft, answer = case.drafts[id], _of_lines(case, lines)
    unread = draft.rest == "unknown" and answer[0] != "no"
    if one.role == "can-undo":
        return _UNREAD if unread else answer
    alone = {found.issue: found for found in lines}
    found = weighed(case, id, deal, stands.names(one.actor), alone).values()
    value, by_act = says(act, found)
    if by_act and act is not None:
        return value, act.known
    if value == "no":
        return _of_lines(case, [one for one in found if one.declared == NO])
    if one.role == "signs" and value != "yes" and (wrote := _wrote(case, stands, one, draft)):
        return "unsaid", wrote
    return _UNREAD if unread else answer


_SPEAKING_FOR = ("envoy", "official")


def _wrote(case: Case, stands: Stands, one: Asked, draft: Draft) -> str:
    """Who of a party wrote the text though the party did not: its members, or only an envoy."""
    party = stands.party_of.get(one.actor, "")
    kinds = [
        case.parties[party].constituencies[author].kind
        for author in draft.authors
        if stands.party_of.get(author) == party and author in case.parties[party].constituencies
    ]
    if not kinds:
        return ""
    if "member" in kinds:
        return "members-wrote-it"
    return "envoy-wrote-it" if all(k in _SPEAKING_FOR for k in kinds) else "part-wrote-it"
