"""Does the case reproduce what parties did with past texts?

Each text is judged as of its own day by the positions then in force, as known now. Entries whose
only sources are those of the reaction are left out, or the test would answer itself. A yes
foretells that the text is accepted, a no that it is rejected or sent back with changes; where a
needed answer is unsaid nothing is foretold. Evasion and silence say neither yes nor no and test
nothing.
"""

from __future__ import annotations

from datetime import date

from winset.case.answers import NO, UNKNOWN, YES, Answer, all_of
from winset.case.case import Case
from winset.case.consents import names_of
from winset.case.deal import of_draft
from winset.case.directory import Directory
from winset.case.drafts import Draft, Reaction
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
    Column("date", "date"),
    Column("foretold", "word"),
    Column("fit", "word"),
    Column("ground", "word"),
    Column("clauses", "number", "clauses"),
    Column("accepted", "number", "clauses"),
    Column("refused", "number", "clauses"),
    Column("unsaid", "number", "clauses"),
    Column("refused-on", "issue"),
    Column("left-out", "number", "entries"),
)
COUNTED = (
    Column("fit", "key"),
    Column("reactions", "number", "reactions"),
)
FITS = ("hit", "miss", "unsaid", "no-test")


def fit(case: Case, wanted: bool) -> tuple[Table, Table]:
    """One row per recorded reaction to a text that settles something, and the counts."""
    rows = [
        _row(case, id, draft, reaction)
        for id, draft in (case.drafts.items() if wanted else ())
        for reaction in draft.reactions
    ]
    kept = told_apart(r for r in rows if r is not None)
    found = [str(r.cells[6]) for r in kept]
    counts = tuple(Row((f, found.count(f))) for f in FITS) if wanted else ()
    return Table("fit", FIT, kept), Table("fit-counted", COUNTED, counts)


def _row(case: Case, id: str, draft: Draft, reaction: Reaction) -> Row | None:
    names = _speaking(case, reaction.who)
    reader = next((n for n in (reaction.who, *names) if _reads(draft, n)), None)
    deal = {i: s for i, s in of_draft(case, id, reader).items() if case.issues[i].kind != "text"}
    if not deal:
        return None
    day = _day(reaction, draft)
    seen, left_out = _without_own(case, reaction, names, tuple(deal))
    lines = {i: line(seen, voice(seen, i, names, day), deal) for i in deal}
    answer = all_of(_clear(line_, says_nothing(deal[i])) for i, line_ in lines.items())
    counts = [sum(one.declared == a for one in lines.values()) for a in (YES, NO, UNKNOWN)]
    refused = tuple(i for i, one in lines.items() if one.declared == NO)
    known = _ground(seen, lines, answer)
    claims = (*(c.text for c in reaction.rests_on), *_claims(lines))
    return Row(
        (
            f"{id}.{reaction.who}@{(reaction.on or draft.date).text}",
            id,
            reaction.who,
            reaction.says,
            (reaction.on or draft.date).text,
            ("no", "unsaid", "yes")[answer],
            _verdict(reaction.says, answer),
            known,
            len(deal),
            *counts,
            refused or None,
            left_out,
        ),
        (f"drafts.{id}", *(one.by.address for one in lines.values() if one.by is not None)),
        tuple(dict.fromkeys(claims)),
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
    case: Case, reaction: Reaction, names: tuple[str, ...], issues: tuple[str, ...]
) -> tuple[Case, int]:
    """The case without the entries of these names whose only sources are the reaction's."""
    own = {c.text for c in reaction.rests_on}
    left_out = 0
    positions = dict(case.positions)
    for issue in issues:
        by_actor = case.positions.get(issue, {})
        positions[issue] = dict(by_actor)
        for name in names:
            entries = by_actor.get(name, ())
            kept = tuple(e for e in entries if not _rests_only(e, own))
            left_out += len(entries) - len(kept)
            if entries:
                positions[issue][name] = kept
    return case.model_copy(update={"positions": positions}), left_out


def _rests_only(entry: Position, own: set[str]) -> bool:
    cites = {c.text for c in entry.rests_on}
    return bool(cites) and cites <= own


def _claims(lines: dict[str, Line]) -> tuple[str, ...]:
    entries = [one.by.entry for one in lines.values() if one.by is not None]
    return tuple(c.text for entry in entries for c in entry.rests_on)


def _verdict(said: str, answer: Answer) -> str:
    if said in ("evades", "silent"):
        return "no-test"
    if answer == UNKNOWN:
        return "unsaid"
    foretold = ("accepts",) if answer == YES else ("rejects", "yes-but")
    return "hit" if said in foretold else "miss"
