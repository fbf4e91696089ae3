"""Do the words hold: the same keys in every language, no silent gap, plurals, values?"""

from __future__ import annotations

import pytest

from winset.errors import UsageError
from winset.views.words import files_of, languages, placeholders, words
from winset.views.words import fill as filled

FILES = sorted({file for language in languages() for file in files_of(language)})


def test_both_languages_are_there() -> None:
    assert languages() == ("en", "zh-Hant")


@pytest.mark.parametrize("file", FILES)
def test_every_language_has_the_same_keys(file: str) -> None:
    keys = {language: set(words(language, file)) for language in languages()}
    assert keys["en"] == keys["zh-Hant"]


@pytest.mark.parametrize("file", FILES)
def test_a_template_asks_for_the_same_values_in_every_language(file: str) -> None:
    english, chinese = (words(language, file) for language in languages())
    for key in english:
        asked = set(placeholders(chinese[key])) - set(placeholders(english[key]))
        assert not asked, f"{key}: {asked} only in Chinese"


def test_an_unknown_language_is_an_error() -> None:
    with pytest.raises(UsageError, match="no words in language 'fr'; expected one of en, zh-Hant"):
        words("fr", "page")


def test_an_unknown_file_is_an_error() -> None:
    with pytest.raises(UsageError, match="no words for 'pages' in en"):
        words("en", "pages")


def test_a_missing_key_is_an_error_with_the_nearest() -> None:
    with pytest.raises(UsageError, match=r"has no 'marks.yess'; did you mean marks.yes\?"):
        words("en", "page")["marks.yess"]


def test_a_missing_value_is_an_error() -> None:
    with pytest.raises(UsageError, match=r"no value for \{n\}"):
        words("en", "page").fill("more")


def test_a_plural_follows_its_number() -> None:
    template = "{n} {n|package lacks|packages lack} a consent"
    assert filled(template, {"n": 1}) == "1 package lacks a consent"
    assert filled(template, {"n": 3}) == "3 packages lack a consent"
    assert filled(template, {"n": 0}) == "0 packages lack a consent"


def test_the_names_of_the_values_of_a_template() -> None:
    assert placeholders("{a} of {b|x|y} in {a}") == ("a", "b")


def test_yes_and_no_stay_words() -> None:
    page = words("en", "page")
    assert page["marks.yes"] == "yes"
    assert page["marks.no"] == "no"


def test_months_in_order() -> None:
    assert words("en", "page").items_of("months")[0] == "January"
    assert len(words("zh-Hant", "page").items_of("months-short")) == 12
