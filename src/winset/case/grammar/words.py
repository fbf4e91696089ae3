"""How text in several languages, and names with aliases, are written."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, ClassVar, Self

from winset.case.grammar.phrase import Phrase
from winset.errors import Slip

LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?")
PLAIN = ""
"""The key of text that stands without a language: it is in the case's first language."""


def is_language_map(given: object) -> bool:
    """Whether a map is keyed by languages, so that it can stand for a label alone."""
    return (
        isinstance(given, dict)
        and bool(given)
        and all(isinstance(k, str) and LANGUAGE.fullmatch(k) for k in given)
    )


@dataclass(frozen=True, slots=True)
class Text(Phrase):
    """Prose in one or more languages: ``parts`` pairs of language (or PLAIN) and words."""

    FORM: ClassVar[str] = "text, or a map from language to text"
    EXAMPLES: ClassVar[tuple[str, ...]] = ("Rest of the province",)

    parts: tuple[tuple[str, str], ...] = ()

    @classmethod
    def accept(cls, given: object) -> Self:
        if isinstance(given, dict):
            if not given:
                raise Slip("an empty map", cls.FORM)
            for language, words in given.items():
                if language == PLAIN:
                    raise Slip("text under an empty key", "a language before the colon")
                if not isinstance(words, str):
                    raise Slip(f"the text in '{language}' is not text", "one text a language")
            return cls(text=next(iter(given.values())), parts=tuple(given.items()))
        return super(Text, cls).accept(given)

    @classmethod
    def parse(cls, text: str) -> Self:
        if not text.strip():
            raise Slip("empty text", "words, or no key at all")
        return cls(text=text, parts=((PLAIN, text),))

    def dumped(self) -> Any:
        if self.parts[0][0] == PLAIN:
            return self.text
        return dict(self.parts)

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages it names itself."""
        return tuple(language for language, _ in self.parts if language != PLAIN)

    def written_in(self, language: str, first: str) -> str | None:
        """Its words in ``language``, when it has them; plain text counts as ``first``."""
        for own, words in self.parts:
            if (own or first) == language:
                return words
        return None

    def in_language(self, language: str, first: str) -> str:
        """Its words in ``language``, else in the case's ``first`` language, else as written."""
        return self.written_in(language, first) or self.written_in(first, first) or self.text


@dataclass(frozen=True, slots=True)
class Names(Phrase):
    """What somebody or something is called: per language the printed name, then aliases."""

    FORM: ClassVar[str] = "a name, or a map from language to a name or a list of names"
    EXAMPLES: ClassVar[tuple[str, ...]] = ("Norland",)

    parts: tuple[tuple[str, tuple[str, ...]], ...] = ()

    @classmethod
    def accept(cls, given: object) -> Self:
        if isinstance(given, cls):
            return given
        if isinstance(given, str):
            return cls.parse(given)
        if isinstance(given, list):
            given = {PLAIN: given}
        if not isinstance(given, dict) or not given:
            raise Slip("no name", cls.FORM)
        if PLAIN in given and len(given) > 1:
            raise Slip("a name under an empty key", "a language before the colon")
        parts = tuple((language, _names(language, words)) for language, words in given.items())
        return cls(text=parts[0][1][0], parts=parts)

    @classmethod
    def parse(cls, text: str) -> Self:
        return cls(text=text, parts=((PLAIN, _names("", text)),))

    def dumped(self) -> Any:
        plain: dict[str, Any] = {
            language: names[0] if len(names) == 1 else list(names) for language, names in self.parts
        }
        return plain.get(PLAIN, plain)

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages it names itself."""
        return tuple(language for language, _ in self.parts if language != PLAIN)

    def all(self) -> tuple[str, ...]:
        """Every name in every language."""
        return tuple(name for _, names in self.parts for name in names)

    def in_language(self, language: str, first: str) -> str:
        """The printed name in ``language``, else in ``first``, else the first there is."""
        for wanted in (language, first):
            for own, names in self.parts:
                if (own or first) == wanted:
                    return names[0]
        return self.text


def _names(language: str, words: object) -> tuple[str, ...]:
    listed = [words] if isinstance(words, str) else words
    if not isinstance(listed, list) or not listed:
        raise Slip(f"the name in '{language}' is not a name", "a name or a list of names")
    for name in listed:
        if not isinstance(name, str) or not name.strip():
            raise Slip("an empty name", "words")
    return tuple(listed)
