"""How is a record of a case told in words, field by field or in one line?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from typing import Annotated, Any, get_args, get_origin

from winset.case.address import resolve
from winset.case.case import Case
from winset.case.drafts import Draft
from winset.case.grammar.phrase import Phrase
from winset.case.grammar.settlement import SettlementSet
from winset.case.grammar.value import Value
from winset.case.grammar.when import When
from winset.case.grammar.words import Names, Text
from winset.case.naming import at
from winset.case.positions import Salience
from winset.case.record import Confidence, Part, Record, To
from winset.case.references import Path
from winset.errors import Slip
from winset.views.brief.labels import Labels
from winset.views.words import words

Row = tuple[str, str]

_ACTORS = ("actor", "party", "speaker", "group", "outlet")
_SECTIONS = {
    "issue": "issues",
    "draft": "drafts",
    "event": "events",
    "track": "tracks",
    "place": "places",
    "family": "families",
    "provision": "provisions",
    "task": "calendar.tasks",
    "variable": "variables",
    "question": "questions",
    "claim": "claims",
}
_TITLES = ("label", "says", "asks", "title", "names", "gist", "seeks")
_APART = ("sources", "codes")


class Wording:
    """Words for the records of one case in one language."""

    def __init__(self, case: Case, whole: Case, language: str) -> None:
        self.case, self.language = case, language
        self.labels = Labels(case, whole, language)
        self.words = words(language, "show")

    def title(self, thing: Any, path: Path) -> str:
        """What a thing is called: its label, its name, what it says; else the last of its path."""
        if isinstance(thing, Text):
            return self.labels.text(thing)
        if isinstance(thing, Names):
            return self.labels.names(thing)
        for key in _TITLES:
            found = getattr(thing, key, None)
            if isinstance(found, Text):
                return self.labels.text(found)
            if isinstance(found, Names):
                return self.labels.names(found)
        return ""

    def fields(self, part: Part, path: Path) -> Iterator[Row]:
        """Each field that says something, in words; a list of records takes a row for each."""
        for key, value, kinds in _told(part):
            name = self.words[f"fields.{key}"]
            if key in _APART:
                continue
            for place, row in enumerate(self._rows(value, kinds, (*path, key))):
                yield (name if place == 0 else "", row)
        if isinstance(part, Record) and part.codes:
            codes = [f"{where} {code}" for where, code in part.codes.items()]
            yield self.words["fields.codes"], self.words["joins.facts"].join(codes)

    def listed(self, things: Any, path: Path) -> Iterator[Row]:
        """A list or map of things, a row for each."""
        pairs = things.items() if isinstance(things, Mapping) else enumerate(things)
        for step, thing in pairs:
            under = (*path, step)
            if isinstance(thing, Mapping | tuple):
                for left, right in self.listed(thing, under):
                    yield (f"{step} {left}".strip(), right)
            elif isinstance(step, int):
                yield (self._own_day(thing), self.brief(thing, under))
            else:
                yield (str(step), self.title(thing, under) or self.brief(thing, under))

    def value(self, value: Any, kinds: tuple[str, ...], path: Path) -> str:
        """One value in words."""
        joined = self.words["joins.list"]
        match value:
            case Part():
                return self.brief(value, path)
            case SettlementSet():
                return self.labels.settlements(self._issue(path), value)
            case Value():
                in_words = isinstance(value, Salience | Confidence) and value.text.isalpha()
                return self.code(value.text) if in_words else self.labels.value(value)
            case When():
                return self.labels.when(value)
            case Text():
                return self.labels.text(value)
            case Names():
                return self._names(value)
            case Phrase():
                return value.text
            case bool():
                return self.words["lines.yes" if value else "lines.no"]
            case str():
                return self.named(kinds, value) if kinds else self.code(value)
            case tuple():
                return joined.join(self.value(one, kinds, path) for one in value)
            case Mapping():
                pairs = (
                    f"{self._key(kinds, key)}: {self.value(one, (), (*path, key))}"
                    for key, one in value.items()
                )
                return self.words["joins.facts"].join(pairs)
        return str(value)

    def brief(self, part: Any, path: Path) -> str:
        """A record in one line: its fields in words, then what it cites."""
        if not isinstance(part, Part):
            return self.value(part, (), path)
        said = []
        for key, value, kinds in _told(part):
            if key in _APART or (key in part_dates(part) and isinstance(part, Record)):
                continue
            words_ = self.value(value, kinds, (*path, key))
            plain = key in _TITLES
            said.append(words_ if plain else f"{self.words[f'fields.{key}']} {words_}")
        line = self.words["joins.facts"].join(said)
        cites = ", ".join(c.text for c in part.rests_on) if isinstance(part, Record) else ""
        return f"{line} [{cites}]".strip() if cites else line

    def said(self, address: str) -> str:
        """What stands at an address, short: its title and day, else its fields in one line."""
        try:
            target = resolve(self.case, address)
        except Slip:
            return ""
        thing, path = target.thing, target.path
        title = self.title(thing, path)
        if title:
            day = self._own_day(thing)
            return f"{title} ({day})" if day else title
        return self.brief(thing, path) if isinstance(thing, Part) else ""

    def at(self, address: str) -> str:
        """The value at an address, or what the record there is called."""
        return self.labels.at(address)

    def named(self, kinds: tuple[str, ...], id: str) -> str:
        """An id with the name of what it stands for."""
        name = ""
        if set(kinds) & set(_ACTORS) or "document" in kinds:
            name = self.labels.actor(id)
        else:
            section = next((_SECTIONS[kind] for kind in kinds if kind in _SECTIONS), "")
            if section:
                thing = at(self.case, (*section.split("."), id))
                name = self.title(thing, ())
        return f"{name} ({id})" if name and name != id else id

    def day(self, day: date) -> str:
        """A single day in full."""
        return self.labels.when(When.on(day))

    def code(self, word: str) -> str:
        """A word of the case language."""
        return self.words.get(f"codes.{word}", self.labels.word(word))

    def _rows(self, value: Any, kinds: tuple[str, ...], path: Path) -> Iterator[str]:
        if isinstance(value, tuple) and value and isinstance(value[0], Part):
            for place, one in enumerate(value):
                day = self._own_day(one) or self._own_name(at(self.case, path[:-1]), place)
                told = self.brief(one, (*path, place))
                yield f"{day}: {told}" if day else told
        elif isinstance(value, Mapping) and not all(isinstance(v, str) for v in value.values()):
            for key, one in value.items():
                yield f"{self._key(kinds, key)}: {self.value(one, (), (*path, key))}"
        else:
            yield self.value(value, kinds, path)

    def _key(self, kinds: tuple[str, ...], key: str) -> str:
        return self.named(kinds, key) if kinds else key

    def _names(self, names: Names) -> str:
        printed = self.labels.names(names)
        others = [name for name in names.all() if name != printed]
        listed = self.words["joins.list"].join(others)
        return printed + (self.words.fill("joins.aliases", names=listed) if others else "")

    def _own_day(self, thing: Any) -> str:
        own = thing.own_date if isinstance(thing, Record) else None
        return own.text if own is not None else ""

    def _own_name(self, holder: Any, place: int) -> str:
        """A clause is told by its number."""
        if isinstance(holder, Draft) and place < len(holder.clauses):
            return holder.clause_names()[place]
        return ""

    def _issue(self, path: Path) -> str:
        """The issue whose settlements stand at ``path``."""
        if path[0] == "positions":
            return str(path[1])
        for length in range(len(path), 0, -1):
            clause = at(self.case, path[:length])
            if isinstance(sets := getattr(clause, "sets", None), str):
                return sets
        return str(path[-1])


def part_dates(part: Part) -> tuple[str, ...]:
    """The keys whose date is the record's own."""
    if not isinstance(part, Record) or part.own_date is None:
        return ()
    return tuple(name.replace("_", "-") for name in type(part).DATED_BY)


def _told(part: Part) -> Iterator[tuple[str, Any, tuple[str, ...]]]:
    """The fields that were given: key, value, and what ids in it point to."""
    names = type(part).model_fields
    # What every record may carry stands after what tells this one from others.
    for name in sorted(names, key=lambda name: name in Record.model_fields):
        field, value = names[name], getattr(part, name)
        if value is None or value == () or value == {}:
            continue
        if name in part.model_fields_set:
            yield field.alias or name, value, _pointing(type(part))[name]


@cache
def _pointing(cls: type[Part]) -> dict[str, tuple[str, ...]]:
    """For each field the kinds its ids are of; of a map, those of its keys where they point."""
    return {
        name: _kinds((field.annotation, *field.metadata))
        for name, field in cls.model_fields.items()
    }


def _kinds(annotation: Any) -> tuple[str, ...]:
    if isinstance(annotation, To):
        return annotation.kinds
    if isinstance(annotation, type) and issubclass(annotation, Part):
        return ()
    parts = annotation if isinstance(annotation, tuple) else get_args(annotation)
    if get_origin(annotation) is Annotated:
        parts = (*get_args(annotation)[1:], get_args(annotation)[0])
    if get_origin(annotation) is dict:
        parts = get_args(annotation)[:1]
    for one in parts:
        if found := _kinds(one):
            return found
    return ()
