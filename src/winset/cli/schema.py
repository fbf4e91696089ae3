"""``winset schema``: the case language as JSON Schema, for editors."""

from __future__ import annotations

import typer


def schema() -> None:
    """Print the JSON Schema of a case, one file with all sections."""
    from json import dumps

    from winset.case.schema import schema as made

    typer.echo(dumps(made(), ensure_ascii=False, indent=2, sort_keys=True))
