"""Does fiscal stress change an aim? Which links would have to hold, and how are they known?

Paths of the causal map from a measured deficit to an aim: the last step of the circles that
sources describe from a push on the party through its deficit, or the one asked for. A path travels
only while each of its links holds; no strength is put on any of them, for nobody has given one.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from winset.case.case import Case
from winset.errors import UsageError, nearest
from winset.results import Caution, Cell, Column, Row, Table

LONGEST = 5
"""Links of a path: longer ones pass through most of a map and say little (judgement)."""
ROLES = ("deficit", "deficit-share", "deficit-estimate", "deficit-plan", "deficit-to-date")
PATHS = (
    Column("row", "key"),
    Column("party", "party"),
    Column("path", "number"),
    Column("step", "number"),
    Column("cause", "address"),
    Column("effect", "address"),
    Column("sign", "word"),
    Column("delay", "figure"),
    Column("when", "text-at"),
    Column("basis", "word"),
)
AIMS = (
    Column("row", "key"),
    Column("party", "party"),
    Column("start", "address"),
    Column("aim", "address"),
    Column("paths", "number"),
    Column("same", "number"),
    Column("opposite", "number"),
    Column("links", "number"),
    Column("inferred", "number"),
    Column("stated-paths", "number"),
)
HOLD = (
    Column("row", "key"),
    Column("party", "party"),
    Column("aim", "address"),
    Column("cause", "address"),
    Column("effect", "address"),
    Column("paths-through", "number"),
    Column("paths-left", "number"),
    Column("basis", "word"),
    Column("when", "text-at"),
)
Path = tuple[str, ...]
_UNSTATED = ("inferred", "assumed", "derived")


def tables(case: Case, aim: str) -> tuple[tuple[Table, ...], tuple[Caution, ...]]:
    """Paths of stress, what they come to, and what is left of them when one link fails."""
    if aim and aim not in case.variables:
        near = nearest(aim, case.variables)
        hint = f"; did you mean {near}?" if near else ""
        raise UsageError(f"aim: this view has no variable {aim}{hint}")
    steps: list[Row] = []
    sums: list[Row] = []
    hold: list[Row] = []
    warned: list[Caution] = []
    for party, start in _starts(case).items():
        ends = (aim,) if aim else _aims(case, party, start)
        for end in ends:
            found = list(paths(case, start, end))
            if not found:
                arguments = {"party": party, "address": f"variables.{end}"}
                warned.append(Caution("gap", "aim-not-reached", arguments))
                continue
            sums.append(_sum(case, party, start, end, found))
            steps += _steps(case, party, end, found)
            hold += _hold(case, party, end, found)
        if not ends:
            warned.append(Caution("gap", "aim-unsaid", {"party": party}))
    made = (
        Table("aim-sums", AIMS, tuple(sums)),
        Table("aim-links", HOLD, tuple(hold)),
        Table("aim-paths", PATHS, tuple(steps)),
    )
    return made, tuple(warned)


def paths(case: Case, start: str, end: str) -> list[Path]:
    """Every simple path of at most ``LONGEST`` links, the shortest first, as variables in order."""
    onward: dict[str, list[str]] = {}
    for id in case.links:
        cause, _, effect = id.partition(">")
        onward.setdefault(cause, []).append(effect)
    found: list[Path] = []
    open_: list[Path] = [(start,)]
    while open_:
        path = open_.pop(0)
        if path[-1] == end:
            found.append(path)
        elif len(path) <= LONGEST:
            open_ += [(*path, to) for to in onward.get(path[-1], ()) if to not in path]
    return found


def _starts(case: Case) -> dict[str, str]:
    """Per party the variable that its deficit measures."""
    found: dict[str, str] = {}
    for account in case.accounts.values():
        if account.kind != "budget" or account.party not in case.parties:
            continue
        own = {a.partition("@")[0] for role, a in account.figures.items() if role in ROLES}
        for id, variable in case.variables.items():
            if (variable.measured_by or "").partition("@")[0] in own:
                found.setdefault(account.party, id)
    return found


def _aims(case: Case, party: str, start: str) -> tuple[str, ...]:
    """Where the circles end that sources draw from a push on the party through its deficit."""
    pushed = {
        variable
        for lever in case.levers.values()
        if party in lever.targets
        for variable in lever.pushes
    }
    ends = (
        loop.through[-1]
        for loop in case.loops.values()
        if start in loop.through and loop.through[0] in pushed
    )
    return tuple(dict.fromkeys(end for end in ends if end != start))


def _links(path: Path) -> tuple[str, ...]:
    return tuple(f"{a}>{b}" for a, b in pairwise(path))


def _opposite(case: Case, path: Path) -> bool:
    """Whether the end falls when the start rises: an odd number of opposite links."""
    return sum(case.links[link].sign == "opposite" for link in _links(path)) % 2 == 1


def _rests(case: Case, links: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    claims = dict.fromkeys(c.text for link in links for c in case.links[link].rests_on)
    return tuple(f"links.{link}" for link in links), tuple(claims)


def _unstated(case: Case, link: str) -> bool:
    return case.links[link].stands_as in _UNSTATED


def _sum(case: Case, party: str, start: str, end: str, found: list[Path]) -> Row:
    links = tuple(dict.fromkeys(link for path in found for link in _links(path)))
    opposite = sum(_opposite(case, path) for path in found)
    cells: tuple[Cell, ...] = (
        f"{party}.{end}",
        party,
        f"variables.{start}",
        f"variables.{end}",
        len(found),
        len(found) - opposite,
        opposite,
        len(links),
        sum(_unstated(case, link) for link in links),
        sum(not any(_unstated(case, link) for link in _links(path)) for path in found),
    )
    return Row(cells, *_rests(case, links))


def _steps(case: Case, party: str, end: str, found: list[Path]) -> Iterator[Row]:
    for number, path in enumerate(found, 1):
        for step, link in enumerate(_links(path), 1):
            own = case.links[link]
            cause, _, effect = link.partition(">")
            cells: tuple[Cell, ...] = (
                f"{party}.{end}.{number}.{step}",
                party,
                number,
                step,
                f"variables.{cause}",
                f"variables.{effect}",
                own.sign,
                own.delay,
                _when(case, link),
                own.stands_as,
            )
            yield Row(cells, *_rests(case, (link,)))


def _hold(case: Case, party: str, end: str, found: list[Path]) -> Iterator[Row]:
    """Each link with the paths that go through it and those left without it, the gravest first."""
    through = {
        link: sum(link in _links(path) for path in found)
        for link in dict.fromkeys(link for path in found for link in _links(path))
    }
    for link, count in sorted(through.items(), key=lambda one: -one[1]):
        cause, _, effect = link.partition(">")
        cells: tuple[Cell, ...] = (
            f"{party}.{end}.{link}",
            party,
            f"variables.{end}",
            f"variables.{cause}",
            f"variables.{effect}",
            count,
            len(found) - count,
            case.links[link].stands_as,
            _when(case, link),
        )
        yield Row(cells, *_rests(case, (link,)))


def _when(case: Case, link: str) -> str | None:
    return f"links.{link}.when" if case.links[link].when is not None else None
