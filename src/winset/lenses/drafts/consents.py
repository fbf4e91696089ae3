"""Who would have to sign, ratify and deliver a text, who could undo it, and what has each said?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from winset.case.answers import NO, YES
from winset.case.case import Case
from winset.case.consents import needed
from winset.case.deal import holds
from winset.case.drafts import Draft, Reaction
from winset.case.grammar.condition import Condition
from winset.case.grammar.ratification import Count, Joint, OnlyIf, Rule, Share, Yes
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
_REACTED = {
    "accepts": "yes",
    "yes-but": "yes-but",
    "rejects": "no",
    "evades": "unsaid",
    "silent": "unsaid",
}
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
        for member, conditions, alone in _members(needed(case, party).rule):
            if member in stands.names(party):
                continue
            answers = [holds(case, c, deal) for c in conditions]
            if NO in answers:
                continue
            sure = "needed" if all(a == YES for a in answers) else "perhaps-needed"
            word = sure if alone else "one-of-several"
            yield Asked("ratifies", member, on, word, conditions)


def _members(
    rule: Rule, under: tuple[Condition, ...] = (), alone: bool = True
) -> Iterator[tuple[str, tuple[Condition, ...], bool]]:
    """Everybody in a rule, the conditions on his consent, and whether nobody can replace him."""
    match rule:
        case Yes(who):
            yield who, under, alone
        case Joint(word, parts):
            for part in parts:
                yield from _members(part, under, alone and word == "and")
        case Count(need, members):
            for who in members:
                yield who, under, alone and need == len(members)
        case Share(_, weights):
            for who, _ in weights:
                yield who, under, False
        case OnlyIf(inner, condition):
            yield from _members(inner, (*under, condition), alone)


def consents(case: Case, texts: Texts) -> Table:
    """One row per text, role and actor, newest text first, as lines stand on the as-of day."""
    stands = Stands(case)
    rows = [
        _row(case, texts, stands, id, one)
        for id in reversed(texts.by_age)
        for one in asked(case, texts, stands, id)
    ]
    return Table("consents", COLUMNS, tuple(rows))


def _row(case: Case, texts: Texts, stands: Stands, id: str, one: Asked) -> Row:
    draft, deal = case.drafts[id], texts.deal(id)
    lines = [stands.answer(issue, one.actor, deal) for issue in one.issues]
    refused = [found for found in lines if found.declared == NO]
    soft = [found.soft for found in refused if found.soft is not None]
    answer = _of_lines(case, lines)
    reaction = reaction_of(draft, stands, one.actor)
    value, known = _value(draft, stands, one, answer, refused, reaction)
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
    cites = _cites(said, soft, reaction, draft)
    return Row(cells, tuple(dict.fromkeys(s.address for s in (*said, *soft))), cites)


def _cites(
    said: Iterable[Said], soft: Iterable[Said], reaction: Reaction | None, draft: Draft
) -> tuple[str, ...]:
    parts = [s.entry for s in (*said, *soft)]
    cites = [c.text for part in parts for c in part.rests_on]
    if reaction is not None:
        cites = [c.text for c in reaction.rests_on or draft.rests_on] + cites
    return tuple(dict.fromkeys(cites))


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


def reaction_of(draft: Draft, stands: Stands, actor: str) -> Reaction | None:
    """What somebody, or the voice he shares, did with the text: the newest of several."""
    found = [r for r in draft.reactions if r.who in stands.names(actor)]
    return max(found, key=lambda r: _day(r, draft), default=None)


def _day(reaction: Reaction, draft: Draft) -> date:
    when = reaction.on or draft.date
    return when.first or when.last or date.min


def _value(
    draft: Draft,
    stands: Stands,
    one: Asked,
    answer: tuple[str, str],
    refused: Sequence[Line],
    reaction: Reaction | None,
) -> tuple[str, str]:
    """Yes, no, yes-but or unsaid, and how it is known.

    What somebody did with the text counts before his lines, unless a line he drew later refuses it.
    Who could undo a clause is asked for no consent: only his lines count. Writing a text is consent
    of a principal or its voice to sign it, never of an envoy's. A text whose content is unknown can
    be consented to by nobody.
    """
    if one.role == "can-undo":
        return answer if answer[0] == "no" or draft.rest != "unknown" else _UNREAD
    if reaction is not None and not _overtaken(draft, refused, reaction):
        return _REACTED[reaction.says], "reaction"
    if answer[0] == "no":
        return answer
    if one.role == "signs" and answer[0] != "yes":
        wrote = [a for a in draft.authors if a in stands.names(one.actor)]
        if wrote:
            return "yes", "own-text"
        if any(stands.party_of.get(a) == stands.party_of.get(one.actor) for a in draft.authors):
            return "unsaid", "envoy-wrote-it"
    return _UNREAD if draft.rest == "unknown" else answer


def _overtaken(draft: Draft, refused: Sequence[Line], reaction: Reaction) -> bool:
    """Whether a line drawn after the reaction refuses what the reaction did not.

    A condition that the text does not meet is no such line: the text may yet come to meet it.
    """
    if reaction.says == "rejects":
        return False
    day = _day(reaction, draft)
    return any(
        found.by is not None
        and found.why != "if-unmet"
        and (found.by.entry.since.first or date.min) > day
        for found in refused
    )


SIGNED = (
    Column("consents", "key"),
    Column("draft", "draft"),
    Column("role", "word"),
    Column("asked", "number", "consents"),
    Column("yes", "number", "consents"),
    Column("yes-but", "number", "consents"),
    Column("no", "number", "consents"),
    Column("unsaid", "number", "consents"),
    Column("refusing", "ids"),
    Column("silent", "ids"),
)
VALUES = ("yes", "yes-but", "no", "unsaid")


def counted(table: Table) -> Table:
    """How many of those asked said what: one row per text and role, newest text first."""
    kept: dict[tuple[str, str], list[Row]] = {}
    for row in table.rows:
        kept.setdefault((str(row.cells[1]), str(row.cells[2])), []).append(row)
    rows = []
    for (draft, role), found in kept.items():
        values = [str(r.cells[4]) for r in found]
        cells = (
            f"drafts.{draft}.{role}",
            draft,
            role,
            len(found),
            *(values.count(v) for v in VALUES),
            tuple(str(r.cells[3]) for r in found if r.cells[4] == "no") or None,
            tuple(str(r.cells[3]) for r in found if r.cells[4] == "unsaid") or None,
        )
        cites = dict.fromkeys(c for r in found if r.cells[4] != "unsaid" for c in r.claims)
        rows.append(Row(cells, (f"drafts.{draft}",), tuple(cites)))
    return Table("signed", SIGNED, tuple(rows))
