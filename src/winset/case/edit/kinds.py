"""Which kinds of records can be added to a case, and what may be said of each?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from winset.case.claims import Claim
from winset.case.documents import Document
from winset.case.drafts import Reaction
from winset.case.events import Event
from winset.case.outlook import Signpost
from winset.case.positions import Position
from winset.case.record import Part
from winset.errors import UsageError, nearest, one_of


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind: its section, what names its place there, and its keys in the order of writing."""

    word: str
    section: str
    record: type[Part]
    place: tuple[str, ...]
    keys: tuple[str, ...]

    def taken_apart(self, fields: Mapping[str, Any]) -> tuple[tuple[str, ...], dict[str, Any]]:
        """The words for its place, and the record as a file would hold it.

        Raises UsageError for an unknown key, a missing place or key, or text no file can hold.
        """
        for name in fields:
            if name not in (*self.place, *self.keys):
                legal = (*self.place, *self.keys)
                hint = nearest(name, legal)
                raise UsageError(
                    f"a {self.word} has no '{name}'; expected {one_of(legal, 40)}"
                    + (f"; did you mean {hint}?" if hint else "")
                )
        given = {name: _tidy(value) for name, value in fields.items() if value not in ("", [], {})}
        missing = [name for name in (*self.place, *self.required) if name not in given]
        if missing:
            raise UsageError(f"a {self.word} needs {' and '.join(missing)}")
        _check_text(given)
        return (
            tuple(str(given[name]) for name in self.place),
            {name: given[name] for name in self.keys if name in given},
        )

    @property
    def required(self) -> tuple[str, ...]:
        """The keys that no record of the kind can lack."""
        fields = self.record.model_fields
        return tuple(f.alias or n for n, f in fields.items() if f.is_required())


_ANY = ("basis", "confidence", "known", "sources", "note")

KINDS: tuple[Kind, ...] = (
    Kind(
        "claim",
        "claims",
        Claim,
        ("id",),
        (
            *("says", "words", "value", "about", "basis", "by", "via", "at", "date", "known"),
            *("confidence", "grade", "denies", "contradicts", "rests-on", "suspect"),
            *("corrected-to", "sources", "note"),
        ),
    ),
    Kind(
        "position",
        "positions",
        Position,
        ("issue", "who"),
        (
            *("since", "until", "accepts", "could-accept", "red-line", "line", "ideal", "ranking"),
            *("salience", "says", "rival", "channel", "audience", "given-up-before"),
            *("worth", "worth-if", "judge", "method", *_ANY),
        ),
    ),
    Kind(
        "event",
        "events",
        Event,
        ("id",),
        (
            *("label", "date", "type", "actors", "place", "follows", "track", "effects"),
            *("prisoners", *_ANY),
        ),
    ),
    Kind(
        "reaction",
        "drafts",
        Reaction,
        ("draft",),
        ("who", "says", "on", "text-seen", "words", *_ANY),
    ),
    Kind(
        "signpost",
        "signposts",
        Signpost,
        ("id",),
        ("label", "by", "set-on", "seen-how", "moves", *_ANY),
    ),
    Kind(
        "document",
        "documents",
        Document,
        ("id",),
        (
            *("title", "date", "publisher", "language", "url", "file", "grade", "length"),
            *("known", "belligerent", "paragraphs", "note"),
        ),
    ),
)


def kind_called(word: str) -> Kind:
    """The kind called ``word``. Raises UsageError with the nearest."""
    found = {kind.word: kind for kind in KINDS}
    if word not in found:
        hint = nearest(word, found)
        raise UsageError(
            f"'{word}' cannot be added; expected {one_of(found)}"
            + (f"; did you mean {hint}?" if hint else "")
        )
    return found[word]


def _tidy(value: Any) -> Any:
    """A list of one as that one."""
    if isinstance(value, (list, tuple)) and len(value) == 1:
        return value[0]
    return list(value) if isinstance(value, tuple) else value


def _check_text(value: Any) -> None:
    if isinstance(value, dict):
        value = [*value, *value.values()]
    if isinstance(value, list):
        for one in value:
            _check_text(one)
    elif isinstance(value, str):
        try:
            value.encode("utf-8")
        except UnicodeEncodeError:
            raise UsageError(f"{value!r} is not text that a file can hold") from None
