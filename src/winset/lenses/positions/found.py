"""What in the tables deserves a sentence?"""

from __future__ import annotations

from winset.results import Argument, Cell, Finding, Row, Table


def findings(tables: tuple[Table, ...]) -> tuple[Finding, ...]:
    """Findings of all tables; every number is a cell of its table."""
    by_id = {t.id: t for t in tables}
    return (
        *_overlaps(by_id["overlap"]),
        *(_moved(by_id["moves"], row) for row in by_id["moves"].rows),
        *(_silent(row) for row in by_id["influence"].where(goes="unknown", in_force="in-force")),
        *_telling(by_id["hypotheses"]),
        *_standing(by_id["tracks"]),
    )


def _overlaps(table: Table) -> list[Finding]:
    """Issues that somebody at the table closes, the most closed first."""
    found = []
    for row in sorted(
        table.rows, key=lambda r: (-_number(r, table, "refused-by-some"), str(r.cells[0]))
    ):
        if not _number(row, table, "refused-by-some"):
            continue
        arguments: dict[str, Argument] = {
            "issue": str(row.cells[0]).removeprefix("issues."),
            "rungs": _number(row, table, "rungs"),
            "closed": _number(row, table, "refused-by-some"),
            "unsaid": _number(row, table, "unsaid"),
        }
        found.append(
            Finding(
                "ladder-closed", arguments, basis="derived", rows=(("overlap", str(row.cells[0])),)
            )
        )
    return found


def _number(row: Row, table: Table, column: str) -> int:
    cell = row.cells[table.index(column)]
    assert isinstance(cell, int)
    return cell


def _moved(table: Table, row: Row) -> Finding:
    cells = dict(zip((c.name for c in table.columns), row.cells, strict=True))
    names = ("issue", "actor", "what", "then", "now", "effect", "date")
    arguments = {name: _word(cells[name]) for name in names}
    rows = (("moves", str(row.cells[0])),)
    return Finding(_code(cells), arguments, row.claims, "derived", rows)


def _code(cells: dict[str, Cell]) -> str:
    """Moved, said for the first time on record, or run out."""
    if cells["now"] is None:
        return "ran-out"
    return f"{'first' if cells['then'] is None else 'moved'}-{cells['kind']}"


def _word(cell: Cell) -> str | None:
    """A cell that holds an id, an address or a word."""
    return None if cell is None else str(cell)


def _silent(row: Row) -> Finding:
    """Somebody of whose influence nothing is heard any more."""
    arguments = {"actor": str(row.cells[1]), "date": str(row.cells[3])}
    rows = (("influence", str(row.cells[0])),)
    return Finding("unknown-since", arguments, row.claims, "derived", rows)


def _telling(table: Table) -> list[Finding]:
    """Per question the hypothesis with the fewest telling claims against it, ties as ties."""
    found = []
    questions = dict.fromkeys(str(r.cells[1]) for r in table.rows)
    for question in questions:
        rows = [r for r in table.rows if r.cells[1] == question]
        least = min(_number(r, table, "telling-against") for r in rows)
        best = [r for r in rows if _number(r, table, "telling-against") == least]
        code = "least-against" if len(best) == 1 else "least-against-tied"
        arguments: dict[str, Argument] = {
            "question": question,
            "options": tuple(str(r.cells[2]) for r in best),
            "against": least,
        }
        rests = tuple(dict.fromkeys(c for r in best for c in r.claims))
        found.append(
            Finding(
                code,
                arguments,
                rests,
                "assumed",
                tuple(("hypotheses", str(r.cells[0])) for r in best),
            )
        )
    return found


def _standing(table: Table) -> list[Finding]:
    """The newest standing of each track; one that nobody described is unknown."""
    newest = {str(r.cells[1]): r for r in table.rows}
    return [
        Finding(
            "track-stands" if row.cells[4] is not None else "track-unknown",
            {"track": track, "stands": _word(row.cells[4]), "date": _word(row.cells[3])},
            row.claims,
            "derived",
            (("tracks", str(row.cells[0])),),
        )
        for track, row in newest.items()
    ]
