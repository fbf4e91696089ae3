"""In which words does the page speak? Every fixed word and sentence template, per language.

``words(language, file)`` reads ``<language>/<file>.yaml`` once. Keys of nested maps are joined by
dots (``marks.yes``). Nothing falls back: an unknown language, file or key is an error, so a word
missing in one language is found by a test and not by a reader.

A template names its values in braces: ``{count} {count|package|packages}``. A brace with bars
prints the word after the first bar when the value is 1, else the word after the second.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

import yaml

from winset.errors import UsageError, nearest, one_of

_PLACEHOLDER = re.compile(r"\{([a-z][a-z0-9_-]*)(?:\|([^{}|]*)\|([^{}|]*))?\}")


@dataclass(frozen=True)
class Words:
    """The words of one file in one language, by dotted key."""

    language: str
    file: str
    entries: Mapping[str, str]

    def __getitem__(self, key: str) -> str:
        try:
            return self.entries[key]
        except KeyError:
            close = nearest(key, self.entries)
            hint = f"; did you mean {close}?" if close else ""
            raise UsageError(
                f"words/{self.language}/{self.file}.yaml has no '{key}'{hint}"
            ) from None

    def __contains__(self, key: str) -> bool:
        return key in self.entries

    def __iter__(self) -> Iterator[str]:
        return iter(self.entries)

    def get(self, key: str, otherwise: str) -> str:
        """The words under ``key`` where a file need not have them, such as names of units."""
        return self.entries.get(key, otherwise)

    def fill(self, key: str, /, **values: object) -> str:
        """The template under ``key`` with its values put in; a missing value is an error."""
        return fill(self[key], values, f"words/{self.language}/{self.file}.yaml: {key}")

    def items_of(self, prefix: str) -> tuple[str, ...]:
        """The numbered words under ``prefix``: ``months.1``, ``months.2``, ... in order."""
        found: list[str] = []
        while f"{prefix}.{len(found) + 1}" in self.entries:
            found.append(self.entries[f"{prefix}.{len(found) + 1}"])
        return tuple(found)


def fill(template: str, values: Mapping[str, object], where: str = "template") -> str:
    """``template`` with every ``{name}`` and ``{name|one|many}`` replaced."""

    def value_of(match: re.Match[str]) -> str:
        name, one, many = match.groups()
        key = name if name in values else name.replace("-", "_")
        if key not in values:
            raise UsageError(f"{where}: no value for {{{name}}}")
        value = values[key]
        if one is None:
            return str(value)
        return str(one) if str(value) == "1" else str(many)

    return _PLACEHOLDER.sub(value_of, template)


def placeholders(template: str) -> tuple[str, ...]:
    """The names of the values that ``template`` asks for, in order of first use."""
    return tuple(dict.fromkeys(match.group(1) for match in _PLACEHOLDER.finditer(template)))


def languages() -> tuple[str, ...]:
    """The languages that have words."""
    return tuple(sorted(entry.name for entry in _home().iterdir() if _is_language(entry)))


def files_of(language: str) -> tuple[str, ...]:
    """The files of words of a language, without their ending."""
    _check_language(language)
    names = (entry.name for entry in _home().joinpath(language).iterdir())
    return tuple(sorted(name.removesuffix(".yaml") for name in names if name.endswith(".yaml")))


@cache
def words(language: str, file: str) -> Words:
    """The words of ``file`` in ``language``."""
    _check_language(language)
    if file not in files_of(language):
        raise UsageError(
            f"no words for '{file}' in {language}; expected {one_of(files_of(language), 40)}"
        )
    text = _home().joinpath(language, f"{file}.yaml").read_text(encoding="utf-8")
    # BaseLoader keeps every scalar as text, so that `yes` and `no` stay words.
    read = yaml.load(text, Loader=yaml.BaseLoader)
    where = f"words/{language}/{file}.yaml"
    if not isinstance(read, dict):
        raise UsageError(f"{where}: found no map; expected 'key: words' lines")
    return Words(language, file, dict(_flat(read, "", where)))


def _flat(node: object, prefix: str, where: str) -> Iterator[tuple[str, str]]:
    if isinstance(node, str):
        yield prefix, node
        return
    children: list[tuple[str, Any]]
    if isinstance(node, dict):
        children = list(node.items())
    elif isinstance(node, list):
        children = [(str(place), child) for place, child in enumerate(node, 1)]
    else:
        raise UsageError(f"{where}: '{prefix}' is neither words nor a map")
    for key, child in children:
        yield from _flat(child, f"{prefix}.{key}" if prefix else key, where)


def _check_language(language: str) -> None:
    if language not in languages():
        raise UsageError(f"no words in language '{language}'; expected {one_of(languages())}")


def _home() -> Traversable:
    return files("winset.views.words")


def _is_language(entry: Traversable) -> bool:
    return entry.is_dir() and not entry.name.startswith(("_", "."))
