"""Do files of four formats give the numbers they hold, and does a bad one say what is wrong?"""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from winset import api
from winset.errors import UsageError
from winset.exchange.scenario import Scenario
from winset.exchange.scenarios import READERS
from winset.exchange.scenarios_case import ids, write
from winset.models.utilities import table

READ = dict(READERS)
DOMAIN = """<negotiation_template><utility_space number_of_issues="2">
<objective index="1" name="root">
 <objective index="9" name="inner">
  <issue index="2" name="land" vtype="discrete" type="discrete">
   <item index="1" value="hold"/><item index="2" value="leave"/></issue>
 </objective>
 <issue index="3" name="men" vtype="integer"><range lowerbound="2" upperbound="4"/></issue>
</objective></utility_space></negotiation_template>"""
# hold 5 of 10, leave 10 of 10, weight 0.6; men 0, 0.5, 1 (clipped from 1.2), weight 0.4.
PROFILE = """<utility_space><objective index="1" name="root">
 <issue index="2" name="land" type="discrete">
  <item index="7" value="leave" evaluation="10"/>
  <item index="8" value="hold" evaluation="5"/></issue>
 <issue index="3" name="men" type="integer" lowerbound="2" upperbound="4">
  <evaluator ftype="linear" offset="-0.2" slope="0.7"/></issue>
 <weight index="2" value="0.6"/><weight index="3" value="0.4"/></objective>
 <reservation value="0.25"/><discount_factor value="0.9"/></utility_space>"""


def laid(folder: Path, **files: str) -> list[Path]:
    """Files written to a folder, in order; the last underscore of a name is its dot."""
    paths = []
    for name, text in files.items():
        stem, _, ending = name.rpartition("_")
        path = folder / f"{stem}.{ending}"
        path.write_text(text, encoding="utf-8")
        paths.append(path)
    return paths


def test_genius_divides_by_the_best_evaluation_and_clips_ranges(tmp_path: Path) -> None:
    found = READ["genius"](laid(tmp_path, domain_xml=DOMAIN, a_xml=PROFILE, b_xml=PROFILE))
    assert found.issues == ("land", "men")
    assert found.options == (("hold", "leave"), ("2", "3", "4"))
    assert found.parties == ("a", "b")
    assert found.worths[0][0] == pytest.approx([0.3, 0.6])
    assert found.worths[1][0] == pytest.approx([0.0, 0.2, 0.4])
    assert found.reservation == (0.25, 0.25)
    assert table(found.space)[:, 0] / 1e9 == pytest.approx([0.3, 0.5, 0.7, 0.6, 0.8, 1.0])


def geniusweb(bid: bool = True) -> tuple[str, str]:
    domain = {"name": "d", "issuesValues": {"land": {"values": ["No", "Yes"]},
                                             "help": {"values": ["5", "6"]}}}  # fmt: skip
    space = {
        "issueUtilities": {
            "land": {"DiscreteValueSetUtilities": {"valueUtilities": {"No": 1, "Yes": 0}}},
            "help": {"DiscreteValueSetUtilities": {"valueUtilities": {"5": 0, "6": 1}}},
        },
        "issueWeights": {"land": 0.7, "help": 0.3},
        "domain": domain,
        "name": "p",
    }
    if bid:
        space["reservationBid"] = {"issuevalues": {"land": "Yes", "help": "6"}}
    return json.dumps(domain), json.dumps({"LinearAdditiveUtilitySpace": space})


def test_geniusweb_takes_the_worth_of_the_reservation_bid(tmp_path: Path) -> None:
    domain, profile = geniusweb()
    found = READ["geniusweb"](laid(tmp_path, d_json=domain, p_json=profile))
    assert found.reservation == (pytest.approx(0.3),)
    assert table(found.space)[:, 0] / 1e9 == pytest.approx([0.7, 1.0, 0.0, 0.3])


def test_without_a_bid_nobody_said_and_the_worst_package_stands_in(tmp_path: Path) -> None:
    domain, profile = geniusweb(bid=False)
    found = READ["geniusweb"](laid(tmp_path, d_json=domain, p_json=profile))
    assert found.reservation == (None,)
    assert found.disagreement.tolist() == [0]


def test_negolog_has_its_domain_in_the_profiles(tmp_path: Path) -> None:
    profile = {"reservationValue": 0.2, "issueWeights": {"land": 1.0},
               "issues": {"land": {"hold": 0.1, "leave": 0.9}}}  # fmt: skip
    found = READ["negolog"](laid(tmp_path, a_json=json.dumps(profile)))
    assert found.options == (("hold", "leave"),)
    assert found.worths[0][0] == pytest.approx([0.1, 0.9])


NEGMAS_DOMAIN = """issues:
- {name: land, type: negmas.outcomes.CategoricalIssue, values: [No, "Yes"]}
- {name: men, type: ContiguousIssue, values: [2, 4]}
"""
NEGMAS_PROFILE = """name: a
reserved_value: -.inf
type: negmas.preferences.LinearAdditiveUtilityFunction
values:
- {type: TableFun, mapping: {No: 0.5, "Yes": 1.0}}
- {type: TableFun, mapping: {2: 0.0, 3: 0.5, 4: 1.0}}
weights: [0.6, 0.4]
"""


def test_negmas_keeps_no_a_word_and_minus_infinity_a_silence(tmp_path: Path) -> None:
    found = READ["negmas"](laid(tmp_path, d_yml=NEGMAS_DOMAIN, a_yml=NEGMAS_PROFILE))
    assert found.options == (("No", "Yes"), ("2", "3", "4"))
    assert found.worths[0][0] == pytest.approx([0.3, 0.6])
    assert found.reservation == (None,)


NONLINEAR = '<utility_space type="nonlinear"><objective index="1"/></utility_space>'
REAL = DOMAIN.replace('vtype="integer"', 'vtype="real"')
ENTITIES = '<!DOCTYPE x [<!ENTITY a "b">]>' + PROFILE


@pytest.mark.parametrize(
    ("format", "files", "said"),
    [
        ("genius", {"d_xml": DOMAIN}, "expected the domain file and at least one profile"),
        ("genius", {"d_xml": DOMAIN, "p_xml": "<open>"}, "p.xml:1:7: is not XML: no element found"),
        ("genius", {"d_xml": DOMAIN, "p_xml": NONLINEAR}, "is non-linear"),
        ("genius", {"d_xml": REAL, "p_xml": PROFILE}, "issue 'men' is of kind real"),
        ("genius", {"d_xml": DOMAIN, "p_xml": ENTITIES}, "declares entities"),
        (
            "genius",
            {"d_xml": DOMAIN, "p_xml": PROFILE.replace('value="leave"', 'value="leaves"')},
            "has no value 'leave'; did you mean leaves",
        ),
        (
            "genius",
            {"d_xml": DOMAIN, "p_xml": PROFILE.replace('<weight index="3" value="0.4"/>', "")},
            "issue 'men' has no weight",
        ),
        ("geniusweb", {"d_json": "{", "p_json": "{}"}, "d.json:1:2: is not JSON"),
        ("negmas", {"d_yml": "issues: [", "p_yml": ""}, "d.yml:1:10: is not YAML"),
        (
            "genius",
            {"d_xml": DOMAIN, "p_xml": PROFILE.replace('evaluation="5"', 'evaluation="five"')},
            "p.xml:4: land: 'five' is no number",
        ),
        (
            "genius",
            {"d_xml": DOMAIN, "p_xml": PROFILE.replace('evaluation="5"', 'evaluation="nan"')},
            "'nan' is no finite number",
        ),
        (
            "genius",
            {"d_xml": DOMAIN.replace('value="leave"', 'value="hold"'), "p_xml": PROFILE},
            "d.xml:4: issue 'land': lists the value 'hold' 2 times",
        ),
        ("geniusweb", {"d_json": geniusweb()[0], "p_json": "{}"}, "has no 'LinearAdditive"),
        ("negolog", {}, "at least one profile"),
        (
            "negmas",
            {"d_yml": NEGMAS_DOMAIN, "p_yml": NEGMAS_PROFILE.replace("[0.6, 0.4]", "[0.6]")},
            "has 1 weights and 2 tables for 2 issues",
        ),
        (
            "negmas",
            {"d_yml": NEGMAS_DOMAIN, "p_yml": NEGMAS_PROFILE.replace("0.5, 4", "five, 4")},
            "'five' is no number",
        ),
    ],
)
def test_a_file_that_cannot_be_read_says_where_and_why(
    tmp_path: Path, format: str, files: dict[str, str], said: str
) -> None:
    with pytest.raises(UsageError, match=said):
        READ[format](laid(tmp_path, **files))


def test_ids_are_small_letters_and_none_twice() -> None:
    assert ids(["$10 billion", "10 Billion", "No", "no!", "稅"]) == (
        "v-10-billion",
        "v-10-billion-2",
        "no",
        "no-2",
        "x",
    )


def test_a_scenario_becomes_a_case_whose_numbers_the_lens_reads(tmp_path: Path) -> None:
    found = READ["genius"](laid(tmp_path, domain_xml=DOMAIN, a_xml=PROFILE, b_xml=_turned()))
    write(found, tmp_path / "case", "A made-up case", "2026-01-01")
    result = api.run("deals", api.load(tmp_path / "case"))
    solutions = result.table("solutions")
    assert solutions.cell("nash a", "worth") == pytest.approx(_best_product(found)[0], abs=1e-8)
    counted = result.table("elicited")
    assert counted.cell("elicited", "packages") == 6


def _turned() -> str:
    return PROFILE.replace('evaluation="10"', 'evaluation="1"').replace(
        'offset="-0.2" slope="0.7"', 'offset="1" slope="-0.5"'
    )


def _best_product(found: Scenario) -> np.ndarray:
    """The package of the largest product of gains, found the long way round."""
    every = table(found.space) / 1e9
    gains = every - np.array([g or 0.0 for g in found.reservation])
    inside = np.all(gains >= -1e-9, axis=1)
    return every[np.argmax(np.where(inside, np.prod(gains, axis=1), -1))]
