"""``winset new``: a case of one's own, small and commented, or a copy of a shipped one."""

from __future__ import annotations

from typing import Annotated

import typer

from winset.cli.completing import cases_to_complete

Name = Annotated[str, typer.Argument(metavar="NAME", help="The folder to make.")]
From = Annotated[
    str,
    typer.Option(
        "--from",
        metavar="CASE",
        help="Copy this case instead of the small one.",
        autocompletion=cases_to_complete,
    ),
]


def new(name: Name, source: From = "") -> None:
    """Make a case: a small one that shows every section, or a copy of a shipped one."""
    from winset import api

    for file in api.new(name, source):
        typer.echo(f"{name.rstrip('/')}/{file}")
    typer.echo(
        f"now: winset check {name}; winset add claim {name}; "
        "winset schema helps an editor to complete keys",
        err=True,
    )
