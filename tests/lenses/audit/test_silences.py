"""Is what nobody says found, beyond the cells?"""

from __future__ import annotations

from typing import Any

from tests.lenses.audit.building import entry, ordered, run, small


def kinds(**sections: Any) -> dict[str, list[str]]:
    """Kind of silence -> addresses."""
    table = run(small(**sections)).table("silences")
    found: dict[str, list[str]] = {}
    for row in table.rows:
        found.setdefault(str(row.cells[2]), []).append(str(row.cells[1]))
    return found


def draft(**keys: Any) -> dict[str, Any]:
    named = {k.replace("_", "-"): v for k, v in keys.items()}
    return {"label": "A text", "date": "2025-05-01", "authors": ["S"], "sources": "P:1", **named}


def test_an_issue_without_a_position_and_an_open_text_are_told_apart() -> None:
    found = kinds(
        issues={"line": ordered("near", "far"), "form": {"label": "Form", "kind": "text"}}
    )
    assert found["issue-without-position"] == ["issues.line"]
    assert found["text-without-position"] == ["issues.form"]


def test_a_word_from_anybody_ends_the_silence_an_assumption_does_not() -> None:
    assert "issue-without-position" not in kinds(positions={"line": {"chief": entry(says="hm")}})
    assumed = {"line": {"N": entry(accepts="near", basis="assumed")}}
    assert kinds(positions=assumed)["issue-without-position"] == ["issues.line"]


def test_the_newest_word_on_an_influence_decides() -> None:
    parties = small().plain()["parties"]
    chief = parties["N"]["constituencies"]["chief"]
    old = {"since": "2025-01-01", "goes": "unknown", "sources": "P:1"}
    new = {"since": "2025-05-01", "goes": "up", "sources": "P:1"}
    chief["influence"] = [old, new]
    assert "unknown-since" not in kinds(parties=parties)
    chief["influence"] = [{**new, "since": "2025-01-01"}, {**old, "since": "2025-05-01"}]
    assert kinds(parties=parties)["unknown-since"] == ["chief.influence@2025-05-01"]


def test_texts_nobody_can_read() -> None:
    clause = {"sets": "line", "to": "near"}
    found = kinds(
        drafts={
            "told": draft(clauses=[clause]),
            "rest": draft(clauses=[clause], rest="unknown"),
            "hidden": draft(clauses=[clause], release={"how": "unpublished"}),
            "bare": draft(),
            "spoken": draft(form="stance"),
        }
    )
    assert sorted(found["draft-unknown"]) == ["drafts.bare", "drafts.hidden", "drafts.rest"]


def test_provisions_that_no_text_provides() -> None:
    clause = {"gist": "monitors", "provides": ["monitors"]}
    sections = {
        "provisions": {"monitors": "Monitors", "judge": "Who judges"},
        "drafts": {"told": draft(clauses=[clause])},
    }
    assert kinds(**sections)["provision-unprovided"] == ["provisions.judge"]


def test_mandates_without_issues_and_envoys_without_mandates() -> None:
    parties = small().plain()["parties"]
    parties["N"]["constituencies"]["envoy"] = {"kind": "envoy", "names": "An envoy"}
    vague = {"envoy": "council", "principal": "N", "since": "2025-01-01", "sources": "P:1"}
    found = kinds(parties=parties, mandates={"vague": vague})
    assert found["mandate-unknown"] == ["mandates.vague"]
    assert found["envoy-without-mandate"] == ["envoy"]
    bound = {**vague, "may-bind": ["line"], "envoy": "envoy"}
    assert "mandate-unknown" not in kinds(parties=parties, mandates={"vague": bound})


def test_kinds_are_told_in_turn_the_worst_of_each_first() -> None:
    result = run(
        small(
            issues={"line": ordered("near", "far"), "form": {"label": "Form", "kind": "text"}},
            drafts={"bare": draft(), "bare-too": draft()},
            spaces={"all": {"label": "All", "issues": {"line": ["near", "far"]}}},
        )
    )
    told = [f.code for f in result.findings]
    first, second = (
        told.index("draft-unknown"),
        told.index("draft-unknown", told.index("draft-unknown") + 1),
    )
    assert told.index("issue-open") < told.index("text-without-position") < first < second
