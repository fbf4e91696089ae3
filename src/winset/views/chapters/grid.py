"""Which package of the space could all sign, and who refuses the others?

A space of two issues becomes a grid. A space of one issue or of more than two has no grid: its near
misses and named packages stand in the table below.
"""

from __future__ import annotations

from collections.abc import Mapping

from winset.results import Cell, Result, Table
from winset.views.brief.citing import spans_of
from winset.views.brief.reading import count, named, several
from winset.views.brief.writing import Writing
from winset.views.document import (
    GridAnswer,
    GridCell,
    GridChart,
    GridReading,
    LadderParty,
    Rung,
    Sentence,
    Voice,
)

LENS = "deals"
READINGS = ("declared", "declared-without", "assessed", "assessed-without")
WIDEST = 6
MOST = 8
"""Settlements of one issue that a grid can still show."""


def grid(writing: Writing, result: Result) -> GridChart | None:
    """The grid of the package space; None where it is none of two issues."""
    packages = result.table("packages")
    terms = {str(row.cells[0]): several(named(packages, row)["terms"]) for row in packages.rows}
    pairs = {key: tuple(term.partition(".") for term in value) for key, value in terms.items()}
    issues = tuple(dict.fromkeys(term[0] for value in pairs.values() for term in value))
    if len(issues) != 2 or any(len(value) != 2 for value in pairs.values()):
        return None
    chosen = [tuple(dict.fromkeys(v[place][2] for v in pairs.values())) for place in range(2)]
    turned = len(chosen[1]) > WIDEST and len(chosen[0]) < len(chosen[1])
    row_at, column_at = (1, 0) if turned else (0, 1)
    whole = len(chosen[0]) * len(chosen[1]) == len(pairs)
    if not whole or max(len(chosen[0]), len(chosen[1])) > MOST:
        return None
    voices = _voices(writing, result.table("zone"))
    cells = tuple(
        GridCell(
            row=pairs[key][row_at][2],
            column=pairs[key][column_at][2],
            answers=_answers(result, key, voices),
        )
        for key in pairs
    )
    return GridChart(
        id="chart-package-grid",
        title=title(writing, result),
        row_issue=writing.labels.issue(issues[row_at]),
        column_issue=writing.labels.issue(issues[column_at]),
        rows=_rungs(writing, issues[row_at], chosen[row_at]),
        columns=_rungs(writing, issues[column_at], chosen[column_at]),
        readings=_readings(writing),
        parties=_parties(writing, voices),
        voices=tuple(voices.values()),
        cells=cells,
    )


def title(writing: Writing, result: Result) -> Sentence:
    """Of how many packages how many are in the zone, possible and out, at each strength, with the
    count of what is assumed and what is unsaid."""
    own, summary = writing.own(LENS), result.table("summary")
    same = _same(writing, result)
    if same is not None:
        return same
    parts, keys = [], []
    for row in summary.rows:
        cells = named(summary, row)
        numbers = {
            name: count(cells[name])
            for name in ("packages", "in-zone", "possibly", "out", "near-misses", "cells")
        }
        numbers |= {name: count(cells[name]) for name in ("assumed", "unsaid")}
        reading = own[f"pictures.reading.{cells['strength']}.{cells['assumptions']}"]
        parts.append(own.fill("pictures.zone-part", reading=reading, **numbers))
        keys.append(f"{LENS} summary {row.cells[0]}")
    packages = count(named(summary, summary.rows[0])["packages"]) if summary.rows else 0
    template = own.fill(
        "pictures.zone",
        packages=packages,
        parts=writing.page["joins.semicolon"].join(parts),
        cite="{cite}",
    )
    return _found(writing, template, tuple(keys))


def _same(writing: Writing, result: Result) -> Sentence | None:
    """The shorter sentence where every reading of the case gives the same counts."""
    own, summary = writing.own(LENS), result.table("summary")
    rows = {str(row.cells[0]): named(summary, row) for row in summary.rows}
    wanted = ("declared.with", "assessed.with", "declared.without", "assessed.without")
    if set(rows) != set(wanted):
        return None
    counts = ("packages", "in-zone", "possibly", "out")
    if any(row[name] != rows[wanted[0]][name] for row in rows.values() for name in counts):
        return None
    near = [count(rows[key]["near-misses"]) for key in wanted]
    template = own.fill(
        "pictures.zone-same",
        **{name: count(rows[wanted[0]][name]) for name in counts},
        near=near[0],
        near_assessed=near[1],
        near_bare=near[2],
        near_assessed_bare=near[3],
        cells=count(rows[wanted[1]]["cells"]),
        assumed=count(rows[wanted[1]]["assumed"]),
        unsaid=count(rows[wanted[1]]["unsaid"]),
        bare=count(rows[wanted[3]]["unsaid"]),
        cite="{cite}",
    )
    return _found(writing, template, tuple(f"{LENS} summary {key}" for key in wanted))


def _found(writing: Writing, template: str, rows: tuple[str, ...]) -> Sentence:
    spans = spans_of(template, cite=(writing.citing.computed(LENS, "summary"),))
    view = writing.material.view
    return Sentence(("M",), spans, results=rows, view=view, strength="declared, assessed")


def _rungs(writing: Writing, issue: str, ids: tuple[str, ...]) -> tuple[Rung, ...]:
    return tuple(Rung(id, writing.labels.settlement(issue, id)) for id in ids)


def _readings(writing: Writing) -> tuple[GridReading, ...]:
    own = writing.own(LENS)
    return tuple(
        GridReading(id, own[f"columns.{id}"], own[f"pictures.reading-short.{id}"])
        for id in READINGS
    )


def _voices(writing: Writing, zone: Table) -> dict[str, Voice]:
    """Every consent that some package needs; the role is named where a party has several."""
    found: dict[str, tuple[str, str]] = {}
    for row in zone.rows:
        cells = named(zone, row)
        party, role = str(cells["party"]), str(cells["role"])
        found.setdefault(f"{party}.{role}", (party, role))
    own = writing.own(LENS)
    parties = [party for party, _ in found.values()]
    return {
        id: Voice(
            id,
            party,
            writing.words.fill(f"matrix.role-{role}", party=writing.labels.actor(party)),
            own[f"pictures.role-short.{role}"] if parties.count(party) > 1 else "",
        )
        for id, (party, role) in found.items()
    }


def _parties(writing: Writing, voices: Mapping[str, Voice]) -> tuple[LadderParty, ...]:
    table = writing.material.case.case.table
    ids = dict.fromkeys(voice.party for voice in voices.values())
    return tuple(
        LadderParty(
            id, id, writing.labels.actor(id), table.index(id) if id in table else len(table)
        )
        for id in ids
    )


def _answers(result: Result, key: str, voices: Mapping[str, Voice]) -> tuple[GridAnswer, ...]:
    packages, zone = result.table("packages"), result.table("zone")
    package = named(packages, packages.row(key))
    consents = [named(zone, row) for row in zone.where(package=key)]
    return tuple(_answer(reading, package, consents, voices) for reading in READINGS)


def _answer(
    reading: str,
    package: dict[str, Cell],
    consents: list[dict[str, Cell]],
    voices: Mapping[str, Voice],
) -> GridAnswer:
    said = {f"{c['party']}.{c['role']}": str(c[reading]) for c in consents}
    refusing = tuple(id for id in voices if said.get(id) == "no")
    strength, _, without = reading.partition("-")
    # The lens counts what is lacking with our assumptions; without them it is counted here from
    # the same consents.
    lacking = len(refusing) if without else count(package[f"lacking-{strength}"])
    return GridAnswer(
        reading,
        str(package[reading]),  # type: ignore[arg-type]
        refusing,
        tuple(id for id in voices if said.get(id) == "split"),
        tuple(id for id in voices if said.get(id) in ("unsaid", "open")),
        near=str(package[reading]) == "out" and lacking == 1,
    )
