"""Where do the sides read one clause differently, and who would find he signed something else?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from winset.case.answers import NO, UNKNOWN, YES, Answer
from winset.case.case import Case
from winset.case.clock import today
from winset.case.deal import Deal
from winset.case.drafts import Clause
from winset.case.grammar.settlement import SettlementSet
from winset.case.lines import Line
from winset.draws import Draws
from winset.lenses.drafts.consents import asked
from winset.lenses.drafts.nearest import Board, board, options_of, printed
from winset.lenses.drafts.stands import Stands, answer_word
from winset.lenses.drafts.terms import Term, Texts
from winset.results import Column, Quantity, Row, Table

READINGS = (
    Column("reading", "key"),
    Column("draft", "draft"),
    Column("issue", "issue"),
    Column("says", "text-at"),
    Column("actor", "actor"),
    Column("own-reading", "text-at"),
    Column("surface", "word"),
    Column("prevails", "actor"),
    Column("prevailing", "text-at"),
    Column("delivered", "word"),
    Column("debt", "word"),
    Column("credibility", "number", "share"),
    Column("at-credibility", "number", "share"),
)
DEBT = (
    Column("clause", "key"),
    Column("draft", "draft"),
    Column("issue", "issue"),
    Column("says", "text-at"),
    Column("readers", "ids"),
    Column("readings", "number", "readings"),
    Column("vagueness", "text-at"),
    Column("owed", "number", "readers"),
    Column("perhaps", "number", "readers"),
    Column("owed-by", "ids"),
)
DEFINITIONS = (
    Column("definition", "key"),
    Column("draft", "draft"),
    Column("issue", "issue"),
    Column("defined-as", "settlement"),
    Column("actor", "actor"),
    Column("on", "issue"),
    Column("before", "word"),
    Column("after", "word"),
    Column("answer", "word"),
)
SURFACE = (
    Column("prevailing", "key"),
    Column("draft", "draft"),
    Column("prevails", "actor"),
    Column("accepting", "ids"),
    Column("refusing", "ids"),
    Column("unsaid", "ids"),
)


@dataclass(frozen=True, slots=True)
class Read:
    """A clause with recorded readings: who reads it how."""

    draft: str
    issue: str
    term: Term
    clause: Clause
    readings: Mapping[str, SettlementSet]

    def at(self, reader: str | None) -> str | None:
        """Where a reading stands."""
        return f"{self.term.address}.readings.{reader}" if reader is not None else None


def read_apart(texts: Texts) -> tuple[Read, ...]:
    """Every clause of a text that somebody reads in a way of his own, text by text."""
    found = []
    for id in texts.order:
        for issue, term in texts.named(id).items():
            if term.clause is not None and term.clause.readings and not term.inherited:
                found.append(Read(id, issue, term, term.clause, term.clause.readings))
    return tuple(found)


def readings(draws: Draws, case: Case, texts: Texts) -> tuple[Table, Table, Table]:
    """Every reader and every reading that may prevail; the debt by clause; the texts as a whole.

    Surface: what somebody answers to the clause as he reads it (as it is written, if no reading of
    his is recorded). Delivered: what he answers to it as the other reads it. Debt is owed where he
    takes the first and refuses the second: signed, and bound to break. Answers are those of the
    text's own day, when a reader thought he knew what he got.
    """
    stands, apart = Stands(case), read_apart(texts)
    rows = [row for one in apart for row in _read(draws, case, texts, stands, one)]
    table = Table("readings", READINGS, tuple(rows))
    debts = [_debt(table, one) for one in apart]
    whole = [row for id in texts.order for row in _surface(case, texts, stands, id)]
    return table, Table("debt", DEBT, tuple(debts)), Table("surface", SURFACE, tuple(whole))


def _readers(case: Case, stands: Stands, one: Read) -> dict[str, str | None]:
    """Actor -> whose recorded reading is his: everybody at the table, and other readers."""
    found: dict[str, str | None] = {}
    for actor in (*case.case.table, *one.readings):
        names = stands.names(actor)
        if not any(a in found for a in names):
            found[actor] = next((n for n in (actor, *names) if n in one.readings), None)
    return found


def _read(draws: Draws, case: Case, texts: Texts, stands: Stands, one: Read) -> Iterator[Row]:
    deal = texts.deal(one.draft)
    day = day_of(case, one.draft)
    for actor, own in _readers(case, stands, one).items():
        surface = _answer(stands, one, actor, deal, own, day)
        for prevails in one.readings:
            if prevails == own:
                continue
            delivered = _answer(stands, one, actor, deal, prevails, day)
            chance = _credibility(draws, one, actor, stands)
            cells = (
                f"{one.term.address}.{actor}.{prevails}",
                one.draft,
                one.issue,
                one.term.address,
                actor,
                one.at(own),
                _word(surface),
                prevails,
                one.at(prevails),
                _word(delivered),
                debt_word(surface, delivered),
                _quantity(chance),
                _expected(surface, delivered, chance),
            )
            yield Row(cells, tuple(a for a in (one.at(own), one.at(prevails)) if a), _cites(one))


def _cites(one: Read) -> tuple[str, ...]:
    return tuple(c.text for c in one.clause.rests_on)


def _answer(
    stands: Stands, one: Read, actor: str, deal: Deal, reader: str | None, day: date
) -> Answer:
    """What somebody answered on a day if the clause means what ``reader`` reads in it."""
    read = {**deal, one.issue: one.readings[reader]} if reader is not None else deal
    return stands.answer(one.issue, actor, read, day).declared


def day_of(case: Case, draft: str) -> date:
    """The day whose positions tell what a reader thought he got: the text's own last day."""
    when = case.drafts[draft].date
    return when.last or when.first or today(case)


def _word(answer: Answer) -> str:
    return {YES: "accepts", NO: "refuses", UNKNOWN: "unsaid"}[answer]


def debt_word(surface: Answer, delivered: Answer) -> str:
    """What is owed when another reading prevails than the one somebody signed."""
    if surface == YES:
        return {NO: "owed", UNKNOWN: "perhaps", YES: "none"}[delivered]
    if surface == NO:
        return "refused-as-read"
    return "refused-if-delivered" if delivered == NO else "nobody-said"


def _credibility(draws: Draws, one: Read, actor: str, stands: Stands) -> object | None:
    """How likely a reader holds it that the clause is delivered as he reads it; None if unsaid."""
    delivery = one.clause.delivery
    if delivery is None:
        return None
    reader = next((n for n in (actor, *stands.names(actor)) if n in delivery.credibility), None)
    if reader is None:
        return None
    at = f"{one.term.address}.delivery.credibility.{reader}"
    value = delivery.credibility[reader]
    sampled = draws.sample(value, at)
    if sampled is None:
        return None
    return sampled / 100.0 if value.unit == "%" else sampled


def _quantity(sampled: object | None) -> Quantity | None:
    if sampled is None:
        return None
    from winset.models.readings import summary

    middle, low50, high50, low90, high90, n = summary(sampled)  # type: ignore[arg-type]
    return Quantity(middle, low50, high50, low90, high90, n=n)


def _expected(surface: Answer, delivered: Answer, chance: object | None) -> Quantity | None:
    """How likely he gets something he accepts: between bounds where an answer is not known."""
    if chance is None:
        return None
    from winset.models.readings import delivered_at, summary

    low, high = delivered_at(int(surface), int(delivered), chance)  # type: ignore[arg-type]
    least, most = summary(low), summary(high)
    return Quantity((least[0] + most[0]) / 2, least[1], most[2], least[3], most[4], n=least[5])


def _debt(table: Table, one: Read) -> Row:
    rows = [r for r in table.rows if r.cells[3] == one.term.address]
    owed = dict.fromkeys(str(r.cells[4]) for r in rows if r.cells[10] == "owed")
    perhaps = dict.fromkeys(str(r.cells[4]) for r in rows if r.cells[10] == "perhaps")
    vague = f"{one.term.address}.vagueness" if one.clause.vagueness is not None else None
    cells = (
        one.term.address,
        one.draft,
        one.issue,
        one.term.address,
        tuple(one.readings),
        len({str(r) for r in one.readings.values()}),
        vague,
        len(owed),
        len([p for p in perhaps if p not in owed]),
        tuple(owed) or None,
    )
    return Row(cells, (str(one.term.address),), _cites(one))


def _surface(case: Case, texts: Texts, stands: Stands, id: str) -> Iterator[Row]:
    """A text with readings: who would sign it as he reads it, and as each reader reads it."""
    terms = texts.named(id)
    readers = dict.fromkeys(
        r for t in terms.values() if t.clause is not None for r in t.clause.readings
    )
    if not readers:
        return
    signers = [one for one in asked(case, texts, stands, id) if one.role == "signs"]
    day = day_of(case, id)
    for prevails in (None, *readers):
        found: dict[Answer, list[str]] = {YES: [], NO: [], UNKNOWN: []}
        for one in signers:
            reader = prevails or next((n for n in stands.names(one.actor) if n in readers), None)
            deal = read_as(texts, id, reader)
            answers = [stands.answer(i, one.actor, deal, day).declared for i in one.issues]
            found[min(answers, default=UNKNOWN)].append(one.actor)
        key = f"drafts.{id}.{prevails or 'each-his-own'}"
        cells = (key, id, prevails, *(tuple(found[a]) or None for a in (YES, NO, UNKNOWN)))
        yield Row(cells, (f"drafts.{id}",), tuple(c.text for c in case.drafts[id].rests_on))


def read_as(texts: Texts, id: str, reader: str | None) -> dict[str, SettlementSet]:
    """The text as a deal, each clause as ``reader`` reads it where that is recorded."""
    deal = texts.deal(id)
    for issue, term in texts.named(id).items():
        if reader is not None and term.clause is not None and reader in term.clause.readings:
            deal[issue] = term.clause.readings[reader]
    return deal


def definitions(case: Case, texts: Texts) -> Table:
    """Every way to define what a text leaves open, and whose answer on which issue it changes.

    An open issue that lists no settlements (a mere text) stands with nothing: nobody has said how
    it could be defined.
    """
    rows = [
        row
        for id in texts.order
        for issue, term in texts.named(id).items()
        if _leaves(term) and not term.inherited
        for row in _defined(case, texts, id, issue, term)
    ]
    return Table("definitions", DEFINITIONS, tuple(rows))


def _leaves(term: Term) -> bool:
    """Whether the text leaves something of the issue to be settled."""
    return term.state == "open" or (term.reach is not None and not term.reach.single)


def _defined(case: Case, texts: Texts, id: str, issue: str, term: Term) -> Iterator[Row]:
    key = f"drafts.{id}.clauses.{issue}"
    cites = tuple(c.text for c in term.clause.rests_on) if term.clause is not None else ()
    options = options_of(case, issue)
    if not options:
        bare = (key, id, issue, None, None, None, None, None, "nothing-listed")
        yield Row(bare, tuple(a for a in (term.address,) if a), cites)
        return
    asking = board(case, texts, id)
    people = _people(case, asking)
    for option in options:
        settled = tuple(f"{issue}.{p}" for p in printed(case, issue, option))
        for actor, on, before, after in _answers(asking, people, issue, option):
            cells = (
                f"{key}.{option.text}.{actor}.{on}",
                id,
                issue,
                settled[0] if len(settled) == 1 else settled,
                actor,
                on,
                answer_word(before),
                answer_word(after),
                _changed(before.declared, after.declared, after.assessed),
            )
            said = [s for s in (after.by, after.soft) if s is not None]
            rests = (*cites, *(c.text for s in said for c in s.entry.rests_on))
            addresses = tuple(dict.fromkeys(s.address for s in said))
            yield Row(cells, addresses, tuple(dict.fromkeys(rests)))


def _people(case: Case, asking: Board) -> tuple[str, ...]:
    """The table and everybody else who is asked, a party and its voice as one."""
    found: dict[tuple[str, ...], str] = {}
    others = (one.actor for needs in asking.needs.values() for one in needs)
    for actor in (*case.case.table, *others):
        found.setdefault(asking.stands.names(actor), actor)
    return tuple(found.values())


def _answers(
    asking: Board, people: Sequence[str], issue: str, option: SettlementSet
) -> Iterator[tuple[str, str, Line, Line]]:
    """Whose answer on which issue a definition changes: before it and after."""
    changed: Deal = {**asking.deal, issue: option}
    for actor in people:
        for on in asking.deal:
            before = asking.line(actor, on, asking.deal)
            after = asking.line(actor, on, changed)
            if (before.declared, before.assessed) != (after.declared, after.assessed):
                yield actor, on, before, after


def _changed(before: Answer, after: Answer, soft: Answer) -> str:
    """What a definition does to an answer: opens, closes, or lets a soft line bend."""
    if after == NO:
        return "could-bend" if soft > NO else "closes"
    if after == YES:
        return "opens"
    return "could-bend" if soft > after else "reopens" if before == NO else "leaves-unsaid"
