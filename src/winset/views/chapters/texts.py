"""What does each of the compared texts say, issue by issue?

Rows are the issues that at least two of the texts settle, or on which somebody whose yes a text
needs refuses it. A cell holds what the text says, what became of the point against the text it was
made from, who refuses it today, and where it stands. What nobody knows is a bracket; what a text is
known not to touch says so.
"""

from __future__ import annotations

from collections import Counter

from winset.results import Cell, Result
from winset.results import Row as TableRow
from winset.views.brief.citing import spans_of
from winset.views.brief.reading import named, plain_id, several
from winset.views.brief.telling import word
from winset.views.brief.writing import Writing
from winset.views.chapters.compared import lineage_of
from winset.views.document import (
    Cite,
    Column,
    DataTable,
    Emphasis,
    Mark,
    Row,
    Sentence,
    Spans,
    Text,
)
from winset.views.words import Words

LENS = "drafts"
ENOUGH = 2
FIRST = 16
"""The width of the first column, in per cent."""
# What became of a point, as the sentence above the table counts it.
CHANGES = (
    "kept",
    "moved",
    "narrowed",
    "widened",
    "made-precise",
    "made-vague",
    "dropped",
    "left-out",
    "new",
    "unknown",
)
_GONE = ("dropped", "left-out")


def side_by_side(writing: Writing, result: Result, texts: tuple[str, ...]) -> DataTable:
    """The compared texts as columns; the issues that most refuse come first."""
    own = writing.own(LENS)
    read = Reading(writing, result, texts)
    columns = (
        Column("issue", own["columns.issue"], width=FIRST),
        *text_columns(writing, texts),
    )
    rows = tuple(
        Row(
            issue,
            (Text(writing.labels.issue(issue)),),
            tuple(read.cell(issue, text) for text in texts),
            read.claims(issue),
            read.results(issue),
        )
        for issue in read.issues()
    )
    empty = None if rows else writing.gap(own["pictures.nothing-compared"])
    caption = own["pictures.side-caption"]
    return DataTable("drafts-side-by-side", caption, columns, rows, empty=empty)


def text_columns(writing: Writing, texts: tuple[str, ...]) -> tuple[Column, ...]:
    """A column of the same width for each text."""
    share = (100 - FIRST) // len(texts)
    return tuple(Column(t, writing.labels.at(f"drafts.{t}"), width=share) for t in texts)


def changes_told(writing: Writing, result: Result, texts: tuple[str, ...]) -> tuple[Sentence, ...]:
    """For each text made from another: how many points it kept, moved, dropped, added."""
    own, table = writing.own(LENS), result.table("clauses")
    said = []
    for text in texts:
        rows = [row for row in table.where(draft=text) if named(table, row)["issue"]]
        cells = [named(table, row) for row in rows]
        made = Counter(str(c["other"]) for c in cells if c["compared"] == "derives-from")
        if not made or made.most_common(1)[0][0] not in texts:
            continue
        other = made.most_common(1)[0][0]
        held = [c for c in cells if c["other"] == other]
        counted = Counter(str(c["change"]) for c in held)
        through = [
            writing.labels.at(t)
            for t in dict.fromkeys(t for c in held for t in several(c["through"]))
        ]
        template = own.fill(
            "pictures.changes-through" if through else "pictures.changes",
            draft=writing.labels.at(f"drafts.{text}"),
            other=writing.labels.at(f"drafts.{other}"),
            through=writing.listed(through),
            issues=sum(counted.values()),
            counted=writing.page["joins.comma"].join(
                f"{counted[c]}{writing.page['joins.space']}{word(writing, LENS, c)}"
                for c in CHANGES
                if counted[c]
            ),
            leaning=_leaning(writing, held),
            cite="{cite}",
        )
        spans = spans_of(template, cite=(writing.citing.computed(LENS, "clauses"),))
        keys = tuple(f"{LENS} clauses {row.cells[0]}" for row in rows)
        said.append(Sentence(("M",), spans, results=keys, view=writing.material.view))
    return tuple(said)


def _leaning(writing: Writing, held: list[dict[str, Cell]]) -> str:
    """Toward and away from whom the points moved, with how many each; nothing if none did."""
    own, parts = writing.own(LENS), []
    for name in ("toward", "away-from"):
        who = Counter(actor for c in held for actor in several(c[name]))
        if who:
            listed = [
                own.fill("pictures.by-count", who=writing.labels.actor(a), n=n)
                for a, n in who.most_common()
            ]
            parts.append(own.fill(f"pictures.{name}", who=writing.listed(listed)))
    return "".join(writing.page["joins.semicolon"] + part for part in parts)


class Reading:
    """The tables of the lens as the comparison reads them."""

    def __init__(self, writing: Writing, result: Result, texts: tuple[str, ...]) -> None:
        self.writing, self.texts = writing, texts
        table = result.table("clauses")
        self.rows: dict[tuple[str, str], TableRow] = {}
        self.said: dict[tuple[str, str], dict[str, Cell]] = {}
        for row in table.rows:
            cells = named(table, row)
            if cells["issue"] is not None:
                key = (str(cells["issue"]), str(cells["draft"]))
                self.rows[key], self.said[key] = row, cells
        self.unknown = lineage_of(result).unknown
        self.refusing = _refusing(result)

    @property
    def own(self) -> Words:
        """The words of the lens."""
        return self.writing.own(LENS)

    def issues(self) -> tuple[str, ...]:
        """The issues that most refuse first, then as the case lists them."""
        ranked = []
        for place, issue in enumerate(self.writing.material.case.issues):
            settling = [
                t for t in self.texts if (c := self.said.get((issue, t))) and c["says"] is not None
            ]
            refusing = {a for t in self.texts for a in self.refusing.get((issue, t), ())}
            if len(settling) >= ENOUGH or refusing:
                ranked.append((-len(refusing), place, issue))
        return tuple(issue for *_, issue in sorted(ranked))

    def claims(self, issue: str) -> tuple[str, ...]:
        """Everything the row rests on."""
        rows = [self.rows[issue, t] for t in self.texts if (issue, t) in self.rows]
        return tuple(dict.fromkeys(claim for row in rows for claim in row.claims))

    def results(self, issue: str) -> tuple[str, ...]:
        """The cells of the Result that the row prints."""
        rows = [self.rows[issue, t] for t in self.texts if (issue, t) in self.rows]
        return tuple(f"{LENS} clauses {row.cells[0]}" for row in rows)

    def cell(self, issue: str, text: str) -> Spans:
        """One text on one issue."""
        cells = self.said.get((issue, text))
        silent = Text(self.own["pictures.silent"])
        unknown = Mark("unsaid", word=self.own["pictures.unknown"])
        if cells is None:
            return (unknown,) if text in self.unknown else (silent,)
        change = str(cells["change"])
        if cells["says"] is None:
            if change not in _GONE:
                return (unknown,)
            gone = Text(self.own[f"pictures.{change}"])
            claims = self.rows[issue, text].claims[:1] if change == "dropped" else ()
            return (gone, *self._cited(claims))
        says = str(cells["says"])
        record = self.writing.record_at(says)
        claims = tuple(c.text for c in record.rests_on) if record is not None else ()
        return (
            Text(self.writing.labels.at(says)),
            *self._became(change, cells),
            *self._refused(issue, text),
            *self._cited(claims),
        )

    def _became(self, change: str, cells: dict[str, Cell]) -> Spans:
        """What became of the point, and toward and away from whom."""
        if cells["other"] is None or change in ("not-modelled", "nothing-earlier", "unknown"):
            return ()
        page = self.writing.page
        told = word(self.writing, LENS, "carried-over" if cells["carried-over"] else change)
        for name in ("toward", "away-from"):
            who = [self.writing.labels.actor(a) for a in several(cells[name])]
            if who:
                listed = self.writing.listed(who)
                told += page["joins.comma"] + self.own.fill(f"pictures.{name}", who=listed)
        lead = Text(page["joins.semicolon"])
        if change == "moved":
            return (lead, Mark("since", word=told))
        return (lead, Emphasis(told))

    def _refused(self, issue: str, text: str) -> Spans:
        who = [self.writing.labels.actor(a) for a in self.refusing.get((issue, text), ())]
        if not who:
            return ()
        told = self.own.fill("pictures.refused-by", who=self.writing.listed(who))
        return (Text(self.writing.page["joins.semicolon"]), Mark("no", word=told))

    def _cited(self, claims: tuple[str, ...]) -> tuple[Text | Cite, ...]:
        cites = self.writing.citing.both_sides(claims)[:2]
        return (Text(self.writing.page["joins.space"]), *cites) if cites else ()


def _refusing(result: Result) -> dict[tuple[str, str], tuple[str, ...]]:
    """(issue, text) -> those whose yes the text needs and who refuse it on that issue."""
    table = result.table("consents")
    found: dict[tuple[str, str], dict[str, None]] = {}
    for row in table.rows:
        cells = named(table, row)
        if cells["needed"] == "not-asked":
            continue
        for issue in several(cells["refuses"]):
            key = (plain_id(issue), str(cells["draft"]))
            found.setdefault(key, {})[str(cells["actor"])] = None
    return {key: tuple(who) for key, who in found.items()}
