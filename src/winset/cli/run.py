"""``winset run LENS CASE``: one command per lens, its flags made from the lens's options."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import MISSING, Field, fields
from functools import cache
from typing import TYPE_CHECKING, Annotated, Any, get_type_hints

import typer

from winset.cli.options import (
    AsOf,
    AsWritten,
    CaseName,
    Draws,
    Json,
    Lang,
    Only,
    ScenarioName,
    Seed,
    Set,
    Without,
    wanted,
)

if TYPE_CHECKING:
    from winset.api import Lens
    from winset.results import Result, Table

_SHARED: dict[str, tuple[Any, Any]] = {
    "only": (Only, []),
    "as_of": (AsOf, ""),
    "without": (Without, []),
    "set": (Set, []),
    "scenario": (ScenarioName, []),
    "as_written": (AsWritten, False),
    "draws": (Draws, 1000),
    "seed": (Seed, 1),
    "json": (Json, False),
    "lang": (Lang, ""),
}

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None)


@app.callback()
def ask() -> None:
    """Ask one lens: winset run LENS CASE."""


def command(lens: Lens) -> Callable[..., None]:
    """The command of one lens: the shared options, then its own."""
    own = {f.name: f for f in fields(lens.Options)}
    hints = get_type_hints(lens.Options)

    def run(case: str, **given: Any) -> None:
        shared = {name: given.pop(name) for name in _SHARED}
        _answer(lens, case, shared, given)

    parameters = [
        inspect.Parameter("case", inspect.Parameter.POSITIONAL_OR_KEYWORD, annotation=CaseName)
    ]
    for name, (kind, default) in _SHARED.items():
        parameters.append(
            inspect.Parameter(
                name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=kind
            )
        )
    for name, one in own.items():
        default = _default(one)
        help_ = one.metadata.get("help", "")
        # A field may not be called by a word of Python; its metadata then names the flag.
        flags = (one.metadata["flag"],) if "flag" in one.metadata else ()
        kind = Annotated[_typed(hints[name]), typer.Option(*flags, help=help_)]
        default = list(default) if isinstance(default, tuple) else default
        parameters.append(
            inspect.Parameter(
                name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=kind
            )
        )
    run.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    run.__annotations__ = {p.name: p.annotation for p in parameters}
    run.__doc__ = lens.QUESTION
    return run


def _default(option: Field[Any]) -> Any:
    if option.default_factory is not MISSING:
        return option.default_factory()
    return option.default


def _typed(hint: Any) -> Any:
    """What the command line can take for an option of this type: a tuple is a repeated option."""
    if getattr(hint, "__origin__", None) is tuple:
        return list[str]
    args = getattr(hint, "__args__", ())
    if type(None) in args:
        return next(a for a in args if a is not type(None))
    return hint


def _answer(lens: Lens, case: str, shared: dict[str, Any], given: dict[str, Any]) -> None:
    from winset import api

    look = wanted(
        shared["only"],
        shared["as_of"],
        shared["without"],
        shared["set"],
        shared["scenario"],
        shared["as_written"],
    )
    draws = api.draw(api.load(case), look, n=shared["draws"], seed=shared["seed"])
    options = {k: tuple(v) if isinstance(v, list) else v for k, v in given.items()}
    result = api.run(lens, draws, **options)
    _write_tables(lens, result, given)
    if shared["json"]:
        typer.echo(result.json())
        return
    from winset.views.text import show

    show(result, draws.case, shared["lang"] or draws.case.case.languages[0])


def _write_tables(lens: Lens, result: Result, given: dict[str, Any]) -> None:
    """An option that says it ``writes`` a table names the file: the table goes there as CSV."""
    for option in fields(lens.Options):
        if "writes" in option.metadata and given.get(option.name):
            write_table(result.table(option.metadata["writes"]), given[option.name])


def write_table(table: Table, path: str) -> None:
    """The columns of ``table`` but its key, as CSV; the same bytes for the same table."""
    import csv
    import io
    from pathlib import Path

    from winset.errors import UsageError

    held = io.StringIO(newline="")
    writer = csv.writer(held, lineterminator="\n")
    writer.writerow([c.name for c in table.columns[1:]])
    writer.writerows([["" if c is None else c for c in row.cells[1:]] for row in table.rows])
    try:
        Path(path).write_bytes(held.getvalue().encode("utf-8"))
    except OSError as error:
        raise UsageError(f"{path} cannot be written: {error.strerror}") from error


@cache
def add_commands() -> None:
    """A command for each lens; called only when somebody asks for one: lenses load slowly."""
    from winset.lenses import LENSES

    for lens in LENSES:
        app.command(lens.NAME)(command(lens))
