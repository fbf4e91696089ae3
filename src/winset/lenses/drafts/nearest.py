"""How many clauses of a text must change before nobody whose yes it needs refuses it?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations, product

from winset.case.acts import act_of
from winset.case.agreeing import agreed
from winset.case.answers import NO, UNKNOWN, YES, Answer, all_of
from winset.case.assent import weighed
from winset.case.case import Case
from winset.case.consents import Needed, all_must_agree, needed
from winset.case.deal import Deal, holds
from winset.case.grammar.condition import Condition
from winset.case.grammar.settlement import SettlementSet
from winset.case.lines import Line, Voice, line, voice
from winset.errors import Slip
from winset.lenses.drafts.consents import Asked, asked
from winset.lenses.drafts.reach import of_set, points_of
from winset.lenses.drafts.stands import Stands
from winset.lenses.drafts.terms import Texts
from winset.results import Column, Row, Table

COLUMNS = (
    Column("draft", "key"),
    Column("clauses", "number", "clauses"),
    Column("refused", "ids"),
    Column("refused-by", "ids"),
    Column("changes", "number", "clauses"),
    Column("rewriting", "ids"),
    Column("to", "settlement"),
    Column("leaving-out", "ids"),
    Column("all-said-yes", "number", "clauses"),
    Column("search", "word"),
    Column("rejected-by", "ids"),
)
MOST = 20_000
"""Texts tried for one group of issues that hang together; beyond, the search says so."""


@dataclass
class Board:
    """Whose yes a text needs on which issue, and what each could be changed to.

    With ``acts`` what somebody did with the text weighs before his lines where the text stays as he
    took it; what he rejected as a whole is answered by his lines, as nobody knows which points.
    """

    case: Case
    draft: str
    deal: dict[str, SettlementSet]
    needs: dict[str, tuple[Asked, ...]]
    options: dict[str, tuple[SettlementSet, ...]]
    stands: Stands
    acts: bool = False
    voices: dict[tuple[str, str], Voice] = field(default_factory=dict)
    _lines: dict[tuple[str, ...], Line] = field(default_factory=dict)
    _holds: dict[tuple[str, ...], Answer] = field(default_factory=dict)
    _rules: dict[str, Needed | None] = field(default_factory=dict)
    """Party -> its rule, None where everybody in it must agree."""

    def voice(self, actor: str, issue: str) -> Voice:
        """The lines of somebody, found once."""
        key = (actor, issue)
        if key not in self.voices:
            self.voices[key] = voice(self.case, issue, self.stands.names(actor))
        return self.voices[key]

    def line(self, actor: str, issue: str, deal: Deal) -> Line:
        """The answer of somebody, found once for all deals that are alike where he looks."""
        speaking = self.voice(actor, issue)
        looked = [str(deal.get(i)) for i in (issue, *speaking.leans_on())]
        key = (actor, issue, *looked)
        if key not in self._lines:
            self._lines[key] = self._found(actor, issue, line(self.case, speaking, deal), deal)
        return self._lines[key]

    def _found(self, actor: str, issue: str, alone: Line, deal: Deal) -> Line:
        names = self.stands.names(actor)
        act = act_of(self.case, self.draft, names) if self.acts else None
        if act is None or act.says in ("no", "unsaid"):
            return alone
        return weighed(self.case, self.draft, deal, names, {issue: alone})[issue]

    def binds(self, one: Asked, deal: Deal) -> bool:
        """Whether a consent is needed for a deal, as far as can be told."""
        return all(self._met(condition, deal) != NO for condition in one.only_if)

    def _met(self, condition: Condition, deal: Deal) -> Answer:
        key = (condition.text, *(str(deal.get(t.issue)) for t in condition.tests()))
        if key not in self._holds:
            self._holds[key] = holds(self.case, condition, deal)
        return self._holds[key]

    def answers(self, issue: str, deal: Deal) -> Iterator[tuple[str, Answer]]:
        """Who answers what on an issue, each once."""
        seen: set[str] = set()
        for one in self.needs[issue]:
            if one.actor not in seen and self.binds(one, deal):
                seen.add(one.actor)
                yield one.actor, self.line(one.actor, issue, deal).declared

    def refusing(self, issue: str, deal: Deal) -> tuple[str, ...]:
        """Who refuses what a deal says on an issue.

        Whose refusal others of his party make up for there, under its rule, is not one of them.
        """
        answers = dict(self.answers(issue, deal))
        return tuple(
            a for a, said in answers.items() if said == NO and self._costs(a, answers, deal)
        )

    def _costs(self, actor: str, answers: Mapping[str, Answer], deal: Deal) -> bool:
        """Whether the party of one who refuses then cannot say yes."""
        party = self.stands.party_of.get(actor, "")
        if party not in self._rules:
            known = needed(self.case, party) if party in self.case.parties else None
            free = known is None or all_must_agree(known.rule)
            self._rules[party] = None if free else known
        rule = self._rules[party]
        names = self.stands.names(party)
        if rule is None or (actor not in names and actor not in rule.members):
            return True
        spoken = [answers[n] for n in names if n in answers]

        def answer(member: str) -> Answer:
            if member in names:
                return all_of(spoken) if spoken else UNKNOWN
            return answers.get(member, UNKNOWN)

        return agreed(rule.rule, answer, lambda c: self._met(c, deal)) == NO

    def silent(self, issue: str) -> bool:
        """Whether somebody whose yes is always needed has accepted nothing on the issue."""
        return any(
            self.voice(one.actor, issue).accepts is None
            for one in self.needs[issue]
            if not one.only_if
        )

    def groups(self) -> list[tuple[str, ...]]:
        """Issues that hang together through somebody's condition, each in one group."""
        group = {issue: {issue} for issue in self.needs}
        for issue, consents in self.needs.items():
            tied = {
                other
                for one in consents
                for other in (
                    *self.voice(one.actor, issue).leans_on(),
                    *(t.issue for c in one.only_if for t in c.tests()),
                )
                if other in group
            }
            together = set().union(group[issue], *(group[t] for t in tied))
            for member in together:
                group[member] = together
        order = list(self.needs)
        return [
            tuple(i for i in order if i in group[issue])
            for issue in order
            if issue == min(group[issue], key=order.index)
        ]


def board(case: Case, texts: Texts, id: str, acts: bool = False) -> Board:
    """What a text asks of whom, as the case stands.

    On an issue whose clause names neither signer nor deliverer the whole table is asked.
    """
    stands, deal = Stands(case), texts.deal(id)
    consents = [one for one in asked(case, texts, stands, id) if one.role != "can-undo"]
    needs: dict[str, tuple[Asked, ...]] = {}
    for issue in deal:
        own = tuple(one for one in consents if issue in one.issues)
        bare = all(one.role == "ratifies" for one in own)
        table = tuple(Asked("signs", p, (issue,), "nobody-said-who") for p in case.case.table)
        needs[issue] = (*own, *table) if bare else own
    options = {i: options_of(case, i) for i in deal}
    return Board(case, id, deal, needs, options, stands, acts)


def options_of(case: Case, issue: str) -> tuple[SettlementSet, ...]:
    """What a clause on an issue could say instead: its settlements, else figures anybody named."""
    record = case.issues[issue]
    if record.settlements:
        return tuple(SettlementSet.parse(s) for s in record.settlements)
    if record.kind not in ("amount", "date"):
        return ()
    clauses = [c for d in case.drafts.values() for c in d.clauses if c.sets == issue]
    named = [c.to for c in clauses if c.to is not None]
    for entries in case.positions.get(issue, {}).values():
        for entry in entries:
            named += [s for s in (entry.accepts, entry.could_accept, entry.ideal) if s is not None]
    found: dict[str, SettlementSet] = {}
    for chosen in named:
        for alternative in chosen.alternatives:
            words = _single(alternative.stretch, alternative.ends)
            try:
                one = SettlementSet.parse(words) if words else None
                reach = of_set(record, one) if one is not None else None
            except Slip:
                continue
            if one is not None and reach is not None and not reach.empty:
                found.setdefault(words, one)
    return tuple(found.values())


def _single(stretch: str, ends: tuple[str, ...]) -> str:
    """The figure that a stretch names, as a clause would write it."""
    if stretch in ("is", "at least", "at most"):
        return ends[0]
    return " to ".join(ends) if stretch == "to" else ""


@dataclass(frozen=True)
class Found:
    """The fewest changes of one group of issues: rewritten, and left out (None)."""

    changes: Mapping[str, SettlementSet | None]
    complete: bool

    def rewritten(self) -> dict[str, SettlementSet]:
        """Issue -> what its clause would say."""
        return {i: s for i, s in self.changes.items() if s is not None}

    def left_out(self) -> tuple[str, ...]:
        """Issues whose clause would go."""
        return tuple(i for i, s in self.changes.items() if s is None)


def nearest(case: Case, texts: Texts) -> Table:
    """One row per text that settles something, text by text; lines as they stand, declared.

    *Changes* counts clauses to rewrite or, where no wording serves, to leave out, until nobody
    whose yes is needed refuses what is left. *All-said-yes* counts the clauses to rewrite until
    every needed consent is on record; without a number no wording does.
    """
    boards = {id: board(case, texts, id, True) for id in texts.order if texts.deal(id)}
    rows = [_row(asking, id) for id, asking in boards.items()]
    return Table("distance", COLUMNS, tuple(rows))


def _row(board: Board, id: str) -> Row:
    refused = {i: who for i in board.needs if (who := board.refusing(i, board.deal))}
    found = [least(board, group) for group in board.groups()]
    rewritten = {i: s for part in found for i, s in part.rewritten().items()}
    left_out = tuple(i for part in found for i in part.left_out())
    cells = (
        f"drafts.{id}",
        len(board.needs),
        tuple(f"issues.{i}" for i in refused) or None,
        tuple(dict.fromkeys(w for who in refused.values() for w in who)) or None,
        len(rewritten) + len(left_out),
        tuple(f"issues.{i}" for i in rewritten) or None,
        tuple(f"{i}.{p}" for i, s in rewritten.items() for p in printed(board.case, i, s)) or None,
        tuple(f"issues.{i}" for i in left_out) or None,
        _until_agreed(board),
        "complete" if all(part.complete for part in found) else "cut-short",
        _rejecting(board) or None,
    )
    lines = [board.line(w, i, board.deal).by for i, who in refused.items() for w in who]
    entries = [said for said in lines if said is not None]
    cites = dict.fromkeys(c.text for said in entries for c in said.entry.rests_on)
    return Row(cells, tuple(dict.fromkeys(said.address for said in entries)), tuple(cites))


def _rejecting(board: Board) -> tuple[str, ...]:
    """Who of those asked has rejected the text itself."""
    asked = dict.fromkeys(one.actor for needs in board.needs.values() for one in needs)
    acts = {who: act_of(board.case, board.draft, board.stands.names(who)) for who in asked}
    return tuple(who for who, act in acts.items() if act is not None and act.says == "no")


def _until_agreed(board: Board) -> int | None:
    """How many clauses to rewrite until everybody has said yes; None when no wording does."""
    if any(board.silent(issue) for issue in board.needs):
        return None
    found = [_rewritten(board, group) for group in board.groups()]
    return None if None in found else sum(n for n in found if n is not None)


def printed(case: Case, issue: str, chosen: SettlementSet) -> tuple[str, ...]:
    """The settlements of a set as ``issue.settlement`` ends them: rungs, or the figure."""
    reach = of_set(case.issues[issue], chosen)
    rungs = points_of(case.issues[issue], reach) if reach is not None else ()
    return rungs or (chosen.text,)


def least(board: Board, group: Sequence[str]) -> Found:
    """The fewest changes of a group that leave nobody refusing; of several, fewest left out."""
    tried = 0
    for size in range(len(group) + 1):
        for changes in _of_size(board, group, size):
            tried += 1
            if tried > MOST:
                return Found(_without_refused(board, group), False)
            deal = _changed(board.deal, changes)
            if not any(board.refusing(i, deal) for i in group if i in deal):
                return Found(changes, True)
    raise AssertionError("a text without clauses is refused by somebody")


def _of_size(
    board: Board, group: Sequence[str], size: int
) -> Iterator[dict[str, SettlementSet | None]]:
    """Every way to change ``size`` clauses of a group, those that leave fewest out first."""
    for drops in range(size + 1):
        for chosen in combinations(group, size):
            for gone in combinations(chosen, drops):
                kept = [i for i in chosen if i not in gone]
                for settled in product(*(board.options[i] for i in kept)):
                    yield {**dict(zip(kept, settled, strict=True)), **dict.fromkeys(gone)}


def _changed(deal: Deal, changes: Mapping[str, SettlementSet | None]) -> dict[str, SettlementSet]:
    kept = {i: s for i, s in deal.items() if i not in changes}
    return {**kept, **{i: s for i, s in changes.items() if s is not None}}


def _without_refused(board: Board, group: Sequence[str]) -> dict[str, SettlementSet | None]:
    """Every refused clause left out, until nobody refuses: an upper bound."""
    gone: dict[str, SettlementSet | None] = {}
    while True:
        deal = _changed(board.deal, gone)
        refused = [i for i in group if i in deal and board.refusing(i, deal)]
        if not refused:
            return gone
        gone.update(dict.fromkeys(refused))


def _rewritten(board: Board, group: Sequence[str]) -> int | None:
    """How many clauses of a group to rewrite until all its answers are yes."""
    tried = 0
    for size in range(len(group) + 1):
        for chosen in combinations(group, size):
            for settled in product(*(board.options[i] for i in chosen)):
                tried += 1
                if tried > MOST:
                    return None
                deal = {**board.deal, **dict(zip(chosen, settled, strict=True))}
                if all(answer == YES for i in group for _, answer in board.answers(i, deal)):
                    return size
    return None
