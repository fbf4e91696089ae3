"""A mistake made anywhere in a shipped case is told at its own place, and nothing else is told."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.case.injections import MAKERS, Ground, Injection, Maker, places
from winset.case.load import load_source
from winset.errors import CaseError, Place

CASES = Path(__file__).parents[2] / "src" / "winset" / "cases"
SHIPPED = sorted(str(head.parent.relative_to(CASES)) for head in CASES.rglob("case.yaml"))


FEW = max(2, settings.default.max_examples // 40)
"""Loading a shipped case takes a while: a few places a mistake, more when exploring."""


@cache
def ground(name: str) -> Ground:
    return Ground.of(CASES / name)


@cache
def chances(name: str, maker: Maker) -> tuple[Injection, ...]:
    """Every place of the case where this mistake can be made."""
    return tuple(maker(ground(name)))


def told(name: str, texts: dict[str, str]) -> tuple[set[tuple[Place, str]], tuple[str, ...]]:
    """What `check` says of the case with some files changed: places and kinds, and its notes."""
    instead = {file: text.encode("utf-8") for file, text in texts.items()}
    try:
        load_source(CASES / name, instead)
    except CaseError as error:
        return places(error.problems), error.notes
    return set(), ()


@pytest.mark.parametrize("name", SHIPPED)
def test_a_shipped_case_is_sound(name: str) -> None:
    assert told(name, {}) == (set(), ())


@pytest.mark.parametrize("maker", MAKERS, ids=lambda maker: maker.__name__)
def test_every_mistake_can_be_made_somewhere(maker: Maker) -> None:
    assert any(chances(name, maker) for name in SHIPPED)


@pytest.mark.parametrize("maker", MAKERS, ids=lambda maker: maker.__name__)
@pytest.mark.parametrize("name", SHIPPED)
@settings(max_examples=FEW)
@given(data=st.data())
def test_a_mistake_is_told_at_its_place_alone(name: str, maker: Maker, data: st.DataObject) -> None:
    made = chances(name, maker)
    if not made:
        pytest.skip("nothing in this case where the mistake can be made")
    one = data.draw(st.sampled_from(made))
    text = ground(name).texts[one.file]
    found, notes = told(name, {one.file: one.applied(text)})
    assert found == {(one.place, one.kind)}
    assert bool(notes) == one.breaks
    assert all(one.file in note for note in notes)


@pytest.mark.parametrize("name", SHIPPED)
@settings(max_examples=10 * FEW)
@given(data=st.data())
def test_two_mistakes_are_both_told(name: str, data: st.DataObject) -> None:
    makers = [maker for maker in MAKERS if chances(name, maker)]
    kinds = data.draw(st.lists(st.sampled_from(makers), min_size=2, max_size=2, unique=True))
    one, other = sorted(
        (data.draw(st.sampled_from(chances(name, maker))) for maker in kinds),
        key=lambda made: (made.file, made.line, made.column),
    )
    assume(_apart(one, other))
    texts = dict(ground(name).texts)
    texts[one.file] = one.applied(texts[one.file])
    other = other.after(one)
    texts[other.file] = other.applied(texts[other.file])
    changed = {file: texts[file] for file in {one.file, other.file}}
    found, notes = told(name, changed)
    broken = {made.file for made in (one, other) if made.breaks}
    expected = {
        (made.place, made.kind) for made in (one, other) if made.breaks or not broken or made.local
    }
    assert found == expected
    assert bool(notes) == bool(broken)
    assert all(file in notes[0] for file in broken)


def _apart(one: Injection, other: Injection) -> bool:
    """Whether neither mistake hides the other: other records, other files when one breaks."""
    if one.file == other.file and (one.breaks or other.breaks):
        return False
    if one.record == other.record or (one.file, one.line) == (other.file, other.line):
        return False
    issues = {made.record[1] for made in (one, other) if made.record[0] == "issues"}
    return not issues & {*one.needs, *other.needs}
