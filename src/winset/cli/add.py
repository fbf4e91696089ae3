"""``winset add``: one more record in a case of one's own, checked before it is written."""

from __future__ import annotations

import inspect
import sys
from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, Annotated, Any

import typer

from winset.cli.options import CaseName

if TYPE_CHECKING:
    from winset.case.edit import Addition
    from winset.cli.questions import Question

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None)

DryRun = Annotated[bool, typer.Option("--dry-run", help="Show the lines, write nothing.")]


@app.callback()
def add() -> None:
    """Add a record to a case of your own: asked in turn, or with options."""


@cache
def add_commands() -> None:
    """A command for each kind of record; called only when somebody adds something."""
    from winset.cli.questions import QUESTIONS

    for kind in QUESTIONS:
        app.command(kind)(_command(kind))
    app.command("undo")(_undo)


def _undo(case: CaseName) -> None:
    """Take back the last addition, if its file has not been changed since."""
    from winset import api

    done = api.undo(case)
    how = "is gone again" if done.after is None else "is again what it was"
    typer.echo(f"{done.file} {how}")


def _command(kind: str) -> Callable[..., None]:
    """The command of one kind of record, with an option for each of its keys."""
    from winset.cli.questions import ABOUT, QUESTIONS

    def command(case: str, dry_run: bool, **given: Any) -> None:
        _add(kind, case, {key.replace("_", "-").strip("-"): v for key, v in given.items()}, dry_run)

    place = inspect.Parameter.POSITIONAL_OR_KEYWORD
    parameters = [inspect.Parameter("case", place, annotation=CaseName)]
    for question in QUESTIONS[kind]:
        many = question.shape in ("text", "list", "pairs")
        parameters.append(
            inspect.Parameter(
                f"{question.key.replace('-', '_')}_",
                inspect.Parameter.KEYWORD_ONLY,
                default=[] if many else "",
                annotation=_option(question, many),
            )
        )
    parameters.append(
        inspect.Parameter(
            "dry_run", inspect.Parameter.KEYWORD_ONLY, default=False, annotation=DryRun
        )
    )
    command.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    command.__annotations__ = {p.name: p.annotation for p in parameters}
    command.__doc__ = ABOUT[kind]
    return command


def _option(question: Question, many: bool) -> Any:
    help_ = question.help
    if question.choices:
        help_ += f" One of {', '.join(question.choices)}."
    complete = question.complete or (_among(question.choices) if question.choices else None)
    flags = question.flags or (f"--{question.key}",)
    shown = typer.Option(
        *flags, metavar=_metavar(question), help=help_, autocompletion=complete, show_default=False
    )
    return Annotated[list[str] if many else str, shown]


def _metavar(question: Question) -> str:
    return {"text": "TEXT", "list": "ONE,...", "pairs": "ONE=..."}.get(
        question.shape, "WORD" if question.choices else question.key.upper()
    )


def _among(choices: tuple[str, ...]) -> Callable[[str], list[str]]:
    def complete(incomplete: str) -> list[str]:
        return [choice for choice in choices if choice.startswith(incomplete)]

    return complete


def _add(kind: str, case: str, given: dict[str, Any], dry_run: bool) -> None:
    from winset import api
    from winset.case.edit import kind_called
    from winset.cli.questions import fields_of
    from winset.errors import CaseError

    folder = api.own_folder(case)
    asks = sys.stdin.isatty() and _lacks(kind, given)
    if asks:
        from winset.cli.asking import ask

        loaded = api.load(folder)
        given = ask(kind_called(kind), loaded, given)
        languages = loaded.case.languages
    else:
        languages = _languages(folder)
    fields = fields_of(kind, given, languages)
    if kind == "signpost" and "set-on" not in fields and "sources" not in fields:
        fields["set-on"] = _as_of(folder)
    try:
        planned = api.proposed(folder, kind, fields)
        _show(planned)
        if dry_run:
            typer.echo("nothing was written", err=True)
            return
        if asks and not _agreed():
            typer.echo("nothing was written", err=True)
            return
        api.write(folder, planned)
    except CaseError:
        if asks:
            typer.echo(f"to mend it and try again:\n  {_again(kind, case, given)}", err=True)
        raise
    typer.echo(
        f"added {planned.address} to {planned.file}; to take it back: winset add undo {case}",
        err=True,
    )


def _lacks(kind: str, given: dict[str, Any]) -> bool:
    """Whether something that such a record cannot do without was not given."""
    from winset.case.edit import kind_called

    of = kind_called(kind)
    return any(not given.get(key) for key in (*of.place, *of.required))


def _languages(folder: Any) -> tuple[str, ...]:
    """The languages of a case, from its raw head; the check tells what is wrong with it."""
    named = _head(folder).get("languages", "en")
    listed = tuple(named) if isinstance(named, list) else (named,)
    return listed if listed and all(isinstance(one, str) for one in listed) else ("en",)


def _as_of(folder: Any) -> str:
    return str(_head(folder).get("as-of", ""))


def _head(folder: Any) -> dict[str, Any]:
    from winset.case.load import gather

    head = gather(folder).sections.get("case")
    return head if isinstance(head, dict) else {}


def _show(planned: Addition) -> None:
    width = len(str(planned.lines[-1][0]))
    for number, line in planned.lines:
        typer.echo(f"{planned.file}:{number:<{width}}  {line}")


def _agreed() -> bool:
    from winset.cli.asking import read_line

    return read_line("Write it? [Y/n] ").strip().lower() in ("", "y", "yes")


def _again(kind: str, case: str, given: dict[str, Any]) -> str:
    """The command that says the same without prompts."""
    import shlex

    from winset.cli.questions import QUESTIONS

    words = ["winset", "add", kind, case]
    for question in QUESTIONS[kind]:
        flag = (question.flags or (f"--{question.key}",))[0]
        value = given.get(question.key) or []
        for one in [value] if isinstance(value, str) else value:
            words += [flag, one]
    return shlex.join(words)
