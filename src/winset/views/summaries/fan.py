"""What does a fan say in words, and as a table?"""

from __future__ import annotations

from winset.views.document.blocks import Column, DataTable, Row
from winset.views.document.charts import Ahead, FanChart, Observed, silent_spans
from winset.views.document.sentences import Sentence
from winset.views.document.spans import Mark, Spans, Text
from winset.views.figures import between, number, short_day_of_year
from winset.views.summaries.bare import bare
from winset.views.words import Words

TOLD = (4, 13, 26)
"""Weeks ahead that are told in words; the last one is always told."""


def fan_text(chart: FanChart, page: Words) -> str:
    """What it is; its axes; the finding; what was seen; some weeks ahead; what is missing."""
    language = page.language
    parts = [
        page.fill(
            "fan.kind",
            what=chart.what,
            unit=chart.unit,
            start=short_day_of_year(chart.start, language),
            end=short_day_of_year(chart.end, language),
            as_of=short_day_of_year(chart.as_of, language),
            low=number(chart.low, chart.decimals),
            high=number(chart.high, chart.decimals),
        ),
        bare(chart.title.spans, page),
        page["strips.broken"] if chart.low > 0 else "",
        _seen(chart, page),
        *(
            page.fill(
                "fan.silent",
                start=short_day_of_year(first, language),
                end=short_day_of_year(last, language),
            )
            for first, last in silent_spans(chart)
        ),
        _ahead(chart, page),
        chart.missing + page["joins.end"] if chart.missing else "",
    ]
    return page["joins.space"].join(part for part in parts if part)


def fan_table(chart: FanChart, page: Words) -> DataTable:
    """One row per week: what was seen, then the ranges ahead with the plain guesses."""
    heads = (
        ("seen", page["fan.seen-head"]),
        ("median", page["strips.median-head"]),
        ("fifty", page["strips.fifty-head"]),
        ("ninety", page["strips.ninety-head"]),
        *((f"guess-{place}", guess.name) for place, guess in enumerate(chart.baselines, 1)),
    )
    columns = (
        Column("day", page["fan.day-head"]),
        *(Column(id, name, align="right") for id, name in heads),
    )
    rows = [_seen_row(chart, seen, page) for seen in chart.observed]
    rows += [_ahead_row(chart, place, told, page) for place, told in enumerate(chart.ahead)]
    if chart.missing:
        why: Spans = (Mark("unsaid", word=chart.missing),)
        past = (Text(page["fan.not-yet"]),)
        blank = tuple((Text(page["fan.no-guess"]),) for _ in chart.baselines)
        rows.append(Row("missing", past, (past, why, why, why, *blank)))
    caption = page.fill("fan.caption", what=chart.what, unit=chart.unit)
    empty = Sentence(("G",), (Text(page["fan.uncounted"]),))
    return DataTable(f"{chart.id}-data", caption, columns, tuple(rows), empty=empty)


def _seen(chart: FanChart, page: Words) -> str:
    found = [(seen.day, seen.value) for seen in chart.observed if seen.value is not None]
    if not found:
        return ""
    (first_day, first), (last_day, last) = found[0], found[-1]
    return page.fill(
        "fan.seen",
        n=len(found),
        first=number(first, chart.decimals),
        first_day=short_day_of_year(first_day, page.language),
        last=number(last, chart.decimals),
        last_day=short_day_of_year(last_day, page.language),
    )


def _ahead(chart: FanChart, page: Words) -> str:
    """Some weeks ahead, then where the plain guesses end."""
    if not chart.ahead:
        return ""
    chosen = [w for w in TOLD if w < len(chart.ahead)] + [len(chart.ahead)]
    told = [
        page.fill(
            "fan.ahead",
            day=short_day_of_year(chart.ahead[week - 1].day, page.language),
            value=value_of(chart, chart.ahead[week - 1], page),
        )
        for week in chosen
    ]
    last = short_day_of_year(chart.ahead[-1].day, page.language)
    told += [
        page.fill(
            "fan.guess", name=guess.name, value=number(guess.values[-1], chart.decimals), day=last
        )
        for guess in chart.baselines
    ]
    return page["joins.semicolon"].join(told) + page["joins.end"]


def value_of(chart: FanChart, told: Ahead, page: Words) -> str:
    """Median and ranges of one day ahead."""
    values = {
        "median": told.middle,
        "lo50": told.low50,
        "hi50": told.high50,
        "lo90": told.low,
        "hi90": told.high,
    }
    printed = {name: number(value, chart.decimals) for name, value in values.items()}
    return page.fill("strips.value", **printed)


def _seen_row(chart: FanChart, seen: Observed, page: Words) -> Row:
    value: Spans = (Mark("unsaid", word=page["fan.uncounted"]),)
    if seen.value is not None:
        cites = chart.sources if seen is chart.observed[-1] else ()
        blank = (Text(page["joins.space"]),) if cites else ()
        value = (Text(number(seen.value, chart.decimals)), *blank, *cites)
    past: Spans = (Text(page["fan.past"]),)
    cells = (value, *(past for _ in range(3 + len(chart.baselines))))
    return Row(seen.day.isoformat(), (Text(short_day_of_year(seen.day, page.language)),), cells)


def _ahead_row(chart: FanChart, place: int, told: Ahead, page: Words) -> Row:
    language, decimals = page.language, chart.decimals
    cells: tuple[Spans, ...] = (
        (Text(page["fan.not-yet"]),),
        (Text(number(told.middle, decimals)),),
        (Text(between(told.low50, told.high50, language, decimals)),),
        (Text(between(told.low, told.high, language, decimals)),),
        *((Text(number(guess.values[place], decimals)),) for guess in chart.baselines),
    )
    return Row(told.day.isoformat(), (Text(short_day_of_year(told.day, language)),), cells)
