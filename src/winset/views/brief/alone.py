"""How the brief stands without its chapters: what did not fit is counted, not linked."""

from __future__ import annotations

from dataclasses import replace

from winset.views.document import Beside, Block, Bullets, DataTable, Part, Section


def alone(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """The same parts, every 'and n more' pointing at the section it stands in."""
    return tuple(
        Beside(tuple(_section(s) for s in part.sections), part.ratio)
        if isinstance(part, Beside)
        else _section(part)
        for part in parts
    )


def _section(section: Section) -> Section:
    return replace(section, blocks=tuple(_block(b, section.id) for b in section.blocks))


def _block(block: Block, section: str) -> Block:
    if isinstance(block, (DataTable, Bullets)) and block.more is not None:
        return replace(block, more=replace(block.more, target=section))
    return block
