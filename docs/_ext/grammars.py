"""How is each small grammar of a case written? Every form with an example that is read so."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from winset.case.claims import Asserted
from winset.case.grammar.check import Check
from winset.case.grammar.cite import Cite
from winset.case.grammar.condition import Condition
from winset.case.grammar.phrase import Phrase
from winset.case.grammar.ratification import Ratification
from winset.case.grammar.settlement import SettlementSet
from winset.case.grammar.value import Value
from winset.case.grammar.wait import Wait
from winset.case.grammar.when import When
from winset.case.grammar.words import Names, Text
from winset.case.positions import Salience
from winset.case.record import Confidence
from winset.units import MULTIPLIERS, UNITS


class Form(NamedTuple):
    """One way to write it: an example, and what that means."""

    example: Any
    meaning: str


class Grammar(NamedTuple):
    """A kind of text with a grammar of its own."""

    title: str
    phrase: type[Phrase]
    says: str
    forms: tuple[Form, ...]


FIGURE = Grammar(
    "Figure",
    Value,
    "A number with its unit, and how sure it is. A multiplier stands before the unit; in a range "
    "and among rivals the last multiplier and unit serve all numbers.",
    (
        Form("2.6 % GDP", "exact"),
        Form("1.5 to 1.8 tn RUB", "a range: nine tenths of the chance lie between the ends"),
        Form("about 400 km2", "nine tenths lie within 5 % of it (our judgement)"),
        Form("78.6 or 76.4 RUB/USD", "rivals, equally likely; never averaged"),
        Form("78.6 (60 %) or 76.4 (40 %) RUB/USD", "rivals with their shares"),
        Form("normal(3; 0.5) tn RUB", "a normal distribution: mean and standard deviation"),
        Form("uniform(2; 6) weeks", "anything between two ends alike"),
        Form("triangular(0; 1; 4) months", "lowest, most likely, highest"),
        Form("beta(2; 5)", "a beta distribution: two shapes, between 0 and 1"),
        Form("beta(2; 5; 10; 20) %", "the same, between two ends"),
        Form("from area-held", "the figure of a claim, corrected if it was"),
        Form("unknown", "nobody has said"),
    ),
)
DATE = Grammar(
    "Date",
    When,
    "A day or a span of days. What comes first is told by first days; what was known when, by last "
    "days.",
    (
        Form("2026-02-05", "a day"),
        Form("2026-02", "any day of a month"),
        Form("2026", "any day of a year"),
        Form("spring 2026", "March to May; summer, autumn (fall), and winter from December on"),
        Form("2026-02-04 to 2026-02-05", "from the first day to the last"),
        Form("before 2026-11-03", "any earlier day"),
        Form("after 2026-11-03", "any later day"),
        Form("XXXX-03-18", "the year is not given: it is never guessed"),
    ),
)
SETTLEMENTS = Grammar(
    "Settlements",
    SettlementSet,
    "Which settlements of an issue: their ids; of an amount, figures; of a date, dates or `never`. "
    "An issue without an order takes single settlements and lists alone.",
    (
        Form("freeze", "this one"),
        Form(["freeze", "swaps"], "either; each may have its own `if`"),
        Form("at least withdraw", "it and all above it on the scale"),
        Form("above withdraw", "all above it"),
        Form("at most withdraw", "it and all below it"),
        Form("below withdraw", "all below it"),
        Form("freeze to withdraw", "both and all between"),
        Form("before 2026-05-15", "of a date: an earlier day"),
        Form("after 2026-05-15", "of a date: a later day"),
        Form("anything", "whichever it is"),
        Form("nothing", "none"),
        Form("unknown", "nobody has said"),
        Form("unspecified", "a text leaves it open"),
        Form("withdraw if guarantee at least nato-like", "under a condition on other issues"),
    ),
)
CONDITION = Grammar(
    "Condition",
    Condition,
    "What a deal must settle elsewhere. An issue that the deal leaves out makes its test false. "
    "`and` binds closer than `or`.",
    (
        Form("land is freeze", "this settlement"),
        Form("land is not freeze", "another one"),
        Form("land at least withdraw", "it or one above it; so at most, below, above"),
        Form("land is freeze and order is together", "both"),
        Form("(land is freeze or land is swaps) and order is together", "with brackets"),
    ),
)
RULE = Grammar(
    "Ratification rule",
    Ratification,
    "Whose yes makes a party's yes.",
    (
        Form("president and parliament", "both"),
        Form("president or parliament", "one of them"),
        Form("president and (voters if land at least withdraw)", "asked only under a condition"),
        Form("2 of (army, navy, air-force)", "so many of them"),
        Form("majority of (army, navy, air-force)", "more than half of them"),
        Form("all of (army, navy, air-force)", "every one"),
        Form("60 % of (north 30, south 20)", "by weight"),
    ),
)
WAIT = Grammar(
    "Wait",
    Wait,
    "What a task waits for.",
    (
        Form("law", "until it is over"),
        Form("law start", "until it has begun"),
        Form("law + 90 days", "and so long after"),
        Form("ceasefire + 2 to 8 weeks", "and so long after, not known exactly"),
    ),
)
SOURCE = Grammar(
    "Source",
    Cite,
    "What says so.",
    (
        Form("votes-plan", "a claim"),
        Form("poll-2026-01", "a document"),
        Form("A:14", "a paragraph of a document"),
        Form("A:14b", "part of it"),
    ),
)
CHECK = Grammar(
    "Check",
    Check,
    "What must hold between claims; places stand for their area, events for their day.",
    (
        Form("area-held / whole-area = share-held", "arithmetic: + - * / and brackets"),
        Form("days(first-round, second-round) = 21", "days between two dates; `years` likewise"),
        Form("weekday(meeting) = thursday", "the weekday of a date"),
        Form("listing before answer", "one date before another"),
        Form("every buyers is buyer", "everybody whom a claim lists has a role"),
    ),
)
CONFIDENCE = Grammar(
    "Confidence",
    Confidence,
    "How sure something is.",
    (
        Form("low", "10 to 40 %"),
        Form("medium", "40 to 70 %"),
        Form("high", "70 to 95 %"),
        Form("20 to 45 %", "a chance somebody gave"),
    ),
)
SALIENCE = Grammar(
    "Weight of an issue",
    Salience,
    "How much an issue matters to somebody. Words are ranks, not numbers.",
    (
        Form("decisive", "more than any other kind"),
        Form("major", "much"),
        Form("minor", "little"),
        Form("30 to 60", "of 100, where somebody gave a number"),
    ),
)
ASSERTED = Grammar(
    "What a claim gives",
    Asserted,
    "A figure, a date (with its month at least), or a list of actors.",
    (
        Form("about 6600 km2", "a figure"),
        Form("2025-12-04", "a date"),
        Form(["CN", "IN"], "a list of ids"),
    ),
)
TEXT = Grammar(
    "Text",
    Text,
    "Prose, in one language or in several.",
    (
        Form("The rest of the province", "in the first language of the case"),
        Form({"en": "The rest", "fr": "Le reste"}, "in each language of the case"),
    ),
)
NAMES = Grammar(
    "Names",
    Names,
    "What somebody is called: the first name is printed, the others are recognised.",
    (
        Form("Norland", "one name"),
        Form(["Norland", "the North"], "a name and an alias"),
        Form({"en": ["Norland", "the North"], "fr": "Norlande"}, "in each language"),
    ),
)

GRAMMARS: tuple[Grammar, ...] = (
    FIGURE,
    DATE,
    SETTLEMENTS,
    CONDITION,
    RULE,
    WAIT,
    SOURCE,
    CHECK,
    CONFIDENCE,
    SALIENCE,
    ASSERTED,
    TEXT,
    NAMES,
)


def anchor(title: str) -> str:
    """The label of a grammar's heading."""
    return "grammar-" + title.lower().replace(" ", "-")


def written() -> str:
    """Every grammar, with its forms."""
    return "\n".join(line for grammar in GRAMMARS for line in _of(grammar))


def units() -> str:
    """Every unit and every multiplier."""
    listed = ", ".join(f"`{unit}`" for unit in UNITS)
    scales = ", ".join(f"`{word}` ({value:,f})" for word, value in MULTIPLIERS.items())
    money = "and every currency by its ISO 4217 code (`UAH`), its rates (`UAH/USD`), money a barrel"
    return f"Units: {listed}; {money}.\n\nMultipliers: {scales}."


def _of(grammar: Grammar) -> Iterator[str]:
    yield from (f"({anchor(grammar.title)})=", f"### {grammar.title}", "", grammar.says, "")
    yield from ("| example | means |", "| --- | --- |")
    yield from (f"| {shown(form.example)} | {form.meaning} |" for form in grammar.forms)
    yield ""


def shown(example: Any) -> str:
    """An example as it stands in a file."""
    if isinstance(example, list):
        return f"`[{', '.join(example)}]`"
    if isinstance(example, dict):
        parts = (f"{key}: {shown(value).strip('`')}" for key, value in example.items())
        return f"`{{{', '.join(parts)}}}`"
    return f"`{example}`"
