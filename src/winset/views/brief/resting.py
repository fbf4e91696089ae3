"""What on the page stands on a source? The links of every note, and where computed tables stand."""

from __future__ import annotations

from winset.views.document import Cite, DataTable, Document, Judgement, Link, Section
from winset.views.document.model import sections_of
from winset.views.document.walk import spans_of_blocks


def resting(document: Document) -> dict[str, tuple[Link, ...]]:
    """Note -> the sections of the page that cite it, in reading order."""
    found: dict[str, dict[str, Link]] = {}
    for section in _sections(document):
        for seen in spans_of_blocks(section.blocks):
            if isinstance(seen.span, Cite):
                found.setdefault(seen.span.note, {}).setdefault(
                    section.id, Link(section.title, section.id)
                )
    return {note: tuple(links.values()) for note, links in found.items()}


def computed_tables(document: Document) -> dict[str, str]:
    """Note of a computed table -> the id of that table on the page."""
    ids = {}
    for section in _sections(document):
        for block in _tables(section.blocks):
            lens, _, table = block.id.partition("-")
            ids[f"computed.{lens}.{table}"] = block.id
    return ids


def _sections(document: Document) -> list[Section]:
    return [*sections_of(document.brief), *(s for c in document.chapters for s in c.sections)]


def _tables(blocks: tuple[object, ...]) -> list[DataTable]:
    found = []
    for block in blocks:
        if isinstance(block, DataTable):
            found.append(block)
        elif not isinstance(block, Judgement):
            found += _tables(tuple(getattr(block, "blocks", ())))
    return found
