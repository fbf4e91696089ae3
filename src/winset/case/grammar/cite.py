"""How a source is cited: a claim, a document, or document:paragraph."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import ClassVar, Self

from winset.case.grammar.phrase import Phrase, Pointer
from winset.errors import Slip

_CITE = re.compile(r"([A-Za-z][A-Za-z0-9-]*)(?::([0-9]{1,5}[a-z]?))?")


@dataclass(frozen=True, slots=True)
class Cite(Phrase):
    """A claim id, a document, or a paragraph of a document."""

    FORM: ClassVar[str] = "a claim, a document, or document:paragraph such as A:14"
    EXAMPLES: ClassVar[tuple[str, ...]] = ("A:14", "poll-2026-01")

    target: str = ""
    paragraph: str = ""

    @classmethod
    def parse(cls, text: str) -> Self:
        found = _CITE.fullmatch(text.strip())
        if not found:
            raise Slip(f"'{text}' is not a source", cls.FORM)
        return cls(text=text.strip(), target=found.group(1), paragraph=found.group(2) or "")

    def pointers(self) -> tuple[Pointer, ...]:
        return (("source", self.text),)

    @property
    def printed(self) -> str:
        """As it stands in the report: A14 for A:14, else as written."""
        if self.paragraph and re.fullmatch(r"[A-Z]", self.target):
            return f"{self.target}{self.paragraph}"
        return f"{self.target} {self.paragraph}".strip()
