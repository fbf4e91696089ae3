"""How does a text that came in become a record of a case, no unmapped point lost from sight?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from winset.case.case import Case
from winset.case.checks.fits import misfits
from winset.case.documents import Document
from winset.case.drafts import STATUSES, Draft
from winset.case.edit.writing import item_lines, lines_of
from winset.case.grammar.settlement import SettlementSet
from winset.case.grammar.when import When
from winset.errors import Slip, UsageError, nearest, one_of
from winset.exchange.texts import Paper, Point
from winset.exchange.texts_figures import dates
from winset.exchange.texts_match import Matcher, Proposal
from winset.views.words import Words, words

LEFT = ("-", "none")
"""What leaves a point without an issue, on purpose."""
UNNAMED = "text"
"""The id of a text whose file has no letter that an id may have; its date is put behind."""
NOBODY_KNOWS = "unknown"
"""Said of the author on purpose: the draft then names none."""
GIST = 160
"""Longer points are cut in the skeleton; the file itself stays the source."""
HOW = ("published", "leaked", "described", "unpublished")
RESTS = ("nothing", "unknown")


@dataclass(frozen=True, slots=True)
class Choice:
    """What the analyst says a point settles: an issue and its settlement."""

    issue: str
    settlement: str


@dataclass(frozen=True, slots=True)
class Note:
    """Something to know of the text, as a code of the words on importing and its values."""

    code: str
    values: Mapping[str, object]

    def told(self, said: Words) -> str:
        """In words."""
        return said.fill(f"notes.{self.code}", **self.values)


Choices = Mapping[str, tuple[Choice, ...]]
"""Point -> what it settles; an empty choice leaves it without an issue on purpose."""


@dataclass(frozen=True, slots=True)
class About:
    """What is said of the text as a whole; what is empty is found in the file or left out."""

    id: str = ""
    label: str = ""
    date: str = ""
    authors: tuple[str, ...] = ()
    status: str = ""
    release: str = ""
    rest: str = ""
    derives_from: str = ""


@dataclass(frozen=True, slots=True)
class Skeleton:
    """The two records a text becomes, as a file would hold them, and what to know of them."""

    id: str
    document_id: str
    document: dict[str, Any]
    draft: dict[str, Any]
    proposals: Mapping[str, tuple[Proposal, ...]]
    named: Mapping[str, tuple[str, ...]]
    notes: tuple[Note, ...]
    unsigned: bool = False
    """Whether it was said that nobody knows who wrote it."""

    def with_case(self, case: Case) -> Case:
        """The case with the text in it, for a first comparison; nothing is written."""
        draft = Draft.model_validate(self.draft)
        document = Document.model_validate(self.document)
        return case.model_copy(
            update={
                "drafts": {**case.drafts, self.id: draft},
                "documents": {**case.documents, self.document_id: document},
            }
        )

    def yaml(self, language: str = "en") -> str:
        """As a file of the case would hold it; what is only proposed stands in comments."""
        said = words(language, "import")
        lines = [
            f"# {said['skeleton.made']}",
            f"# {said['skeleton.how']}",
            *(f"# {note.told(said)}" for note in self.notes),
            "documents:",
            *lines_of(self.document_id, self.document, "  ", opened=2),
            "drafts:",
            *self._draft_lines(said),
        ]
        return "\n".join(lines) + "\n"

    def _draft_lines(self, said: Words) -> Iterator[str]:
        head = {key: value for key, value in self.draft.items() if key != "clauses"}
        yield from lines_of(self.id, head, "  ", opened=1)
        yield "    clauses:"
        for clause in self.draft["clauses"]:
            number = str(clause["n"])
            if "sets" not in clause:
                for proposal in self.proposals.get(number, ()):
                    may = {
                        "n": number,
                        "issue": proposal.issue,
                        "settlements": settled(proposal, said),
                    }
                    yield f"      # {said.fill('skeleton.may-set', **may)}"
            if named := self.named.get(number, ()):
                who = said["draft.join"].join(named)
                yield f"      # {said.fill('skeleton.names', n=number, who=who)}"
            yield from item_lines(clause, "      ")


def settled(proposal: Proposal, said: Words) -> str:
    """The settlements of a proposal in words."""
    return said["draft.or"].join(proposal.settlements) or said["draft.undecided"]


def skeleton(case: Case, paper: Paper, about: About, mapping: Choices) -> Skeleton:
    """The records a text becomes. Raises UsageError for what the case does not know."""
    matcher = Matcher(case)
    day, notes = _date(case, paper, about)
    id = about.id or slug(paper.name)
    if id == UNNAMED and not about.id:
        id = slug(f"{UNNAMED}-{day}.")
    if id in case.drafts:
        raise UsageError(f"drafts.{id} is there already; choose another id with --id")
    document_id = f"{id}-text"
    unsigned = about.authors == (NOBODY_KNOWS,)
    if paper.missing:
        notes = (*notes, Note("missing", {"numbers": ", ".join(map(str, paper.missing))}))
    label = about.label or paper.title or id
    open_ = [p.n for p in paper.points if p.n not in mapping]
    rest = _rest(case, about.rest or ("unknown" if open_ else "nothing"))
    if open_ and not about.rest:
        notes = (*notes, Note("rest-unknown", {"count": len(open_)}))
    document = {
        "title": {paper.language: label} if paper.language in case.case.languages else label,
        "date": day,
        "grade": "F",
        "length": str(max(int(p.n) for p in paper.points)),
        "paragraphs": {p.n: cut(p.text) for p in paper.points},
    }
    clauses = [c for p in paper.points for c in _clauses(case, paper, p, mapping, document_id)]
    draft = {
        "label": document["title"],
        "date": day,
        **({"status": _word(about.status, STATUSES, "status")} if about.status else {}),
        "authors": [] if unsigned else [_actor(matcher, name) for name in about.authors],
        **_origin(case, about),
        "rest": rest,
        **({"release": {"how": _word(about.release, HOW, "release")}} if about.release else {}),
        "clauses": clauses,
        "sources": document_id,
    }
    notes = (*notes, *bounds(case, paper, mapping))
    if not about.authors:
        notes = (*notes, Note("no-author", {}))
    if case.drafts and not about.derives_from:
        notes = (*notes, Note("no-origin", {}))
    proposals = {p.n: matcher.proposals(p.text) for p in paper.points if p.n not in mapping}
    named = {p.n: matcher.actors(p.text) for p in paper.points}
    return Skeleton(id, document_id, document, draft, proposals, named, notes, unsigned)


def slug(name: str) -> str:
    """An id made of a file's name: small letters, digits and hyphens, a letter first."""
    plain = re.sub(r"[^a-z0-9]+", "-", name.rpartition(".")[0].lower() or name.lower()).strip("-")
    return plain if plain[:1].isalpha() else f"{UNNAMED}-{plain}".strip("-")


def cut(words: str) -> str:
    """The beginning of a point, whole words, with a sign that it goes on."""
    if len(words) <= GIST:
        return words
    short = words[: GIST - 1]
    at = short.rfind(" ")
    return (short[:at] if at > GIST // 2 else short) + "…"


def _clauses(
    case: Case, paper: Paper, point: Point, mapping: Choices, document: str
) -> Iterator[dict[str, Any]]:
    gist: Any = cut(point.text) or "(no words)"
    said = {paper.language: gist} if paper.language in case.case.languages else gist
    base = {"n": point.n, "gist": said, "sources": f"{document}:{point.n}"}
    chosen = mapping.get(point.n, ())
    if not chosen:
        yield base
    for choice in chosen:
        yield {"n": point.n, "sets": choice.issue, "to": choice.settlement, **base}


def _date(case: Case, paper: Paper, about: About) -> tuple[str, tuple[Note, ...]]:
    """The text's date: as said, else the first before its points, else the case's day; noted."""
    if about.date:
        try:
            return When.parse(about.date).text, ()
        except Slip as slip:
            raise UsageError(f"date: {slip}") from slip
    found = [
        (d.text, line)
        for line, words_ in paper.preamble
        for d in dates(words_)
        if "XXXX" not in d.text
    ]
    if not found:
        day = case.case.as_of.text
        return day, (Note("date-none", {"date": day}),)
    day, line = found[0]
    title = line == paper.preamble[0][0]
    notes = [Note("date-title" if title else "date-line", {"date": day, "line": line})]
    others = dict.fromkeys(d for d, _ in found if d != day)
    if others:
        notes.append(Note("date-others", {"dates": ", ".join(others)}))
    return day, tuple(notes)


def _actor(matcher: Matcher, name: str) -> str:
    found = matcher.actor(name)
    if found is None:
        known = [id for id, _ in matcher.names]
        hint = nearest(name, known)
        raise UsageError(
            f"authors: '{name}' is nobody in this case"
            + (f"; did you mean {hint}?" if hint else "")
        )
    return found


def _origin(case: Case, about: About) -> dict[str, Any]:
    if not about.derives_from:
        return {}
    return {"derives-from": [_draft(case, about.derives_from, "derives-from")]}


def _rest(case: Case, rest: str) -> str:
    if rest in RESTS:
        return rest
    if rest.startswith("as "):
        return f"as {_draft(case, rest[3:].strip(), 'rest')}"
    raise UsageError(
        f"rest: '{rest}' is not what holds for the rest; expected nothing, unknown or as TEXT"
    )


def _draft(case: Case, id: str, option: str) -> str:
    if id not in case.drafts:
        hint = nearest(id, case.drafts)
        raise UsageError(
            f"{option}: '{id}' is no text of this case; expected {one_of(case.drafts)}"
            + (f"; did you mean {hint}?" if hint else "")
        )
    return id


def _word(given: str, legal: Sequence[str], option: str) -> str:
    if given not in legal:
        hint = nearest(given, legal)
        raise UsageError(
            f"{option}: '{given}' is not one of {', '.join(legal)}"
            + (f"; did you mean {hint}?" if hint else "")
        )
    return given


# --- What the analyst says a point settles -------------------------------------------------------


def mapped(case: Case, paper: Paper, given: Sequence[str]) -> dict[str, tuple[Choice, ...]]:
    """The choices in words such as ``6=army-size:600k persons``, one or several for a point.

    Without a settlement the one that the point's own words propose is taken, if it is the only one.
    Raises UsageError for a point, issue or settlement that is not there.
    """
    found: dict[str, list[Choice]] = {}
    numbers = [p.n for p in paper.points]
    for entry in given:
        number, equals, rest = (part.strip() for part in entry.partition("="))
        if not equals or not rest:
            raise UsageError(f"map: '{entry}' maps nothing; expected N=ISSUE:SETTLEMENT or N=-")
        if number not in numbers:
            raise UsageError(f"map: the text has no point {number}; expected {one_of(numbers, 40)}")
        point = paper.points[numbers.index(number)]
        choices = found.setdefault(number, [])
        if rest not in LEFT:
            choices.append(chosen(case, point, rest))
    return {number: tuple(choices) for number, choices in found.items()}


def chosen(case: Case, point: Point, words: str) -> Choice:
    """One choice in words such as ``army-size:600k persons`` or ``army-size``."""
    issue, colon, settlement = (part.strip() for part in words.partition(":"))
    if issue not in case.issues:
        hint = nearest(issue, case.issues)
        raise UsageError(
            f"map: point {point.n}: '{issue}' is no issue of this case"
            + (f"; did you mean {hint}?" if hint else "")
        )
    if not colon or not settlement:
        settlement = _proposed(case, point, issue)
    return Choice(issue, _fitting(case, point, issue, settlement))


def _proposed(case: Case, point: Point, issue: str) -> str:
    """The one settlement the point's words propose; a bound on a figure makes no second one."""
    if case.issues[issue].kind == "text":
        return "unspecified"
    proposed = Matcher(case).settlements(issue, point.text)
    if proposed and not [p for p in proposed[1:] if p != f"{_bound_of(p)} {proposed[0]}"]:
        return proposed[0]
    legal = proposed or case.issues[issue].settlements
    raise UsageError(
        f"map: point {point.n}: which settlement of {issue}? "
        + (
            f"{'proposed' if proposed else 'expected one of'}: {', '.join(legal)}; "
            if legal
            else ""
        )
        + f"write {point.n}={issue}:SETTLEMENT, or {point.n}={issue}:unspecified if it is left open"
    )


def _bound_of(settlement: str) -> str:
    """The word that bounds a figure, as in 'at most 600k persons'."""
    return next((b for b in ("at most", "at least", "about") if settlement.startswith(b)), "")


def bounds(case: Case, paper: Paper, mapping: Choices) -> tuple[Note, ...]:
    """Where the text puts a bound on a figure that the mapping leaves out."""
    matcher = Matcher(case)
    return tuple(
        Note(
            "bound",
            {"n": p.n, "said": other, "issue": choice.issue, "settlement": choice.settlement},
        )
        for p in paper.points
        for choice in mapping.get(p.n, ())
        for other in matcher.settlements(choice.issue, p.text)
        if _bound_of(other) and other == f"{_bound_of(other)} {choice.settlement}"
    )


def _fitting(case: Case, point: Point, issue: str, words: str) -> str:
    try:
        settled = SettlementSet.parse(words)
        slip = next(misfits(issue, settled, case.issues), None)
    except Slip as found:
        slip = found
    if slip is not None:
        raise UsageError(f"map: point {point.n}: {slip}") from None
    return words


# --- What the proposals alone would settle -------------------------------------------------------


def by_proposal(made: Skeleton, mapping: Choices) -> dict[str, tuple[Choice, ...]]:
    """For points not settled yet the likeliest proposal, each issue once; nobody confirmed it.

    Issues that the mapping settles are left to it, and a point left out on purpose stays out.
    """
    taken = {choice.issue for chosen_ in mapping.values() for choice in chosen_}
    first = [
        (proposal.likeness, number, proposal)
        for number, proposals in made.proposals.items()
        for proposal in proposals[:1]
        if proposal.settlements
    ]
    found: dict[str, tuple[Choice, ...]] = {}
    for _, number, proposal in sorted(first, key=lambda f: -f[0]):
        if proposal.issue not in taken:
            taken.add(proposal.issue)
            found[number] = (Choice(proposal.issue, proposal.settlements[0]),)
    return {number: found[number] for number in made.proposals if number in found}
