"""Are the unsaid consents found and ranked by what turns on them?"""

from __future__ import annotations

from typing import Any

import pytest

from tests.lenses.audit.building import entry, ordered, run, small

ISSUES = {"line": ordered("near", "far"), "toll": ordered("low", "high"), "flag": ordered("a", "b")}
SPACE = {"pair": {"label": "Both", "issues": {"line": ["near", "far"], "toll": ["low", "high"]}}}
LINE = {"sets": "line", "to": "near"}


def text(**keys: Any) -> dict[str, Any]:
    """A draft of 2025 by S."""
    named = {k.replace("_", "-"): v for k, v in keys.items()}
    return {"label": "A text", "date": "2025-05-01", "authors": ["S"], "sources": "P:1", **named}


def cells(**sections: Any) -> list[tuple[Any, ...]]:
    """(actor, issue, state, effect) of every gap, in rank."""
    table = run(small(**{"issues": ISSUES, "spaces": SPACE, **sections})).table("gaps")
    places = [table.index(n) for n in ("actor", "issue", "state", "effect")]
    assert [r.cells[table.index("rank")] for r in table.rows] == list(range(1, len(table.rows) + 1))
    return [tuple(row.cells[p] for p in places) for row in table.rows]


def test_every_needed_yes_on_the_table_and_the_parties_off_it() -> None:
    # N with a rule: one space and the rule; the council likewise; S has no rule. Off the table the
    # council is not asked for.
    assert cells() == [
        ("N", "line", "empty", 2),
        ("council", "line", "empty", 2),
        ("N", "toll", "empty", 2),
        ("council", "toll", "empty", 2),
        ("S", "line", "empty", 1),
        ("S", "toll", "empty", 1),
        ("N", "flag", "empty", 1),
        ("S", "flag", "empty", 0),
    ]


def test_a_leader_speaks_for_the_party() -> None:
    found = cells(positions={"line": {"chief": entry(accepts="near")}})
    assert ("N", "line", "empty", 2) not in found
    assert ("council", "line", "empty", 2) in found


def test_an_assumption_is_a_gap_and_so_are_mere_words() -> None:
    found = cells(
        positions={
            "line": {"N": entry(accepts="near", basis="assumed"), "S": entry(says="it will see")}
        }
    )
    assert ("N", "line", "assumed", 2) in found
    assert ("S", "line", "words", 1) in found


@pytest.mark.parametrize("key", ["accepts", "could_accept", "red_line"])
def test_a_settlement_somebody_named_closes_the_gap(key: str) -> None:
    found = cells(positions={"line": {"S": entry(**{key: "near"})}})
    assert ("S", "line") not in [gap[:2] for gap in found]


def test_packages_and_texts_on_the_table_add_to_the_effect() -> None:
    found = cells(
        packages={"one": {"label": "One", "settles": {"line": "near"}}},
        drafts={"note": text(clauses=[LINE])},
    )
    assert ("S", "line", "empty", 3) in found
    assert ("S", "toll", "empty", 1) in found


def test_a_text_that_another_was_made_from_is_off_the_table() -> None:
    drafts = {
        "first": text(clauses=[LINE]),
        "second": text(derives_from="first", clauses=[{"sets": "flag", "to": "a"}]),
    }
    found = cells(spaces={}, drafts=drafts)
    assert ("S", "flag", "empty", 1) in found
    assert ("S", "line", "empty", 0) in found


def test_the_rest_as_another_text_brings_its_issues() -> None:
    drafts = {
        "first": text(clauses=[LINE]),
        "second": text(derives_from="first", rest="as first", clauses=[]),
    }
    assert ("S", "line", "empty", 1) in cells(spaces={}, drafts=drafts)


def test_only_signers_are_asked_where_a_clause_names_them() -> None:
    drafts = {"note": text(clauses=[{**LINE, "signs": ["S"]}])}
    found = cells(spaces={}, drafts=drafts)
    assert ("S", "line", "empty", 1) in found
    assert ("N", "line", "empty", 1) in found, "off the table for N: its own rule alone"
    assert not any(gap[:2] == ("council", "line") for gap in found)


def test_only_the_rule_in_force_is_asked() -> None:
    parties = small().plain()["parties"]
    parties["N"]["ratification"] = [
        {"since": "2025-01-01", "rule": "chief and council", "sources": "P:1"},
        {"since": "2025-06-01", "rule": "chief", "sources": "P:1"},
    ]
    assert not any(gap[0] == "council" for gap in cells(parties=parties))


def test_an_open_issue_names_who_has_not_spoken_but_not_who_only_used_words() -> None:
    case = small(issues=ISSUES, spaces=SPACE, positions={"line": {"S": entry(says="it will see")}})
    result = run(case)
    worst = result.found("issue-open")[0]
    assert worst.arguments["issue"] == "toll"
    assert worst.arguments["actors"] == ("N", "council", "S")
    assert worst.arguments["unsaid"] == 3
    line = result.found("issue-open")[1]
    assert line.arguments["actors"] == ("N", "council")


def test_sentences_stop_where_asked_and_the_table_does_not() -> None:
    result = run(small(issues=ISSUES, spaces=SPACE), told=2)
    assert len([f for f in result.findings if f.code.startswith("gap-")]) == 2
    assert len(result.table("gaps").rows) == 8
