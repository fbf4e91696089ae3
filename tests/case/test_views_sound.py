"""Is every view of every case a case without faults of its own?"""

from __future__ import annotations

import random
from datetime import timedelta
from itertools import combinations

import pytest

from tests.case.looking import NAMES, case, days, faults
from winset.case.fingerprint import fingerprint
from winset.case.views import View, as_of, only, view

pytestmark = pytest.mark.parametrize("name", NAMES)
PAIRS = 40
"""So many pairs of documents are tried, the same ones every time."""


def test_as_of_the_day_of_each_document_and_the_day_before(name: str) -> None:
    for day in days(name):
        for looked_at in (day - timedelta(days=1), day):
            assert faults(as_of(case(name), looked_at)) == [], looked_at


def test_each_document_alone(name: str) -> None:
    for document in case(name).documents:
        alone = only(case(name), [document])
        assert faults(alone) == [], document
        assert fingerprint(alone), "an issue may have no settlement left"


def test_documents_in_pairs(name: str) -> None:
    pairs = list(combinations(case(name).documents, 2))
    for pair in random.Random(name).sample(pairs, min(PAIRS, len(pairs))):
        assert faults(only(case(name), pair)) == [], pair


def test_documents_in_pairs_as_of_the_later_day(name: str) -> None:
    pairs = list(combinations(case(name).documents, 2))
    for pair in random.Random(name + "dated").sample(pairs, min(PAIRS // 2, len(pairs))):
        day = max(case(name).documents[id].date.last for id in pair)
        assert faults(view(case(name), View(only=pair, as_of=day)).case) == [], pair


def test_what_ifs_that_an_earlier_view_still_has_can_be_asked_of_it(name: str) -> None:
    for day in days(name)[::9]:
        seen = as_of(case(name), day)
        for scenario in seen.scenarios:
            assert faults(view(seen, View(scenarios=(scenario,))).case) == [], (day, scenario)
