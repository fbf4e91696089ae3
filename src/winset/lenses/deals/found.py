"""What in the tables deserves a sentence?"""

from __future__ import annotations

from collections.abc import Iterator

from winset.lenses.deals.improve import LARGEST
from winset.results import Cell, Finding, Quantity, Row, Table
from winset.results.finding import Argument

TOLD = 6
"""At most so many near misses and flips get a sentence; the tables hold all."""
FEW = 3
"""At most so many sentences of a lesser kind."""


def findings(tables: tuple[Table, ...]) -> tuple[Finding, ...]:
    """Findings of all tables; every number is a cell of its table."""
    found = {t.id: t for t in tables}

    def of(id: str) -> Table:
        return found.get(id, Table(id, ()))

    return (
        *_counted(of("summary")),
        *_near(of("near-misses")),
        *_smallest(of("smallest-changes"), of("changes")),
        *_opened(of("openings"), of("summary")),
        *_blockers(of("blockers")),
        *_bending(of("bending")),
        *_flips(of("flips-counted"), of("flips")),
        *_supposed(of("supposed")),
        *_deciding(of("deciding"), of("summary")),
        *_undone(of("named-packages")),
        *_exchanged(of("exchange-ladder"), of("exchanges")),
        *_improved(of("improvements"), of("summary")),
        *_fitted(of("fit-counted"), of("fit")),
        *_without(of("against-no-deal"), of("near-misses")),
        *_worth(of("worth"), of("near-misses")),
        *_voted(of("votes")),
        *_elicited(of("elicited"), of("solutions")),
    )


def told(code: str, table: Table, row: Row, names: tuple[str, ...], **more: Argument) -> Finding:
    """A finding with cells of one row as its arguments; hyphens in names are dropped."""
    arguments: dict[str, Argument] = {}
    for name in names:
        cell = row.cells[table.index(name)]
        arguments[name.replace("-", "")] = cell.median if isinstance(cell, Quantity) else cell
    arguments.update(more)
    return Finding(code, arguments, row.claims, "derived", ((table.id, str(row.cells[0])),))


def _counted(table: Table) -> Iterator[Finding]:
    """The verdict at both strengths in one sentence; where anything is assumed, without it too."""
    if not table.rows:
        return
    rows = {str(r.cells[0]): r for r in table.rows}
    read = ("declared.with", "assessed.with", "assessed.without")
    arguments: dict[str, Argument] = {}
    for key, after in zip(read, ("", "1", "2"), strict=True):
        for name in ("packages", "in-zone", "possibly", "out", "cells", "inferred", "assumed"):
            arguments[name.replace("-", "") + after] = _number(rows[key], table, name)
        arguments["unsaid" + after] = _number(rows[key], table, "unsaid")
    assumed = any(r.cells[table.index("assumed")] for r in table.rows)
    code = "zone-counted" if assumed else "zone-counted-said"
    claims = tuple(dict.fromkeys(c for key in read for c in rows[key].claims))
    yield Finding(code, arguments, claims, "derived", tuple((table.id, key) for key in read))


def _several(cell: Cell) -> tuple[str, ...]:
    """The ids a cell holds."""
    return tuple(map(str, cell)) if isinstance(cell, tuple) else ()


def _without(table: Table, near: Table) -> Iterator[Finding]:
    """What a settlement hands over against what goes without a deal; each amount told once, of a
    near miss where one hands it over."""
    close = {t for r in near.rows for t in _several(r.cells[near.index("terms")])}
    seen: set[tuple[object, ...]] = set()
    for row in sorted(table.rows, key=lambda r: not close & set(_several(r.cells[1]))):
        cells = {c.name: cell for c, cell in zip(table.columns, row.cells, strict=True)}
        key = tuple(cells[n] for n in ("party", "part", "amount-low", "amount-high"))
        if key in seen:
            continue
        seen.add(key)
        names: tuple[str, ...] = ("settlement", "party", "amount", "unit")
        if cells["says"] == "unmeasured":
            yield told("no-deal-unmeasured", table, row, names)
            continue
        names = (*names, "weeks", "without-low", "without-high", "says")
        quantity = {"quantity": str(cells["measured-by"])}
        gives = cells["part"] == "gives"
        if cells["months"] is not None:
            names = (*names, "months-low", "months", "months-high")
            code = "no-deal-gives" if gives else "no-deal-takes"
        else:
            code = "no-deal-gives-never" if gives else "no-deal-takes-never"
        yield told(code, table, row, names, **quantity)
    asked = {str(r.cells[table.index("party")]): r for r in reversed(table.rows)}
    for row in reversed(asked.values()):
        patrons = _several(row.cells[table.index("depends-on")])
        if patrons:
            arguments: dict[str, Argument] = {"party": str(row.cells[2]), "who": patrons}
            rows = ((table.id, str(row.cells[0])),)
            yield Finding("no-deal-depends", arguments, (), "derived", rows)


def _number(row: Row, table: Table, name: str) -> Argument:
    cell = row.cells[table.index(name)]
    return cell.median if isinstance(cell, Quantity) else cell


_GROUNDS = ("others", "stated", "reported", "inferred", "assumed", "unsaid")


def _near(table: Table) -> Iterator[Finding]:
    """One sentence per near miss; strengths at which it reads the same share one."""
    alike: dict[tuple[Argument, ...], list[Row]] = {}
    for row in table.rows:
        same = tuple(row.cells[table.index(n)] for n in ("package", "refused-by", *_GROUNDS))
        alike.setdefault(same, []).append(row)  # type: ignore[arg-type]
    for rows in list(alike.values())[:TOLD]:
        row = rows[0]
        package, refusers, strengths = (
            row.cells[table.index("package")],
            row.cells[table.index("refused-by")],
            tuple(str(r.cells[table.index("strength")]) for r in rows),
        )
        one = row.cells[table.index("party")] is not None
        names: tuple[str, ...] = ("party", "role") if one else ("lacking",)
        yield told(
            "lacks-one" if one else "lacks-several",
            table,
            row,
            (*names, *_GROUNDS, "lacking-without", "others-without", "unsaid-without"),
            package=package,  # type: ignore[arg-type]
            actors=refusers,  # type: ignore[arg-type]
            strengths=strengths,
        )
        if row.cells[table.index("soft-readings")]:
            yield told(
                "rests-on-soft",
                table,
                row,
                ("soft-readings", "chance-low", "chance-high"),
                package=package,  # type: ignore[arg-type]
                actors=row.cells[table.index("soft-by")],  # type: ignore[arg-type]
            )


def _bending(table: Table) -> Iterator[Finding]:
    """Packages that nobody refuses if enough soft readings hold, the likeliest at most first."""
    whole = table.where(role="everybody") if table.rows else ()
    place = table.index("open-high") if whole else 0
    for row in sorted(whole, key=lambda r: -int(str(r.cells[place])))[:FEW]:
        names = ("package", "open-low", "open-high", "yes-low", "yes-high", "causes")
        actors = row.cells[table.index("soft-by")]
        yield told("bends", table, row, names, actors=actors)  # type: ignore[arg-type]


def _flips(counted: Table, flips: Table) -> Iterator[Finding]:
    if not counted.rows:
        return
    yield told("consents-tried", counted, counted.row("consent"), ("tried", "opening"))
    if counted.cell("single", "tried"):
        yield told("scenarios-tried", counted, counted.row("single"), ("tried", "opening"))
    for row in flips.rows:
        if not row.cells[flips.index("opens")]:
            continue
        opened = row.cells[flips.index("which")]
        more: dict[str, Argument] = {"address": row.cells[1]}  # type: ignore[dict-item]
        if isinstance(opened, tuple) and len(opened) == 1:
            more["package"] = opened[0]
        code = "opens-one" if "package" in more else "opens-several"
        yield told(code, flips, row, ("opens", "result", "opens-without"), **more)


def _smallest(table: Table, changes: Table) -> Iterator[Finding]:
    """Per near miss what would have to give way, and whether an exchange of terms would do."""
    near = [r for r in table.rows if "=" in str(r.cells[1])][:FEW]
    for row in near:
        rungs = row.cells[table.index("rungs")]
        code = "smallest-lines" if rungs is None else "smallest-lines-rungs"
        names = ("package", "lines", "rungs") if rungs is not None else ("package", "lines")
        yield told(code, table, row, names, actors=row.cells[table.index("payers")])  # type: ignore[arg-type]
    yield from _given_up(changes, {str(r.cells[1]) for r in near})
    for row in near:
        if row.cells[table.index("clauses")] is not None:
            yield _traded(table, row)
    for result in ("none-found", "not-all-tried"):
        rows = [r for r in near if r.cells[table.index("result")] == result]
        code = "no-exchange" if result == "none-found" else "no-exchange-seen"
        if rows:
            packages = tuple(str(r.cells[table.index("package")]) for r in rows)
            keys = tuple((table.id, str(r.cells[0])) for r in rows)
            yield Finding(code, {"packages": packages}, rows=keys)


def _opened(table: Table, counted: Table) -> Iterator[Finding]:
    """Where something is refused and no set of lines was found to open it, that this was tried."""
    for row in counted.rows:
        out = row.cells[counted.index("out")]
        if row.cells[0] == "assessed.with" and out and not table.rows:
            yield told("opened-by-nothing", counted, row, ("out",))


def _given_up(changes: Table, packages: set[str]) -> Iterator[Finding]:
    """What would have to fall, line by line, for the packages whose sum was told."""
    rows = [r for r in changes.rows if r.cells[changes.index("package")] in packages]
    for row in rows[:TOLD]:
        red = row.cells[changes.index("why")] == "red-line"
        code = "line-falls" if red else "line-widens"
        names: tuple[str, ...] = ("package", "actor", "issue", "said-on")
        if row.cells[changes.index("from")] is None:
            continue
        if row.cells[changes.index("rungs")] is not None:
            code = "line-falls-rungs" if red else "line-widens-rungs"
            names = (*names, "rungs")
        date = row.cells[changes.index("said-on")]
        address = row.cells[changes.index("from")]
        yield told(code, changes, row, names, address=address, date=date)  # type: ignore[arg-type]


def _traded(table: Table, row: Row) -> Finding:
    """An exchange of terms, and who is worse off for it by what he has said."""
    payers, unknown = (row.cells[table.index(n)] for n in ("clause-payers", "unknown-for"))
    names = ("package", "clauses", "result")
    more: dict[str, Argument] = {
        "package1": row.cells[table.index("leads-to")],  # type: ignore[dict-item]
        "actors": payers or unknown,  # type: ignore[dict-item]
    }
    if payers:
        return told("smallest-clauses", table, row, names, **more)
    code = "smallest-clauses-untold" if unknown else "smallest-clauses-free"
    return told(code, table, row, names, **more)


def _blockers(table: Table) -> Iterator[Finding]:
    for row in table.rows:
        if row.cells[table.index("strength")] != "assessed":
            continue
        if row.cells[table.index("alone-so-far")]:
            names = ("party", "role", "refuses", "alone", "alone-so-far")
            yield told("blocks-so-far", table, row, names)
        elif row.cells[table.index("alone")]:
            yield told("blocks-alone", table, row, ("party", "role", "refuses", "alone"))


def _supposed(table: Table) -> Iterator[Finding]:
    for row in table.rows:
        names = ("strength", "supposed", "in-zone", "possibly", "out", "near-misses")
        yield told("supposed-counted", table, row, names)


def _deciding(table: Table, counted: Table) -> Iterator[Finding]:
    """The weightiest single judgement; where there is none, that it was looked for."""
    if counted.rows and not table.rows:
        yield told("decides-none", counted, counted.rows[0], ())
    for row in table.rows[:1]:
        if row.cells[table.index("blockers")]:
            names = ("actor", "issue", "ground", "blockers", "near")
            yield told("decides", table, row, names, address=row.cells[1])  # type: ignore[arg-type]


def _undone(table: Table) -> Iterator[Finding]:
    """Who could undo a package without being asked to sign it."""
    for row in table.rows:
        if row.cells[table.index("could-undo")]:
            undo = row.cells[table.index("could-undo")]
            yield told("could-undo", table, row, ("package",), actors=undo)  # type: ignore[arg-type]


def _exchanged(table: Table, every: Table) -> Iterator[Finding]:
    """The pair of rungs put together most often, in lines and texts."""
    place = table.index("pairings") if table.rows else 0
    most = max(table.rows, key=lambda r: int(r.cells[place]), default=None)  # type: ignore[arg-type]
    if most is not None:
        names = ("package", "pairings")
        by, last = most.cells[table.index("by")], most.cells[table.index("last-date")]
        yield told("paired-most", table, most, names, actors=by, date=last)  # type: ignore[arg-type]
    elif every.rows:
        rows = tuple((every.id, str(r.cells[0])) for r in every.rows)
        yield Finding("paired-by-nobody", {}, rows=rows)


def _improved(table: Table, counted: Table) -> Iterator[Finding]:
    """Better packages; where none was found, among how many it was looked for."""
    first = counted.rows[0] if counted.rows else None
    size = first.cells[counted.index("packages")] if first is not None else 0
    if first is not None and not table.rows and isinstance(size, int) and size > 1:
        asked = size <= LARGEST
        code = "improves-none" if asked else "improves-not-asked"
        yield told(code, counted, first, ("packages",))
    for row in table.rows[:FEW]:
        unknown = row.cells[table.index("unknown-for")]
        code = "improves" if unknown is None else "improves-perhaps"
        more: dict[str, Argument] = {
            "package1": str(row.cells[table.index("instead")]),
            "actors1": row.cells[table.index("gainers")],  # type: ignore[dict-item]
            "actors2": unknown,  # type: ignore[dict-item]
        }
        yield told(code, table, row, ("package",), **more)


def _fitted(counted: Table, fit: Table) -> Iterator[Finding]:
    if not fit.rows:
        return
    counts: dict[str, Argument] = {
        str(r.cells[0]).replace("-", "") + after: r.cells[place]  # type: ignore[misc]
        for r in counted.rows
        for place, after in ((1, ""), (2, "without"))
    }
    rows = tuple((counted.id, str(r.cells[0])) for r in counted.rows)
    yield Finding("fit-counted", counts, rows=rows)
    for row in fit.rows:
        if row.cells[fit.index("fit")] == "miss":
            yield told("fit-miss", fit, row, ("draft", "who", "said", "foretold", "date"))


def _worth(worth: Table, near: Table) -> Iterator[Finding]:
    """How often a near miss beats no deal, for those whose no deal is described."""
    close = {r.cells[near.index("package")] for r in near.rows}
    found = [r for r in worth.rows if r.cells[worth.index("package")] in close]
    for row in found[:FEW]:
        issue = row.cells[worth.index("decides")]
        code = "beats-no-deal" if issue is not None else "beats-no-deal-reservation"
        names = ("package", "actor", "better")
        more: dict[str, Argument] = {"issue": issue} if issue is not None else {}  # type: ignore[dict-item]
        yield told(code, worth, row, names, **more)


def _voted(table: Table) -> Iterator[Finding]:
    for row in table.rows:
        passes = row.cells[table.index("passes")]
        code = "vote-unknown" if passes is None else "vote-passes"
        names = ("actor",) if passes is None else ("actor", "passes")
        asked = row.cells[table.index("asked-on")]
        more: dict[str, Argument] = {"date": asked} if passes is not None else {}  # type: ignore[dict-item]
        yield told(code, table, row, names, **more)


def _elicited(counted: Table, picked: Table) -> Iterator[Finding]:
    """The zone and frontier in numbers, and the package of each solution under its formula."""
    for row in counted.rows:
        inside, front, built = (
            row.cells[counted.index(n)] for n in ("in-zone", "frontier", "vectors-in-zone")
        )
        if front is not None:
            names = ("packages", "in-zone", "frontier", "frontier-in-zone")
            yield told("elicited-counted", counted, row, names)
        elif inside is not None:
            yield told("elicited-inside", counted, row, ("packages", "in-zone"))
        elif built:
            yield told("elicited-built", counted, row, ("packages", "vectors-in-zone"))
    seen: set[object] = set()
    for row in picked.rows:
        solution = row.cells[picked.index("solution")]
        if solution not in seen:
            seen.add(solution)
            yield told("solution", picked, row, ("solution", "formula", "package"))
