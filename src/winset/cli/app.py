"""The verbs, and nothing else: each lives in the file of its name, read only when it is called."""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module
from typing import Any

import typer

VERBS = ("new", "check", "show", "run", "diff", "report", "add", "import", "cases", "schema")
FILES = {"import": "importing"}
"""Where a verb is a word of Python, the file has another name."""


def app_with(verbs: Iterable[str]) -> typer.Typer:
    """The command line with these verbs."""
    made = typer.Typer(
        name="winset",
        help="Read a negotiation to end a war: one sourced case, many readings, every sentence "
        "cited.",
        no_args_is_help=True,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )

    # One verb alone would be taken for the whole program.
    @made.callback()
    def _winset() -> None:
        pass

    for verb in verbs:
        module = import_module(f"winset.cli.{FILES.get(verb, verb)}")
        if hasattr(module, "app"):
            made.add_typer(module.app, name=verb)
        else:
            made.command(verb)(getattr(module, verb))
    return made


def __getattr__(name: str) -> Any:
    """``app``: the command line with every verb."""
    if name == "app":
        return app_with(VERBS)
    raise AttributeError(name)
