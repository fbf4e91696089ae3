"""Does the lens say of the texts of the shipped cases what their sources say?"""

from __future__ import annotations

import pytest

from tests.lenses.drafts.building import KOREA, TALKS, shipped
from winset.results import Result


@pytest.fixture(scope="module")
def talks() -> Result:
    return shipped(TALKS)


@pytest.fixture(scope="module")
def korea() -> Result:
    return shipped(KOREA)


def test_the_28_points_come_from_the_earlier_scheme_and_dmitriev(talks: Result) -> None:
    parents = talks.table("lineage").cell("drafts.plan-28", "derives-from")
    assert parents == ("drafts.april-plan", "drafts.dmitriev-update")
    assert talks.table("lineage").cell("drafts.plan-28", "inputs") == (
        "putin",
        "ushakov",
        "dmitriev",
    )


def test_the_19_points_come_from_the_28(talks: Result) -> None:
    assert talks.table("lineage").cell("drafts.plan-19", "derives-from") == ("drafts.plan-28",)


def test_alaska_stands_beside_the_april_plan_not_above_it(talks: Result) -> None:
    assert talks.table("lineage").cell("drafts.alaska", "derives-from") is None
    assert talks.table("lineage").cell("drafts.alaska", "follows") == ("drafts.april-plan",)


def test_the_28_points_lean_to_moscow(talks: Result) -> None:
    leans = talks.table("leans")
    assert leans.cell("drafts.plan-28", "said-lean") == ("RU",)
    assert leans.cell("drafts.plan-28", "lean") == ("RU",)
    assert leans.cell("drafts.plan-28", "lean-known") == "every-weighting"


def test_the_army_ceiling_and_long_range_arms_cut_against_that_lean(talks: Result) -> None:
    named = talks.table("leans").cell("drafts.plan-28", "counter-said")
    assert named == ("drafts.plan-28.clauses.6", "drafts.plan-28.clauses.10-longrange")
    (finding,) = [f for f in talks.found("counter-said") if f.arguments["draft"] == "plan-28"]
    assert finding.arguments["issue2"] == ("army-size", "longrange")


def test_the_tally_is_counted_by_weight_and_never_added_up(talks: Result) -> None:
    tally = talks.table("tally")
    assert "total" not in [c.name for c in tally.columns]
    assert tally.cell("drafts.plan-28.RU.decisive", "met") == 4
    assert tally.cell("drafts.plan-28.UA.decisive", "against") == 1


def test_the_20_points_moved_toward_kyiv_on_the_army(talks: Result) -> None:
    row = talks.table("clauses").row("drafts.plan-20.clauses.army-size")
    table = talks.table("clauses")
    cells = dict(zip((c.name for c in table.columns), row.cells, strict=True))
    assert cells["change"] == "moved"
    assert cells["other"] == "plan-28"
    assert cells["through"] == ("drafts.plan-19",)
    assert "UA" in cells["toward"]
    assert "RU" not in (cells["toward"] or ())


def test_the_19_points_are_nobodys_consent_and_no_silence(talks: Result) -> None:
    table = talks.table("consents")
    values = {r.cells[table.index("value")] for r in table.where(draft="plan-19")}
    assert values <= {"unsaid", "no"}
    clauses = talks.table("clauses")
    changes = {
        r.cells[clauses.index("change")]
        for r in clauses.where(draft="plan-19")
        if r.cells[clauses.index("issue")] is not None
    }
    assert changes == {"unknown"}
    provided = talks.table("provided")
    assert provided.cell("drafts.plan-19", "silent") == 0
    assert provided.cell("drafts.plan-19", "unknown") == 25
    assert [f for f in talks.found("content-unknown") if f.arguments["draft"] == "plan-19"]


def test_alaska_has_two_readings_of_land_and_of_the_guarantee(talks: Result) -> None:
    debt = talks.table("debt")
    for issue in ("land", "guarantee"):
        key = f"drafts.alaska.clauses.{issue}"
        assert debt.cell(key, "readings") == 2
        assert set(debt.cell(key, "readers")) == {"putin", "trump"}  # type: ignore[arg-type]
    readings = talks.table("readings")
    moscow = readings.row("drafts.alaska.clauses.land.RU.trump")
    assert moscow.cells[readings.index("surface")] == "accepts"
    assert moscow.cells[readings.index("delivered")] == "unsaid"
    assert moscow.cells[readings.index("debt")] == "perhaps"


def test_the_trigger_of_the_28_points_is_undefined(talks: Result) -> None:
    (finding,) = talks.found("defined-nowhere")
    assert finding.arguments["draft"] == "plan-28"
    assert finding.arguments["issues"] == ("form", "scale", "trigger")
    silent = talks.table("provided").cell("drafts.plan-28", "silent-on")
    assert isinstance(silent, tuple)
    assert "provisions.guarantee-trigger" in silent


def test_defining_the_guarantee_as_nato_like_opens_kyiv_and_closes_moscow(talks: Result) -> None:
    table = talks.table("definitions")
    answers = {
        actor: table.cell(f"drafts.plan-28.clauses.guarantee.nato-like.{actor}.guarantee", "after")
        for actor in ("RU", "UA", "US")
    }
    assert answers == {"RU": "refuses", "UA": "accepts", "US": "accepts"}


def test_an_envoys_pen_is_not_washingtons_consent(talks: Result) -> None:
    mandate = talks.table("mandate")
    assert mandate.cell("drafts.plan-28.authors.witkoff", "standing") == "mandated"
    assert mandate.cell("drafts.plan-28.authors.witkoff", "overruled-by") == ("trump",)
    assert mandate.cell("drafts.plan-28.authors.witkoff", "may-bind") is None
    consents = talks.table("consents")
    assert consents.cell("drafts.plan-28.signs.US", "known") != "own-text"


def test_three_states_that_write_a_text_are_no_envoys_and_not_yet_europe(talks: Result) -> None:
    consents = talks.table("consents")
    assert consents.cell("drafts.e3-text.signs.EUR", "value") == "unsaid"
    assert consents.cell("drafts.e3-text.signs.EUR", "known") == "members-wrote-it"


def test_the_next_20_points_say_whom_a_change_goes_against(talks: Result) -> None:
    steps = talks.table("next-revision")
    assert talks.table("revised").column("draft") == ("plan-20",)
    assert steps.cell("drafts.plan-20.election", "against-wish-of") == ("RU", "US")
    assert "election" not in str(steps.rows[0].cells[steps.index("issue")])


def test_the_timetable_is_disowned(talks: Result) -> None:
    assert talks.table("lineage").cell("drafts.votes-timetable", "disowned-by") == ("zelenskyy",)
    assert talks.found("disowned")


def test_moscow_refuses_the_20_points_by_a_declared_line_on_land(talks: Result) -> None:
    consents = talks.table("consents")
    assert consents.cell("drafts.plan-20.signs.RU", "value") == "no"
    assert consents.cell("drafts.plan-20.signs.RU", "known") == "declared"
    assert "issues.land" in consents.cell("drafts.plan-20.signs.RU", "refuses")  # type: ignore[operator]


def test_those_who_ratify_for_kyiv_have_not_said(talks: Result) -> None:
    consents = talks.table("consents")
    for body in ("ua-polity", "ua-army"):
        assert consents.cell(f"drafts.plan-20.ratifies.{body}", "value") == "unsaid"


def test_no_wording_of_the_land_clause_is_refused_by_nobody(talks: Result) -> None:
    distance = talks.table("distance")
    for draft in ("plan-20", "plan-28", "e3-text"):
        left_out = distance.cell(f"drafts.{draft}", "leaving-out")
        assert isinstance(left_out, tuple)
        assert "issues.land" in left_out


def test_the_counter_text_carries_over_what_it_does_not_touch(talks: Result) -> None:
    table = talks.table("clauses")
    assert table.cell("drafts.e3-text.clauses.nuclear", "change") == "kept"
    assert table.cell("drafts.e3-text.clauses.nuclear", "carried-over") == "carried-over"
    assert table.cell("drafts.e3-text.clauses.amnesty", "change") == "dropped"
    assert table.cell("drafts.e3-text.clauses.natoexp", "change") == "dropped"
    assert table.cell("drafts.e3-text.clauses.troops", "change") == "made-vague"
    assert table.cell("drafts.e3-text.clauses.guarantee", "change") == "made-precise"


def test_of_the_founding_documents_alone_the_lean_is_a_source_s_word(talks: Result) -> None:
    founding = shipped(TALKS, ("A", "B"))
    assert founding.table("leans").cell("drafts.plan-28", "said-lean") == ("RU",)
    assert founding.table("leans").cell("drafts.plan-28", "counter-said") == (
        "drafts.plan-28.clauses.6",
        "drafts.plan-28.clauses.10-longrange",
    )


def test_only_the_prisoners_divide_the_korean_draft_of_july(korea: Result) -> None:
    debt = korea.table("debt")
    assert debt.cell("drafts.draft-armistice.clauses.51", "owed-by") == ("US", "CN", "KP")
    for draft in ("unc-three", "package-april"):
        assert korea.table("distance").cell(f"drafts.{draft}", "refused") == ("issues.prisoners",)
        assert set(
            korea.table("distance").cell(f"drafts.{draft}", "refused-by")  # type: ignore[arg-type]
        ) == {"CN", "KP"}


def test_the_northern_package_moved_north_on_the_prisoners(korea: Result) -> None:
    table = korea.table("clauses")
    assert table.cell("drafts.northern-may.clauses.prisoners", "toward") == ("CN", "KP")
    assert table.cell("drafts.northern-may.clauses.prisoners", "away-from") == ("US",)


def test_beijing_disowned_the_alternatives_through_india(korea: Result) -> None:
    assert korea.table("lineage").cell("drafts.two-alternatives", "disowned-by") == ("CN",)
