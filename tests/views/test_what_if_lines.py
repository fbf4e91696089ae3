"""Does a what-if line name what is changed, and not what it said before?"""

from __future__ import annotations

import pytest

from winset import api
from winset.views.brief.labels import Labels

TALKS = "russia-ukraine/2026-02-talks"


@pytest.mark.parametrize(
    ("language", "address", "text", "place", "value"),
    [
        (
            "en",
            "calendar.tasks.campaign.takes",
            "76 days",
            "Presidential campaign (takes)",
            "76 days",
        ),
        ("zh-Hant", "calendar.tasks.campaign.takes", "76 days", "總統選舉競選期（需時）", "76天"),
        (
            "en",
            "positions.land.EUR.could-accept",
            "nothing",
            "Europe, Rest of Donbas (could accept)",
            "nothing",
        ),
        (
            "en",
            "calendar.tasks.law.on",
            "2026-03-31",
            "Law for voting in wartime (on)",
            "31 March 2026",
        ),
        (
            "en",
            "positions.land.UA.salience",
            "major",
            "Ukraine, Rest of Donbas (how much it matters)",
            "major",
        ),
        ("en", "nowhere.at.all", "1", "nowhere.at.all", "1"),
    ],
)
def test_the_place_has_a_name_and_the_value_is_in_words(
    language: str, address: str, text: str, place: str, value: str
) -> None:
    case = api.load(TALKS)
    labels = Labels(case, case, language)
    assert labels.place(address).replace("\u00a0", " ") == place
    assert labels.set_to(address, text).replace("\u00a0", " ") == value


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "What-if: Presidential campaign (takes) set to 76 days."),
        ("zh-Hant", "假設情境：總統選舉競選期（需時）設為76天。"),
    ],
)
def test_the_line_in_the_terminal_says_both(language: str, said: str) -> None:
    from io import StringIO

    from rich.console import Console

    from winset.case.patch import Change
    from winset.case.views import View
    from winset.views.text import show

    change = Change("set", "calendar.tasks.campaign.takes", "76 days")
    draws = api.draw(api.load(TALKS), View(changes=(change,)), n=20)
    screen = Console(file=StringIO(), width=400)
    show(api.run("calendar", draws), draws.case, language, screen)
    assert said in screen.file.getvalue().replace("\u00a0", " ")  # type: ignore[attr-defined]
