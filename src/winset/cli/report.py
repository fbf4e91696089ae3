"""``winset report``: the report on a case as a page, a word-processor file or plain text."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from winset.cli.options import (
    AsOf,
    AsWritten,
    CaseName,
    Draws,
    Lang,
    Only,
    ScenarioName,
    Seed,
    Set,
    Since,
    Without,
    day,
    wanted,
)

FORMATS = ("html", "docx", "txt")
_ENDINGS = {".html": "html", ".htm": "html", ".docx": "docx", ".txt": "txt"}

Output = Annotated[
    str, typer.Option("--output", "-o", metavar="FILE", help="Where to write it; - for the screen.")
]
Brief = Annotated[bool, typer.Option("--brief", help="The two pages of the brief alone.")]
Format = Annotated[
    str,
    typer.Option(
        "--format",
        metavar="FORMAT",
        help="html, docx or txt; default by the ending of the file.",
        autocompletion=lambda: list(FORMATS),
    ),
]


def report(
    case: CaseName,
    output: Output,
    since: Since = "",
    brief: Brief = False,
    format: Format = "",
    lang: Lang = "",
    only: Only = [],  # noqa: B006 - typer copies it
    as_of: AsOf = "",
    without: Without = [],  # noqa: B006
    set: Set = [],  # noqa: B006
    scenario: ScenarioName = [],  # noqa: B006
    as_written: AsWritten = False,
    draws: Draws = 1000,
    seed: Seed = 1,
) -> None:
    """Write the report: what changed, who stands where, what nobody has said, every word cited."""
    from winset import api
    from winset.errors import UsageError

    kind = _format(output, format)
    target = None if output == "-" else _target(output)
    if target is None and kind == "docx" and sys.stdout.isatty():
        raise UsageError("a word-processor file is nothing for the screen; name a file to write")
    look = wanted(only, as_of, without, set, scenario, as_written)
    seen = api.view(api.load(case), look)
    compared = day(since) if since else None
    made = api.report(seen, since=compared, language=lang, brief=brief, n=draws, seed=seed)
    written = api.render(made, kind)
    if target is None:
        sys.stdout.buffer.write(written)
        sys.stdout.buffer.flush()
        return
    from winset.case.edit.saving import write

    write(target, written)
    typer.echo(f"{output}: {_size(len(written))}, {kind}, {made.language}", err=True)


def _format(output: str, asked: str) -> str:
    """The format asked for, else the one that the file's ending tells."""
    from winset.errors import UsageError, nearest, one_of

    if asked in FORMATS:
        return asked
    if asked:
        hint = nearest(asked, FORMATS)
        raise UsageError(
            f"'{asked}' is no format of a report; expected {one_of(FORMATS)}"
            + (f"; did you mean {hint}?" if hint else "")
        )
    ending = Path(output).suffix.lower()
    if output == "-":
        return "txt"
    if ending not in _ENDINGS:
        raise UsageError(
            f"'{output}' does not tell its format; expected an ending such as .html, .docx or "
            ".txt, or --format"
        )
    return _ENDINGS[ending]


def _target(output: str) -> Path:
    """The file to write: never a folder, nor anything else that is no plain file."""
    from winset.errors import UsageError

    path = Path(output)
    if path.is_dir():
        raise UsageError(f"{output} is a folder; expected the name of a file")
    if path.exists() and not path.is_file():
        raise UsageError(f"{output} is no plain file; use --output - for a pipe")
    if not path.parent.is_dir():
        raise UsageError(f"there is no folder {path.parent}")
    return path


def _size(count: int) -> str:
    return f"{count / 1e6:.1f} MB" if count >= 1e6 else f"{max(round(count / 1000), 1)} kB"
