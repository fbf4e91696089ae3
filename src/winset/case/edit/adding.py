"""Which file gets a new record, and what will stand there? Planned only; nothing is written."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from winset.case.attached import attached
from winset.case.edit.inserting import with_item, with_key
from winset.case.edit.kinds import Kind
from winset.case.grammar.when import When
from winset.case.load import Source
from winset.case.reader import Tree
from winset.errors import Slip, UsageError, nearest

_BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class Addition:
    """What an added record does to one file. ``lines``: numbers and words of its new lines."""

    address: str
    file: str
    before: bytes | None
    after: bytes
    lines: tuple[tuple[int, str], ...]


def planned(source: Source, kind: Kind, fields: Mapping[str, Any]) -> Addition:
    """The addition of one record to the files of a case.

    Raises UsageError when the kind lacks something, its place is taken or does not exist.
    """
    place, record = kind.taken_apart(fields)
    if kind.word == "position":
        return _position(source, place[0], place[1], record)
    if kind.word == "reaction":
        return _reaction(source, place[0], record)
    return _named(source, kind, place[0], record)


def _named(source: Source, kind: Kind, id: str, record: dict[str, Any]) -> Addition:
    """A record under an id of its own."""
    if id in _merged(source, kind.section):
        raise UsageError(f"{kind.section}.{id} is there already; choose another id")
    page = _page(source, kind.section)
    if page.holds:
        text = with_key(page.text, (kind.section,), id, record)
    else:
        text = with_key(page.text, (), kind.section, {id: record}, opened=1)
    return page.addition(f"{kind.section}.{id}", text)


def _position(source: Source, issue: str, who: str, entry: dict[str, Any]) -> Addition:
    """One more entry of somebody on an issue, in the order of the dates."""
    page = _page(source, "positions")
    address = f"positions.{issue}.{who}@{entry['since']}"
    if issue not in _merged(source, "issues"):
        hint = nearest(issue, _merged(source, "issues"))
        raise UsageError(
            f"there is no issue '{issue}'" + (f"; did you mean {hint}?" if hint else "")
        )
    everybody = _merged(source, "positions").get(issue, {})
    entries = _listed(everybody.get(who), f"positions.{issue}.{who}")
    own = page.data.get(issue)
    if isinstance(own, dict) and who in own:
        place = _in_order(_listed(own[who], f"positions.{issue}.{who}"), entry)
        text = with_item(page.text, ("positions", issue, who), entry, place)
        return page.addition(address, text)
    # What an extended case says on it is replaced as a whole, so it is said again.
    entries.insert(_in_order(entries, entry), entry)
    value = entries if len(entries) > 1 else entry
    if isinstance(own, dict):
        text = with_key(page.text, ("positions", issue), who, value)
    elif page.holds:
        text = with_key(page.text, ("positions",), issue, {who: value}, opened=1)
    else:
        text = with_key(page.text, (), "positions", {issue: {who: value}}, opened=2)
    return page.addition(address, text)


def _reaction(source: Source, draft: str, reaction: dict[str, Any]) -> Addition:
    """One more reaction to a text."""
    page = _page(source, "drafts")
    drafts = _merged(source, "drafts")
    address = f"drafts.{draft}.reactions.{reaction['who']}"
    if draft not in drafts:
        hint = nearest(draft, drafts)
        raise UsageError(
            f"there is no draft '{draft}'" + (f"; did you mean {hint}?" if hint else "")
        )
    if draft not in page.data:
        whole = deepcopy(drafts[draft])
        whole["reactions"] = [*_listed(whole.get("reactions"), address), reaction]
        if page.holds:
            text = with_key(page.text, ("drafts",), draft, whole)
        else:
            text = with_key(page.text, (), "drafts", {draft: whole}, opened=1)
        return page.addition(address, text)
    if "reactions" in page.data[draft]:
        had = _listed(page.data[draft]["reactions"], address)
        text = with_item(page.text, ("drafts", draft, "reactions"), reaction, len(had))
    else:
        text = with_key(page.text, ("drafts", draft), "reactions", [reaction], opened=1)
    return page.addition(address, text)


@dataclass(frozen=True, slots=True)
class _Page:
    """The file that holds a section, or will."""

    file: str
    before: bytes | None
    text: str
    data: dict[str, Any]
    holds: bool

    def addition(self, address: str, text: str) -> Addition:
        after = text.encode("utf-8")
        if self.before is not None and self.before.startswith(_BOM):
            after = _BOM + after
        return Addition(address, self.file, self.before, after, _fresh(self.text, text))


def _page(source: Source, section: str) -> _Page:
    """The file of the case's own that holds the section; else SECTION.yaml."""
    home = source.tree_of((section,))
    if home is not None and _own(home):
        data = home.data[section]
        return _read(source.folder, home.file, data if isinstance(data, dict) else {}, True)
    file = f"{section}.yaml"
    if any(tree.file == file for tree in source.trees):
        return _read(source.folder, file, {}, False)
    return _Page(file, None, "", {}, False)


def _read(folder: Path, file: str, data: dict[str, Any], holds: bool) -> _Page:
    raw = attached(folder, file)
    return _Page(file, raw, raw.decode("utf-8-sig"), data, holds)


def _own(tree: Tree) -> bool:
    """Whether a file stands in the case's own folder, not in one that it extends."""
    return "/" not in tree.file


def _merged(source: Source, section: str) -> dict[str, Any]:
    """A section as this case and those it extends give it."""
    found = source.sections.get(section)
    return found if isinstance(found, dict) else {}


def _listed(given: Any, address: str) -> list[Any]:
    if given is None:
        return []
    if isinstance(given, str):
        raise UsageError(f"{address} says '{given}'; mend it by hand first")
    return list(given) if isinstance(given, list) else [given]


def _in_order(entries: list[Any], entry: dict[str, Any]) -> int:
    """The place after the last entry that is not younger; the last place where a day is unknown."""
    day = _first_day(entry)
    places = [
        n for n, one in enumerate(entries, 1) if (_first_day(one) or date.min) <= (day or date.max)
    ]
    return max(places, default=0)


def _first_day(entry: Any) -> date | None:
    since = entry.get("since") if isinstance(entry, dict) else None
    try:
        return When.parse(since).first if isinstance(since, str) else None
    except Slip:
        return None


def _fresh(old: str, new: str) -> tuple[tuple[int, str], ...]:
    """The lines of ``new`` that are not in ``old``, with their numbers."""
    before, after = old.splitlines(), new.splitlines()
    matched = difflib.SequenceMatcher(None, before, after, autojunk=False)
    return tuple(
        (number + 1, after[number])
        for how, _, _, start, end in matched.get_opcodes()
        if how in ("insert", "replace")
        for number in range(start, end)
    )
