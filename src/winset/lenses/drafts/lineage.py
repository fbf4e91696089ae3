"""Who wrote each text, from what, on whose wishes, under whose mandate, and who disowned it?"""

from __future__ import annotations

from datetime import date

from winset.case.case import Case
from winset.case.drafts import Draft
from winset.case.who import Mandate
from winset.lenses.drafts.order import above
from winset.lenses.drafts.stands import Stands
from winset.lenses.drafts.terms import Texts
from winset.results import Column, Row, Table

LINEAGE = (
    Column("draft", "key"),
    Column("date", "date"),
    Column("form", "word"),
    Column("status", "word"),
    Column("deal-type", "word"),
    Column("authors", "ids"),
    Column("inputs", "ids"),
    Column("derives-from", "ids"),
    Column("derived", "words"),
    Column("follows", "ids"),
    Column("release", "word"),
    Column("released-by", "ids"),
    Column("released-on", "date"),
    Column("disowned-by", "ids"),
    Column("disowned-says", "text-at"),
    Column("leans", "ids"),
    Column("rest", "words"),
    Column("clauses", "number", "clauses"),
    Column("settling", "number", "clauses"),
    Column("open", "number", "clauses"),
    Column("unmodelled", "number", "clauses"),
)
MANDATE = (
    Column("line", "key"),
    Column("draft", "draft"),
    Column("author", "actor"),
    Column("standing", "word"),
    Column("mandate", "address"),
    Column("principal", "actor"),
    Column("may-bind", "ids"),
    Column("beyond", "ids"),
    Column("overruled-by", "ids"),
    Column("since", "date"),
    Column("until", "date"),
    Column("basis", "word"),
)


def lineage(case: Case, texts: Texts) -> Table:
    """One row per text, oldest first; of chosen texts these first, then where they came from."""
    ids = texts.chosen or texts.by_age
    earlier = above(case, ids)
    before = [id for id in texts.by_age if id not in ids and id in earlier]
    return Table("lineage", LINEAGE, tuple(_text(id, case.drafts[id]) for id in (*ids, *before)))


def _text(id: str, draft: Draft) -> Row:
    at = f"drafts.{id}"
    disowned = draft.disowned_by
    release = draft.release
    cells = (
        at,
        draft.date.text,
        draft.form,
        draft.status,
        draft.deal_type,
        tuple(draft.authors) or None,
        tuple(draft.inputs) or None,
        tuple(f"drafts.{d.draft}" for d in draft.derives_from) or None,
        tuple(d.stands_as for d in draft.derives_from) or None,
        tuple(f"drafts.{d}" for d in draft.follows) or None,
        release.how if release is not None else None,
        (release.by,) if release is not None and release.by is not None else None,
        release.on.text if release is not None and release.on is not None else None,
        tuple(d.who for d in disowned) or None,
        f"{at}.disowned-by.{disowned[0].who}.says" if disowned and disowned[0].says else None,
        (draft.leans,) if draft.leans is not None else None,
        (f"rest-{draft.rest.partition(' ')[0]}",),
        len(draft.clauses),
        sum(c.sets is not None and not _open(c.to) for c in draft.clauses),
        sum(c.sets is not None and _open(c.to) for c in draft.clauses),
        sum(c.sets is None for c in draft.clauses),
    )
    parts = (draft, *draft.derives_from, *disowned, *((release,) if release is not None else ()))
    cites = dict.fromkeys(c.text for part in parts for c in part.rests_on)
    return Row(cells, (at,), tuple(cites))


def _open(chosen: object) -> bool:
    words = [a.stretch for a in getattr(chosen, "alternatives", ())]
    return all(word in ("unspecified", "unknown") for word in words)


def mandates(case: Case, texts: Texts, stands: Stands) -> Table:
    """One row per author and mandate of each text, text by text.

    An author is the principal himself, holds a mandate on the text's day, held one before, has one
    only later, or has none on record. Issues that no source names stay unknown.
    """
    rows = [
        row
        for id in texts.order
        for author in case.drafts[id].authors
        for row in _author(case, texts, stands, id, author)
    ]
    return Table("mandate", MANDATE, tuple(rows))


def _author(case: Case, texts: Texts, stands: Stands, id: str, author: str) -> list[Row]:
    draft = case.drafts[id]
    key = f"drafts.{id}.authors.{author}"
    if stands.speaks(author):
        empty = (None,) * 8
        return [Row((key, id, author, "principal", *empty), (f"drafts.{id}",), _cites(draft))]
    held = [(name, m) for name, m in case.mandates.items() if m.envoy == author]
    if not held:
        empty = (None,) * 8
        return [Row((key, id, author, "none-recorded", *empty), (f"drafts.{id}",), _cites(draft))]
    several = len(held) > 1
    return [
        _line(f"{key}.{name}" if several else key, id, author, name, m, draft, texts)
        for name, m in held
    ]


def _line(
    key: str, id: str, author: str, name: str, mandate: Mandate, draft: Draft, texts: Texts
) -> Row:
    day = draft.date.last or draft.date.first
    named = tuple(texts.named(id))
    beyond = [i for i in named if mandate.may_bind and i not in mandate.may_bind]
    cells = (
        key,
        id,
        author,
        _standing(mandate, day),
        f"mandates.{name}",
        mandate.principal,
        tuple(f"issues.{i}" for i in mandate.may_bind) or None,
        tuple(f"issues.{i}" for i in beyond) or None,
        tuple(mandate.overruled_by) or None,
        mandate.since.text,
        mandate.until.text if mandate.until is not None else None,
        mandate.stands_as,
    )
    cites = tuple(c.text for c in mandate.rests_on)
    return Row(cells, (f"drafts.{id}", f"mandates.{name}"), cites)


def _standing(mandate: Mandate, day: date | None) -> str:
    """Whether the mandate was in force on the text's day."""
    if day is None:
        return "mandate-undated"
    if mandate.until is not None and mandate.until.last is not None and mandate.until.last < day:
        return "mandate-over"
    if mandate.since.first is not None and mandate.since.first > day:
        return "mandate-later"
    return "mandated"


def _cites(draft: Draft) -> tuple[str, ...]:
    return tuple(c.text for c in draft.rests_on)
