"""What could the word be that somebody is typing? Quick answers, read from the raw files."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import typer

_SHIPPED = Path(__file__).parents[1] / "cases"
_ACTORS = "constituencies"


def cases_to_complete(incomplete: str) -> list[str]:
    """Shipped cases, and folders on the way to a case of one's own."""
    shipped = [f.parent.relative_to(_SHIPPED).as_posix() for f in _SHIPPED.glob("*/*/case.yaml")]
    return [*sorted(s for s in shipped if s.startswith(incomplete)), *_folders(incomplete)]


def lenses_to_complete(incomplete: str) -> list[str]:
    """The names of the lenses."""
    from winset.lenses import LENSES

    return [lens.NAME for lens in LENSES if lens.NAME.startswith(incomplete)]


def whats_to_complete(ctx: typer.Context, incomplete: str) -> list[str]:
    """Everything ``show`` can be asked for: ids, actors, paragraphs, sections."""
    sections = _sections(ctx)
    found = [
        "case",
        *sections,
        *_ids(sections, *(s for s in sections if s not in ("case", "positions"))),
        *_actors(sections),
        *_paragraphs(sections),
    ]
    return _those(found, incomplete)


def sources_to_complete(ctx: typer.Context, incomplete: str) -> list[str]:
    """What can be left out of a case: claims, documents, paragraphs, links."""
    sections = _sections(ctx)
    found = [*_ids(sections, "claims", "documents", "links"), *_paragraphs(sections)]
    return _those(found, incomplete)


def documents_to_complete(ctx: typer.Context, incomplete: str) -> list[str]:
    """The documents of the case."""
    return _those(_ids(_sections(ctx), "documents"), incomplete)


def claims_to_complete(ctx: typer.Context, incomplete: str) -> list[str]:
    """The claims of the case."""
    return _those(_ids(_sections(ctx), "claims"), incomplete)


def issues_to_complete(ctx: typer.Context, incomplete: str) -> list[str]:
    """The issues of the case."""
    return _those(_ids(_sections(ctx), "issues"), incomplete)


def drafts_to_complete(ctx: typer.Context, incomplete: str) -> list[str]:
    """The texts of the case."""
    return _those(_ids(_sections(ctx), "drafts"), incomplete)


def scenarios_to_complete(ctx: typer.Context, incomplete: str) -> list[str]:
    """The named what-ifs of the case."""
    return _those(_ids(_sections(ctx), "scenarios"), incomplete)


def actors_to_complete(ctx: typer.Context, incomplete: str) -> list[str]:
    """Parties, people and groups of the case."""
    sections = _sections(ctx)
    return _those([*_actors(sections), *_ids(sections, "groups")], incomplete)


def speakers_to_complete(ctx: typer.Context, incomplete: str) -> list[str]:
    """Whoever can say or carry something: actors, outlets, documents."""
    sections = _sections(ctx)
    found = [*_actors(sections), *_ids(sections, "groups", "outlets", "documents")]
    return _those(found, incomplete)


def languages_to_complete(incomplete: str) -> list[str]:
    """The languages that have words."""
    from winset.views.words import languages

    return _those(list(languages()), incomplete)


def _those(words: list[str], incomplete: str) -> list[str]:
    """The words that begin so, each once; the shell shows them in this order."""
    return list(dict.fromkeys(word for word in words if word.startswith(incomplete)))


def _folders(incomplete: str) -> list[str]:
    start = Path(incomplete) if incomplete.endswith("/") else Path(incomplete).parent
    try:
        inside = sorted(f for f in start.iterdir() if f.is_dir() and not f.name.startswith("."))
    except OSError:
        return []
    named = (f.as_posix() for f in inside)
    dot = "./" if incomplete.startswith("./") else ""
    return [dot + name for name in named if (dot + name).startswith(incomplete)]


def _sections(ctx: typer.Context) -> dict[str, Any]:
    """The raw sections of the case that stands on the line; nothing where it cannot be read."""
    from winset.case.reader import read

    # Behind an option that still lacks its value the words of the line stay unread.
    name = ctx.params.get("case") or next(iter(ctx.args), None)
    if not isinstance(name, str):
        return {}
    folder = Path(name) if Path(name).is_dir() else _SHIPPED / name
    sections: dict[str, Any] = {}
    try:
        for file in sorted(folder.glob("*.yaml")):
            sections.update(read(file.name, file.read_bytes()).data)
    except OSError:
        return {}
    return sections


def _ids(sections: dict[str, Any], *names: str) -> list[str]:
    found: list[str] = []
    for name in names:
        section = sections.get(name)
        parts = section.values() if name == "calendar" and isinstance(section, dict) else (section,)
        found += [id for part in parts if isinstance(part, dict) for id in part]
    return found


def _actors(sections: dict[str, Any]) -> list[str]:
    found: list[str] = []
    for id, party in _maps(sections.get("parties")):
        found += [id, *(person for person, _ in _maps(party.get(_ACTORS)))]
    return found


def _paragraphs(sections: dict[str, Any]) -> list[str]:
    found: list[str] = []
    for id, document in _maps(sections.get("documents")):
        paragraphs = document.get("paragraphs")
        if isinstance(paragraphs, dict):
            found += [f"{id}:{number}" for number in paragraphs]
    return found


def _maps(section: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    if isinstance(section, dict):
        yield from ((id, record) for id, record in section.items() if isinstance(record, dict))
