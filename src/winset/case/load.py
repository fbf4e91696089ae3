"""How a folder becomes a checked, frozen case, or an error with every problem in it."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path as FilePath
from typing import Any

from winset.case.attached import attached
from winset.case.case import SECTIONS, Case
from winset.case.checks import check
from winset.case.explain import explain
from winset.case.gaps import Gaps, settle
from winset.case.reader import Path, Tree, read
from winset.errors import CaseError, Place, Problem, Slip, nearest, one_of

MOST_SECTIONS = 200
NOT_RUN = (
    "note: {files} could not be read as YAML, so what other files say about ids, settlements, "
    "dates and figures was not checked against each other; run the check again once {it} parses"
)
NOT_READ = (
    "note: what the records say about each other was not checked; run the check again once "
    "these are mended"
)


@dataclass(slots=True)
class Source:
    """The raw sections of a case and where each piece of them stands."""

    folder: FilePath
    sections: dict[str, Any] = field(default_factory=dict)
    homes: dict[tuple[str, ...], Tree] = field(default_factory=dict)
    trees: list[Tree] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    series: dict[str, bytes] = field(default_factory=dict)

    def tree_of(self, path: Path) -> Tree | None:
        """The file that holds ``path``: the record's own when cases extend one another."""
        if not path:
            return self.trees[0] if self.trees else None
        for length in range(min(len(path), 3), 0, -1):
            if (tree := self.homes.get(tuple(map(str, path[:length])))) is not None:
                return tree
        return None

    def place(self, path: Path, key: bool = False) -> Place:
        """Where ``path`` stands in the files, or the nearest thing around it that does."""
        tree = self.tree_of(path)
        if tree is None:
            return Place("case.yaml", 1, 1)
        real = self.settle(path)
        while real and real not in tree.values and real not in tree.keys:
            real = real[:-1]
        return tree.place(real, key=key and bool(path) and real[-1:] == path[-1:])

    def settle(self, path: Path) -> Path:
        """``path`` as it stands in the files; see ``gaps.settle``."""
        return settle(self.sections, path)

    def raw(self, path: Path) -> Any:
        """What stands at ``path`` in the files, or None."""
        node: Any = self.sections
        for step in self.settle(path):
            node = node[step]
        return node


def load(folder: str | FilePath) -> Case:
    """The case in ``folder``.

    Raises CaseError with all problems of all files at once: bytes, YAML, keys, words, references,
    settlements, dates, figures, and what a view of the case would break.
    """
    return load_source(folder)[0]


def load_source(
    folder: str | FilePath, instead: Mapping[str, bytes] | None = None
) -> tuple[Case, Source]:
    """The case and the files behind it (for editing, and for places in messages).

    ``instead`` gives the bytes of files that are to be read as if they stood in the folder.
    """
    with _without_collecting():
        return _loaded(FilePath(folder), instead or {})


@contextmanager
def _without_collecting() -> Iterator[None]:
    """Nothing that a load makes is garbage: looking for some would take a sixth of its time."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def _loaded(folder: FilePath, instead: Mapping[str, bytes]) -> tuple[Case, Source]:
    source = gather(folder, instead)
    case, problems, gaps = build(source)
    broken = sorted({t.file for t in source.trees if not t.parsed})
    problems = [
        *source.problems,
        *(p for t in source.trees for p in t.problems),
        *problems,
    ]
    if case is not None and not broken:
        problems += check(case, source, gaps)
    if problems or case is None:
        raise CaseError(problems, _not_run(case, broken))
    return case, source


def _not_run(case: Case | None, broken: list[str]) -> list[str]:
    """What to say about the checks that could not be run."""
    if broken:
        it = "it" if len(broken) == 1 else "each"
        return [NOT_RUN.format(files=", ".join(broken), it=it)]
    return [] if case is not None else [NOT_READ]


def gather(folder: FilePath, instead: Mapping[str, bytes] | None = None) -> Source:
    """Everything the files of ``folder`` say, section by section; problems noted, none raised."""
    source = Source(folder)
    if not _is_folder(folder):
        source.problems.append(_no_case(folder, f"there is no folder {folder.name}"))
        return source
    try:
        _read_files(source, folder, "", instead or {})
    except OSError as error:
        said = f"the folder {folder.name} cannot be read: {error.strerror}"
        source.problems.append(_no_case(folder, said))
        return source
    _extend(source, folder)
    if "case" not in source.sections and all(t.parsed for t in source.trees):
        source.problems.append(_no_case(folder, "no section 'case' in any file"))
    return source


def _is_folder(folder: FilePath) -> bool:
    try:
        return folder.is_dir()
    except (OSError, ValueError):
        return False


def build(source: Source) -> tuple[Case | None, list[Problem], Gaps]:
    """The typed case as far as it can be read, what does not fit, and what was left out."""
    if any(p.kind == "no-case" for p in source.problems):
        return None, [], Gaps()
    return explain(source)


def _read_files(
    source: Source, folder: FilePath, prefix: str, instead: Mapping[str, bytes]
) -> None:
    for file in sorted({*(f.name for f in folder.iterdir()), *instead}):
        if not file.endswith((".yaml", ".yml")) or file.startswith("."):
            continue
        name = prefix + file.encode("utf-8", "backslashreplace").decode()
        try:
            tree = read(name, instead[file] if file in instead else attached(folder, file))
        except Slip as slip:
            tree = Tree(name, parsed=False)
            tree.refuse((1, 1), slip.found, slip.expected, "unreadable")
        source.trees.append(tree)
        if tree.parsed:
            _take_sections(source, tree)


def _take_sections(source: Source, tree: Tree) -> None:
    if len(tree.data) > MOST_SECTIONS:
        said = f"{len(tree.data)} sections; no file can hold as many"
        tree.refuse((1, 1), said, kind="unknown-section")
        tree.parsed = False
        return
    for section, data in tree.data.items():
        if section not in SECTIONS:
            source.problems.append(
                Problem(
                    tree.place((section,), key=True),
                    "",
                    f"unknown section '{section}'",
                    one_of(SECTIONS, 60),
                    nearest(section, SECTIONS),
                    kind="unknown-section",
                )
            )
        elif section in source.sections:
            first = source.homes[(section,)]
            source.problems.append(
                Problem(
                    tree.place((section,), key=True),
                    "",
                    f"section '{section}' stands in two files",
                    f"all of it in one (first in {first.file})",
                    kind="duplicate-section",
                )
            )
        else:
            source.sections[section] = data
            source.homes[(section,)] = tree


def _extend(source: Source, folder: FilePath) -> None:
    """Lay this case over the ones it extends: a record here replaces the whole record there."""
    head = source.sections.get("case")
    named = head.get("extends") if isinstance(head, dict) else None
    bases = [named] if isinstance(named, str) else named if isinstance(named, list) else []
    seen = {folder.resolve()}
    for base in bases:
        if not isinstance(base, str):
            continue
        _lay_over(source, folder, base, seen)


def _lay_over(
    source: Source, folder: FilePath, named: str, seen: set[FilePath], prefix: str = ""
) -> None:
    """Put the case at ``named`` under this one; ``prefix`` leads here from the first case."""
    path = folder / named
    place = source.place(("case", "extends"))
    if FilePath(named).is_absolute() or not _is_folder(path) or not _has_head(path):
        source.problems.append(
            Problem(
                place,
                "case.extends",
                f"there is no case at {named}",
                "a folder with a case.yaml, named from this one",
                kind="extends",
            )
        )
        return
    if path.resolve() in seen:
        source.problems.append(
            Problem(
                place,
                "case.extends",
                f"{named} extends itself",
                "a case that stands on its own",
                kind="extends",
            )
        )
        return
    seen.add(path.resolve())
    base = Source(path)
    prefix += f"{named.rstrip('/')}/"
    _read_files(base, path, prefix, {})
    further = base.sections.get("case")
    deeper = further.get("extends") if isinstance(further, dict) else None
    for one in [deeper] if isinstance(deeper, str) else deeper if isinstance(deeper, list) else []:
        if isinstance(one, str):
            _lay_over(base, path, one, seen, prefix)
    source.trees += base.trees
    source.problems += base.problems
    for section, data in base.sections.items():
        _underlay(source, base, section, data)


def _has_head(folder: FilePath) -> bool:
    return (folder / "case.yaml").is_file()


def _underlay(source: Source, base: Source, section: str, data: Any) -> None:
    if section == "case":
        return
    own = source.sections.get(section)
    if own is None:
        source.sections[section] = data
        source.homes |= {at: tree for at, tree in base.homes.items() if at[0] == section}
        return
    if not isinstance(own, dict) or not isinstance(data, dict):
        return
    depth_two = section in ("positions", "calendar")
    merged = dict(own)
    for id, record in data.items():
        if id not in own:
            merged[id] = record
            _home(source, base, (section, id))
        elif depth_two and isinstance(record, dict) and isinstance(own[id], dict):
            merged[id] = {**record, **own[id]}
            for inner in record.keys() - own[id].keys():
                _home(source, base, (section, id, inner))
    source.sections[section] = _without_gone(merged, depth_two)


def _home(source: Source, base: Source, path: tuple[str, ...]) -> None:
    """Remember that what stands at ``path`` stands in a file of the extended case."""
    if (tree := base.tree_of(path)) is not None:
        source.homes[path] = tree


def _without_gone(records: dict[str, Any], depth_two: bool) -> dict[str, Any]:
    """Leave out what says ``gone``."""
    kept = {id: r for id, r in records.items() if r != "gone"}
    if depth_two:
        for id, inner in kept.items():
            if isinstance(inner, dict):
                kept[id] = {k: r for k, r in inner.items() if r != "gone"}
    return kept


def _no_case(folder: FilePath, found: str) -> Problem:
    return Problem(
        Place("case.yaml", 1, 1),
        "",
        found,
        "a folder with case.yaml (case: id, title, as-of, table)",
        kind="no-case",
    )
