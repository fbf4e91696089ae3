"""2.4 Who blocks what: near misses and texts as rows, the consents each needs as columns."""

from __future__ import annotations

from winset.results import Result
from winset.views.brief.matrix_packages import near_missed, of_texts, package_row
from winset.views.brief.matrix_texts import outsiders, text_row, to_change
from winset.views.brief.reactions import reactions
from winset.views.brief.writing import Writing
from winset.views.chapters.compared import compared
from winset.views.document import (
    Column,
    DataTable,
    KeyOfMarks,
    More,
    Paragraph,
    Row,
    Section,
)

QUOTA = 6

Seat = tuple[str, str]
"""A party and the role in which its consent is shown."""


def matrix(writing: Writing) -> Section:
    """Near misses first, then the texts compared; what nobody said stays unsaid.

    Near misses read the case without our assumptions, at strength declared, and a line that a
    source sees giving way is open to the right; in a text's row what somebody did with it counts
    before his lines.
    """
    deals, drafts = (writing.material.result(lens) for lens in ("deals", "drafts"))
    if deals is None:
        return reactions(writing)
    words = writing.words
    seats = _seats(writing, deals)
    near = near_missed(deals)
    texts = compared(drafts) if drafts is not None else ()
    packages = (*near, *(() if texts else of_texts(writing, deals)))
    rows: list[Row] = [package_row(writing, one, seats) for one in packages[:QUOTA]]
    if drafts is not None:
        shown = texts[-max(QUOTA - len(rows), 0) :] if len(rows) < QUOTA else ()
        rows += [text_row(writing, drafts, text, seats) for text in shown]
    columns = (
        Column("package", words["matrix.package"], width=15),
        *(Column(f"{party}-{role}", _heading(writing, party, role)) for party, role in seats),
    )
    every = len(deals.table("named-packages").rows) + len(texts)
    more = More(every - len(rows), "chapter-deals") if every > len(rows) else None
    empty = None if rows else writing.gap(words["matrix.no-package"])
    block = DataTable(
        "matrix-table",
        words["matrix.caption-consents"],
        columns,
        tuple(rows),
        empty=empty,
        more=more,
    )
    closing = (*to_change(writing, drafts, texts), *outsiders(writing, drafts, texts))
    if drafts is None:
        closing = (*closing, writing.gap(writing.missing("drafts")))
    blocks = (block, KeyOfMarks(), Paragraph(closing, fine=True))
    return Section("matrix", words["matrix.title"], blocks, page=1)


def _seats(writing: Writing, deals: Result) -> tuple[Seat, ...]:
    """Who fights signs, and ratifies where somebody is asked to; who does not, delivers."""
    case = writing.material.case.case
    zone = deals.table("zone")
    asked = {(r.cells[zone.index("party")], r.cells[zone.index("role")]) for r in zone.rows}
    fighting = case.fighting or case.table
    found: list[Seat] = []
    for party in case.table:
        found.append((party, "signs" if party in fighting else "delivers"))
        if (party, "ratifies") in asked:
            found.append((party, "ratifies"))
    return tuple(found)


def _heading(writing: Writing, party: str, role: str) -> str:
    key = "matrix.role-takes-part" if role == "delivers" else f"matrix.role-{role}"
    return writing.words.fill(key, party=writing.labels.actor(party))
