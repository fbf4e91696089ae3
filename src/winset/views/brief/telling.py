"""How a finding's code and a table's cell become words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from winset.case.grammar.when import When
from winset.errors import Slip
from winset.results import Cell, Column, Finding, Quantity
from winset.results.finding import Argument
from winset.views import figures
from winset.views.brief.citing import spans_of
from winset.views.brief.writing import Writing
from winset.views.document import Sentence, Spans, Text
from winset.views.words import words

# What an argument of this name is, so that its label can be looked up.
_ACTORS = ("actor", "party", "who", "by", "speaker", "envoy", "principal", "judge", "outlet")
_ADDRESSES = ("then", "now", "question", "track", "subject", "address", "at", "quantity")


def told(writing: Writing, lens: str, finding: Finding) -> Sentence:
    """The sentence of a finding, with the citations of its claims before the full stop."""
    own = words(writing.language, lens)
    template = own[f"findings.{finding.code}"]
    cites = writing.citing.both_sides(finding.claims)[:5]
    said: dict[str, Spans | str] = {
        name: argument(writing, lens, name, value) for name, value in finding.arguments.items()
    }
    spans = spans_of(_with_plurals(template, finding.arguments), **said)
    spans = _cited(spans, cites)
    kind = kind_of(writing, lens, finding.code)
    kinds = (
        ("C",)
        if writing.citing.contested(finding.claims) and kind in ("R", "F", "P", "I")
        else (kind,)
    )
    rows = tuple(f"{lens} {table} {row}" for table, row in finding.rows)
    return Sentence(kinds, spans, finding.claims, rows, writing.material.view)  # type: ignore[arg-type]


def kind_of(writing: Writing, lens: str, code: str) -> str:
    """The sentence kind of a finding's code; computed unless the lens's words say more."""
    return words(writing.language, lens).get(f"kinds.{code}", "M")


def _with_plurals(template: str, arguments: Mapping[str, Argument]) -> str:
    """``{n|one|many}`` chosen by the argument; plain places stay for the spans."""
    import re

    def chosen(match: re.Match[str]) -> str:
        name = match.group(1)
        value = arguments.get(name, arguments.get(name.replace("-", "_")))
        return match.group(2) if str(value) == "1" else match.group(3)

    return re.sub(r"\{([a-z][a-z0-9_-]*)\|([^{}|]*)\|([^{}|]*)\}", chosen, template)


def _cited(spans: Spans, cites: Spans) -> Spans:
    """``spans`` with the citations before the closing stop."""
    if not cites or not spans or not isinstance(spans[-1], Text):
        return (*spans, *cites)
    last = spans[-1].text
    if last and last[-1] in ".。":
        return (*spans[:-1], Text(last[:-1]), *cites, Text(last[-1]))
    return (*spans, *cites)


def argument(writing: Writing, lens: str, name: str, value: Argument) -> str:
    """An argument in words, by what its name says it is; None = nobody has said."""
    labels = writing.labels
    if value is None:
        return writing.words["unsaid"]
    if isinstance(value, tuple):
        return writing.listed([argument(writing, lens, _singular(name), one) for one in value])
    if isinstance(value, float):
        return _number(value)
    if isinstance(value, int):
        return figures.number(value)
    base = name.split("-")[0].rstrip("0123456789")
    if base in _ACTORS:
        return actor(writing, lens, value)
    if base == "issue":
        return labels.issue(value)
    if base == "settlement":
        issue, _, rung = value.partition(".")
        return labels.settlement(issue, rung)
    if base == "package":
        return package(writing, value)
    if base == "draft":
        return labels.at(f"drafts.{value}")
    if base == "event":
        return labels.at(f"events.{value}")
    if base == "document":
        return labels.document(value)
    if base == "claim":
        return claim_words(writing, value)
    if base == "date":
        return date_words(writing, value)
    if base == "figure":
        return labels.figure(value)
    if base in _ADDRESSES or base == "option":
        return labels.at(value)
    return word(writing, lens, value)


def _singular(name: str) -> str:
    name = name.rstrip("0123456789")
    return name[:-1] if name.endswith("s") and not name.endswith("ss") else name


def claim_words(writing: Writing, id: str) -> str:
    """What a claim says, or the source as printed."""
    claim = writing.material.whole.claims.get(id)
    return writing.labels.text(claim.says) if claim is not None else id.replace(":", "")


def package(writing: Writing, key: str) -> str:
    """A named package by its label, one of a space by its terms."""
    if "=" not in key:
        return writing.labels.at(key)
    return writing.labels.terms(key)


def actor(writing: Writing, lens: str, id: str) -> str:
    """An actor's name; a code that is nobody's id (nobody, the law) is a word of the lens."""
    name = writing.labels.actor(id)
    return name if name != id else word(writing, lens, id)


def word(writing: Writing, lens: str, code: str) -> str:
    """A code of this lens, else a word of the case language, else as it is."""
    own = words(writing.language, lens)
    known = own.get(f"words.{code}", "")
    scale, _, money = code.partition("-")
    if not known and scale in ("bn", "tn") and money.isupper():
        return writing.page.fill(f"money.{scale}", money=figures.unit_name(money, writing.language))
    return known or writing.labels.word(code)


def money_step(writing: Writing, lens: str, code: str) -> tuple[float, str]:
    """What to multiply an amount with, and its unit in words, as the language counts money."""
    scale, _, money = code.partition("-")
    if scale != "bn" or not money.isupper():
        return 1.0, word(writing, lens, code)
    page = writing.page
    name = figures.unit_name(money, writing.language)
    return float(page["money.steps-a-billion"]), page.fill("money.step", money=name)


def date_words(writing: Writing, text: str, *, short: bool = False) -> str:
    """A date as a table holds it, in words; ``short`` for a place with little room."""
    try:
        when = When.parse(text)
    except Slip:
        return text
    return writing.labels.short(when) if short else writing.labels.when(when)


def _number(value: float) -> str:
    """At most four significant digits, as many decimals as they need."""
    if value == int(value) and abs(value) < 1e15:
        return figures.number(value)
    size = abs(value)
    decimals = 0 if size >= 1000 else 1 if size >= 100 else 2 if size >= 1 else 3
    while decimals and round(value, decimals - 1) == round(value, decimals):
        decimals -= 1
    return figures.number(value, decimals)


def cell(writing: Writing, lens: str, column: Column, value: Cell) -> Spans:
    """A table's cell in spans, by the role of its column; None is *not recorded*, never blank."""
    if value is None or value == ():
        return (Text(writing.words["not-recorded"]),)
    if isinstance(value, Quantity):
        return (Text(quantity_words(writing, value)),)
    if isinstance(value, tuple):
        return _several(writing, lens, column, value)
    if isinstance(value, (int, float)):
        return (Text(_number(float(value))),)
    return _one(writing, lens, column.role, str(value))


def _several(writing: Writing, lens: str, column: Column, values: tuple[Any, ...]) -> Spans:
    if column.role == "claims":
        cites = writing.citing.both_sides(values)
        return cites or (Text(writing.listed([claim_words(writing, v) for v in values])),)
    said = [
        "".join(
            s.text for s in _one(writing, lens, _each(column.role), str(v)) if isinstance(s, Text)
        )
        for v in values
    ]
    return (Text(writing.listed(said)),)


def _each(role: str) -> str:
    return {"ids": "id", "words": "word", "claims": "claim"}.get(role, role)


def _one(writing: Writing, lens: str, role: str, value: str) -> Spans:
    labels = writing.labels
    match role:
        case "actor" | "party":
            return (Text(actor(writing, lens, value)),)
        case "issue":
            return (Text(labels.issue(value)),)
        case "settlement":
            issue, _, rung = value.partition(".")
            return (Text(labels.settlement(issue, rung)),)
        case "package":
            return (Text(package(writing, value)),)
        case "draft":
            return (Text(labels.at(f"drafts.{value}")),)
        case "event":
            return (Text(labels.at(f"events.{value}")),)
        case "document":
            return (Text(labels.document(value)),)
        case "claim":
            cites = writing.citing.both_sides([value])
            return (Text(claim_words(writing, value)), *cites)
        case "date":
            return (Text(date_words(writing, value)),)
        case "word":
            return (Text(word(writing, lens, value)),)
        case "figure":
            return (Text(labels.figure(value)),)
        case "address" | "text-at":
            return (Text(labels.at(value)),)
        case "id":
            return (Text(labels.at(value) if "." in value else actor(writing, lens, value)),)
        case _:
            return (Text(value),)


def quantity_words(writing: Writing, value: Quantity) -> str:
    """A number with its range; an exact one alone."""
    if value.exact:
        return _number(value.median)
    page = writing.page
    if value.low90 is None or value.high90 is None:
        return _number(value.median)
    if value.low50 is None or value.high50 is None:
        ends = page.fill("strips.value90", lo90=_number(value.low90), hi90=_number(value.high90))
        return f"{_number(value.median)} ({ends})"
    return page.fill(
        "strips.value",
        median=_number(value.median),
        lo50=_number(value.low50),
        hi50=_number(value.high50),
        lo90=_number(value.low90),
        hi90=_number(value.high90),
    )
