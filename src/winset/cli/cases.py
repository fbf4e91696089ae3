"""``winset cases``: the cases that come with Winset."""

from __future__ import annotations

import typer

from winset.cli.options import Json


def cases(json: Json = False) -> None:
    """List the shipped cases: path, as-of day, title."""
    from winset import api

    rows = []
    for shipped in api.cases():
        head = api.load(shipped.path).case
        title = head.title.in_language("en", head.languages[0])
        rows.append({"path": shipped.path, "id": head.id, "as-of": head.as_of.text, "title": title})
    if json:
        from json import dumps

        typer.echo(dumps(rows, ensure_ascii=False, indent=2, sort_keys=True))
        return
    width = max((len(r["path"]) for r in rows), default=0)
    for row in rows:
        typer.echo(f"{row['path']:<{width}}  {row['as-of']}  {row['title']}")
