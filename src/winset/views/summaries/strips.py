"""What do range strips say in words, and as a table?"""

from __future__ import annotations

from winset.views.document.blocks import Column, DataTable, Row
from winset.views.document.charts import RangeStrips, Strip
from winset.views.document.sentences import Sentence
from winset.views.document.spans import Spans, Text
from winset.views.figures import between, number
from winset.views.summaries.bare import bare
from winset.views.words import Words


def strips_text(chart: RangeStrips, page: Words) -> str:
    """What it is; the range of the axis; the finding; each row; what is missing."""
    decimals = chart.decimals
    ends = {"low": number(chart.low, decimals), "high": number(chart.high, decimals)}
    parts = [
        page.fill("strips.kind", unit=chart.unit, **ends),
        bare(chart.title.spans, page),
    ]
    if chart.low > 0:
        parts.append(page["strips.broken"])
    for strip in chart.strips:
        key = "strips.row-basis" if strip.basis else "strips.row"
        value = value_of(chart, strip, page)
        told = page.fill(key, label=strip.label, value=value, basis=strip.basis)
        parts.append(told + page["joins.end"])
    return page["joins.space"].join(part for part in parts if part)


def value_of(chart: RangeStrips, strip: Strip, page: Words) -> str:
    """A row in words: median and ranges, the baseline, what was observed; or why there is none."""
    decimals = chart.decimals
    said: list[str] = []
    if strip.ends90 is None:
        said.append(strip.missing)
    else:
        values = {"lo90": strip.ends90[0], "hi90": strip.ends90[1]}
        key = "strips.value90"
        if strip.flat:
            values["median"] = strip.ends90[0]
            key = "strips.flat"
        elif strip.rival:
            key = "strips.rival"
        elif strip.ends50 is None and strip.median is not None:
            values["median"] = strip.median
            key = "strips.value-median"
        elif strip.ends50 is not None and strip.median is not None:
            values |= {
                "lo50": strip.ends50[0],
                "hi50": strip.ends50[1],
                "median": strip.median,
            }
            key = "strips.value"
        printed = {name: number(value, decimals) for name, value in values.items()}
        said.append(page.fill(key, **printed))
    if strip.baseline is not None:
        value = _baseline(chart, strip, page)
        said.append(page.fill("strips.baseline", name=strip.baseline_name, value=value))
    if strip.observed:
        values_seen = page["cite.comma"].join(number(point, decimals) for point in strip.observed)
        said.append(page.fill("strips.observed", values=values_seen))
    return page["joins.semicolon"].join(said)


def strips_table(chart: RangeStrips, page: Words) -> DataTable:
    """One row per estimate, with its ranges in columns of their own; no column without a figure."""
    heads = _heads(chart)
    numbers = ("median", "fifty", "ninety")
    columns = (
        Column("row", page["strips.row-head"]),
        *(
            Column(
                head,
                page[f"strips.{head}-head"],
                align="right" if head in numbers else "left",
            )
            for head in heads
        ),
    )
    rows = tuple(_row(chart, strip, page) for strip in chart.strips)
    caption = page.fill("strips.caption", unit=chart.unit)
    empty = Sentence(("G",), (Text(page["terminal.no-rows"]),))
    return DataTable(f"{chart.id}-data", caption, columns, rows, empty=empty)


def _heads(chart: RangeStrips) -> tuple[str, ...]:
    fifty = ("fifty",) if any(strip.ends50 for strip in chart.strips) else ()
    guess = any(strip.baseline is not None for strip in chart.strips)
    return ("median", *fifty, "ninety", *(("baseline",) if guess else ()), "basis")


def _row(chart: RangeStrips, strip: Strip, page: Words) -> Row:
    decimals, language = chart.decimals, page.language
    none: Spans = (Text(strip.missing or page["strips.none"]),)
    median = none if strip.median is None else (Text(number(strip.median, decimals)),)
    fifty = none if strip.ends50 is None else (Text(between(*strip.ends50, language, decimals)),)
    ninety = none if strip.ends90 is None else (Text(between(*strip.ends90, language, decimals)),)
    if strip.flat:
        ninety = none
    elif strip.rival:
        median, ninety = none, (Text(value_of(chart, strip, page)),)
    baseline: Spans = (Text(page["strips.none"]),)
    if strip.baseline is not None:
        words = f"{strip.baseline_name} {_baseline(chart, strip, page)}".strip()
        baseline = (Text(words),)
    basis: tuple[Text, ...] = (Text(strip.basis),) if strip.basis else ()
    blank = (Text(page["joins.space"]),) if basis and strip.cites else ()
    source: Spans = (*basis, *blank, *strip.cites) or (Text(page["strips.none"]),)
    cells = {
        "median": median,
        "fifty": fifty,
        "ninety": ninety,
        "baseline": baseline,
        "basis": source,
    }
    return Row(strip.id, (Text(strip.label),), tuple(cells[head] for head in _heads(chart)))


def _baseline(chart: RangeStrips, strip: Strip, page: Words) -> str:
    if isinstance(strip.baseline, tuple):
        return between(*strip.baseline, page.language, chart.decimals)
    assert strip.baseline is not None
    return number(strip.baseline, chart.decimals)
