"""Are claims, grades, judgements and independent sources counted right?"""

from __future__ import annotations

from typing import Any

from tests.lenses.audit.building import entry, run, small
from winset.case.origins import Origins, collapsed


def test_named_and_cited_claims_by_basis() -> None:
    case = small(
        claims={
            "said": {"says": "so", "at": "P:1"},
            "heard": {"says": "so", "basis": "reported", "at": ["P:2", "Q:2"]},
        },
        positions={
            "line": {
                "N": entry(accepts="near", sources=["P:3", "Q:1"], basis="inferred"),
                "S": entry(accepts="near", sources=["said", {"at": "Q:3", "basis": "reported"}]),
            }
        },
    )
    table = run(case).table("bases")
    assert table.row("stated").cells[1:] == (1, 0, 1)
    assert table.row("reported").cells[1:] == (1, 1, 2)
    assert table.row("inferred").cells[1:] == (0, 2, 2)
    assert table.row("total").cells[1:] == (2, 3, 5)


def test_grades_of_documents_and_of_claims() -> None:
    case = small(
        claims={
            "one": {"says": "so", "at": ["Q:1", "P:1"], "grade": "2"},
            "two": {"says": "so", "at": "Q:1"},
            "loose": {"says": "so", "basis": "assumed"},
        },
        positions={"line": {"N": entry(accepts="near", sources={"at": "P:3", "grade": "4"})}},
    )
    result = run(case)
    assert result.table("document-grades").row("A").cells[1:] == (1, 1, 1)
    assert result.table("document-grades").row("B").cells[1:] == (1, 1, 0)
    assert result.table("claim-grades").row("2").cells[1:] == (1, 0)
    assert result.table("claim-grades").row("4").cells[1:] == (0, 1)
    assert result.table("claim-grades").row("ungraded").cells[1:] == (2, 0)


def test_judgements_are_what_nobody_said() -> None:
    clause = {"n": "1", "sets": "line", "to": "near", "vagueness": "0.5"}
    case = small(
        positions={"line": {"N": entry(accepts="near", basis="assumed", confidence="low")}},
        drafts={
            "text": {
                "label": "A text",
                "date": "2025-05-01",
                "authors": ["S"],
                "sources": "P:1",
                "clauses": [clause],
            }
        },
        front={"men": {"label": "Men", "unit": "persons", "value": "5 persons"}},
        claims={"sourced": {"says": "so", "value": "7 persons", "at": "P:1"}},
    )
    table = run(case).table("judgements")
    # The clause has no source of its own, but the text around it has one.
    assert table.row("positions").cells[1:] == (1, 1)
    assert table.row("drafts").cells[1:] == (0, 1)
    assert table.row("front").cells[1:] == (0, 1)
    assert table.row("parties").cells[1:] == (1, 0), "a rule nobody told"
    assert table.row("total").cells[1:] == (2, 3)


def independent(sources: Any, **sections: Any) -> int:
    """How many independent sources a position with these citations has."""
    case = small(positions={"line": {"N": entry(accepts="near", sources=sources)}}, **sections)
    return Origins(case).independent(case.positions["line"]["N"][0])


def papers(**publishers: str | None) -> dict[str, Any]:
    return {
        id: {"title": id, "date": "2025-06-01", "length": "9"}
        | ({"publisher": by} if by is not None else {})
        for id, by in publishers.items()
    }


def test_two_paragraphs_of_one_document_are_one_source() -> None:
    assert independent(["P:1", "P:2"]) == 1
    assert independent(["P:1", "Q:2"]) == 2


def test_documents_of_one_publisher_are_one_family() -> None:
    outlets = {"wire": {"names": "The wire"}}
    of_one = papers(a="wire", b="wire", c=None)
    assert independent(["a:1", "b:1"], documents={**papers(P=None), **of_one}, outlets=outlets) == 1
    assert independent(["a:1", "c:1"], documents={**papers(P=None), **of_one}, outlets=outlets) == 2


def test_carriers_and_speakers_collapse() -> None:
    outlets = {"wire": {"names": "The wire"}}
    sources = [{"at": "P:1", "via": "wire"}, {"at": "Q:1", "via": "wire"}]
    assert independent(sources, outlets=outlets) == 1
    speakers = [{"at": "P:1", "by": "chief"}, {"at": "Q:1", "by": "N"}]
    assert independent(speakers) == 1, "a party and its leader are one speaker"
    others = [{"at": "P:1", "by": "council"}, {"at": "Q:1", "by": "S"}]
    assert independent(others) == 2


def test_a_paper_that_relays_a_wire_is_that_wire() -> None:
    outlets = {"wire": {"names": "The wire"}}
    documents = papers(P=None, a="wire")
    assert (
        independent([{"at": "P:1", "via": "wire"}, "a:1"], documents=documents, outlets=outlets)
        == 1
    )


def test_a_claim_brings_its_own_origins() -> None:
    claims = {
        "heard": {"says": "so", "by": "S", "at": "P:1"},
        "again": {"says": "so", "by": "S", "at": "Q:1"},
        "both": {"says": "so", "at": ["P:1", "Q:1"]},
    }
    assert independent(["heard", "again"], claims=claims) == 1
    assert independent(["both"], claims=claims) == 2
    assert independent(["heard", "Q:4"], claims=claims) == 2


def test_what_shares_anybody_is_put_together_whatever_the_order() -> None:
    chain = [frozenset("ab"), frozenset("cd"), frozenset("bc"), frozenset("e")]
    for turn in range(4):
        turned = chain[turn:] + chain[:turn]
        assert sorted(map(sorted, collapsed(turned))) == [["a", "b", "c", "d"], ["e"]]


def test_the_single_sourced_claim_most_rests_on_comes_first() -> None:
    claims = {
        "much": {"says": "so", "at": "P:1"},
        "little": {"says": "so", "at": "P:2"},
        "two": {"says": "so", "at": ["P:1", "Q:1"]},
    }
    events = {
        name: {"label": name, "date": "2025-03-01", "type": "other", "sources": source}
        for name, source in (("a", "much"), ("b", "much"), ("c", "little"), ("d", "two"))
    }
    result = run(small(claims=claims, events=events))
    facts = [(row.cells[1], row.cells[5]) for row in result.table("single-source").rows]
    assert facts == [("claims.much", 2), ("claims.little", 1)]
    assert result.table("independent-sources").cell("2", "facts") == 2
    (warning,) = [w for w in result.warnings if w.kind == "thin-evidence"]
    assert dict(warning.arguments) == {"alone": 5, "facts": 7}


def test_only_the_entry_in_force_bears_weight() -> None:
    old = entry(accepts="near", since="2024-01-01")
    new = entry(accepts="far", since="2025-01-01")
    case = small(
        positions={"line": {"S": [old, new]}},
        spaces={"all": {"label": "All", "issues": {"line": ["near", "far"]}}},
    )
    facts = [row.cells[1] for row in run(case).table("single-source").rows]
    assert facts == ["positions.line.S@2025-01-01"]


def test_hedges_are_listed_as_counted() -> None:
    documents = small().plain()["documents"]
    documents["P"]["hedges"] = {"perhaps": "4"}
    table = run(small(documents=documents)).table("hedges")
    assert [row.cells[1:] for row in table.rows] == [("P", "perhaps", 4)]
