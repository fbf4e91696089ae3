"""Would the signers of texts that belong together sign each of them?"""

from __future__ import annotations

from winset.case.acts import Act, act_of
from winset.case.agreeing import agreed, mentions
from winset.case.answers import NO, UNKNOWN, YES, Answer, all_of
from winset.case.case import Case
from winset.case.consents import Asked, asked_by_clause, names_of, needed, own_role
from winset.case.deal import holds, of_draft
from winset.case.directory import Directory
from winset.case.grammar.condition import Condition
from winset.case.grammar.settlement import SettlementSet
from winset.lenses.deals.layout import Layout
from winset.lenses.deals.named import lines_alone
from winset.lenses.deals.reading import STRENGTHS
from winset.lenses.deals.sides import Side, cells_of, sides
from winset.lenses.deals.zone import VERDICTS, acts_of, claims_of, lacking, refusers
from winset.results import Column, Row, Table

BUNDLES = (
    Column("side-text", "key"),
    Column("bundle", "address"),
    Column("draft", "draft"),
    Column("signers", "ids"),
    Column("settles", "number", "clauses"),
    Column("declared", "word"),
    Column("assessed", "word"),
    Column("refused-by", "ids"),
    Column("unsaid-by", "ids"),
    Column("acted", "ids"),
    Column("lines-alone", "word"),
)


def bundles(case: Case) -> Table:
    """One row per text of a bundle, asked of its own signers alone, each on the clauses that he
    signs or delivers; a signer whom no clause names is asked on the whole text.

    Of a text that settles no modelled issue, or whose content is unknown, only what somebody did
    with it can be told.
    """
    rows = [
        _row(case, id, draft, tuple(signers))
        for id, bundle in case.bundles.items()
        for draft, signers in bundle.texts.items()
    ]
    return Table("bundles", BUNDLES, tuple(rows))


def _row(case: Case, bundle: str, draft: str, signers: tuple[str, ...]) -> Row:
    head = (f"{bundle} {draft}", f"bundles.{bundle}", draft, signers)
    terms = {i: s for i, s in of_draft(case, draft).items() if case.issues[i].kind != "text"}
    claims = tuple(c.text for c in case.bundles[bundle].rests_on)
    parties = _parties(case, signers)
    if not terms:
        return _bare(case, head, parties, claims)
    side = _judged(case, draft, terms, parties)
    words = [VERDICTS[int(side.judged.verdicts[s][0])] for s in STRENGTHS]
    found = list(cells_of(side, 0))
    acts = acts_of(found)
    alone = lines_alone(side)
    assert alone is not None
    unsaid = [c.member.actor for c in found if c.unsaid]
    cells = (
        *head,
        len(terms),
        *words,
        refusers(side, lacking(side, 0, "assessed"), 0, "assessed") or None,
        tuple(dict.fromkeys(unsaid)) or None,
        _who(acts),
        VERDICTS[int(alone.judged.verdicts["declared"][0])],
    )
    entries = [s for c in found if (s := c.said("assessed")) is not None]
    addresses = (f"bundles.{bundle}", *(a.address for a in acts), *(e.address for e in entries))
    cites = dict.fromkeys((*claims, *claims_of(entries, acts)))
    return Row(cells, tuple(dict.fromkeys(addresses)), tuple(cites))


def _parties(case: Case, signers: tuple[str, ...]) -> tuple[str, ...]:
    owners = Directory(case).parties_of
    return tuple(dict.fromkeys(owners[s] for s in signers if s in owners))


def _who(acts: tuple[Act, ...]) -> tuple[str, ...] | None:
    return tuple(dict.fromkeys(a.who for a in acts)) or None


def _judged(
    case: Case, draft: str, terms: dict[str, SettlementSet], parties: tuple[str, ...]
) -> Side:
    by_clause = asked_by_clause(case, draft, terms)
    issues = {p: by_clause.issues.get(p, tuple(terms)) for p in parties}
    roles = {p: by_clause.roles.get(p, own_role(case, p)) for p in parties}
    options = tuple((chosen,) for chosen in terms.values())
    layout = Layout(f"drafts.{draft}", "", tuple(terms), options, Asked(issues, roles), draft)
    return sides(case, layout, next(layout.blocks(1)))[0]


def _bare(
    case: Case,
    head: tuple[str, str, str, tuple[str, ...]],
    parties: tuple[str, ...],
    claims: tuple[str, ...],
) -> Row:
    """A text without a term that could be judged: who wrote it or reacted, through the rules."""
    acts: dict[str, Act] = {}
    said: dict[str, Answer] = {}
    refused: list[str] = []
    verdicts: list[Answer] = []

    def met(condition: Condition) -> Answer:
        return holds(case, condition, {})

    for rule in (needed(case, party) for party in parties):
        names = names_of(case, rule.party)
        asked = [m for m, under, _ in mentions(rule.rule) if NO not in map(met, under)]
        for actor in asked:
            act = act_of(case, head[2], names_of(case, actor))
            who = rule.party if actor in names else actor
            said[who] = said[actor] = _ANSWERS.get(act.says, UNKNOWN) if act else UNKNOWN
            acts |= {act.who: act} if act is not None else {}
        verdict = agreed(rule.rule, lambda actor: said.get(actor, UNKNOWN), met)
        verdicts.append(verdict)
        refused += [m for m in asked if said[m] == NO and verdict == NO]
    found = tuple(acts.values())
    word = VERDICTS[int(all_of(verdicts))]
    unsaid = [who for who, answer in said.items() if answer == UNKNOWN]
    speaking = {v: p for p in parties for v in names_of(case, p)}
    cells = (
        *head,
        0,
        *((word,) * len(STRENGTHS)),
        tuple(dict.fromkeys(speaking.get(m, m) for m in refused)) or None,
        tuple(dict.fromkeys(speaking.get(m, m) for m in unsaid)) or None,
        _who(found),
        "unsaid",
    )
    addresses = (head[1], *(a.address for a in found))
    cites = dict.fromkeys((*claims, *claims_of((), found)))
    return Row(cells, tuple(dict.fromkeys(addresses)), tuple(cites))


_ANSWERS = {"yes": YES, "no": NO}
