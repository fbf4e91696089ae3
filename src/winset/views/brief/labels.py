"""What is a thing of the case called in the reader's language?"""

from __future__ import annotations

from datetime import date
from typing import Any

from winset.case.address import Path, resolve
from winset.case.calendar import Deadline
from winset.case.case import Case
from winset.case.drafts import Clause
from winset.case.grammar.condition import Condition, Joined, Test
from winset.case.grammar.settlement import Alternative, SettlementSet
from winset.case.grammar.value import Value
from winset.case.grammar.when import When
from winset.case.grammar.words import Names, Text
from winset.case.naming import at
from winset.case.record import Part
from winset.errors import Slip
from winset.views import figures
from winset.views.words import Words, words


class Labels:
    """The printed names of one case in one language."""

    def __init__(self, case: Case, whole: Case, language: str) -> None:
        self.case, self.whole, self.language = case, whole, language
        self.first = case.case.languages[0]

    @property
    def words(self) -> Words:
        """The sentences of the brief."""
        return words(self.language, "brief")

    def text(self, text: Text | None) -> str:
        """Prose of the case."""
        return text.in_language(self.language, self.first) if text is not None else ""

    def names(self, names: Names) -> str:
        """The printed name."""
        return names.in_language(self.language, self.first)

    def actor(self, id: str) -> str:
        """A party, somebody inside it, a group, an outlet or a document."""
        case = self.whole
        if id in case.parties:
            return self.names(case.parties[id].names)
        for party in case.parties.values():
            if id in party.constituencies:
                return self.names(party.constituencies[id].names)
        if id in case.groups:
            return self.names(case.groups[id].names)
        if id in case.outlets:
            return self.names(case.outlets[id].names)
        if id in case.documents:
            return self.document(id)
        return id

    def document(self, id: str) -> str:
        """A document by its letter, else by its title."""
        document = self.whole.documents.get(id)
        if document is not None and len(id) == 1 and id.isupper():
            return self.words.fill("document", letter=id)
        return self.text(document.title) if document is not None else id

    def issue(self, id: str) -> str:
        """An issue."""
        issue = self.whole.issues.get(id)
        return self.text(issue.label) if issue is not None else id

    def settlement(self, issue: str, id: str) -> str:
        """One rung of an issue, or the figure or date that stands for one."""
        record = self.whole.issues.get(issue)
        if record is not None and id in record.scale:
            return self.text(record.scale[id].label)
        if record is not None and record.kind == "yes-no" and id in ("yes", "no"):
            return self.words[f"sets.{id}"]
        return self.figure(id)

    def terms(self, key: str) -> str:
        """The terms of a package, as ISSUE=SETTLEMENT, ISSUE=SETTLEMENT.

        The issue stands beside a settlement that does not say what it is about: a yes, a no, a
        figure, a date, or one of two that read alike.
        """
        parts = [term.partition("=") for term in key.split(", ")]
        said = [self._term(issue, rung) for issue, _, rung in parts]
        return " + ".join(
            self.words.fill("sets.term", issue=self.issue(issue), what=one)
            if self._bare(issue) or said.count(one) > 1
            else one
            for (issue, _, _), one in zip(parts, said, strict=True)
        )

    def _term(self, issue: str, settlement: str) -> str:
        """One settlement, or a set of them that a text leaves open."""
        record = self.whole.issues.get(issue)
        if record is None or settlement in record.settlements:
            return self.settlement(issue, settlement)
        try:
            return self.settlements(issue, SettlementSet.parse(settlement))
        except Slip:
            return self.settlement(issue, settlement)

    def _bare(self, issue: str) -> bool:
        record = self.whole.issues.get(issue)
        return record is not None and record.kind in ("yes-no", "amount", "date")

    def figure(self, text: str) -> str:
        """A figure or date as typed, printed the page's way."""
        try:
            return self.value(Value.parse(text))
        except Slip:
            pass
        try:
            return self.when(When.parse(text))
        except Slip:
            return text

    def settlements(self, issue: str, chosen: SettlementSet) -> str:
        """A set of settlements in words, conditions included."""
        said = [self._alternative(issue, a) for a in chosen.alternatives]
        return self.words["sets.or"].join(said)

    def _alternative(self, issue: str, one: Alternative) -> str:
        names = [self.settlement(issue, end) for end in one.ends]
        if one.stretch == "is":
            said = names[0]
        elif one.stretch == "to":
            said = self.words.fill("sets.to", low=names[0], high=names[1])
        elif names:
            said = self.words.fill(self._bound(issue, one.stretch), end=names[0])
        else:
            said = self.words[f"sets.{one.stretch}"]
        if one.condition is None:
            return said
        return self.words.fill("sets.if", what=said, condition=self.condition(one.condition))

    def _bound(self, issue: str, stretch: str) -> str:
        """'At least' for a figure or a date, 'or further' for a rung of a ladder."""
        record = self.whole.issues.get(issue)
        figure = record is not None and record.kind in ("amount", "date")
        return f"sets.{stretch.replace(' ', '-')}" + ("-figure" if figure else "")

    def condition(self, condition: Condition) -> str:
        """A condition in words."""
        return self._tree(condition.tree)

    def condition_short(self, condition: Condition) -> str:
        """A condition for a small mark: the settlements it names, without their issues."""
        names = [self.settlement(t.issue, t.settlement) for t in condition.tests()]
        return self.words["sets.join-and"].join(dict.fromkeys(names))

    def _tree(self, tree: Test | Joined) -> str:
        if isinstance(tree, Joined):
            return self.words[f"sets.join-{tree.word}"].join(
                self._tree(part) for part in tree.parts
            )
        return self.words.fill(
            f"sets.test-{tree.comparison.replace(' ', '-')}",
            issue=self.issue(tree.issue),
            end=self.settlement(tree.issue, tree.settlement),
        )

    def value(self, value: Value) -> str:
        """A figure with its unit: ranges as ranges, rivals as rivals, never a mean."""
        if value.shape == "unknown":
            return self.words["sets.unknown"]
        if value.shape == "from":
            claim = self.whole.claims.get(value.claim)
            inner = claim.value.value if claim is not None and claim.value is not None else None
            return self.value(inner) if inner is not None else value.claim
        if value.shape in ("range", "uniform") and len(value.numbers) == 2:
            low, high, multiplier = _scaled(value.numbers)
            printed = figures.between(low, high, self.language, _decimals((low, high)))
            return self._with(printed, multiplier, value.unit)
        parts = []
        for number in value.numbers:
            (shown,), multiplier = _scaled((number,))[:-1], _scaled((number,))[-1]
            parts.append(
                self._with(figures.number(shown, _decimals((shown,))), multiplier, value.unit)
            )
        if value.shape == "rivals":
            return self.words["sets.or"].join(parts)
        if value.shape in ("exact", "about"):
            return (
                self.words.fill("sets.about", figure=parts[0])
                if value.shape == "about"
                else parts[0]
            )
        return value.text

    def _with(self, printed: str, multiplier: str, unit: str) -> str:
        page = words(self.language, "page")
        named = page.get(f"multipliers.{multiplier}", multiplier) if multiplier else ""
        whole = figures.with_unit(printed, named, self.language) if named else printed
        return figures.with_unit(whole, unit, self.language) if unit else whole

    def when(self, when: When) -> str:
        """A date in full; spans by both ends; what has no year as typed."""
        if when.yearless or (when.first is None and when.last is None):
            return when.text
        if when.first is None:
            assert when.last is not None
            return self.words.fill("dates.by", day=figures.day(when.last, self.language))
        if when.last is None:
            return self.words.fill("dates.from", day=figures.day(when.first, self.language))
        if when.first == when.last:
            return figures.day(when.first, self.language)
        if _is_year(when.first, when.last):
            return self.words.fill("dates.year", year=when.first.year)
        if _is_month(when.first, when.last):
            return figures.month(when.first, self.language)
        return self.words.fill(
            "dates.span",
            start=figures.day(when.first, self.language),
            end=figures.day(when.last, self.language),
        )

    def short(self, when: When) -> str:
        """A date for a small mark: day and month, or month and year."""
        if when.first is None or when.last is None:
            return self.when(when)
        if when.first == when.last:
            return self._short_day(when.first)
        if _is_year(when.first, when.last) or _is_month(when.first, when.last):
            return self.when(when)
        return self.words.fill(
            "dates.span", start=self._short_day(when.first), end=self._short_day(when.last)
        )

    def dated(self, when: When) -> str:
        """A date for a list of sources: the day with a short month and its year."""
        if when.first is not None and when.first == when.last:
            return figures.short_day_of_year(when.first, self.language)
        return self.when(when)

    def _short_day(self, day: date) -> str:
        """Without its year when it lies within ten months of the as-of day."""
        today = self.case.case.as_of.last or date.max
        near = abs((day - today).days) <= 304
        return (
            figures.short_day(day, self.language)
            if near
            else figures.short_day_of_year(day, self.language)
        )

    def at(self, address: str) -> str:
        """Whatever stands at an address, in words: a set, a figure, a date, a label, a word."""
        for case in (self.case, self.whole):
            try:
                target = resolve(case, address)
            except Slip:
                continue
            if target.thing is None:  # another entry of that day: this view left out the one meant
                continue
            if isinstance(target.thing, SettlementSet):
                return self.settlements(_issue_of(case, target.path), target.thing)
            return self._thing(target.thing, [str(s) for s in target.path])
        named = address.partition("=")[0]
        return self.terms(address) if named in self.whole.issues else address

    def place(self, address: str) -> str:
        """What a value is called, not what it says: the record that holds it, and its key."""
        steps = address.partition("@")[0].split(".")
        if steps[0] == "positions" and len(steps) == 4:
            comma = words(self.language, "page")["joins.comma"]
            who = f"{self.actor(steps[2])}{comma}{self.issue(steps[1])}"
            return self._keyed(who, steps[3:])
        try:
            path = resolve(self.whole, address).path
        except Slip:
            return address
        for length in range(len(path), 0, -1):
            record = at(self.whole, path[:length])
            if isinstance(record, Part) and record is not self.whole:
                named = self._thing(record, [str(step) for step in path[:length]])
                return self._keyed(named, [str(s) for s in path[length:] if isinstance(s, str)])
        return address

    def set_to(self, address: str, text: str) -> str:
        """What a what-if puts at an address: settlements, a figure, a date, or a word."""
        steps = address.partition("@")[0].split(".")
        if steps[0] == "positions" and steps[-1] in _SETS:
            try:
                return self.settlements(steps[1], SettlementSet.parse(text))
            except Slip:
                return text
        printed = self.figure(text)
        return self.word(text) if printed == text else printed

    def _keyed(self, record: str, keys: list[str]) -> str:
        if not keys:
            return record
        own = words(self.language, "show")
        named = [own.get(f"fields.{key}", key) for key in keys]
        return own.fill("lines.place", record=record, keys=own["joins.list"].join(named))

    def _thing(self, thing: Any, path: list[str]) -> str:
        if isinstance(thing, Value):
            return self.value(thing) if not getattr(thing, "word", "") else self.word(thing.text)
        if isinstance(thing, When):
            return self.when(thing)
        if isinstance(thing, Text):
            return self.text(thing)
        if isinstance(thing, Names):
            return self.names(thing)
        if isinstance(thing, Clause):
            return self._clause(thing)
        if isinstance(thing, Deadline):
            return self._deadline(thing, path)
        if isinstance(thing, Part):
            return self._part(thing, path)
        if isinstance(thing, str):
            return self.word(thing)
        return ".".join(path)

    def _part(self, part: Part, path: list[str]) -> str:
        for name in ("label", "says", "asks", "title", "gist", "names", "seeks"):
            found = getattr(part, name, None)
            if isinstance(found, Text):
                return self.text(found)
            if isinstance(found, Names):
                return self.names(found)
        return path[-1]

    def _clause(self, clause: Clause) -> str:
        if clause.sets is not None and clause.to is not None:
            return self.settlements(clause.sets, clause.to)
        return self.text(clause.gist) or (clause.n or "")

    def _deadline(self, deadline: Deadline, path: list[str]) -> str:
        if deadline.label is not None:
            return self.text(deadline.label)
        task = self.whole.calendar.tasks.get(deadline.task or "")
        return self.text(task.label) if task is not None else path[-1]

    def word(self, code: str) -> str:
        """A word of the case language: a basis, a channel, a role, a direction."""
        return self.words.get(f"codes.{code}", code)


def _issue_of(case: Case, path: Path) -> str:
    """Which issue a set of settlements is about: its clause's, its position's, its own key."""
    if path[0] == "drafts" and len(path) > 4:
        return case.drafts[str(path[1])].clauses[int(path[3])].sets or ""
    return str(path[1]) if path[0] == "positions" else str(path[-1])


def _is_year(first: date, last: date) -> bool:
    return (first.month, first.day, last.month, last.day) == (
        1,
        1,
        12,
        31,
    ) and first.year == last.year


def _is_month(first: date, last: date) -> bool:
    from calendar import monthrange

    return (
        (first.year, first.month) == (last.year, last.month)
        and first.day == 1
        and last.day == monthrange(first.year, first.month)[1]
    )


_SETS = ("accepts", "could-accept", "red-line", "ideal")
_SCALES = ((1e12, "tn"), (1e9, "bn"), (1e6, "M"))


def _scaled(numbers: tuple[float, ...]) -> tuple[Any, ...]:
    """The numbers in the largest multiplier that keeps the largest of them at one or more."""
    largest = max(abs(n) for n in numbers)
    for scale, name in _SCALES:
        if largest >= scale:
            return (*(n / scale for n in numbers), name)
    return (*numbers, "")


def _decimals(numbers: tuple[float, ...]) -> int:
    """As many decimals as the figures need, three at most."""
    for decimals in range(3):
        if all(abs(round(n, decimals) - n) < 1e-9 * max(1.0, abs(n)) for n in numbers):
            return decimals
    return 3
