"""Whatever somebody types, is the answer a thing or a sentence, never a traceback?"""

from __future__ import annotations

from functools import cache

from hypothesis import example, given
from hypothesis import strategies as st

from winset import api
from winset.case.around import Around
from winset.case.case import Case
from winset.case.copying import TEMPLATE
from winset.case.edit.kinds import KINDS, Kind
from winset.case.edit.wrong import wrong
from winset.case.lookup import look_up, named
from winset.case.naming import address_of
from winset.cli.questions import QUESTIONS, value_of
from winset.cli.wording import Wording
from winset.errors import UsageError


@cache
def small() -> Case:
    return api.load(TEMPLATE)


@cache
def addresses() -> tuple[str, ...]:
    return tuple(address_of(small(), path) for path, _ in named(small()))


PIECES = st.sampled_from(
    ["", ".", "@", ":", "N", "N:2", "2031", "ORR", "positions", "islands", "0", "-1"]
)
TYPED = st.one_of(
    st.text(max_size=30),
    st.lists(PIECES, max_size=7).map("".join),
    st.builds(str.__add__, st.deferred(lambda: st.sampled_from(addresses())), PIECES),
)


@given(TYPED)
@example("positions.islands.ORR@before 2031-04-01")
@example("case.table")
@example("calendar")
@example("N:0")
@example("ferry-paper:9")
@example("terms.narrows")
def test_show_answers_or_tells_what_it_expected(typed: str) -> None:
    try:
        found = look_up(small(), typed)
    except UsageError:
        return
    wording = Wording(small(), small(), "en")
    for one in found:
        about = Around(small()).about(one)
        assert about.found.address
        wording.title(one.thing, one.path)
        if isinstance(one.thing, tuple | dict):
            list(wording.listed(one.thing, one.path))
        for mention in about.mentions:
            wording.said(mention.address)


@given(st.sampled_from(KINDS), st.data(), TYPED)
def test_an_answer_is_taken_or_told_what_is_wrong(
    kind: Kind, data: st.DataObject, typed: str
) -> None:
    questions = [q for q in QUESTIONS[kind.word] if q.key in (*kind.place, *kind.keys)]
    question = data.draw(st.sampled_from([q for q in questions if q.key != "moves"]))
    try:
        value = value_of(question, typed or "x", ("en", "zh-Hant"))
    except UsageError:
        return
    assert isinstance(wrong(small(), kind, question.key, value), str)
