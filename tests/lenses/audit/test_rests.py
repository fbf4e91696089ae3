"""What rests on a source, and does exactly that fall which a view without it leaves out?"""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

from tests.lenses.audit.building import SHIPPED, entry, run, shipped, small
from winset.case.address import resolve
from winset.case.case import Case
from winset.case.dependence import Dependence
from winset.case.naming import address_of
from winset.case.references import walk
from winset.case.views import without_claims


def event(source: Any, **keys: Any) -> dict[str, Any]:
    return {"label": "e", "date": "2025-03-01", "type": "other", "sources": source, **keys}


def chain() -> Case:
    """A claim with one that rests on it, a figure from it, a correction, an identity, evidence."""
    return small(
        claims={
            "root": {"says": "root", "value": "5 persons", "at": "P:1"},
            "leaf": {"says": "leaf", "at": "Q:1", "rests-on": "root"},
            "no-root": {"says": "no", "basis": "denied", "at": "Q:2", "denies": "root"},
            "doubted": {
                "says": "d",
                "value": "4 persons",
                "at": "P:2",
                "suspect": "odd",
                "corrected-to": "root",
            },
        },
        identities={"same": {"check": "root = doubted"}},
        events={
            "of-root": event("root"),
            "of-leaf": event("leaf"),
            "of-both": event(["root", "P:3"]),
            "of-paper": event("P:1"),
        },
        front={
            "men": {
                "label": "Men",
                "unit": "persons",
                "observed": [{"at": "2025-03-01", "value": "from root", "sources": "P:4"}],
            }
        },
        hypotheses={
            "why": {
                "asks": "why",
                "options": {"a": "a", "b": "b"},
                "evidence": {"root": {"a": "consistent"}},
            }
        },
    )


def test_cited_used_and_through_are_told_apart() -> None:
    resting = Dependence(chain()).resting("root")
    assert resting.cited == ("claims.leaf", "events.of-root", "events.of-both")
    assert resting.used == (
        "claims.doubted",
        "identities.same",
        "front.men.observed@2025-03-01",
        "hypotheses.why",
    )
    assert resting.through == ("events.of-leaf",)


def test_a_denial_does_not_lean_on_what_it_denies() -> None:
    resting = Dependence(chain()).resting("root")
    assert "claims.no-root" not in (*resting.cited, *resting.used, *resting.through)


def test_what_rests_on_it_alone_falls_and_the_rest_stands() -> None:
    assert Dependence(chain()).falls("root") == (
        "claims.root",
        "claims.leaf",
        "identities.same",
        "events.of-root",
        "events.of-leaf",
        "front.men.observed@2025-03-01",
    )


def test_a_paragraph_takes_the_claims_that_stand_in_it_alone() -> None:
    falls = Dependence(chain()).falls("P:1")
    assert "claims.root" in falls
    assert "events.of-paper" in falls
    assert "events.of-both" not in falls


def test_a_whole_document_falls_with_all_its_paragraphs() -> None:
    falls = Dependence(chain()).falls("P")
    assert falls[0] == "documents.P"
    assert {"claims.root", "claims.doubted", "events.of-both"} <= set(falls)


def test_nothing_rests_on_what_nobody_cites() -> None:
    resting = Dependence(chain()).resting("Q:6")
    assert (resting.cited, resting.used, resting.through, resting.falls) == ((), (), (), ())


def gone(case: Case, source: str) -> tuple[int, Counter[str]]:
    """How many records a view without the source lacks, and the addresses it lacks."""
    left = without_claims(case, [source])
    before, after = walk(case).records, walk(left).records
    missing = Counter(address_of(case, p) for p, _ in before)
    missing -= Counter(address_of(left, p) for p, _ in after)
    return len(before) - len(after), missing


def asked(case: Case) -> list[str]:
    return [*Dependence(case).sources, *case.documents]


def test_it_equals_the_view_without_the_source() -> None:
    case = chain()
    dependence = Dependence(case)
    for source in asked(case):
        falls = dependence.falls(source)
        assert (len(falls), Counter(falls)) == gone(case, source), source


@pytest.mark.parametrize("path", SHIPPED)
def test_it_equals_the_view_without_the_source_in_the_shipped_cases(path: str) -> None:
    case = shipped(path)
    dependence = Dependence(case)
    for source in asked(case)[::11]:
        falls = dependence.falls(source)
        count, missing = gone(case, source)
        assert len(falls) == count, source
        # A clause may be renamed when its twin goes: then the names alone do not tell.
        if not any(".clauses." in address for address in missing):
            assert Counter(falls) == missing, source


@pytest.mark.parametrize("path", SHIPPED)
def test_every_record_has_an_address_that_leads_to_it(path: str) -> None:
    case = shipped(path)
    for where, _ in walk(case).records:
        resolve(case, address_of(case, where))


def test_the_table_counts_what_the_bookkeeping_lists() -> None:
    case = chain()
    table = run(case).table("rests")
    assert [row.cells[0] for row in table.rows] == list(Dependence(case).sources)
    counts = tuple(table.cell("root", n) for n in ("cited", "used", "through", "falls"))
    assert counts == (3, 4, 1, 5)
    falling = table.cell("root", "falling")
    assert isinstance(falling, tuple)
    assert "claims.root" not in falling
    assert table.cell("P:1", "kind") == "citation"
    assert table.cell("P:1", "document-grade") == "A"


def test_positions_fall_entry_by_entry() -> None:
    held = [entry(accepts="near"), entry(accepts="far", since="2025-02-01", sources="P:2")]
    case = small(positions={"line": {"S": held}})
    assert Dependence(case).falls("P:2") == ("positions.line.S@2025-02-01",)
