"""Would the signers of texts that belong together sign each of them?"""

from __future__ import annotations

from winset.case.case import Case
from winset.case.consents import Asked, own_role
from winset.case.deal import of_draft
from winset.case.directory import Directory
from winset.case.grammar.settlement import SettlementSet
from winset.lenses.deals.layout import Layout
from winset.lenses.deals.reading import STRENGTHS
from winset.lenses.deals.sides import Side, cells_of, sides
from winset.lenses.deals.zone import VERDICTS, claims_of, lacking, refusers
from winset.models.answers import UNKNOWN
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
)


def bundles(case: Case) -> Table:
    """One row per text of a bundle, asked of its own signers alone, on everything it settles.

    A text that settles no modelled issue, or whose content is unknown, cannot be judged.
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
    if not terms:
        return Row((*head, 0, "unsaid", "unsaid", None, None), (f"bundles.{bundle}",), claims)
    side = _judged(case, draft, terms, signers)
    words = [VERDICTS[int(side.judged.verdicts[s][0])] for s in STRENGTHS]
    found = list(cells_of(side, 0))
    lost = lacking(side, 0, "assessed")
    unsaid = [c.member.actor for c in found if c.answer("assessed") == UNKNOWN]
    cells = (
        *head,
        len(terms),
        *words,
        refusers(side, lost, 0, "assessed") or None,
        tuple(dict.fromkeys(unsaid)) or None,
    )
    entries = [s for c in found if (s := c.said("assessed")) is not None]
    addresses = (f"bundles.{bundle}", *dict.fromkeys(e.address for e in entries))
    return Row(cells, addresses, tuple(dict.fromkeys((*claims, *claims_of(entries)))))


def _judged(
    case: Case, draft: str, terms: dict[str, SettlementSet], signers: tuple[str, ...]
) -> Side:
    owners = Directory(case).parties_of
    parties = tuple(dict.fromkeys(owners[s] for s in signers if s in owners))
    asked = Asked(dict.fromkeys(parties, tuple(terms)), {p: own_role(case, p) for p in parties})
    options = tuple((chosen,) for chosen in terms.values())
    layout = Layout(f"drafts.{draft}", "", tuple(terms), options, asked)
    return sides(case, layout, next(layout.blocks(1)))[0]
