"""How do the parts of the lens come together into one result?"""

from __future__ import annotations

from winset.case.clock import today
from winset.draws import Draws
from winset.errors import LensError, UsageError, nearest, one_of
from winset.lenses.endurance import (
    NAME,
    Options,
    assumptions,
    budgets,
    costs,
    fronts,
    manpower,
    methods,
    months,
    prospect,
    quantiles,
    revenue,
    runways,
    sanctions,
    signs,
    support,
    weeks,
)
from winset.lenses.endurance.figures import Books, owners, sides
from winset.lenses.endurance.found import findings
from winset.models.noanswer import NoAnswer
from winset.results import Caution, Manifest, Result, Table


def answer(draws: Draws, options: Options) -> Result:
    """Everything the lens finds in one view of a case."""
    push = _push(options)
    try:
        return _answer(draws, options, push)
    except NoAnswer as wrong:
        raise LensError(f"endurance cannot reckon with these figures: {wrong}") from wrong


def _push(options: Options) -> sanctions.Push:
    """The options, each checked."""
    if options.rule not in revenue.RULES:
        near = nearest(options.rule, revenue.RULES)
        hint = f"; did you mean {near}?" if near else ""
        raise UsageError(f"rule: '{options.rule}'; expected {one_of(revenue.RULES)}{hint}")
    for name in ("oil_weight", "erosion", "lost"):
        share = getattr(options, name)
        if not 0 <= share <= 1:
            raise UsageError(f"{name.replace('_', '-')}: {share:g} is not from 0 to 1")
    return sanctions.Push(
        options.rule, options.oil_weight, options.workarounds, options.erosion, options.lost
    )


def _answer(draws: Draws, options: Options, push: sanctions.Push) -> Result:
    case = draws.case
    books = [Books(case, party) for party in owners(case)]
    sellers = [s for b in books if (s := revenue.Seller.of(b)) is not None]
    by_party = {s.party: s for s in sellers}
    short = [f for b in books for f in budgets.shortfalls(draws, b, by_party.get(b.party))]
    histories, thin = fronts.pasts(case)
    rules, lacking = revenue.tables(draws, sellers)
    fighting = sides(case)
    lasting = runways.table(draws, books, short, fighting)
    month = costs.table(draws, books, histories, short, fighting)
    tiring = signs.tables(case)
    made: tuple[Table, ...] = (
        month,
        lasting,
        methods.table(tiring[1], lasting, month, today(case)),
        *tiring,
        *rules,
        *months.tables(sellers),
        sanctions.table(draws, sellers, push),
        *budgets.tables(draws, books, short, options.rule),
        *fronts.tables(histories),
        *weeks.tables(histories),
        manpower.table(draws, books),
        *support.tables(case, books),
        prospect.table(case, books, histories, lasting),
    )
    made = (*made, assumptions.table(push, made))
    if options.quantiles:
        wanted = quantiles.table(case, histories, options.quantity, options.weeks)
        made = (*made, wanted)
    cautions = (
        *lacking,
        *thin,
        *fronts.doubts(histories),
        *_changed(draws),
        *_assumed(draws, made),
    )
    return Result(NAME, made, findings(made), cautions, Manifest(NAME))


def _assumed(draws: Draws, made: tuple[Table, ...]) -> tuple[Caution, ...]:
    found = assumptions.assumed_figures(draws.case, made)
    return (Caution("judgement", "figures-assumed", {"count": len(found)}),) if found else ()


def _changed(draws: Draws) -> tuple[Caution, ...]:
    return tuple(
        Caution("judgement", "changed-value", {"address": c.address, "value": c.words})
        for c in draws.viewed.changes
    )
