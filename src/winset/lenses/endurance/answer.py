"""How do the parts of the lens come together into one result?"""

from __future__ import annotations

from collections.abc import Iterator

from winset.case.clock import today
from winset.draws import Draws
from winset.draws.figures import sides
from winset.draws.standing import Fallen, standing
from winset.errors import LensError, UsageError, nearest, one_of
from winset.lenses.endurance import (
    NAME,
    Options,
    aims,
    assumptions,
    budgets,
    costs,
    fronts,
    gap,
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
from winset.lenses.endurance.course import Push, Sale, sales
from winset.lenses.endurance.found import findings
from winset.lenses.endurance.seller import RULES, Seller
from winset.lenses.endurance.sound import sound
from winset.models.noanswer import NoAnswer
from winset.results import Caution, Manifest, Result, Table


def answer(draws: Draws, options: Options) -> Result:
    """Everything the lens finds in one view of a case."""
    push = _push(options)
    try:
        return _answer(draws, options, push)
    except NoAnswer as wrong:
        raise LensError(f"endurance cannot reckon with these figures: {wrong}") from wrong


def _push(options: Options) -> Push:
    """The options, each checked."""
    if options.rule and options.rule not in RULES:
        near = nearest(options.rule, RULES)
        hint = f"; did you mean {near}?" if near else ""
        raise UsageError(f"rule: '{options.rule}'; expected {one_of(RULES)}{hint}")
    for name in ("oil_weight", "erosion", "lost"):
        share = getattr(options, name)
        if not 0 <= share <= 1:
            raise UsageError(f"{name.replace('_', '-')}: {share:g} is not from 0 to 1")
    if not options.half_life > 0:
        raise UsageError(f"half-life: {options.half_life:g} is not above 0")
    return Push(
        options.rule,
        options.oil_weight,
        options.workarounds,
        options.erosion,
        options.lost,
        options.half_life,
    )


def _answer(draws: Draws, options: Options, push: Push) -> Result:
    draws, fallen = standing(draws)
    case = draws.case
    books, odd = sound(case)
    by_party = {b.party: b for b in books}
    sellers = [s for b in books if (s := Seller.of(b)) is not None]
    found = sales(draws, sellers, push)
    short = [f for b in books for f in budgets.shortfalls(draws, b, found, push.rule)]
    histories, thin = fronts.pasts(case)
    rules, lacking = revenue.tables(sellers, found)
    fighting = sides(case)
    lasting = runways.table(draws, books, short, fighting)
    month = costs.table(draws, books, histories, short, fighting)
    tiring = signs.tables(case)
    stress, unreached = aims.tables(case, options.aim)
    made: tuple[Table, ...] = (
        month,
        lasting,
        methods.table(tiring[1], lasting, month, today(case)),
        *tiring,
        *stress,
        *rules,
        gap.table(found),
        *months.tables(sellers),
        *sanctions.tables(draws, sellers, found, by_party, push),
        *budgets.tables(books, short, push.one_rule),
        *fronts.tables(histories),
        *weeks.tables(histories),
        manpower.table(draws, books),
        *support.tables(case, books),
        prospect.table(case, books, histories, lasting),
    )
    made = (*made, assumptions.table(push, made))
    cut: tuple[Caution, ...] = ()
    if options.quantiles:
        wanted, cut = quantiles.table(case, histories, options.quantity, options.weeks)
        made = (*made, wanted)
    cautions = (
        *_fallen(fallen),
        *odd,
        *lacking,
        *_whole(lasting),
        *unreached,
        *thin,
        *fronts.doubts(histories),
        *cut,
        *_asked(found),
        *_changed(draws),
        *_assumed(draws, made),
    )
    return Result(NAME, made, findings(made, push.one_rule), cautions, Manifest(NAME))


def _asked(found: list[Sale]) -> tuple[Caution, ...]:
    """Whether the options have a push work otherwise than it is seen to work."""
    return (Caution("judgement", "push-asked", {}),) if any(s.sources for s in found) else ()


def _fallen(fallen: Fallen) -> Iterator[Caution]:
    """Which series are not told, and why."""
    for address in fallen.source_out:
        yield Caution("gap", "series-source-out", {"address": address})
    for address in fallen.set_aside:
        yield Caution("judgement", "series-set-aside", {"address": address})


def _whole(lasting: Table) -> Iterator[Caution]:
    """Where nobody says which part of reserves can be spent at once."""
    for party in dict.fromkeys(str(r.cells[1]) for r in lasting.where(buffer="reserves-whole")):
        yield Caution("gap", "liquid-unsaid", {"party": party})


def _assumed(draws: Draws, made: tuple[Table, ...]) -> tuple[Caution, ...]:
    found = assumptions.assumed_figures(draws.case, made)
    return (Caution("judgement", "figures-assumed", {"count": len(found)}),) if found else ()


def _changed(draws: Draws) -> tuple[Caution, ...]:
    return tuple(
        Caution("judgement", "changed-value", {"address": c.address, "value": c.words})
        for c in draws.viewed.changes
    )
