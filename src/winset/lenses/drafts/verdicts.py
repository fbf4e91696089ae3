"""Does each party say yes to a text, through its ratification rule, and who inside it says what?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from winset.case.agreeing import agreed
from winset.case.answers import NO, UNKNOWN, YES, Answer, all_of
from winset.case.case import Case
from winset.case.consents import needed
from winset.case.deal import holds
from winset.lenses.drafts.stands import Stands
from winset.lenses.drafts.terms import Texts
from winset.results import Cell, Column, Row, Table

VERDICTS = (
    Column("verdict", "key"),
    Column("draft", "draft"),
    Column("party", "party"),
    Column("value", "word"),
    Column("accepting", "ids"),
    Column("reserving", "ids"),
    Column("refusing", "ids"),
    Column("silent", "ids"),
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
    Column("made-up-for", "number", "consents"),
)
VALUES = ("yes", "yes-but", "no", "unsaid")
_ASKED = ("signs", "ratifies", "delivers")


@dataclass(frozen=True, slots=True)
class Said:
    """One row of the table of consents: who of which party said what in which role."""

    role: str
    actor: str
    party: str
    value: str
    row: Row


def said_of(consents: Table) -> dict[str, list[Said]]:
    """Text -> what everybody asked has said, in the order of the table."""
    role, actor, party, value = (consents.index(n) for n in ("role", "actor", "party", "value"))
    found: dict[str, list[Said]] = {}
    for row in consents.rows:
        words = [str(row.cells[i]) for i in (role, actor, party, value)]
        one = Said(words[0], words[1], words[2], words[3], row)
        found.setdefault(str(row.cells[1]), []).append(one)
    return found


def verdicts(case: Case, texts: Texts, consents: Table) -> Table:
    """One row per text and party that is asked: its one answer, and its members as grounds."""
    stands = Stands(case)
    rows = []
    for id, said in said_of(consents).items():
        for party, value in values(case, texts, stands, id, said).items():
            own = [s for s in said if s.party == party and s.role in _ASKED]
            whole = _whole(own, stands.names(party), party)
            listed = tuple(tuple(a for a in whole if whole[a] == v) or None for v in VALUES)
            cites = dict.fromkeys(c for s in own if s.value != "unsaid" for c in s.row.claims)
            key = f"drafts.{id}.{party}"
            rows.append(Row((key, id, party, value, *listed), (f"drafts.{id}",), tuple(cites)))
    return Table("verdicts", VERDICTS, tuple(rows))


def _whole(own: list[Said], names: tuple[str, ...], party: str) -> dict[str, str]:
    """Who of a party said what to the whole: of his answers in several roles the least."""
    found: dict[str, str] = {}
    for one in own:
        who = party if one.actor in names else one.actor
        before = found.get(who, "yes")
        found[who] = max(before, one.value, key=_FROM_YES.index)
    return found


_FROM_YES = ("yes", "yes-but", "unsaid", "no")


def values(
    case: Case, texts: Texts, stands: Stands, id: str, said: list[Said]
) -> Mapping[str, str]:
    """Party -> yes, yes-but, no or unsaid, for every party that signs or delivers something.

    *Yes-but* when the party would say yes if those who took the text with reservations had none.
    """
    parties = dict.fromkeys(s.party for s in said if s.role in ("signs", "delivers"))
    found: dict[str, str] = {}
    for party in (p for p in parties if p in case.parties):
        own = [s for s in said if s.party == party and s.role in _ASKED]
        plain = _through(case, texts, stands, id, party, own, UNKNOWN)
        if plain == UNKNOWN:
            hoped = _through(case, texts, stands, id, party, own, YES)
            found[party] = "yes-but" if hoped == YES else "unsaid"
        else:
            found[party] = "yes" if plain == YES else "no"
    return found


def _through(
    case: Case,
    texts: Texts,
    stands: Stands,
    id: str,
    party: str,
    own: list[Said],
    reserved: Answer,
) -> Answer:
    """The party's answer through its rule; who delivers without being in it must agree too."""
    rule, deal, names = needed(case, party), texts.deal(id), stands.names(party)
    words = {"yes": YES, "no": NO, "yes-but": reserved, "unsaid": UNKNOWN}

    def heard(who: frozenset[str]) -> list[Answer]:
        return [words[s.value] for s in own if s.actor in who]

    def answer(member: str) -> Answer:
        found = heard(frozenset(names if member in names else (member,)))
        return all_of(found) if found else UNKNOWN

    inside = frozenset((*names, *rule.members))
    beside = heard(frozenset(s.actor for s in own) - inside)
    through = agreed(rule.rule, answer, lambda condition: holds(case, condition, deal))
    return all_of((through, *beside))


def counted(case: Case, texts: Texts, consents: Table) -> Table:
    """How many of those asked said what: one row per text and role.

    A refusal that does not cost the text the party's yes, since others may make up for it under the
    party's rule, is counted apart.
    """
    stands = Stands(case)
    rows = []
    for id, said in said_of(consents).items():
        by_party = values(case, texts, stands, id, said)
        for role in dict.fromkeys(s.role for s in said):
            own = [s for s in said if s.role == role]
            costs = [s for s in own if role == "can-undo" or by_party.get(s.party, "no") == "no"]
            refusing = [s.actor for s in costs if s.value == "no"]
            counts = [sum(s.value == v for s in own) for v in VALUES]
            spare = counts[2] - len(refusing)
            counts[2] = len(refusing)
            silent = tuple(s.actor for s in own if s.value == "unsaid")
            cites = dict.fromkeys(c for s in own if s.value != "unsaid" for c in s.row.claims)
            head: tuple[Cell, ...] = (f"drafts.{id}.{role}", id, role, len(own), *counts)
            tail: tuple[Cell, ...] = (tuple(refusing) or None, silent or None, spare)
            rows.append(Row((*head, *tail), (f"drafts.{id}",), tuple(cites)))
    return Table("signed", SIGNED, tuple(rows))
