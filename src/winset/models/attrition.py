"""Who stops first in a war of attrition, in closed form? Theory: none of it is fitted to a war.

Equations (cost c in value a unit of time, V value of the prize, k chance of collapse a round):

    complete information, mixed    side i stops at rate c_j / V_j; length ~ Exp(c1/V1 + c2/V2)
    private values, Exp(1)         stop at v^2 / 2;            mean length 1/4
    private values, U[0,1]         stop at -v - ln(1 - v);     mean length 1/6
    fight to the finish            P(D wins) = kS(1-kD) / (kS + kD - 2 kS kD); rounds 1 / same
    random walk over forts         P = (1 - r^k) / (1 - r^N), r = (1-p)/p; battles (k - N P)/(q - p)
    never-quit types               survivors never fall below the share of types that never stop

Sources: Maynard Smith 1974; Bishop and Cannings 1978; Powell 2004 (AJPS
48:344); Smith and Stam 2004; Fearon 1995 (IO 49:379); Abreu and Gul 2000. Assumptions stand in
each. Leaves out: everything a state is besides one will; third parties; land that changes hands on
the way. In the first form the side that values the prize *less* stops *less* often: a result of the
mixed equilibrium that surprises, and a reason not to read it as a forecast.

>>> length, first = mixed(1, 10, 2, 12)
>>> length, first
(3.75, 0.625)
"""

from __future__ import annotations

from math import exp, log


def _above_nothing(**figures: float) -> None:
    for name, figure in figures.items():
        if not figure > 0:
            raise ValueError(f"{name.replace('_', ' ')} is {figure:g}; it must be above zero")


def mixed(cost_1: float, prize_1: float, cost_2: float, prize_2: float) -> tuple[float, float]:
    """(mean length, chance that side 1 stops first), both sides mixing, all known."""
    _above_nothing(cost_1=cost_1, prize_1=prize_1, cost_2=cost_2, prize_2=prize_2)
    first, second = cost_2 / prize_2, cost_1 / prize_1
    return 1.0 / (first + second), first / (first + second)


def stopping_time_exponential(value: float) -> float:
    """When a side of that value stops, values being Exp(1), cost 1 a unit of time."""
    return value * value / 2.0


def stopping_time_uniform(value: float) -> float:
    """When a side of that value stops, values being uniform from 0 to 1, cost 1 a unit of time."""
    if not 0 <= value < 1:
        raise ValueError(f"a value of {value:g}; it must be from 0 to below 1")
    return -value - log(1.0 - value)


def to_the_finish(collapse_d: float, collapse_s: float) -> tuple[float, float]:
    """(chance that D wins, mean rounds): each round each may collapse; both at once is a draw."""
    for chance in (collapse_d, collapse_s):
        if not 0 < chance < 1:
            raise ValueError(f"a chance of collapse of {chance:g}; it must be between 0 and 1")
    ends = collapse_s + collapse_d - 2 * collapse_s * collapse_d
    return collapse_s * (1 - collapse_d) / ends, 1.0 / ends


def walk(win: float, fort: int, forts: int) -> tuple[float, float]:
    """(chance to take all ``forts``, mean battles) from holding ``fort``, each won at ``win``."""
    if not 0 < win < 1 or not 0 <= fort <= forts or forts < 1:
        raise ValueError(f"winning at {win:g} from fort {fort} of {forts} is no such walk")
    if win == 0.5:
        return fort / forts, float(fort * (forts - fort))
    ratio = (1 - win) / win
    chance = (1 - ratio**fort) / (1 - ratio**forts)
    return chance, (fort - forts * chance) / ((1 - win) - win)


def bargaining_range(win: float, cost_a: float, cost_b: float) -> tuple[float, float]:
    """The shares that both prefer to fighting, cut at nothing and all."""
    return max(0.0, win - cost_a), min(1.0, win + cost_b)


def risky_offer(win: float, cost_a: float, highest_cost_b: float) -> tuple[float, float]:
    """(the best offer, chance of war) when B's cost is uniform from 0 to ``highest_cost_b``."""
    _above_nothing(highest_cost=highest_cost_b)
    more = max(0.0, (highest_cost_b - cost_a) / 2.0)
    return win + more, more / highest_cost_b


def belief_gap(first: tuple[float, float], second: tuple[float, float], n: int, won: int) -> float:
    """Difference of two Beta beliefs after both have seen ``won`` of ``n`` battles."""
    mine = (first[0] + won) / (sum(first) + n)
    theirs = (second[0] + won) / (sum(second) + n)
    return mine - theirs


def still_fighting(time: float, rate: float, never_stop: float) -> float:
    """Chance that neither has stopped by ``time``: never below ``never_stop``."""
    if not 0 <= never_stop <= 1:
        raise ValueError(f"a share of {never_stop:g} that never stops; it must be from 0 to 1")
    return never_stop + (1 - never_stop) * exp(-rate * time)


def share_of_guarantee(now: float, later: float, costs: float) -> float:
    """The smallest credible share of a guarantee that makes a declining side prefer peace."""
    shift = now - later
    return max(0.0, 1.0 - costs / shift) if shift > 0 else 0.0
