"""Which cells count as filled, and which parties are recorded as one voice?"""

from __future__ import annotations

from tests.lenses.audit.building import entry, ordered, run, small


def states(**positions: object) -> dict[str, object]:
    """The state of each cell of a small case with these positions on the line."""
    case = small(positions={"line": positions} if positions else {})
    table = run(case).table("cells")
    return {str(row.cells[1]): row.cells[3] for row in table.rows}


def test_nobody_has_said_anything() -> None:
    assert states() == {"N": "empty", "S": "empty"}


def test_an_entry_under_the_partys_own_id_fills_its_cell() -> None:
    assert states(N=entry(accepts="near")) == {"N": "own", "S": "empty"}


def test_a_leader_counts_as_a_constituency_here() -> None:
    assert states(chief=entry(accepts="near"))["N"] == "constituency"


def test_an_assumed_entry_never_fills() -> None:
    assert states(N=entry(accepts="near", basis="assumed"))["N"] == "assumed"


def test_an_entry_that_rests_on_assumed_claims_alone_is_assumed() -> None:
    guess = {"says": "a guess", "basis": "assumed", "at": "P:2"}
    case = small(
        claims={"guess": guess}, positions={"line": {"N": entry(accepts="near", sources="guess")}}
    )
    assert run(case).table("cells").cell("line.N", "state") == "assumed"


def test_an_assumed_claim_beside_a_document_does_not_empty_the_cell() -> None:
    guess = {"says": "a guess", "basis": "assumed", "at": "P:2"}
    held = entry(accepts="near", sources=["guess", "P:3"])
    case = small(claims={"guess": guess}, positions={"line": {"N": held}})
    assert run(case).table("cells").cell("line.N", "state") == "own"


def test_how_much_an_issue_matters_is_no_position() -> None:
    assert states(S=entry(salience="decisive"))["S"] == "empty"


def test_unknown_written_down_is_a_record_of_silence() -> None:
    assert states(S=entry(accepts="unknown"))["S"] == "empty"


def test_words_without_a_settlement_fill_a_cell() -> None:
    assert states(S=entry(says="it will see"))["S"] == "own"


def test_the_counts_add_up_per_party_and_in_all() -> None:
    case = small(
        issues={"line": ordered("near", "far"), "toll": ordered("low", "high")},
        positions={
            "line": {"N": entry(accepts="near"), "council": entry(accepts="far")},
            "toll": {"council": entry(accepts="low"), "S": entry(accepts="low", basis="assumed")},
        },
    )
    table = run(case).table("filled")
    names = ("cells", "filled", "own", "constituency", "assumed", "empty")
    assert [tuple(table.cell(who, n) for n in names) for who in ("N", "S", "total")] == [
        (2, 2, 1, 1, 0, 0),
        (2, 0, 0, 0, 1, 1),
        (4, 2, 1, 1, 1, 1),
    ]


def test_a_party_none_of_whose_people_speaks_is_one_voice() -> None:
    result = run(small(positions={"line": {"N": entry(accepts="near")}}))
    (found,) = result.found("single-voice-alone")
    assert dict(found.arguments) == {"party": "N", "speaking": 0, "constituencies": 2}
    assert result.table("voices").cell("N", "silent") == ("chief", "council")


def test_half_of_them_speaking_is_no_single_voice_unless_asked_for() -> None:
    case = small(positions={"line": {"council": entry(accepts="near")}})
    assert not run(case).found("single-voice")
    (found,) = run(case, few=50).found("single-voice")
    assert (found.arguments["speaking"], found.arguments["constituencies"]) == (1, 2)


def test_a_constituency_that_only_we_speak_for_is_silent() -> None:
    case = small(positions={"line": {"council": entry(accepts="near", basis="assumed")}})
    assert run(case).table("voices").cell("N", "speaking") == 0
