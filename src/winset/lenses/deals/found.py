"""What in the tables deserves a sentence?"""

from __future__ import annotations

from collections.abc import Iterator

from winset.results import Finding, Quantity, Row, Table
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
        *_smallest(of("smallest-changes")),
        *_blockers(of("blockers")),
        *_flips(of("flips-counted"), of("flips")),
        *_supposed(of("supposed")),
        *_deciding(of("deciding")),
        *_undone(of("named-packages")),
        *_exchanged(of("exchange-ladder")),
        *_improved(of("improvements")),
        *_fitted(of("fit-counted"), of("fit")),
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
    """The verdict at each strength; without assumptions where there are any."""
    assumed = any(r.cells[table.index("assumed")] for r in table.rows)
    for row in table.rows:
        if row.cells[table.index("assumptions")] == "with" or assumed:
            names = ("strength", "assumptions", "packages", "in-zone", "possibly", "out")
            counts = ("cells", "inferred", "assumed", "unsaid")
            yield told("zone-counted", table, row, (*names, *counts))


_GROUNDS = ("others", "stated", "reported", "inferred", "assumed", "unsaid")


def _near(table: Table) -> Iterator[Finding]:
    """One sentence per near miss; strengths at which it reads the same share one."""
    alike: dict[tuple[Argument, ...], list[Row]] = {}
    for row in table.rows:
        same = tuple(row.cells[table.index(n)] for n in ("terms", "refused-by", *_GROUNDS))
        alike.setdefault(same, []).append(row)  # type: ignore[arg-type]
    for rows in list(alike.values())[:TOLD]:
        row = rows[0]
        settlements, refusers, strengths = (
            row.cells[table.index("terms")],
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
            settlements=settlements,  # type: ignore[arg-type]
            actors=refusers,  # type: ignore[arg-type]
            strengths=strengths,
        )
        if row.cells[table.index("soft-readings")]:
            yield told(
                "rests-on-soft",
                table,
                row,
                ("soft-readings", "chance-low", "chance-high"),
                settlements=settlements,  # type: ignore[arg-type]
                actors=row.cells[table.index("soft-by")],  # type: ignore[arg-type]
            )


def _flips(counted: Table, flips: Table) -> Iterator[Finding]:
    if not counted.rows:
        return
    yield told("consents-tried", counted, counted.row("consent"), ("tried", "opening"))
    if counted.cell("single", "tried"):
        yield told("scenarios-tried", counted, counted.row("single"), ("tried", "opening"))
    for row in flips.rows:
        if not row.cells[flips.index("opens")]:
            continue
        opened = row.cells[flips.index("opened")]
        more: dict[str, Argument] = {"address": row.cells[1]}  # type: ignore[dict-item]
        if opened:
            more["settlements"] = opened  # type: ignore[assignment]
        code = "opens-one" if opened else "opens-several"
        yield told(code, flips, row, ("opens", "result", "opens-without"), **more)


def _smallest(table: Table) -> Iterator[Finding]:
    """Per near miss what would have to give way, and whether an exchange of terms would do."""
    near = [r for r in table.rows if "=" in str(r.cells[1])][:FEW]
    for row in near:
        rungs = row.cells[table.index("rungs")]
        code = "smallest-lines" if rungs is None else "smallest-lines-rungs"
        names = ("package", "lines", "rungs") if rungs is not None else ("package", "lines")
        yield told(code, table, row, names, actors=row.cells[table.index("payers")])  # type: ignore[arg-type]
    exchanged = [r for r in near if r.cells[table.index("clauses")] is not None]
    for row in exchanged:
        yield told(
            "smallest-clauses",
            table,
            row,
            ("package", "clauses", "result"),
            settlements=row.cells[table.index("changed")],  # type: ignore[arg-type]
            actors=row.cells[table.index("clause-payers")],  # type: ignore[arg-type]
        )
    if near and not exchanged:
        yield Finding("no-exchange", {}, rows=tuple((table.id, str(r.cells[0])) for r in near))


def _blockers(table: Table) -> Iterator[Finding]:
    for row in table.rows:
        if row.cells[table.index("strength")] == "assessed" and row.cells[table.index("alone")]:
            yield told("blocks-alone", table, row, ("party", "role", "refuses", "alone"))


def _supposed(table: Table) -> Iterator[Finding]:
    for row in table.rows:
        names = ("strength", "supposed", "in-zone", "possibly", "out", "near-misses")
        yield told("supposed-counted", table, row, names)


def _deciding(table: Table) -> Iterator[Finding]:
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


def _exchanged(table: Table) -> Iterator[Finding]:
    """The pair of rungs put together most often."""
    if not table.rows:
        return
    place = table.index("pairings")
    most = max(table.rows, key=lambda r: int(r.cells[place]), default=None)  # type: ignore[arg-type]
    if most is not None:
        names = ("package", "pairings")
        by, last = most.cells[table.index("by")], most.cells[table.index("last-date")]
        yield told("paired-most", table, most, names, actors=by, date=last)  # type: ignore[arg-type]


def _improved(table: Table) -> Iterator[Finding]:
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
        str(r.cells[0]).replace("-", ""): r.cells[1]  # type: ignore[misc]
        for r in counted.rows
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
