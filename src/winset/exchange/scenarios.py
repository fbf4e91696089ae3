"""Which formats of negotiations in numbers can be read, and which files make up a scenario?

One reader for each format; ``READERS`` is the list. Handed a folder, or files in any order,
``scenario_at`` finds format and domain itself: Genius is XML, NegMAS YAML, the two JSON formats
differ in their keys. Files with statistics that tools leave beside a scenario are passed over.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from winset.errors import UsageError, nearest, one_of
from winset.exchange import genius, geniusweb, negmas, negolog
from winset.exchange.scenario import Scenario

Reader = Callable[[Sequence[Path]], Scenario]
READERS: tuple[tuple[str, Reader], ...] = (
    ("genius", genius.read),
    ("geniusweb", geniusweb.read),
    ("negolog", negolog.read),
    ("negmas", negmas.read),
)
"""Name of a format and its reader, which takes the domain first, if any, then the profiles."""
ENDINGS = (".xml", ".json", ".yml", ".yaml")


@dataclass(frozen=True)
class Read:
    """A scenario with its format, and the files it was read from, the domain first."""

    format: str
    files: tuple[Path, ...]
    scenario: Scenario


def scenario_at(paths: Sequence[Path], format: str = "") -> Read:
    """The scenario of a folder, or of a domain and its profiles. Raises UsageError."""
    known = dict(READERS)
    if format and format not in known:
        hint = nearest(format, known)
        raise UsageError(
            f"format: '{format}' is none that is read; expected {one_of(known)}"
            + (f"; did you mean {hint}?" if hint else "")
        )
    sorted_ = _sorted(_files(paths), paths)
    found = format or sorted_[0]
    return Read(found, sorted_[1], known[found](sorted_[1]))


def _files(paths: Sequence[Path]) -> list[Path]:
    """The files named, and those of folders in the order of their names."""
    found: list[Path] = []
    for path in paths:
        if not path.exists():
            raise UsageError(f"{path}: there is no such file or folder")
        inside = sorted(path.iterdir()) if path.is_dir() else [path]
        found += [f for f in inside if f.is_file() and f.suffix.lower() in ENDINGS]
    if not found:
        raise UsageError(
            f"{paths[0] if paths else '.'}: holds no scenario; expected files that end in"
            f" {', '.join(ENDINGS)}"
        )
    return found


def _sorted(files: list[Path], asked: Sequence[Path]) -> tuple[str, tuple[Path, ...]]:
    """Format and files: the domain first, then the profiles; what is neither only if named."""
    kinds = [(file, _kind(file)) for file in files]
    formats = list(dict.fromkeys(kind[0] for _, kind in kinds if kind[1] != "other"))
    strangers = [f for f, kind in kinds if kind[1] == "other" and f in asked]
    if strangers:
        raise UsageError(f"{strangers[0].name}: is neither a domain nor a profile that is read")
    if not formats:
        names = ", ".join(f.name for f in files[:5])
        raise UsageError(f"{names}: no domain and no profile among them")
    if len(formats) > 1:
        raise UsageError(f"files of {' and '.join(formats)}; expected one scenario at a time")
    domains = [f for f, (_, part) in kinds if part == "domain"]
    profiles = [f for f, (_, part) in kinds if part == "profile"]
    if formats[0] != "negolog" and len(domains) != 1:
        said = f"{len(domains)} domains: {', '.join(d.name for d in domains)}" if domains else ""
        raise UsageError(f"{formats[0]}: expected one domain file; found {said or 'none'}")
    return formats[0], (*domains, *profiles)


def _kind(file: Path) -> tuple[str, str]:
    """Format of a file, and whether it is a domain, a profile or something else."""
    match file.suffix.lower():
        case ".xml":
            tree = genius.root(file)
            marks = {element.tag for element in tree.iter()}
            valued = any(item.get("evaluation") for item in tree.iter("item"))
            profile = valued or marks & {"weight", "evaluator", "reservation", "ufun"}
            part = "profile" if profile else "domain"
            return "genius", part if marks & {"issue", "objective"} else "other"
        case ".json":
            keys = _keys(geniusweb.parsed(file))
            if geniusweb.SPACE in keys:
                return "geniusweb", "profile"
            if "issuesValues" in keys:
                return "geniusweb", "domain"
            return "negolog", "profile" if {"issues", "issueWeights"} <= keys else "other"
        case _:
            keys = _keys(negmas.parsed(file))
            part = "domain" if "issues" in keys else "profile" if "type" in keys else "other"
            return "negmas", part


def _keys(thing: object) -> frozenset[str]:
    own: Iterable[object] = thing if isinstance(thing, dict) else ()
    return frozenset(map(str, own))
