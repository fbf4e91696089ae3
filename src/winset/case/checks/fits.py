"""Does a set of settlements, or a condition, fit the kind and the scale of its issue?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from winset.case.grammar.condition import Condition, Test
from winset.case.grammar.settlement import Alternative, SettlementSet
from winset.case.grammar.value import Value
from winset.case.grammar.when import When
from winset.case.issues import Issue
from winset.errors import Slip, nearest, one_of
from winset.units import canonical_unit

NEVER = "never"
"""The settlement of a date issue that says the day does not come."""

ORDERING = ("at least", "at most", "below", "above")
_WITHOUT_ENDS = ("anything", "nothing", "unknown", "unspecified")


def misfits(name: str, chosen: SettlementSet, issues: Mapping[str, Issue]) -> Iterator[Slip]:
    """What in ``chosen`` is no settlement of the issue ``name``, or no condition of this case."""
    for alternative in chosen.alternatives:
        yield from of_alternative(name, alternative, issues[name], chosen)
        if alternative.condition is not None:
            yield from of_condition(alternative.condition, issues, beside=name)


def of_condition(
    condition: Condition, issues: Mapping[str, Issue], beside: str = ""
) -> Iterator[Slip]:
    """What in ``condition`` does not fit; issues the case does not have are told elsewhere."""
    for test in condition.tests():
        if test.issue == beside:
            yield Slip(f"{beside} is made to depend on itself", "another issue after 'if'")
        elif test.issue in issues:
            yield from _of_test(test, issues[test.issue])


def of_one(name: str, settlement: str, issue: Issue) -> Iterator[Slip]:
    """Why ``settlement`` alone is none of the issue's."""
    yield from _of_end(name, settlement, issue)


def of_alternative(
    name: str, chosen: Alternative, issue: Issue, whole: SettlementSet
) -> Iterator[Slip]:
    """What in one stretch of a set does not fit."""
    if chosen.stretch in _WITHOUT_ENDS:
        return
    misplaced = _misplaced_word(name, chosen.stretch, issue)
    if misplaced is not None:
        yield misplaced
        return
    if issue.kind == "amount" and chosen.stretch == "to":
        yield from _of_amounts(name, chosen.ends[0], chosen.ends[1], issue)
        return
    slips = [
        slip
        for end in chosen.ends
        for slip in _of_end(name, end, issue, _as_list(end, issue, whole))
    ]
    yield from slips
    if not slips:
        yield from _of_stretch(name, chosen, issue)


def _of_test(test: Test, issue: Issue) -> Iterator[Slip]:
    misplaced = (
        None
        if test.comparison in ("is", "is not")
        else _misplaced_word(test.issue, test.comparison, issue)
    )
    if misplaced is not None:
        yield misplaced
        return
    yield from _of_end(test.issue, test.settlement, issue)


def _misplaced_word(name: str, word: str, issue: Issue) -> Slip | None:
    """The slip when a word such as 'at least' means nothing for issues of this kind."""
    if word == "is":
        return None
    if issue.kind == "text":
        return Slip(f"{name} is of kind text and has no settlements", "says: in words")
    if word in ("before", "after"):
        if issue.kind == "date":
            return None
        return Slip(f"'{word}' needs dates, but {name} is {_called(issue)}")
    if issue.kind == "unordered":
        return Slip(f"'{word}' needs an order, but {name} is unordered; list the settlements")
    if issue.kind == "yes-no":
        return Slip(f"'{word}' needs an order, but {name} is yes-no; write yes or no")
    return None


def _called(issue: Issue) -> str:
    return {"amount": "an amount", "text": "text", "date": "a date"}.get(issue.kind, issue.kind)


def _as_list(end: str, issue: Issue, whole: SettlementSet) -> str:
    """The list that 'a, b' or 'a or b' stands for, when all of them are settlements."""
    if whole.listed:
        return ""
    parts = [p.strip() for p in end.replace(" or ", ",").split(",")]
    known = len(parts) > 1 and all(p in issue.settlements for p in parts)
    return f"[{', '.join(parts)}]" if known else ""


def _of_end(name: str, end: str, issue: Issue, meant: str = "") -> Iterator[Slip]:
    """What is wrong with one settlement, figure or date that a set or a test names."""
    if issue.kind == "amount":
        yield from _of_amount(name, end, issue)
    elif issue.kind == "date":
        yield from _of_date(end)
    elif issue.kind == "text":
        yield Slip(f"{name} is of kind text and has no settlements", "says: in words")
    elif end not in issue.settlements:
        yield Slip(
            f"'{end}' is no settlement of {name}",
            one_of(issue.settlements, 20),
            meant or nearest(end, issue.settlements),
        )


def _of_date(end: str) -> Iterator[Slip]:
    if end == NEVER:
        return
    try:
        When.parse(end)
    except Slip as slip:
        yield Slip(slip.found, f"{slip.expected} or never", slip.meant)


def _of_amount(name: str, end: str, issue: Issue) -> Iterator[Slip]:
    try:
        figure = Value.parse(end)
    except Slip as slip:
        yield slip
        return
    if figure.shape not in ("exact", "about"):
        yield Slip(f"'{end}' is not one figure", "a figure such as " + _example(issue))
        return
    yield from _of_unit(name, end, figure, issue)


def _of_amounts(name: str, low: str, high: str, issue: Issue) -> Iterator[Slip]:
    """A stretch of amounts: the last unit serves both ends."""
    text = f"{low} to {high}"
    try:
        figure = Value.parse(text)
    except Slip as slip:
        yield slip
        return
    yield from _of_unit(name, text, figure, issue)


def _of_unit(name: str, text: str, figure: Value, issue: Issue) -> Iterator[Slip]:
    unit = canonical_unit(issue.unit or "")
    if unit is None:
        return
    if not figure.unit and unit != "index":
        yield Slip(f"'{text}' has no unit; {name} is in {unit}", meant=f"{text} {unit}")
    elif figure.unit and figure.unit != unit:
        yield Slip(f"'{text}' is in {figure.unit}, but {name} is in {unit}")
    else:
        yield from _of_range(name, text, figure, issue)


def _of_range(name: str, text: str, figure: Value, issue: Issue) -> Iterator[Slip]:
    span = span_of(issue.range)
    if span is None:
        return
    if not all(span[0] <= n <= span[1] for n in figure.numbers):
        yield Slip(f"'{text}' lies outside the range of {name}, {issue.range}")


def span_of(text: str | None) -> tuple[float, float] | None:
    """Both ends of a range of figures, or None when ``text`` is no such range."""
    try:
        figure = Value.parse(text) if text else None
    except Slip:
        return None
    if figure is None or figure.shape != "range":
        return None
    return figure.numbers[0], figure.numbers[1]


def _example(issue: Issue) -> str:
    return f"400 {issue.unit or ''}".strip()


def _of_stretch(name: str, chosen: Alternative, issue: Issue) -> Iterator[Slip]:
    """Whether the stretch runs upwards and holds anything at all."""
    if issue.kind == "date" and chosen.stretch == "to":
        yield from _of_span(chosen.ends[0], chosen.ends[1])
    if issue.kind != "ordered":
        return
    scale = issue.settlements
    if chosen.stretch == "to" and scale.index(chosen.ends[0]) > scale.index(chosen.ends[1]):
        low, high = chosen.ends
        yield Slip(
            f"inverted: {low} stands above {high} on the scale of {name}",
            meant=f"{high} to {low}",
        )
    if chosen.stretch == "below" and chosen.ends[0] == scale[0]:
        yield Slip(
            f"nothing stands below {scale[0]}, the first settlement of {name}",
            meant="nothing",
        )
    if chosen.stretch == "above" and chosen.ends[0] == scale[-1]:
        yield Slip(
            f"nothing stands above {scale[-1]}, the last settlement of {name}",
            meant="nothing",
        )


def _of_span(first: str, last: str) -> Iterator[Slip]:
    if NEVER in (first, last):
        if first == NEVER:
            yield Slip("inverted: nothing comes after never", meant=f"{last} to {first}")
        return
    start, end = When.parse(first).first, When.parse(last).last
    if start is not None and end is not None and start > end:
        yield Slip(f"inverted: {first} is later than {last}", meant=f"{last} to {first}")
