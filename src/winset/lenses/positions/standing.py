"""Who gains and loses influence, who may speak for whom, who holds the pen, which tracks move?"""

from __future__ import annotations

from datetime import date

from winset.case.case import Case
from winset.case.who import Constituency, Influence, Party
from winset.results import Column, Row, Table

INFLUENCE = (
    Column("entry", "key"),
    Column("actor", "actor"),
    Column("party", "party"),
    Column("since", "date"),
    Column("goes", "word"),
    Column("note", "text-at"),
    Column("basis", "word"),
    Column("in-force", "word"),
)
MANDATES = (
    Column("mandate", "key"),
    Column("envoy", "actor"),
    Column("principal", "actor"),
    Column("may-bind", "ids"),
    Column("since", "date"),
    Column("until", "date"),
    Column("overruled-by", "ids"),
    Column("says", "text-at"),
    Column("basis", "word"),
)
PEN = (
    Column("draft", "key"),
    Column("date", "date"),
    Column("authors", "ids"),
    Column("inputs", "ids"),
    Column("derives-from", "ids"),
    Column("status", "word"),
    Column("release", "word"),
    Column("disowned-by", "ids"),
)
TRACKS = (
    Column("entry", "key"),
    Column("track", "address"),
    Column("kind", "word"),
    Column("since", "date"),
    Column("stands", "word"),
    Column("says", "text-at"),
)


def influence(case: Case, day: date) -> Table:
    """Every dated entry in order of time; the last of each actor is in force until more is said."""
    rows = []
    for party, record in case.parties.items():
        holders: list[tuple[str, Party | Constituency]] = [
            (party, record),
            *record.constituencies.items(),
        ]
        for id, holder in holders:
            entries = sorted((e for e in holder.influence if e.since.starts_by(day)), key=_start)
            rows += [_influence_row(id, party, entry, entry is entries[-1]) for entry in entries]
    return Table("influence", INFLUENCE, tuple(rows))


def _start(entry: Influence) -> date:
    return entry.since.first or date.min


def _influence_row(actor: str, party: str, entry: Influence, last: bool) -> Row:
    at = f"{actor}.influence"
    cells = (
        f"{at}@{entry.since.text}",
        actor,
        party,
        entry.since.text,
        entry.goes,
        f"{at}.note@{entry.since.text}" if entry.note is not None else None,
        entry.stands_as,
        "in-force" if last else None,
    )
    return Row(cells, (f"{at}@{entry.since.text}",), tuple(c.text for c in entry.rests_on))


def mandates(case: Case) -> Table:
    """Who may bind whom on what; issues that no source names stay unknown."""
    rows = []
    for id, mandate in sorted(
        case.mandates.items(), key=lambda m: (m[1].since.first or date.min, m[0])
    ):
        cells = (
            f"mandates.{id}",
            mandate.envoy,
            mandate.principal,
            tuple(f"issues.{i}" for i in mandate.may_bind) or None,
            mandate.since.text,
            mandate.until.text if mandate.until else None,
            tuple(mandate.overruled_by) or None,
            f"mandates.{id}.says" if mandate.says is not None else None,
            mandate.stands_as,
        )
        rows.append(Row(cells, (f"mandates.{id}",), tuple(c.text for c in mandate.rests_on)))
    return Table("mandates", MANDATES, tuple(rows))


def pen(case: Case) -> Table:
    """Who wrote which text from what, in order of time."""
    rows = []
    for id, draft in sorted(case.drafts.items(), key=lambda d: (d[1].date.first or date.min, d[0])):
        cells = (
            f"drafts.{id}",
            draft.date.text,
            tuple(draft.authors),
            tuple(draft.inputs) or None,
            tuple(f"drafts.{d.draft}" for d in draft.derives_from) or None,
            draft.status,
            draft.release.how if draft.release else None,
            tuple(d.who for d in draft.disowned_by) or None,
        )
        rows.append(Row(cells, (f"drafts.{id}",), tuple(c.text for c in draft.rests_on)))
    return Table("pen", PEN, tuple(rows))


def tracks(case: Case, day: date) -> Table:
    """How each track of talks stood, entry by entry; without an entry its standing is unknown."""
    rows = []
    for id, track in case.tracks.items():
        entries = sorted(
            (s for s in track.status if s.since.starts_by(day)),
            key=lambda s: s.since.first or date.min,
        )
        if not entries:
            rows.append(
                Row(
                    (f"tracks.{id}", f"tracks.{id}", track.kind, None, None, None),
                    (f"tracks.{id}",),
                )
            )
        for entry in entries:
            at = f"tracks.{id}.status"
            says = f"{at}.says@{entry.since.text}" if entry.says is not None else None
            cells = (
                f"tracks.{id}@{entry.since.text}",
                f"tracks.{id}",
                track.kind,
                entry.since.text,
                entry.stands,
                says,
            )
            rows.append(Row(cells, (f"tracks.{id}",), tuple(c.text for c in entry.rests_on)))
    return Table("tracks", TRACKS, tuple(rows))


REACTIONS = (
    Column("reaction", "key"),
    Column("draft", "draft"),
    Column("who", "actor"),
    Column("says", "word"),
    Column("on", "date"),
    Column("text-seen", "word"),
    Column("words", "text-at"),
    Column("basis", "word"),
)


def reactions(case: Case) -> Table:
    """What each actor did with each text; whoever is not listed has no recorded reaction."""
    rows = []
    for id, draft in sorted(case.drafts.items(), key=lambda d: (d[1].date.first or date.min, d[0])):
        seen: dict[str, int] = {}
        for reaction in draft.reactions:
            day = f"@{reaction.on.text}" if reaction.on else ""
            at = f"drafts.{id}.reactions.{reaction.who}"
            again = seen[at + day] = seen.get(at + day, 0) + 1
            cells = (
                at + day + (f" {again}" if again > 1 else ""),
                id,
                reaction.who,
                reaction.says,
                reaction.on.text if reaction.on else None,
                None if reaction.text_seen is None else ("yes" if reaction.text_seen else "no"),
                f"{at}.words{day}" if reaction.words is not None and again == 1 else None,
                reaction.stands_as,
            )
            cites = reaction.rests_on or draft.rests_on
            rows.append(Row(cells, (at + day,), tuple(c.text for c in cites)))
    return Table("reactions", REACTIONS, tuple(rows))
