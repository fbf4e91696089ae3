"""Can everybody read the page: contrast, sizes, nothing fetched?"""

from __future__ import annotations

import re

import pytest

from winset.views.report.html import style

PARTIES = ("--p1", "--p2", "--p3", "--p4", "--p5", "--p6")
THEMES = ("light", "dark", "print")


def tokens(theme: str) -> dict[str, str]:
    """The colours of a theme, read from the style sheet; what it leaves out comes from light."""
    css = style()
    starts = {
        "light": css.index(":root {"),
        "dark": css.index(":root {", css.index("prefers-color-scheme: dark")),
        "print": css.index(":root {", css.index("@media print")),
    }
    found: dict[str, str] = {}
    for start in (starts["light"], starts[theme]):
        block = css[start : css.index("}", start)]
        found |= dict(re.findall(r"(--[a-z0-9-]+): (#[0-9a-f]{3,6});", block))
    return found


def luminance(colour: str) -> float:
    """WCAG 2, relative luminance."""
    digits = colour.lstrip("#")
    digits = "".join(2 * d for d in digits) if len(digits) == 3 else digits
    parts = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """WCAG 2, contrast ratio."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_the_ratio_is_the_published_one() -> None:
    assert contrast("#000", "#fff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("ground", ["--paper", "--wash"])
@pytest.mark.parametrize("text", ["--ink", "--ink-2", *PARTIES])
def test_text_stands_out(theme: str, ground: str, text: str) -> None:
    found = tokens(theme)
    assert contrast(found[text], found[ground]) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("party", PARTIES)
def test_text_on_the_colour_of_a_party_stands_out(theme: str, party: str) -> None:
    found = tokens(theme)
    assert contrast(found["--paper"], found[party]) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
def test_no_two_parties_share_a_colour(theme: str) -> None:
    found = tokens(theme)
    assert len({found[party] for party in PARTIES}) == len(PARTIES)


@pytest.mark.parametrize(
    ("theme", "token", "ratio"),
    [
        ("light", "--ink", 16.6),
        ("light", "--ink-2", 6.8),
        ("light", "--p1", 5.7),
        ("light", "--p4", 7.1),
        ("dark", "--ink", 14.8),
        ("dark", "--ink-2", 8.4),
        ("dark", "--p2", 8.3),
        ("dark", "--p5", 10.3),
    ],
)
def test_the_contrasts_are_those_of_the_visual_language(
    theme: str, token: str, ratio: float
) -> None:
    found = tokens(theme)
    assert contrast(found[token], found["--paper"]) == pytest.approx(ratio, abs=0.08)


def test_nothing_is_set_under_the_smallest_size() -> None:
    screen, print_ = style().split("@media print {")
    pixels = [float(size) for size in re.findall(r"font-size: ([\d.]+)px", screen)]
    pixels += [
        float(size) for size in re.findall(r"--(?:size|table|small|least): ([\d.]+)px", screen)
    ]
    assert min(pixels) >= 12
    points = [float(size) for size in re.findall(r"font-size: ([\d.]+)pt", print_)]
    points += [
        float(size) for size in re.findall(r"--(?:size|table|small|least): ([\d.]+)pt", print_)
    ]
    assert min(points) >= 6.5


def test_nothing_is_fetched_and_nothing_moves() -> None:
    css = style()
    for word in ("@import", "url(", "http", "@font-face", "animation", "transition", ":hover"):
        assert word not in css


def test_latin_faces_come_before_chinese_ones() -> None:
    latin = re.search(r"--latin: ([^;]+);", style())
    assert latin is not None
    assert "CJK" not in latin[1]
    assert "JhengHei" not in latin[1]
    assert "PingFang" not in latin[1]
