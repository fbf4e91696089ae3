"""How does a sentence cite, and which notes stand behind its citations?

A citation of a claim prints the paragraphs where the claim stands. Documents with a letter print as
A14; every other source is a numbered note, numbered in the order of the case's documents, so that a
number does not depend on which section was written first. A contested claim always brings the other
side with it.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from winset.case.case import Case
from winset.case.claims import Claim
from winset.case.grammar.cite import Cite as CaseCite
from winset.errors import Slip
from winset.views.brief.labels import Labels
from winset.views.document import Cite, Link, Note, Span, Spans, Text
from winset.views.words import words


class Citing:
    """Citations and notes of one report."""

    def __init__(self, labels: Labels) -> None:
        self.labels = labels
        self.case: Case = labels.case
        self.whole: Case = labels.whole
        self.cited: dict[str, None] = {}

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The number of each document that has no letter, in the case's order."""
        plain = [id for id in self.whole.documents if not _lettered(id)]
        return {id: place for place, id in enumerate(plain, 1)}

    @cached_property
    def denials(self) -> dict[str, tuple[str, ...]]:
        """Claim -> the claims that deny or contradict it, and the other way round."""
        found: dict[str, list[str]] = {}
        for id, claim in self.case.claims.items():
            for target in (*claim.denies, *claim.contradicts):
                found.setdefault(target, []).append(id)
                found.setdefault(id, []).append(target)
        return {id: tuple(dict.fromkeys(others)) for id, others in found.items()}

    def cites(self, sources: Iterable[str], limit: int = 0) -> tuple[Cite, ...]:
        """Citations for claims, documents and paragraphs as the case writes them, each once."""
        found: dict[str, Cite] = {}
        for source in sources:
            for cite in self._of(source):
                found.setdefault(cite.note, cite)
        chosen = tuple(found.values())
        chosen = chosen[:limit] if limit else chosen
        for cite in chosen:
            self.cited.setdefault(cite.note)
        return chosen

    def both_sides(self, sources: Iterable[str]) -> tuple[Cite, ...]:
        """The same, and with each contested claim its other side, as 'reported' and 'denied'."""
        chosen = tuple(dict.fromkeys(sources))
        otherwise = words(self.labels.language, "brief")["codes.otherwise"]
        found: dict[tuple[str, str], Cite] = {}
        for source in chosen:
            role = self._role(source)
            for cite in self._of(source):
                found.setdefault((cite.note, role), _with_role(cite, role))
            for other in self.denials.get(source, ()):
                beside = self._role(other) or ("" if other in chosen else otherwise)
                for cite in self._of(other):
                    found.setdefault((cite.note, beside), _with_role(cite, beside))
        kept: dict[str, Cite] = {}
        for cite in found.values():
            if cite.role or cite.note not in kept:
                kept[cite.note] = cite
        for note in kept:
            self.cited.setdefault(note)
        return tuple(kept.values())

    def some(self, sources: Iterable[str], limit: int) -> tuple[Cite, ...]:
        """The first few of both sides; a report never without its denial, nor the reverse."""
        found = self.both_sides(sources)
        kept = list(found[:limit])
        roles = {cite.role for cite in kept if cite.role}
        if roles:
            others = (c for c in found if c.role and c.role not in roles)
            by_role = {cite.role: cite for cite in reversed(list(others))}
            kept += by_role.values()
        return tuple(kept)

    def contested(self, sources: Iterable[str]) -> bool:
        """Whether any of the sources is a claim that somebody denies, or a denial."""
        return any(self._role(source) for source in sources)

    def computed(self, lens: str, table: str) -> Cite:
        """A citation of a table of a result."""
        note = f"computed.{lens}.{table}"
        self.cited.setdefault(note)
        return Cite(f"{lens} {self._table_word(table)}", note, computed=True)

    def _table_word(self, table: str) -> str:
        brief = words(self.labels.language, "brief")
        return brief.get(f"tables.{table}", table)

    def _role(self, claim: str) -> str:
        """'denied' for a denial, 'reported' for what is denied, nothing for any other claim."""
        brief = words(self.labels.language, "brief")
        if claim not in self.case.claims:
            return ""
        if self.case.claims[claim].denies:
            return brief["codes.denied"]
        others = self.denials.get(claim, ())
        denied = any(claim in self.case.claims[other].denies for other in others)
        return brief["codes.reported"] if denied else ""

    def _of(self, source: str) -> tuple[Cite, ...]:
        if source in self.case.claims:
            claim = self.case.claims[source]
            found: dict[str, Cite] = {}
            for inner in claim.rests_on:
                for cite in self._of(inner.text) if inner.text != source else ():
                    found.setdefault(cite.note, cite)
            return tuple(found.values())
        try:
            parsed = CaseCite.parse(source)
        except Slip:
            return ()
        if parsed.target not in self.case.documents:
            return ()
        return (Cite(self._label(parsed), self._note(parsed)),)

    def _label(self, cite: CaseCite) -> str:
        if _lettered(cite.target):
            return cite.printed
        number = self.numbers[cite.target]
        return f"{number}:{cite.paragraph}" if cite.paragraph else str(number)

    def _note(self, cite: CaseCite) -> str:
        if cite.paragraph and _lettered(cite.target):
            return f"{cite.target}:{cite.paragraph}"
        return f"doc.{cite.target}"

    def notes(self, rests: dict[str, tuple[Link, ...]], tables: dict[str, str]) -> tuple[Note, ...]:
        """The notes of everything cited, documents first, then paragraphs, then computed tables.

        ``rests``: note -> links to what stands on it; ``tables``: note of a computed table -> the
        id of that table on the page.
        """
        letters = {n.split(":")[0] for n in self.cited if ":" in n and not n.startswith("doc.")}
        lettered = [
            self._document_note(id, id, rests)
            for id in self.case.documents
            if _lettered(id) and (id in letters or f"doc.{id}" in self.cited)
        ]
        numbered = [
            self._document_note(id, str(number), rests)
            for id, number in self.numbers.items()
            if f"doc.{id}" in self.cited
        ]
        order = sorted((n for n in self.cited if ":" in n), key=_paragraph_order)
        paragraphs = [self._paragraph_note(note, rests) for note in order]
        computed = [self._computed_note(n, tables) for n in self.cited if n.startswith("computed.")]
        return (*lettered, *numbered, *paragraphs, *computed)

    def _document_note(self, id: str, label: str, rests: dict[str, tuple[Link, ...]]) -> Note:
        document = self.case.documents[id]
        lettered = _lettered(id)
        return Note(
            id=f"doc.{id}",
            label=label,
            kind="document" if lettered else "source",
            publisher=self.labels.actor(document.publisher) if document.publisher else "",
            date=self.labels.dated(document.date),
            grade=document.grade,
            gist=(Text(self.labels.text(document.title)),),
            denied_by=self._denied_by(id),
            rests=rests.get(f"doc.{id}", ()),
        )

    def _paragraph_note(self, note: str, rests: dict[str, tuple[Link, ...]]) -> Note:
        id, _, paragraph = note.partition(":")
        document = self.case.documents[id]
        gist = document.gist(paragraph)
        said = self.labels.text(gist.gist) if gist is not None and gist.gist is not None else ""
        spans: Spans = (Text(said),) if said else (Text(self.labels.document(id)),)
        return Note(
            id=note,
            label=f"{id}{paragraph}",
            kind="paragraph",
            publisher=self.labels.actor(document.publisher) if document.publisher else "",
            date=self.labels.dated(document.date),
            grade=document.grade,
            gist=spans,
            denied_by=self._denied_by(note),
            rests=rests.get(note, ()),
        )

    def _denied_by(self, source: str) -> tuple[Cite, ...]:
        """Citations of the claims that deny a claim standing at ``source``."""
        found: dict[str, Cite] = {}
        for claim in self.case.claims.values():
            for target in claim.denies:
                denied: Claim | None = self.case.claims.get(target)
                if denied is not None and any(c.text == source for c in denied.rests_on):
                    for cite in (c for inner in claim.rests_on for c in self._of(inner.text)):
                        if cite.note in self.cited:
                            found.setdefault(cite.note, cite)
        return tuple(found.values())

    def _computed_note(self, note: str, tables: dict[str, str]) -> Note:
        _, lens, table = note.split(".", 2)
        brief = words(self.labels.language, "brief")
        said = brief.fill("notes.computed", lens=lens, table=self._table_word(table))
        return Note(
            id=note,
            label=f"{lens} {self._table_word(table)}",
            kind="computed",
            gist=(Text(said),),
            at=tables.get(note, ""),
        )


def _lettered(id: str) -> bool:
    """Whether a document is cited by a letter and paragraph (A14)."""
    return len(id) == 1 and id.isupper()


def _with_role(cite: Cite, role: str) -> Cite:
    return Cite(cite.label, cite.note, role=role) if role else cite


def _paragraph_order(note: str) -> tuple[str, int]:
    id, _, paragraph = note.partition(":")
    digits = "".join(c for c in paragraph if c.isdigit())
    return id, int(digits or 0)


def spans_of(template: str, **parts: Spans | str) -> Spans:
    """A template with spans in its placeholders: text around them, spans where they stand."""
    import re

    found: list[Span] = []
    for piece in re.split(r"(\{[a-z][a-z0-9_-]*\})", template):
        name = (
            piece[1:-1].replace("-", "_") if piece.startswith("{") and piece.endswith("}") else ""
        )
        if name in parts:
            value = parts[name]
            if not value and found and isinstance(found[-1], Text):
                found[-1] = Text(found[-1].text.rstrip(" "))
            found += [Text(value)] if isinstance(value, str) else list(value)
        elif piece:
            found.append(Text(piece))
    return tuple(s for s in found if not (isinstance(s, Text) and not s.text))
