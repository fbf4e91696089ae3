"""Do the dates of a case go together: sources after what they report, ends after beginnings?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from winset.case.calendar import Deadline, Task
from winset.case.causes import Lever
from winset.case.documents import Document
from winset.case.grammar.cite import Cite
from winset.case.grammar.when import When
from winset.case.outlook import Forecast, Signpost
from winset.case.positions import Position
from winset.case.record import Fact
from winset.case.who import Influence, Mandate
from winset.errors import Problem, Slip

if TYPE_CHECKING:
    from winset.case.checks import Checking

Path = tuple[str | int, ...]
Found = Iterator[tuple[Path, Slip]]


def dates(checking: Checking) -> list[Problem]:
    """Every date that cannot be right beside another one."""
    found = [
        *_leaks(checking),
        *_after_the_case(checking),
        *_ends(checking),
        *_deadlines(checking),
        *_paragraphs(checking),
    ]
    return [
        checking.problem(path, slip.found, slip.expected, slip.meant, kind="date")
        for path, slip in found
    ]


def _leaks(checking: Checking) -> Found:
    """Facts that are younger than every source they cite: the source cannot have told them.

    A signpost is set by the analyst, upon sources that are older than the day he sets it. A fact
    whose every source is a claim that is told of here is mended with it.
    """
    found: dict[Path, tuple[Fact, list[date]]] = {
        path: (fact, days)
        for path, fact in checking.pieces.of(Fact)
        if (days := _too_early(checking, path, fact))
    }
    for path, (fact, days) in found.items():
        cited = fact.rests_on
        if all(("claims", cite.target) in found for cite in cited):
            continue
        yield (
            _cited_at(checking, path),
            Slip(
                f"{_named(cited)} of {_days(days)}, before the entry's own date; "
                "move the source or mend the date"
            ),
        )


def _too_early(checking: Checking, path: Path, fact: Fact) -> list[date]:
    """The days of a fact's sources when all are older than the fact; else none."""
    own = fact.own_date
    if isinstance(fact, Signpost) or own is None or own.first is None:
        return []
    if not _clear(checking, path) or _later(own, checking.case.case.as_of.last or date.max):
        return []
    if fact.known is not None and (fact.known.last is None or fact.known.last >= own.first):
        return []
    known = [_known(checking, cite) for cite in fact.rests_on]
    if not all(day is not None and day < own.first for day in known):
        return []
    return sorted({day for day in known if day is not None})


def _clear(checking: Checking, path: Path) -> bool:
    return checking.whole((*path, "sources")) and checking.whole((*path, "at"))


def _cited_at(checking: Checking, path: Path) -> Path:
    for key in ("sources", "at"):
        if checking.stands((*path, key)):
            return (*path, key)
    return path


def _named(cited: tuple[Cite, ...]) -> str:
    texts = list(dict.fromkeys(str(cite) for cite in cited))
    if len(texts) == 1:
        return f"source {texts[0]} is"
    return f"sources {', '.join(texts[:-1])} and {texts[-1]} are"


def _days(days: list[date]) -> str:
    return " and ".join(day.isoformat() for day in days)


def _known(checking: Checking, cite: Cite) -> date | None:
    """The last day on which what is cited became known; None when nobody can tell."""
    document = checking.case.documents.get(cite.target)
    if document is not None:
        return (document.known or document.date).last
    claim = checking.case.claims.get(cite.target)
    if claim is None or not checking.whole(("claims", cite.target)):
        return None
    if claim.known is not None:
        return claim.known.last
    days = [
        d
        for c in claim.rests_on
        if c.target in checking.case.documents and (d := _known(checking, c)) is not None
    ]
    return max(days) if days and len(days) == len(claim.rests_on) else None


def _after_the_case(checking: Checking) -> Found:
    """Documents and facts later than the day the case is as of: no view would ever show them."""
    as_of = checking.case.case.as_of
    if as_of.last is None or not checking.whole(("case", "as-of")):
        return
    for path, document in checking.pieces.of(Document):
        if _later(document.date, as_of.last):
            yield (
                (*path, "date"),
                Slip(f"dated {document.date}, after the case's as-of day {as_of}"),
            )
    for path, fact in checking.pieces.of(Fact):
        if not _later(fact.own_date, as_of.last):
            continue
        key = next(f for f in fact.DATED_BY if getattr(fact, f) is not None)
        yield (
            (*path, key.replace("_", "-")),
            Slip(
                f"dated {fact.own_date}, after the case's as-of day {as_of}, so it would never show"
            ),
        )


def _later(when: When | None, day: date) -> bool:
    return when is not None and when.first is not None and when.first > day


def _ends(checking: Checking) -> Found:
    """What would end, act or be over before it began."""
    of = checking.pieces.of
    lasting: tuple[type[Position | Influence | Mandate], ...] = (
        Position,
        Influence,
        Mandate,
    )
    for cls in lasting:
        for path, one in of(cls):
            yield from _order(path, "until", one.until, "since", one.since)
    for path, lever in of(Lever):
        yield from _order(path, "effective", lever.effective, "announced", lever.announced)
    for path, task in of(Task):
        yield from _order(path, "on", task.on, "not-before", task.not_before)
    for path, signpost in of(Signpost):
        yield from _order(path, "by", signpost.by, "set-on", signpost.set_on)
    for path, forecast in of(Forecast):
        if forecast.resolved is not None:
            on = forecast.resolved.on
            yield from _order((*path, "resolved"), "on", on, "made", forecast.made)
    head = checking.case.case
    yield from _order(("case",), "horizon", head.horizon, "as-of", head.as_of)


def _order(path: Path, late: str, end: When | None, early: str, start: When | None) -> Found:
    if end is None or start is None or end.last is None or start.first is None:
        return
    if end.last < start.first:
        yield (*path, late), Slip(f"{late} {end} comes before {early} {start}")


def _deadlines(checking: Checking) -> Found:
    for path, deadline in checking.pieces.of(Deadline):
        undated = deadline.by is None and deadline.start_by is None
        if undated and checking.whole(path):
            yield path, Slip("a deadline without a date", "by: or start-by:")
        if deadline.task is None and deadline.label is None and checking.whole(path):
            yield path, Slip("a deadline for nothing", "a task: or a label:")
        yield from _order(path, "by", deadline.by, "start-by", deadline.start_by)
        if deadline.by is None or deadline.set_on is None:
            continue
        yield from _order(path, "by", deadline.by, "set-on", deadline.set_on)


def _paragraphs(checking: Checking) -> Found:
    """Gists of paragraphs that the document does not have."""
    for path, document in checking.pieces.of(Document):
        for paragraph in document.paragraphs:
            digits = paragraph.rstrip("abcdefghijklmnopqrstuvwxyz")
            place = (*path, "paragraphs", paragraph)
            if not (digits.isascii() and digits.isdigit() and len(digits) < 6):
                yield (
                    place,
                    Slip(
                        f"'{paragraph}' is not a paragraph",
                        "a number such as 14 or 14a",
                    ),
                )
            elif int(digits) < 1:
                yield (
                    place,
                    Slip(f"there is no paragraph {paragraph}", "paragraphs from 1 on"),
                )
            elif document.length is not None and int(digits) > document.length:
                yield (
                    place,
                    Slip(
                        f"paragraph {paragraph} lies beyond the {document.length} of the document"
                    ),
                )
