"""What rests on a source, and what would fall if it were withdrawn?

A source is a named claim, a paragraph (``A:14``) or a whole document. This is bookkeeping over the
references of one case, quick enough to ask of every source.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from winset.case.case import Case
from winset.case.falling import Falling
from winset.case.grammar.cite import Cite
from winset.case.knowing import Knowing
from winset.case.references import Found, Path, Reference, walk

_NO_SUPPORT = ("denies", "contradicts", "rests-on", "without")
"""Keys that name a claim without leaning on it (``rests-on`` is followed by itself)."""


@dataclass(frozen=True, slots=True)
class Resting:
    """What rests on one source, as addresses, each once and in the order of the case.

    ``cited``: records that give it as their source, and claims that rest on it; ``used``: records
    that name it otherwise (a figure taken from it, a correction, evidence, an identity);
    ``through``: what rests on one of those; ``falls``: what is gone when it is withdrawn.
    """

    source: str
    cited: tuple[str, ...] = ()
    used: tuple[str, ...] = ()
    through: tuple[str, ...] = ()
    falls: tuple[str, ...] = ()


class Dependence:
    """Who leans on whom in one case."""

    def __init__(self, case: Case, found: Found | None = None) -> None:
        self.case = case
        self.falling = Falling(case, found if found is not None else walk(case))
        self.records = self.falling.records

    @cached_property
    def sources(self) -> tuple[str, ...]:
        """Every claim, then every citation of a document, in the order of the case."""
        cites = {cite for record in self.records.values() for cite in record.rests_on}
        places = {id: n for n, id in enumerate(self.case.documents)}
        documents = sorted(
            (c for c in cites if c.target in places),
            key=lambda c: (places[c.target], *_paragraph(c)),
        )
        return (*self.case.claims, *dict.fromkeys(c.text for c in documents))

    def resting(self, source: str) -> Resting:
        """Everything that rests on ``source``; nothing when the case never mentions it."""
        cited, used = self._cited(source), self._used(source)
        through = self._through(source) - {*cited, *used}
        return Resting(
            source, self._told(cited), self._told(used), self._told(through), self.falls(source)
        )

    def falls(self, source: str) -> tuple[str, ...]:
        """The addresses of the records that are gone in the case without ``source``."""
        gone = self._claims_gone(source)

        def stays(cite: Cite) -> bool:
            return not _is(cite, source) and cite.target not in gone

        lost: set[Path] = {("claims", id) for id in gone}
        lost |= {p for p in self._touched(source, gone) if not self._stands(p, stays)}
        if source in self.case.documents:
            lost.add(("documents", source))
        return tuple(self.falling.after(lost)) if lost else ()

    def _touched(self, source: str, gone: set[str]) -> set[Path]:
        """The records that lose a source, and those whose claim stands in one document fewer."""
        cited = self._cited(source)
        fewer = {claim for path in cited if (claim := _claim(path))}
        return cited.union(*(self._cited(claim) for claim in (*gone, *fewer)))

    def _stands(self, path: Path, stays: Callable[[Cite], bool]) -> bool:
        """Whether a fact keeps a source that can have told it, and an apparatus any."""
        record = self.records[path]
        if record.ROLE == "fact":
            return self._knowing.told(record, stays)
        return record.ROLE != "apparatus" or any(stays(cite) for cite in record.rests_on)

    @cached_property
    def _knowing(self) -> Knowing:
        return Knowing(self.case)

    @cached_property
    def _citing(self) -> dict[str, list[Path]]:
        """What is cited, and ``document:`` for any paragraph of it, to the records that cite it."""
        found: dict[str, list[Path]] = defaultdict(list)
        for path, record in self.records.items():
            for cite in dict.fromkeys(record.rests_on):
                found[cite.text].append(path)
                if cite.paragraph:
                    found[f"{cite.target}:"].append(path)
        for id, claim in self.case.claims.items():
            for on in claim.rests_on_claims:
                found[on].append(("claims", id))
        return found

    def _cited(self, source: str) -> set[Path]:
        found = set(self._citing.get(source, ()))
        if source in self.case.documents:
            found |= set(self._citing.get(f"{source}:", ()))
        return found

    def _used(self, source: str) -> set[Path]:
        named = self.falling.naming.get(source, ())
        owners = {self.falling.owner(r.path) for r in named if _supports(r)}
        return owners - {()} - self._cited(source)

    def _through(self, source: str) -> set[Path]:
        """Everything that leans on ``source``, however many claims away."""
        found: set[Path] = set()
        queue, seen = [source], {source}
        while queue:
            one = queue.pop()
            for path in self._cited(one) | self._used(one):
                found.add(path)
                claim = _claim(path)
                if claim is not None and claim not in seen:
                    seen.add(claim)
                    queue.append(claim)
        return found

    def _told(self, paths: set[Path]) -> tuple[str, ...]:
        ordered = sorted(paths, key=self._places.__getitem__)
        return tuple(dict.fromkeys(self.falling.addresses[path] for path in ordered))

    @cached_property
    def _places(self) -> dict[Path, int]:
        return {path: n for n, path in enumerate(self.records)}

    def _claims_gone(self, source: str) -> set[str]:
        """The claims that fall with ``source``: itself, those nobody else tells, those on it."""
        gone = {source} if source in self.case.claims else set()

        def stays(cite: Cite) -> bool:
            return not _is(cite, source) and cite.target not in gone

        while True:
            touched = self._touched(source, gone)
            asked = {claim for path in touched if (claim := _claim(path))} - gone
            more = {claim for claim in asked if not self._claim_stands(claim, gone, stays)}
            if not more:
                return gone
            gone |= more

    def _claim_stands(self, id: str, gone: set[str], stays: Callable[[Cite], bool]) -> bool:
        claim = self.case.claims[id]
        on = any(other in gone for other in claim.rests_on_claims)
        return not on and self._knowing.told(claim, stays)


def _claim(path: Path) -> str | None:
    return str(path[1]) if path[0] == "claims" and len(path) == 2 else None


def _is(cite: Cite, source: str) -> bool:
    return source in (cite.target, cite.text)


def _supports(reference: Reference) -> bool:
    """Whether a reference leans on what it names."""
    if any(step in _NO_SUPPORT for step in reference.path):
        return False
    return bool({"claim", "figure", "source"} & set(reference.kinds))


def _paragraph(cite: Cite) -> tuple[int, str]:
    digits = "".join(c for c in cite.paragraph if c.isdigit())
    return (int(digits) if digits else 0, cite.paragraph)
