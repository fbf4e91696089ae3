"""What do all sections share while they are written: labels, citations, gaps, lists?"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from winset.case.address import resolve
from winset.case.record import Record
from winset.errors import Slip
from winset.views.brief.citing import Citing
from winset.views.brief.labels import Labels
from winset.views.brief.material import Material
from winset.views.document import Sentence, Text
from winset.views.words import Words, words


class Writing:
    """One report being written in one language."""

    def __init__(self, material: Material) -> None:
        self.material = material
        self.language = material.language
        self.labels = Labels(material.case, material.whole, material.language)
        self.citing = Citing(self.labels)

    @property
    def words(self) -> Words:
        """The sentences of the brief."""
        return self.material.words

    @property
    def page(self) -> Words:
        """The fixed words of the page."""
        return self.material.page

    @cached_property
    def ground_of(self) -> dict[str, str]:
        """Basis -> the ground of a mark."""
        return {
            "stated": "declared",
            "reported": "reported",
            "inferred": "inferred",
            "derived": "inferred",
            "assumed": "assumed",
            "denied": "contested",
        }

    def gap(self, said: str, claims: tuple[str, ...] = ()) -> Sentence:
        """A sentence of kind G: nobody has said, or this part is missing."""
        return Sentence(("G",), (Text(said),), claims)

    def missing(self, lens: str) -> str:
        """Why a lens has nothing here: it failed (and how), or this version does not have it."""
        if lens in self.material.failures:
            return self.words.fill("missing.failed", lens=lens, why=self.material.failures[lens])
        return self.words.fill("missing.lens", lens=lens, question=self.words[f"questions.{lens}"])

    def listed(self, items: Sequence[str]) -> str:
        """a, b and c."""
        if len(items) < 2:
            return "".join(items)
        return self.page["joins.list"].join(items[:-1]) + self.page["joins.and"] + items[-1]

    def record_at(self, address: str) -> Record | None:
        """The innermost record that holds an address."""
        for case in (self.material.case, self.material.whole):
            try:
                path = resolve(case, address).path
            except Slip:
                continue
            return _record(case, path)
        return None

    def written_at(self, address: str) -> Record | None:
        """The innermost record at an address of the whole case, our assumptions included."""
        try:
            return _record(self.material.whole, resolve(self.material.whole, address).path)
        except Slip:
            return None

    def basis_at(self, address: str) -> str:
        """How we know what stands at an address."""
        record = self.record_at(address)
        return record.stands_as if record is not None else "assumed"

    def own(self, lens: str) -> Words:
        """The sentences of a lens."""
        return words(self.language, lens)

    def deadline_day(self, id: str) -> str:
        """When a deadline falls, in words."""
        deadline = self.material.case.calendar.deadlines.get(id)
        when = (deadline.by or deadline.start_by) if deadline is not None else None
        return self.labels.when(when) if when is not None else ""


def _record(case: object, path: tuple[str | int, ...]) -> Record | None:
    """The innermost record on the way down ``path``."""
    thing, found = case, None
    for step in path:
        if isinstance(thing, dict):
            thing = thing.get(step)
        elif isinstance(thing, tuple):
            thing = thing[step] if isinstance(step, int) else None
        else:
            name = next(
                (n for n, f in type(thing).model_fields.items() if step in (f.alias, n)),  # type: ignore[attr-defined]
                None,
            )
            thing = getattr(thing, name) if name else None
        if isinstance(thing, Record):
            found = thing
    return found
