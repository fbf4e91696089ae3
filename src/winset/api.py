"""What can a program ask of Winset? Every verb is a function that gives data and prints nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Any, Protocol

from winset.case.case import Case
from winset.errors import LensError, UsageError, nearest

if TYPE_CHECKING:
    from winset.case.around import About
    from winset.case.difference import Difference
    from winset.case.edit import Addition, Replacement
    from winset.case.views import View, Viewed
    from winset.draws import Draws
    from winset.results import Result
    from winset.views.brief import Material
    from winset.views.document import Document

CASES = Path(__file__).parent / "cases"


class Lens(Protocol):
    """A way to read a case: anything of this shape, ours or somebody else's."""

    NAME: str
    QUESTION: str
    ANSWERS: tuple[str, ...]
    Options: type

    def run(self, draws: Draws, options: Any) -> Result:
        """The result for these draws and options."""
        ...


@dataclass(frozen=True, slots=True)
class Shipped:
    """A case that comes with Winset: ``path`` is what the command line takes."""

    path: str
    folder: Path


def cases() -> tuple[Shipped, ...]:
    """The shipped cases, by path."""
    found = sorted(CASES.glob("*/*/case.yaml"))
    return tuple(Shipped(f.parent.relative_to(CASES).as_posix(), f.parent) for f in found)


def locate(name: str | Path) -> Path:
    """The folder of a case: a folder of the user's, else a shipped case. Raises UsageError."""
    folder = Path(name)
    if folder.is_file() and folder.name == "case.yaml":
        folder = folder.parent
    if folder.is_dir():
        return folder
    shipped = {s.path: s.folder for s in cases()}
    if str(name) in shipped:
        return shipped[str(name)]
    hint = nearest(str(name), shipped)
    raise UsageError(
        f"there is no folder and no shipped case '{name}'"
        + (f"; did you mean {hint}?" if hint else "")
    )


def load(name: str | Path) -> Case:
    """A checked case, from a folder or by the path of a shipped one.

    Raises CaseError with every problem in it, UsageError when there is no such case.
    """
    from winset.case.load import load as load_folder

    return load_folder(locate(name))


def view(case: Case, wanted: View | None = None) -> Viewed:
    """The case as somebody wants to look at it: documents, day, claims left out, what-ifs."""
    from winset.case.views import view as look

    return look(case, wanted)


def draw(case: Case | Viewed, wanted: View | None = None, *, n: int = 1000, seed: int = 1) -> Draws:
    """The viewed case with its uncertainty: ``n`` draws from ``seed``, sampled when asked for."""
    from winset.draws import Draws

    if n < 1:
        raise UsageError(f"{n} draws are too few; expected 1 or more")
    seen = view(case, wanted) if isinstance(case, Case) else case
    return Draws(seen, n, seed)


def lenses() -> tuple[Lens, ...]:
    """Every lens, in the order of the report."""
    from winset.lenses import LENSES

    return LENSES


def lens(name: str) -> Lens:
    """The lens called ``name``. Raises UsageError with the nearest name."""
    known = {one.NAME: one for one in lenses()}
    if name not in known:
        hint = nearest(name, known)
        raise UsageError(
            f"there is no lens '{name}'; expected one of {', '.join(known)}"
            + (f"; did you mean {hint}?" if hint else "")
        )
    return known[name]


def run(
    which: str | Lens, case: Case | Viewed | Draws, options: Any = None, **given: Any
) -> Result:
    """What a lens finds: ``which`` is a lens or its name, ``given`` its options by name.

    Raises LensError when the lens cannot answer for this case, UsageError for an unknown option.
    """
    from winset.draws import Draws

    reading = lens(which) if isinstance(which, str) else which
    draws = case if isinstance(case, Draws) else draw(case)
    chosen = options if options is not None else _options(reading, given)
    result = reading.run(draws, chosen)
    return replace(result, manifest=_manifest(reading, draws, chosen))


def report(
    case: Case | Viewed,
    *,
    since: date | None = None,
    language: str = "",
    brief: bool = False,
    n: int = 1000,
    seed: int = 1,
    timings: dict[str, float] | None = None,
) -> Document:
    """The report on a case: every lens run once, composed into one document in one language.

    ``since`` is the earlier day to compare with (default: the case's own); a lens that cannot
    answer becomes a chapter that says so. ``timings``, when given, is filled with seconds by step.
    """
    from winset.case.clock import earlier
    from winset.views.compose import compose

    seen = view(case) if isinstance(case, Case) else case
    chosen = language or seen.case.case.languages[0]
    day = since or earlier(seen.case)
    spent = timings if timings is not None else {}
    gone = tuple(value for name, value in seen.steps if name == "without")
    before = None
    if gone:
        whole = _material(
            view(seen.whole, replace(seen.wanted, without=())), day, chosen, n, seed, {}
        )
        before = compose(whole, brief_only=True)
    material = _material(seen, day, chosen, n, seed, spent)
    start = perf_counter()
    document = compose(material, brief_only=brief, before=before, without=gone)
    spent["compose"] = perf_counter() - start
    return document


def _material(
    seen: Viewed, day: date | None, language: str, n: int, seed: int, spent: dict[str, float]
) -> Material:
    """Every lens run once over a view: what the report is written from."""
    from winset.case.judged import said
    from winset.views.brief import Material

    draws = draw(seen, n=n, seed=seed)
    results: dict[str, Result] = {}
    failures: dict[str, str] = {}
    for one in lenses():
        start = perf_counter()
        try:
            given = {"since": day.isoformat()} if day is not None and _takes_since(one) else {}
            results[one.NAME] = run(one, draws, **given)
        except LensError as error:
            failures[one.NAME] = str(error)
        spent[one.NAME] = perf_counter() - start
    steps = "; ".join(f"{name} {value}" for name, value in seen.steps)
    spoken, _ = said(seen.case)
    return Material(
        spoken, seen.whole, results, failures, language, day, steps, seen.undated_hidden
    )


def show(case: Case | Viewed, what: str) -> tuple[About, ...]:
    """Everything a case knows about what an id, an address, a paragraph or a name stands for.

    Raises UsageError with the nearest word when nothing is called so.
    """
    from winset.case.around import Around
    from winset.case.lookup import look_up

    seen = view(case) if isinstance(case, Case) else case
    around = Around(seen.case)
    return tuple(around.about(found) for found in look_up(seen.case, what))


def new(target: str | Path, source: str | Path = "") -> tuple[str, ...]:
    """A new case in the folder ``target``: a small commented one, or a copy of ``source``.

    Returns the names of its files. Raises UsageError when the folder is there and not empty.
    """
    from winset.case.copying import new_case

    if not source:
        return new_case(Path(target))
    folder = locate(source)
    if load(folder).case.extends:
        raise UsageError(f"'{source}' extends another case, so a copy would not find that one")
    return new_case(Path(target), folder)


def add(name: str | Path, kind: str, fields: Mapping[str, Any]) -> Addition:
    """Add a claim, position, event, reaction, signpost or document to a case of one's own.

    ``fields`` holds what a file would: text, lists, maps; and the words for the place (id; issue
    and who; draft). The whole case is checked with it before anything is written. Raises CaseError
    with what would be wrong, UsageError when there is no place for it.
    """
    addition = proposed(name, kind, fields)
    write(name, addition)
    return addition


def proposed(name: str | Path, kind: str, fields: Mapping[str, Any]) -> Addition:
    """What ``add`` would write, checked with the whole case; nothing is written."""
    from winset.case.edit import tried

    return tried(own_folder(name), kind, fields)


def write(name: str | Path, addition: Addition) -> None:
    """Write a proposed addition. Raises UsageError when its file has been changed meanwhile."""
    from winset.case.edit import replace as put

    put(own_folder(name), addition.file, addition.before, addition.after)


def undo(name: str | Path) -> Replacement:
    """Take back the last addition. Raises UsageError when the file has been changed since."""
    from winset.case.edit import undo as undo_in

    return undo_in(own_folder(name))


def own_folder(name: str | Path) -> Path:
    """The folder of a case that may be edited. Raises UsageError for a shipped one."""
    folder = locate(name)
    if folder.resolve().is_relative_to(CASES.resolve()):
        path = folder.resolve().relative_to(CASES.resolve()).as_posix()
        raise UsageError(
            f"{path} is a shipped case and stays as it is; make a copy of your own: "
            f"winset new my-case --from {path}"
        )
    return folder


def difference(before: Case, after: Case) -> tuple[Difference, ...]:
    """Which records of two cases are only in one of them, or say something else."""
    from winset.case.difference import difference as between

    return between(before, after)


def _takes_since(reading: Lens) -> bool:
    return "since" in [f.name for f in fields(reading.Options)]


def render(document: Document, format: str = "html") -> bytes:
    """The document as bytes: html (one self-contained page), docx or txt. Raises UsageError."""
    match format:
        case "html":
            from winset.views.report.html import html_page

            return html_page(document).encode("utf-8")
        case "docx":
            from winset.views.docx import docx_bytes

            return docx_bytes(document)
        case "txt":
            from winset.views.plain import plain_text

            return plain_text(document).encode("utf-8")
    raise UsageError(f"'{format}' is no format of a report; expected html, docx or txt")


def _options(reading: Lens, given: dict[str, Any]) -> Any:
    names = [f.name for f in fields(reading.Options)]
    expected = f"expected one of {', '.join(names)}" if names else "it has none"
    for name in given:
        if name not in names:
            raise UsageError(f"{reading.NAME} has no option '{name}'; {expected}")
    return reading.Options(**given)


def _manifest(reading: Lens, draws: Draws, options: Any) -> Any:
    from winset import __version__
    from winset.results import Manifest

    chosen = (
        tuple((f.name, _plain(getattr(options, f.name))) for f in fields(options))
        if is_dataclass(options)
        else ()
    )
    return Manifest(
        lens=reading.NAME,
        options=chosen,
        view=draws.viewed.steps,
        loaded=draws.viewed.loaded,
        viewed=draws.viewed.viewed,
        seed=draws.seed,
        draws=draws.n,
        versions=(("winset", __version__),),
    )


def _plain(value: Any) -> str:
    if isinstance(value, Sequence) and not isinstance(value, str):
        return ", ".join(map(str, value))
    return "" if value is None else str(value)


__all__ = [
    "Lens",
    "LensError",
    "Shipped",
    "add",
    "cases",
    "difference",
    "draw",
    "lens",
    "lenses",
    "load",
    "locate",
    "new",
    "own_folder",
    "proposed",
    "render",
    "report",
    "run",
    "show",
    "undo",
    "view",
    "write",
]
