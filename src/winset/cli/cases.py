"""``winset cases``: the cases that come with Winset."""

from __future__ import annotations

import typer

from winset.cli.options import Json


def cases(json: Json = False) -> None:
    """List the shipped cases: path, as-of day, title."""
    from winset import api
    from winset.errors import CaseError

    rows, broken = [], []
    for shipped in api.cases():
        try:
            head = api.load(shipped.folder).case
        except CaseError as error:
            broken.append((shipped.path, len(error.problems)))
            continue
        title = head.title.in_language("en", head.languages[0])
        rows.append({"path": shipped.path, "id": head.id, "as-of": head.as_of.text, "title": title})
    if json:
        from json import dumps

        typer.echo(dumps(rows, ensure_ascii=False, indent=2, sort_keys=True))
    else:
        width = max((len(r["path"]) for r in rows), default=0)
        for row in rows:
            typer.echo(f"{row['path']:<{width}}  {row['as-of']}  {row['title']}")
    for path, count in broken:
        problems = "problem" if count == 1 else "problems"
        typer.echo(f"winset: {path} has {count} {problems}: winset check {path}", err=True)
    if broken:
        raise typer.Exit(1)
