"""What could the next revision of a text change, who would vote for it, and why?"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import product
from typing import TYPE_CHECKING

from winset.case.answers import UNKNOWN
from winset.case.case import Case
from winset.case.clock import today
from winset.case.deal import Deal
from winset.case.grammar.settlement import SettlementSet
from winset.case.lines import Said
from winset.lenses.drafts.beside import against_wish, barred, unasked
from winset.lenses.drafts.compare import change
from winset.lenses.drafts.consents import Asked
from winset.lenses.drafts.nearest import Board, board, options_of, printed
from winset.lenses.drafts.order import ENOUGH
from winset.lenses.drafts.reach import of_set
from winset.lenses.drafts.terms import Term, Texts
from winset.results import Column, Row, Table

if TYPE_CHECKING:
    import numpy as np

    from winset.models.mediator import Ranks

COLUMNS = (
    Column("step", "key"),
    Column("draft", "draft"),
    Column("issue", "issue"),
    Column("says", "text-at"),
    Column("proposed", "settlement"),
    Column("change", "word"),
    Column("why", "word"),
    Column("yes", "ids"),
    Column("no", "ids"),
    Column("unsaid", "number", "consents"),
    Column("silent", "ids"),
    Column("mends-for", "ids"),
    Column("mends-on", "ids"),
    Column("then-refused-by", "ids"),
    Column("runs", "number", "runs"),
    Column("of-runs", "number", "runs"),
    Column("crosses", "ids"),
    Column("against-wish-of", "ids"),
)
TRIED = (
    Column("revision", "key"),
    Column("draft", "draft"),
    Column("clauses", "number", "clauses"),
    Column("refusals-before", "number", "refusals"),
    Column("refusals-after", "number", "refusals"),
    Column("changes", "number", "clauses"),
    Column("stuck", "ids"),
    Column("stopped", "word"),
)
RUNS = 256
TEMPERATURES = (1.0, 0.05)
"""One vote against is let pass with chance e^-1 at first, never at the end (judgement)."""
_RANKED = 1_000
"""Answers weigh more than distances: any wording somebody takes ranks above any he does not."""
STATUSES = ("negotiating-text", "offer", "ultimatum")


Wording = SettlementSet | None
"""What a clause says; None where the text has no such clause yet."""


@dataclass(frozen=True)
class Sheet:
    """The text before the mediator: its clauses, their wordings, who votes, how they rank."""

    asking: Board
    issues: tuple[str, ...]
    options: tuple[tuple[Wording, ...], ...]
    voters: tuple[str, ...]
    ranks: tuple[Ranks, ...] = ()

    def deal(self, places: Sequence[int]) -> dict[str, SettlementSet]:
        """The text with these wordings."""
        chosen = zip(self.issues, self.options, places, strict=True)
        return worded(self.asking.deal, {i: own[int(p)] for i, own, p in chosen})

    def refusing(self, issue: str, deal: Deal) -> tuple[str, ...]:
        """Who refuses what a text says on an issue; nobody where it says nothing."""
        return self.asking.refusing(issue, deal) if issue in deal else ()

    def refusals(self, places: Sequence[int]) -> int:
        """How many answers of needed consents are no."""
        deal = self.deal(places)
        return sum(len(self.refusing(issue, deal)) for issue in self.asking.needs)

    def refused(self, places: Sequence[int]) -> tuple[str, ...]:
        """The issues on which somebody refuses."""
        deal = self.deal(places)
        return tuple(i for i in self.asking.needs if self.refusing(i, deal))


def worded(deal: Deal, wordings: Mapping[str, Wording]) -> dict[str, SettlementSet]:
    """The text with other wordings of some clauses."""
    kept = {i: s for i, s in deal.items() if i not in wordings}
    return {**kept, **{i: s for i, s in wordings.items() if s is not None}}


def newest(case: Case, texts: Texts) -> str:
    """The text to revise when none is named: the newest that is being negotiated and settles most.

    Empty when no text settles an issue.
    """
    told = [id for id in reversed(texts.by_age) if id in texts.order]
    if len(told) == 1:
        return told[0]
    able = [id for id in told if texts.deal(id)]
    talked = [id for id in able if case.drafts[id].status in STATUSES]
    enough = [id for id in talked if len(texts.named(id)) >= ENOUGH]
    written = [id for id in enough if case.drafts[id].form == "text"]
    return next(iter(written or talked or able), "")


def revision(
    case: Case, texts: Texts, id: str, seed: int, rounds: int, most: int
) -> tuple[Table, ...]:
    """The changes a mediator finds who hears only yes and no, each with its votes, and how it went.

    Every run rewrites clauses one at a time; of the end texts the one with the fewest refusals is
    taken, without the changes that end none and that somebody votes against. Clauses are rewritten
    or added, never left out: an empty text is refused by nobody.
    """
    sheet = set_out(case, texts, id)
    rows: list[Row] = []
    steps: tuple[tuple[int, int], ...] = ()
    if sheet is not None:
        found, ends = _found(sheet, id, seed, rounds)
        steps = found[:most]
        rows = list(_rows(case, texts, id, sheet, steps, ends))
    return (
        Table("next-revision", COLUMNS, tuple(rows)),
        Table("revised", TRIED, _tried(case, texts, id, sheet, steps)),
    )


def set_out(case: Case, texts: Texts, id: str) -> Sheet | None:
    """The text with every wording of its clauses; None when it has no clause to rewrite.

    A clause may be added on an issue that somebody made a condition and the text is silent on; of
    a text that is not known whole, nobody can tell on what it is silent.
    """
    if not id:
        return None
    asking = board(case, texts, id, acts=True)
    options: dict[str, tuple[Wording, ...]] = {
        i: _wordings(case, i, asking.deal[i]) for i in asking.deal
    }
    for issue in _conditions(case, texts, asking, id):
        options[issue] = (None, *options_of(case, issue))
        asking.needs[issue] = tuple(
            Asked("signs", p, (issue,), "nobody-said-who") for p in case.case.table
        )
        asking.options[issue] = options_of(case, issue)
    issues = tuple(i for i, own in options.items() if len(own) > 1)
    if not issues:
        return None
    voters = dict.fromkeys(
        _voter(asking, one.actor) for needs in asking.needs.values() for one in needs
    )
    voters |= dict.fromkeys(_voter(asking, party) for party in case.case.table)
    sheet = Sheet(asking, issues, tuple(options[i] for i in issues), tuple(voters))
    return replace(sheet, ranks=tuple(_ranks(case, sheet)))


def _conditions(case: Case, texts: Texts, asking: Board, id: str) -> tuple[str, ...]:
    """Issues that somebody's answer hangs on and that the text says nothing about."""
    leant = dict.fromkeys(
        other
        for issue, needs in asking.needs.items()
        for one in needs
        for other in asking.voice(one.actor, issue).leans_on()
    )
    terms = texts.of(id)
    return tuple(
        i
        for i in leant
        if i in terms and terms[i].state in ("silent", "dropped") and options_of(case, i)
    )


def _wordings(case: Case, issue: str, now: SettlementSet) -> tuple[Wording, ...]:
    """What the clause says now, then what else it could say."""
    record = case.issues[issue]
    own = of_set(record, now)
    others = [o for o in options_of(case, issue) if of_set(record, o) != own]
    return (now, *others)


def _ranks(case: Case, sheet: Sheet) -> Iterator[Ranks]:
    """How each voter ranks the wordings of each clause he is asked on.

    Whoever sits at the table without being asked on a clause tells only what crosses his red line.
    """
    asking = sheet.asking
    for issue, needs in asking.needs.items():
        for actor in dict.fromkeys(_voter(asking, one.actor) for one in needs):
            yield from _ranked(sheet, actor, issue, partial(_rank, case, asking, actor, issue))
        for party in unasked(asking, issue):
            free = partial(_unbarred, asking, party, issue)
            yield from _ranked(sheet, _voter(asking, party), issue, free, only_against=True)


def _ranked(
    sheet: Sheet,
    actor: str,
    issue: str,
    rank: Callable[[Deal], int],
    only_against: bool = False,
) -> Iterator[Ranks]:
    """One voter's ranks of the wordings of one clause, unless all are alike to him."""
    import numpy as np

    from winset.models.mediator import Ranks

    asking = sheet.asking
    looked = (issue, *asking.voice(actor, issue).leans_on(), *_ties(asking, issue))
    places = [sheet.issues.index(i) for i in dict.fromkeys(looked) if i in sheet.issues]
    if issue not in sheet.issues:
        return
    shape = tuple(len(sheet.options[p]) for p in places)
    table = np.zeros(shape, dtype=np.int64)
    for chosen in product(*(range(n) for n in shape)):
        wordings = {
            sheet.issues[p]: sheet.options[p][c] for p, c in zip(places, chosen, strict=True)
        }
        table[chosen] = rank(worded(asking.deal, wordings))
    if table.min() != table.max():
        own = sheet.voters.index(actor)
        yield Ranks(own, places[0], tuple(places[1:]), table, only_against)


def _unbarred(asking: Board, party: str, issue: str, deal: Deal) -> int:
    """One below the party's red line, none across it."""
    return 0 if barred(asking, party, issue, deal) else 1


def _voter(asking: Board, actor: str) -> str:
    """A party and its voice have one vote."""
    return asking.stands.names(actor)[0]


def _ties(asking: Board, issue: str) -> tuple[str, ...]:
    """Issues on which it depends whether somebody is asked at all."""
    return tuple(t.issue for one in asking.needs[issue] for c in one.only_if for t in c.tests())


def _rank(case: Case, asking: Board, actor: str, issue: str, deal: Deal) -> int:
    """No below not said below yes; of two alike, the one nearer to what he wants is higher."""
    if issue not in deal:
        return int(UNKNOWN) * _RANKED
    needs = [n for n in asking.needs[issue] if _voter(asking, n.actor) == actor]
    if not any(asking.binds(one, deal) for one in needs):
        return int(UNKNOWN) * _RANKED
    answer = asking.line(actor, issue, deal).declared
    word = asking.stands.word(issue, actor, today(case))
    wish = asking.stands.wanted(word, deal) or asking.stands.bearable(word)
    asked = of_set(case.issues[issue], deal[issue])
    if wish is None or wish.empty or asked is None or asked.empty:
        return int(answer) * _RANKED
    options = [of_set(case.issues[issue], o) for o in (*asking.options[issue], deal[issue])]
    far = sorted({o.away(wish)[1] for o in options if o is not None and not o.empty}, reverse=True)
    return int(answer) * _RANKED + far.index(asked.away(wish)[1])


def _found(
    sheet: Sheet, id: str, seed: int, rounds: int
) -> tuple[tuple[tuple[int, int], ...], np.ndarray]:
    """The changes of the best end text in the order of their effect, and all end texts."""
    import numpy as np

    from winset.draws.streams import BLOCK, generator
    from winset.models.mediator import anneal

    source = generator(seed, f"drafts.next-revision.{id}", 0)
    draws = source.random((rounds, 3, BLOCK))[:, :, :RUNS]
    sizes = np.array([len(own) for own in sheet.options], dtype=np.intp)
    start = np.zeros(len(sizes), dtype=np.intp)
    ends = anneal(start, sizes, sheet.ranks, len(sheet.voters), draws, TEMPERATURES)
    distinct = sorted(set(map(tuple, ends.tolist())))
    best = min(distinct, key=lambda text: (sheet.refusals(text), sum(map(bool, text)), text))
    steps = _ordered(sheet, _without_idle(sheet, best))
    return steps, ends


def _without_idle(sheet: Sheet, text: tuple[int, ...]) -> tuple[int, ...]:
    """The text without the changes that end no refusal and that somebody votes against."""
    for place in range(len(text)):
        back = (*text[:place], 0, *text[place + 1 :])
        if not text[place] or sheet.refusals(back) > sheet.refusals(text):
            continue
        yes, no = _voting(sheet, back, text)
        if no or not yes:
            text = back
    return text


def _voting(
    sheet: Sheet, before: Sequence[int], after: Sequence[int]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Who votes yes and who no to ``after``."""
    import numpy as np

    from winset.models.mediator import votes

    wanted, unwanted = votes(sheet.ranks, len(sheet.voters), np.array([before]), np.array([after]))
    return (
        tuple(v for v, hit in zip(sheet.voters, wanted[0], strict=True) if hit),
        tuple(v for v, hit in zip(sheet.voters, unwanted[0], strict=True) if hit),
    )


def _ordered(sheet: Sheet, text: tuple[int, ...]) -> tuple[tuple[int, int], ...]:
    """The changes one after another: each time the one that leaves fewest refusals, then fewest
    votes against, then most for it."""
    left = [(place, wording) for place, wording in enumerate(text) if wording]
    now = [0] * len(text)
    found: list[tuple[int, int]] = []
    while left:
        ranked = []
        for place, wording in left:
            after = [*now[:place], wording, *now[place + 1 :]]
            yes, no = _voting(sheet, now, after)
            ranked.append((sheet.refusals(after), len(no), -len(yes), place, wording))
        _, _, _, place, wording = min(ranked)
        now[place] = wording
        left.remove((place, wording))
        found.append((place, wording))
    return tuple(found)


def _rows(
    case: Case,
    texts: Texts,
    id: str,
    sheet: Sheet,
    steps: Sequence[tuple[int, int]],
    ends: np.ndarray,
) -> Iterator[Row]:
    now = [0] * len(sheet.issues)
    for place, wording in steps:
        after = [*now[:place], wording, *now[place + 1 :]]
        share = (int((ends[:, place] == wording).sum()), len(ends))
        yield _row(case, texts, id, sheet, now, after, place, share)
        now = after


def _row(
    case: Case,
    texts: Texts,
    id: str,
    sheet: Sheet,
    before: Sequence[int],
    after: Sequence[int],
    place: int,
    share: tuple[int, int],
) -> Row:
    """One change: what it says, who votes how, whose refusals it ends and whose it makes."""
    issue, option = sheet.issues[place], sheet.options[place][after[place]]
    assert option is not None
    yes, no = _voting(sheet, before, after)
    old_no, new_no = _refusers(sheet, before), _refusers(sheet, after)
    mended = [one for one in old_no if one not in new_no]
    made = [one for one in new_no if one not in old_no]
    old, new = texts.of(id)[issue], Term("set", reach=of_set(case.issues[issue], option))
    settled = tuple(f"{issue}.{p}" for p in printed(case, issue, option))
    answers = sheet.asking.answers(issue, sheet.deal(after))
    silent = tuple(who for who, answer in answers if answer == UNKNOWN)
    deals = sheet.deal(before), sheet.deal(after)
    outside = [_voter(sheet.asking, p) for p in unasked(sheet.asking, issue)]
    crossed = tuple(p for p in no if p in outside)
    away = against_wish(case, sheet.asking, issue, (old, new), *deals)
    cells = (
        f"drafts.{id}.{issue}",
        id,
        issue,
        old.address,
        settled[0] if len(settled) == 1 else settled,
        change(old, new),
        _why(bool(mended), bool(no or made)),
        yes or None,
        no or None,
        len(silent),
        silent or None,
        tuple(dict.fromkeys(who for _, who in mended)) or None,
        tuple(dict.fromkeys(f"issues.{on}" for on, _ in mended)) or None,
        tuple(dict.fromkeys(who for _, who in made)) or None,
        *share,
        crossed or None,
        tuple(p for p in away if p not in crossed) or None,
    )
    said = _lines_behind(sheet, after, issue, (*yes, *no), (*mended, *made))
    parts = (old.clause, *(s.entry for s in said))
    cites = dict.fromkeys(c.text for part in parts if part is not None for c in part.rests_on)
    addresses = [a for a in (old.address, *(s.address for s in said)) if a is not None]
    return Row(cells, tuple(dict.fromkeys(addresses)), tuple(cites))


def _lines_behind(
    sheet: Sheet,
    after: Sequence[int],
    issue: str,
    voters: Sequence[str],
    moved: Sequence[tuple[str, str]],
) -> list[Said]:
    """The entries that decide the votes on a change."""
    deal = sheet.deal(after)
    asked = dict.fromkeys((*((issue, who) for who in voters), *moved))
    lines = [sheet.asking.line(who, on, deal).by for on, who in asked if on in deal]
    return [said for said in lines if said is not None]


def _why(mends: bool, costs: bool) -> str:
    """What a change is good for, and whether somebody pays for it."""
    if mends:
        return "mends-at-a-cost" if costs else "mends"
    return "against-somebody" if costs else "nearer-to-somebody"


def _refusers(sheet: Sheet, places: Sequence[int]) -> tuple[tuple[str, str], ...]:
    """On which issue whose answer is no."""
    deal = sheet.deal(places)
    return tuple((i, who) for i in sheet.asking.needs for who in sheet.refusing(i, deal))


def _tried(
    case: Case, texts: Texts, id: str, sheet: Sheet | None, steps: Sequence[tuple[int, int]]
) -> tuple[Row, ...]:
    """How many refusals the text has before and after, and which issues stay refused.

    Of a text that cannot be revised, why not.
    """
    if not id:
        return ()
    cites = tuple(c.text for c in case.drafts[id].rests_on)
    if sheet is None:
        empty = (f"drafts.{id}", id, len(texts.deal(id)), 0, 0, 0, None, _stopped(case, texts, id))
        return (Row(empty, (f"drafts.{id}",), cites),)
    start = [0] * len(sheet.issues)
    final = list(start)
    for place, wording in steps:
        final[place] = wording
    cells = (
        f"drafts.{id}",
        id,
        len(sheet.issues),
        sheet.refusals(start),
        sheet.refusals(final),
        len(steps),
        tuple(f"issues.{i}" for i in sheet.refused(final)) or None,
        None,
    )
    return (Row(cells, (f"drafts.{id}",), cites),)


def _stopped(case: Case, texts: Texts, id: str) -> str:
    """Why a text cannot be revised."""
    if texts.deal(id):
        return "no-other-wording"
    return "content-unknown" if case.drafts[id].rest == "unknown" else "settles-nothing"
