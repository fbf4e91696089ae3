"""Does the case reproduce what parties did with past texts?

Each text is judged as of its own day by the positions then in force, as known now, with the
assumptions of the case and without them. Left out are entries that the reaction or the text itself
made: those with no other source than theirs, and lines shown by a text (``line: text``) that are no
older than this one. Else the test would answer itself. A yes foretells that the text is accepted, a
no that it is rejected or sent back with changes; where a needed answer is unsaid nothing is
foretold. Evasion and silence test nothing; nor does a text that had not been seen, or one's own.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from winset.case.answers import NO, UNKNOWN, YES, Answer, all_of
from winset.case.case import Case
from winset.case.consents import names_of
from winset.case.deal import Deal, of_draft
from winset.case.directory import Directory
from winset.case.drafts import Draft, Reaction
from winset.case.judged import said as unassumed
from winset.case.lines import Line, line, voice
from winset.case.positions import Position
from winset.case.regions import says_nothing
from winset.lenses.deals.keys import told_apart
from winset.lenses.deals.reading import ground
from winset.lenses.deals.sides import weight_of
from winset.results import Column, Row, Table

FIT = (
    Column("reaction", "key"),
    Column("draft", "draft"),
    Column("who", "actor"),
    Column("said", "word"),
    Column("foretold", "word"),
    Column("fit", "word"),
    Column("rests-on", "issue"),
    Column("named", "issue"),
    Column("fit-without", "word"),
    Column("foretold-without", "word"),
    Column("date", "date"),
    Column("ground", "word"),
    Column("clauses", "number", "clauses"),
    Column("accepted", "number", "clauses"),
    Column("refused", "number", "clauses"),
    Column("unsaid", "number", "clauses"),
    Column("left-out", "number", "entries"),
)
COUNTED = (
    Column("fit", "key"),
    Column("reactions", "number", "reactions"),
    Column("reactions-without", "number", "reactions"),
)
FITS = ("hit", "miss", "unsaid", "unseen", "own-text", "no-test")
NAMED = "hit-named"
"""Of the hits those on an issue that the reaction's source names."""


@dataclass(frozen=True, slots=True)
class Foretold:
    """What the positions of a day foretell of one reaction, and by which lines."""

    answer: Answer
    lines: dict[str, Line]
    left_out: int
    known: str

    @property
    def rests_on(self) -> tuple[str, ...]:
        """The issues that make the answer: a no those refused, a yes all of them."""
        if self.answer == UNKNOWN:
            return ()
        return tuple(i for i, one in self.lines.items() if one.declared == self.answer)


def fit(case: Case, wanted: bool) -> tuple[Table, Table]:
    """One row per recorded reaction to a text that settles something, and the counts."""
    bare = unassumed(case)[0]
    rows = [
        _row(case, bare, id, draft, reaction)
        for id, draft in (case.drafts.items() if wanted else ())
        for reaction in draft.reactions
    ]
    table = Table("fit", FIT, told_apart(r for r in rows if r is not None))
    return table, Table("fit-counted", COUNTED, _counts(table) if wanted else ())


def _counts(table: Table) -> tuple[Row, ...]:
    columns = ("fit", "fit-without")
    found = [table.column(name) for name in columns]
    rows = [Row((f, *(one.count(f) for one in found))) for f in FITS]
    named = table.column("named")
    hits = (sum(f == "hit" and n is not None for f, n in zip(c, named, strict=True)) for c in found)
    return (rows[0], Row((NAMED, *hits)), *rows[1:])


def _row(case: Case, bare: Case, id: str, draft: Draft, reaction: Reaction) -> Row | None:
    names = _speaking(case, reaction.who)
    reader = next((n for n in (reaction.who, *names) if _reads(draft, n)), None)
    deal = {i: s for i, s in of_draft(case, id, reader).items() if case.issues[i].kind != "text"}
    if not deal:
        return None
    given, without = (_foretold(c, draft, reaction, names, deal) for c in (case, bare))
    counts = [sum(one.declared == a for one in given.lines.values()) for a in (YES, NO, UNKNOWN)]
    claims = (*(c.text for c in reaction.rests_on), *_claims(given.lines))
    named = _named(case, reaction, names, given.rests_on)
    return Row(
        (
            f"{id}.{reaction.who}@{(reaction.on or draft.date).text}",
            id,
            reaction.who,
            reaction.says,
            _WORDS[given.answer],
            _verdict(case, draft, reaction, given.answer),
            given.rests_on or None,
            named or None,
            _verdict(case, draft, reaction, without.answer),
            _WORDS[without.answer],
            (reaction.on or draft.date).text,
            given.known,
            len(deal),
            *counts,
            given.left_out,
        ),
        (
            f"drafts.{id}",
            *(one.by.address for one in given.lines.values() if one.by is not None),
        ),
        tuple(dict.fromkeys(claims)),
    )


_WORDS = {NO: "no", UNKNOWN: "unsaid", YES: "yes"}


def _foretold(
    case: Case, draft: Draft, reaction: Reaction, names: tuple[str, ...], deal: Deal
) -> Foretold:
    day = _day(reaction, draft)
    seen, left_out = _without_own(case, draft, reaction, names, tuple(deal))
    lines = {i: line(seen, voice(seen, i, names, day), deal) for i in deal}
    answer = all_of(_clear(line_, says_nothing(deal[i])) for i, line_ in lines.items())
    return Foretold(answer, lines, left_out, _ground(seen, lines, answer))


def _named(
    case: Case, reaction: Reaction, names: tuple[str, ...], issues: tuple[str, ...]
) -> tuple[str, ...]:
    """Of these issues those on which the reaction's own source has his position."""
    own = {c.text for c in reaction.rests_on}
    return tuple(
        issue
        for issue in issues
        if any(
            {c.text for c in entry.rests_on} & own
            for name in (reaction.who, *names)
            for entry in case.positions.get(issue, {}).get(name, ())
        )
    )


def _speaking(case: Case, who: str) -> tuple[str, ...]:
    """The names whose lines speak for somebody; an envoy speaks for his party."""
    owner = Directory(case).parties_of.get(who, who)
    party = case.parties.get(owner)
    person = party.constituencies.get(who) if party is not None else None
    if person is not None and person.kind == "envoy":
        return (who, *names_of(case, owner))
    return names_of(case, who)


def _reads(draft: Draft, name: str) -> bool:
    return any(name in c.readings for c in draft.clauses)


def _clear(line: Line, open_: bool) -> Answer:
    return UNKNOWN if open_ else line.declared


def _ground(case: Case, lines: dict[str, Line], answer: Answer) -> str:
    """How a yes or no is known: a no as its strongest refusal, a yes as its weakest consent."""
    found = [ground(case, one, "declared") for one in lines.values() if one.declared == answer]
    return weight_of(found, int(answer))


def _day(reaction: Reaction, draft: Draft) -> date:
    """The last day of the text, or of the reaction where that is earlier known to the day."""
    on = reaction.on.last if reaction.on is not None else None
    return on or draft.date.last or date.max


def _without_own(
    case: Case, draft: Draft, reaction: Reaction, names: tuple[str, ...], issues: tuple[str, ...]
) -> tuple[Case, int]:
    """The case without the entries of these names that the reaction or the text itself made."""
    made = (draft, reaction, *draft.clauses)
    own = {c.text for record in made for c in record.rests_on}
    left_out = 0
    positions = dict(case.positions)
    for issue in issues:
        by_actor = case.positions.get(issue, {})
        positions[issue] = dict(by_actor)
        for name in names:
            entries = by_actor.get(name, ())
            kept = tuple(e for e in entries if not _made_by(e, own, draft))
            left_out += len(entries) - len(kept)
            if entries:
                positions[issue][name] = kept
    return case.model_copy(update={"positions": positions}), left_out


def _made_by(entry: Position, own: set[str], draft: Draft) -> bool:
    """Whether it has no other source, or is a line that a text no older than this one showed."""
    cites = {c.text for c in entry.rests_on}
    last, first = entry.since.last or date.max, draft.date.first or date.min
    return (bool(cites) and cites <= own) or (entry.line == "text" and last >= first)


def _claims(lines: dict[str, Line]) -> tuple[str, ...]:
    entries = [one.by.entry for one in lines.values() if one.by is not None]
    return tuple(c.text for entry in entries for c in entry.rests_on)


def _verdict(case: Case, draft: Draft, reaction: Reaction, answer: Answer) -> str:
    if reaction.says in ("evades", "silent"):
        return "no-test"
    if reaction.text_seen is False:
        return "unseen"
    owners = Directory(case).parties_of
    if owners.get(reaction.who, reaction.who) in {owners.get(a, a) for a in draft.authors}:
        return "own-text"
    if answer == UNKNOWN:
        return "unsaid"
    foretold = ("accepts",) if answer == YES else ("rejects", "yes-but")
    return "hit" if reaction.says in foretold else "miss"
