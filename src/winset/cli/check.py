"""``winset check``: every problem of every file of a case, in one go."""

from __future__ import annotations

import typer

from winset.cli.options import CaseName


def check(case: CaseName) -> None:
    """Say what is wrong with a case: file, line, column, what stands there, what is expected."""
    from winset.api import load
    from winset.errors import CaseError

    try:
        found = load(case)
    except CaseError as error:
        typer.echo(str(error))
        count = len(error.problems)
        typer.echo(f"winset: {count} {'problem' if count == 1 else 'problems'} in {case}", err=True)
        raise typer.Exit(1) from None
    typer.echo(f"{found.case.id}: no problems")
