"""Are the terms of a package and the entries behind them told by name, never by address?"""

from __future__ import annotations

import pytest

from tests.lenses.deals.building import case, ordered, party
from winset.case.judged import said
from winset.views.brief.labels import Labels

ISSUES = {
    "land": {"label": "Land", "kind": "ordered", "scale": {"hold": "A holds", "swap": "a swap"}},
    "seat": {"label": "A seat", "kind": "yes-no"},
    "men": {"label": "Soldiers", "kind": "amount", "unit": "persons", "range": "0 to 1 M persons"},
    "arms": {"label": "Arms", "kind": "ordered", "scale": {"low": "low", "high": "high"}},
    "help": {"label": "Help", "kind": "ordered", "scale": {"low": "low", "high": "high"}},
}


@pytest.mark.parametrize(
    ("key", "told"),
    [
        ("land=hold, arms=low", "A holds + low"),
        ("land=hold, seat=no", "A holds + A seat: no"),
        ("land=swap, men=800k persons", "a swap + Soldiers: 800,000\xa0persons"),
        ("arms=low, help=low", "Arms: low + Help: low"),
        ("land=hold to swap, arms=high", "A holds to a swap + high"),
    ],
)
def test_a_term_names_its_issue_where_it_does_not_speak_for_itself(key: str, told: str) -> None:
    made = case({"A": party()}, ISSUES, {})
    labels = Labels(made, made, "en")
    assert labels.terms(key) == told
    assert labels.at(key) == told


def test_an_entry_that_this_view_left_out_is_told_by_what_it_says() -> None:
    """Two entries of one day, the second assumed: without it the address is still the second's."""
    whole = case(
        {"A": party()},
        {"land": ordered("hold", "swap")},
        {"land": {"A": [{"ideal": "swap"}, {"accepts": "hold", "basis": "assumed"}]}},
    )
    labels = Labels(said(whole)[0], whole, "en")
    assert labels.at("positions.land.A.accepts@2025-01-01") == "hold"
