"""Is a package made from a text answered by what was done with the text, as in the lens drafts?"""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest

from tests.lenses.deals.building import case, ordered, party
from winset import api
from winset.case.case import Case
from winset.results import Result

TALKS = "russia-ukraine/2026-02-talks"
LAND, HELP = ordered("leave", "hold"), ordered("none", "full")


def made(
    clauses: list[dict[str, Any]],
    positions: dict[str, Any],
    parties: dict[str, Any] | None = None,
    **draft: Any,
) -> Case:
    """Two parties, a text of June 2025, a package that settles what the text does, and a bundle."""
    text = {"label": "Text", "date": "2025-06-01", "authors": "C", "clauses": clauses, **draft}
    settles = {c["sets"]: c["to"] for c in clauses if c["to"] != "unspecified"}
    package = {"label": "Text", "from-draft": "text", "settles": {"land": "leave", **settles}}
    return case(
        {"A": party(), "B": party(), "C": party(), **(parties or {})},
        {"land": LAND, "help": HELP},
        positions,
        {"space": {"label": "Space", "issues": {"land": ["leave", "hold"]}}},
        packages={"text": package},
        drafts={"text": text},
        bundles={"both": {"label": "Both", "texts": {"text": ["A", "B"]}}},
    )


BOTH = [
    {"sets": "land", "to": "leave", "signs": ["A", "B"]},
    {"sets": "help", "to": "full", "delivers": "B"},
]
REFUSING = {"land": {"A": {"accepts": "leave"}, "B": {"accepts": "hold"}}}


def consent(result: Result, column: str, party: str = "B", role: str = "signs") -> Any:
    return result.table("named-zone").cell(f"packages.text {party}.{role}", column)


def test_an_author_does_not_refuse_his_own_text_by_an_older_line() -> None:
    result = api.run("deals", made(BOTH, REFUSING, authors=["B"]))
    assert consent(result, "declared") == "yes"
    assert consent(result, "known") == "own-text"
    assert consent(result, "lines-alone") == "no"
    assert consent(result, "entry") == "drafts.text"
    named = result.table("named-packages")
    assert named.cell("packages.text", "declared") == "in-zone"
    assert named.cell("packages.text", "lines-alone") == "out"


def test_yes_but_is_no_yes_and_no_refusal() -> None:
    reactions = [{"who": "B", "says": "yes-but", "on": "2025-06-02"}]
    result = api.run("deals", made(BOTH, REFUSING, reactions=reactions))
    assert consent(result, "declared") == "yes-but"
    assert consent(result, "unsaid-on") is None
    assert result.table("named-packages").cell("packages.text", "declared") == "possibly"
    assert result.table("named-packages").cell("packages.text", "unsaid-by") is None


def test_a_rejection_is_a_refusal_shown_by_the_text() -> None:
    reactions = [{"who": "B", "says": "rejects", "on": "2025-06-02"}]
    result = api.run("deals", made(BOTH, {}, reactions=reactions))
    assert (consent(result, "declared"), consent(result, "line")) == ("no", "text")
    assert consent(result, "lines-alone") == "unsaid"


def test_the_smallest_change_does_not_ask_an_author_to_give_way() -> None:
    def payers(**draft: Any) -> set[Any]:
        changes = api.run("deals", made(BOTH, REFUSING, **draft)).table("changes")
        return {r.cells[changes.index("actor")] for r in changes.where(package="packages.text")}

    assert payers() == {"B"}
    assert payers(authors=["B"]) == set()


def test_a_package_without_a_text_knows_no_other_answer() -> None:
    free = made(BOTH, REFUSING, authors=["B"])
    bare = free.packages["text"].model_copy(update={"from_draft": None})
    result = api.run("deals", free.model_copy(update={"packages": {"text": bare}}))
    assert consent(result, "declared") == "no"
    assert consent(result, "lines-alone") is None


def test_a_signer_of_a_bundle_is_asked_by_clause() -> None:
    """B signs nothing on help, which A alone would deliver: his line on it blocks nothing."""
    clauses = [
        {"sets": "land", "to": "leave", "signs": ["A", "B"]},
        {"sets": "help", "to": "full", "delivers": "A"},
    ]
    positions = {
        "land": {"A": {"accepts": "leave"}, "B": {"accepts": "leave"}},
        "help": {"A": {"accepts": "full"}, "B": {"accepts": "none"}},
    }
    bundles = api.run("deals", made(clauses, positions)).table("bundles")
    assert bundles.cell("both text", "declared") == "in-zone"
    assert bundles.cell("both text", "refused-by") is None


def test_a_bundled_text_without_terms_is_told_by_who_wrote_it() -> None:
    result = api.run("deals", made([], {}, authors=["A", "B"], rest="unknown"))
    bundles = result.table("bundles")
    assert bundles.cell("both text", "declared") == "in-zone"
    assert bundles.cell("both text", "acted") == ("A", "B")
    alone = api.run("deals", made([], {}, authors=["A"], rest="unknown")).table("bundles")
    assert alone.cell("both text", "declared") == "possibly"
    assert alone.cell("both text", "unsaid-by") == ("B",)


@cache
def talks() -> tuple[Result, Result]:
    loaded = api.load(TALKS)
    return api.run("drafts", loaded), api.run("deals", loaded)


@pytest.mark.parametrize(
    ("text", "party", "role", "answer"),
    [
        ("plan-20", "UA", "signs", "yes-but"),
        ("plan-20", "US", "delivers", "no"),
        ("plan-20", "RU", "signs", "no"),
        ("plan-28", "US", "delivers", "yes-but"),
        ("plan-28", "UA", "signs", "no"),
        ("plan-28", "EUR", "delivers", "no"),
    ],
)
def test_one_text_has_one_answer_in_both_lenses(
    text: str, party: str, role: str, answer: str
) -> None:
    drafts, deals = talks()
    zone = deals.table("named-zone")
    assert zone.cell(f"packages.{text} {party}.{role}", "declared-without") == answer
    assert drafts.table("consents").cell(f"drafts.{text}.signs.{party}", "value") == answer


def test_no_co_author_refuses_the_berlin_package() -> None:
    drafts, deals = talks()
    bundles = deals.table("bundles")
    assert bundles.cell("guarantee-texts berlin-package", "refused-by") is None
    assert set(bundles.cell("guarantee-texts berlin-package", "acted")) == {"US", "UA", "EUR"}  # type: ignore[arg-type]
    assert drafts.table("signed").cell("drafts.berlin-package.signs", "no") == 0


def test_kyiv_does_not_refuse_its_own_20_points_in_their_bundle() -> None:
    bundles = talks()[1].table("bundles")
    assert bundles.cell("twenty-points-and-sides plan-20", "refused-by") == ("RU", "US")
