"""Whom does a text favour, clause by clause, and which clauses cut against its lean?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from winset.case.case import Case
from winset.case.clock import today
from winset.case.lines import Said
from winset.lenses.drafts.own import without_own
from winset.lenses.drafts.reach import Reach
from winset.lenses.drafts.stands import WEIGHTS, Stands, answer_word, weight
from winset.lenses.drafts.terms import Term, Texts
from winset.results import Column, Row, Table

Verdict = Literal["met", "nearer", "against", "partly", "open", "unsaid"]
VERDICTS: tuple[Verdict, ...] = ("met", "nearer", "against", "partly", "open", "unsaid")

SIDES = (
    Column("side", "key"),
    Column("draft", "draft"),
    Column("issue", "issue"),
    Column("says", "text-at"),
    Column("party", "party"),
    Column("verdict", "word"),
    Column("weight", "word"),
    Column("entry", "text-at"),
    Column("recorded-later", "word"),
)
TALLY = (
    Column("count", "key"),
    Column("draft", "draft"),
    Column("party", "party"),
    Column("weight", "word"),
    *(Column(v, "number", "clauses") for v in VERDICTS),
)
LEANS = (
    Column("draft", "key"),
    Column("lean", "ids"),
    Column("lean-known", "word"),
    Column("said-lean", "ids"),
    Column("agrees", "word"),
    Column("issues", "number", "issues"),
    Column("counter-clauses", "ids"),
    Column("counter-said", "ids"),
    Column("unknown", "number", "issues"),
)


@dataclass(frozen=True, slots=True)
class Side:
    """One issue of one text as one party would see it."""

    draft: str
    issue: str
    party: str
    term: Term
    verdict: Verdict
    weight: str
    said: Said | None
    later: bool


def sides(case: Case, texts: Texts) -> tuple[Side, ...]:
    """Every issue a text speaks of, for every party at the table, text by text.

    Positions are those of the text's own day; where somebody had none by then, the first he is
    recorded with later, and marked. Positions known from this very text alone are left out.
    """
    return tuple(s for id in texts.order for s in _sides(case, texts, id))


def _sides(case: Case, texts: Texts, id: str) -> Iterator[Side]:
    stands, day = Stands(without_own(case, id)), case.drafts[id].date.last or today(case)
    deal, table = texts.deal(id), case.case.table
    for issue, term in texts.named(id).items():
        words = {p: stands.nearest(issue, p, day) for p in table}
        wishes = {p: stands.wanted(word, deal) for p, word in words.items()}
        for party, word in words.items():
            found = stands.answer(issue, party, deal, word.day)
            verdict = _verdict(case, term, party, wishes, answer_word(found))
            said = found.by or word.held.get("ideal") if verdict not in ("open", "unsaid") else None
            later = word.later and said is not None
            yield Side(id, issue, party, term, verdict, weight(word), said, later)


def _verdict(
    case: Case, term: Term, party: str, wishes: Mapping[str, Reach | None], answer: str
) -> Verdict:
    """Met: inside what the party calls best or accepts. Nearer: not met, yet nearer to what it
    wants than to what any other side at war wants. Against: refused, or short of what it wants."""
    if term.state != "set" or term.reach is None or term.reach.empty:
        return "open"
    wish = wishes[party]
    if answer == "accepts" or (wish is not None and term.reach.within(wish)):
        return "met"
    if wish is not None and _nearer(case, term.reach, party, wishes):
        return "nearer"
    if answer == "refuses" or (wish is not None and not term.reach.meets(wish)):
        return "against"
    return "partly" if wish is not None or answer == "open" else "unsaid"


def _nearer(case: Case, asked: Reach, party: str, wishes: Mapping[str, Reach | None]) -> bool:
    """Whether a party at war is nearer to the text than every other whose wish is recorded."""
    own, fighting = wishes[party], case.case.fighting or case.case.table
    others = [w for p in fighting if p != party and (w := wishes.get(p)) is not None]
    if party not in fighting or own is None or not others or not asked.ordered:
        return False
    mine = asked.away(own)
    return all(
        mine != theirs and all(a <= b for a, b in zip(mine, theirs, strict=True))
        for theirs in (asked.away(other) for other in others)
    )


def side_table(found: tuple[Side, ...]) -> Table:
    """One row per text, issue and party."""
    return Table("sides", SIDES, tuple(_row(s) for s in found))


def _row(side: Side) -> Row:
    cells = (
        f"{side.draft}.{side.issue}.{side.party}",
        side.draft,
        side.issue,
        side.term.address,
        side.party,
        side.verdict,
        side.weight,
        side.said.address if side.said is not None else None,
        "recorded-later" if side.later else None,
    )
    parts = (side.term.clause, side.said.entry if side.said is not None else None)
    cites = dict.fromkeys(c.text for part in parts if part is not None for c in part.rests_on)
    addresses = tuple(a for a in (cells[3], cells[7]) if a is not None)
    return Row(cells, addresses, tuple(cites))


def tally(case: Case, texts: Texts, found: tuple[Side, ...]) -> Table:
    """Clauses counted by party and by how much the issue matters to it; weights never add up."""
    rows = []
    for id in texts.order:
        for party in case.case.table:
            own = [s for s in found if s.draft == id and s.party == party]
            for word in WEIGHTS:
                counts = _counted([s for s in own if s.weight == word])
                if any(counts):
                    key = f"drafts.{id}.{party}.{word}"
                    rows.append(Row((key, id, party, word, *counts), (f"drafts.{id}",)))
    return Table("tally", TALLY, tuple(rows))


def _counted(found: list[Side]) -> tuple[int, ...]:
    return tuple(sum(s.verdict == v for s in found) for v in VERDICTS)


def leans(case: Case, texts: Texts, found: tuple[Side, ...]) -> Table:
    """Toward whom each text leans, by sources and by count, and what in it cuts the other way."""
    return Table("leans", LEANS, tuple(_lean(case, texts, found, id) for id in texts.order))


def _lean(case: Case, texts: Texts, found: tuple[Side, ...], id: str) -> Row:
    draft = case.drafts[id]
    own = [s for s in found if s.draft == id]
    ahead, known = _ahead(case, own)
    said = stands_of(case, draft.leans)
    toward = said or (ahead[0] if len(ahead) == 1 else None)
    counter = [s for s in own if s.party == toward and s.verdict == "against"]
    named = [
        f"drafts.{id}.clauses.{name}"
        for name, clause in zip(draft.clause_names(), draft.clauses, strict=True)
        if toward is not None and toward in [stands_of(case, a) for a in clause.cuts_against]
    ]
    addresses = [str(s.term.address) for s in counter]
    cells = (
        f"drafts.{id}",
        ahead or None,
        known,
        (draft.leans,) if draft.leans is not None else None,
        None if said is None or not ahead else "agrees" if said in ahead else "differs",
        len({s.issue for s in own}),
        tuple(dict.fromkeys((*named, *addresses))) or None,
        tuple(named) or None,
        sum(t.state == "unknown" for t in texts.of(id).values()),
    )
    cites = dict.fromkeys(
        c.text for part in (draft, *(s.term.clause for s in counter)) if part for c in part.rests_on
    )
    return Row(cells, (f"drafts.{id}", *named), tuple(cites))


def stands_of(case: Case, actor: str | None) -> str | None:
    """The party somebody belongs to."""
    return Stands(case).party_of.get(actor, actor) if actor is not None else None


FEWEST = 3
"""A lean is counted from this many clauses on which somebody's wish is recorded (judgement)."""


def _ahead(case: Case, own: list[Side]) -> tuple[tuple[str, ...], str]:
    """Who is ahead under every weighting in which decisive counts at least as much as major, major
    at least as much as minor, and a clause whose weight nobody said anything from nothing to most.

    One side is ahead of another when no more of what matters to it is refused it, no less is met,
    and the two do not come to the same.
    """
    if len({s.issue for s in own if s.verdict in ("met", "nearer", "against")}) < FEWEST:
        return (), "too-few"
    parties = [p for p in (case.case.fighting or case.case.table) if p in case.case.table]
    got = {p: _by_weight(own, p, ("met", "nearer")) for p in parties}
    lost = {p: _by_weight(own, p, ("against",)) for p in parties}
    best = tuple(
        p
        for p in parties
        if all(_behind(got[q], got[p]) and _behind(lost[p], lost[q]) for q in parties if q != p)
    )
    if len(best) == len(parties):
        return (), "even"
    return (best, "every-weighting") if best else ((), "depends-on-weights")


def _by_weight(own: list[Side], party: str, verdicts: tuple[str, ...]) -> tuple[int, ...]:
    """The party's clauses with these verdicts: by weight, decisive first."""
    hits = [s.weight for s in own if s.party == party and s.verdict in verdicts]
    return tuple(hits.count(w) for w in WEIGHTS)


def _behind(one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    """Whether ``one`` counts no more than ``other`` under any such weighting.

    At worst its clauses of unsaid weight count as decisive, and those of the other nothing.
    """
    if one == other:
        return True
    less = (one[0] + one[3], *one[1:3])
    return all(sum(less[: n + 1]) <= sum(other[: n + 1]) for n in range(3))
