"""Which figures and dates does a sentence name, in English and in Traditional Chinese?"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from winset.case.grammar.value import Value
from winset.exchange.texts_figures import dates, figures
from winset.exchange.texts_numerals import chinese, english, ordinal, roman


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("十", 10),
        ("十五", 15),
        ("二十", 20),
        ("廿一", 21),
        ("一百零五", 105),
        ("三百二", 320),
        ("兩萬五", 25_000),
        ("兩萬五千", 25_000),
        ("六十萬", 600_000),
        ("十四萬四千五百", 144_500),
        ("一億二千萬", 120_000_000),
        ("一千億", 100_000_000_000),
        ("二〇二六", 2026),
        ("壹佰", 100),
        ("六十万", 600_000),
    ],
)
def test_chinese_numerals(words: str, number: int) -> None:
    assert chinese(words) == number


@pytest.mark.parametrize("words", ["", "萬", "十百", "百百", "一二十", "五兆", "abc", "萬萬萬"])
def test_what_is_no_chinese_numeral(words: str) -> None:
    assert chinese(words) is None


SIGNS = "零一二三四五六七八九"


def spelt(number: int) -> str:
    """A number from 1 to 9,999 as it is written out."""
    words, gap = "", False
    for unit, sign in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // unit % 10
        if digit:
            words += ("零" if gap and words else "") + SIGNS[digit] + sign
            gap = False
        elif words:
            gap = True
    return words


@given(st.integers(1, 9999), st.integers(0, 9999))
def test_every_number_written_out_is_read_back(small: int, large: int) -> None:
    assert chinese(spelt(small)) == small
    if large:
        joint = f"{spelt(large)}萬" + ("零" if small < 1000 else "") + spelt(small)
        assert chinese(joint) == large * 10_000 + small


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("seven", 7),
        ("twenty-one", 21),
        ("one hundred and five", 105),
        ("six hundred thousand", 600_000),
        ("one million two hundred thousand", 1_200_000),
    ],
)
def test_english_numerals(words: str, number: int) -> None:
    assert english(words) == number


@pytest.mark.parametrize("words", ["two three", "hundred", "thousand million", "twenty thirty", ""])
def test_what_is_no_english_numeral(words: str) -> None:
    assert english(words) is None


def test_numbers_of_points() -> None:
    assert [ordinal(w) for w in ("12", "１２", "十二", "XII", "twelve")] == [12] * 5
    assert roman("IIX") is None


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("The armed forces will be limited to 600,000 personnel.", "at most 600k persons"),
        ("烏克蘭武裝部隊的規模將限制在60萬人以內。", "at most 600k persons"),
        ("烏軍上限為六十萬人", "at most 600k persons"),
        ("at least eight hundred thousand soldiers", "at least 800k persons"),
        ("elections within 100 days", "at most 100 days"),
        ("於一百天內舉行選舉", "100 days"),
        ("$100 billion of frozen assets", "100 bn USD"),
        ("1,000億美元投入重建", "100 bn USD"),
        ("half, that is 50 per cent", "50 %"),
        ("得到百分之五十的利潤", "50 %"),
        ("about 440 square kilometres", "about 440 km2"),
        ("14.45萬平方公里", "144.5k km2"),
        ("a truce of thirty to sixty days", "30 to 60 days"),
        ("三十至五十年的保障", "30 to 50 years"),
        ("70,000 prisoners of war", "70k persons"),
    ],
)
def test_a_figure_as_a_case_writes_it(sentence: str, said: str) -> None:
    (found,) = figures(sentence)
    assert found.bounded == said
    assert Value.parse(found.text).numbers


@pytest.mark.parametrize(
    "sentence",
    [
        "a guarantee like Article 5",
        "the 12 points",
        "數十萬人",
        "30餘萬人",
        "5兆盧布",
        "第五條",
        "COVID-19 men",
        "no figure at all",
    ],
)
def test_what_is_no_figure_or_has_two_meanings_is_left_out(sentence: str) -> None:
    assert figures(sentence) == ()


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        ("votes by 15 May 2026", "2026-05-15"),
        ("votes by May 15th, 2026", "2026-05-15"),
        ("on 2026-05-15", "2026-05-15"),
        ("on 15 May", "XXXX-05-15"),
        ("in March 2026", "2026-03"),
        ("in spring 2026", "spring 2026"),
        ("2026年5月15日前投票", "2026-05-15"),
        ("二〇二六年三月", "2026-03"),
        ("一九五三年七月二十七日簽署", "1953-07-27"),
        ("5月15日", "XXXX-05-15"),
        ("2026年春", "spring 2026"),
    ],
)
def test_a_date_as_a_case_writes_it(sentence: str, day: str) -> None:
    assert [d.text for d in dates(sentence)] == [day]


def test_a_day_that_does_not_exist_is_left_out() -> None:
    assert dates("on 30 February 2026") == ()
    assert dates("2026年13月1日") == ()


@given(st.text(alphabet="零一二十百千萬億第年月日人天0123456789 ,.%$abcto-", max_size=30))
def test_any_text_gives_figures_that_a_case_can_read(sentence: str) -> None:
    for found in figures(sentence):
        assert Value.parse(found.text).unit == found.unit
    dates(sentence)
