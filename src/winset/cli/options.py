"""Options that several verbs share: which case, which view of it, how many draws."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

import typer

from winset.cli.completing import (
    cases_to_complete,
    documents_to_complete,
    languages_to_complete,
    scenarios_to_complete,
    sources_to_complete,
    whats_to_complete,
)

if TYPE_CHECKING:
    from winset.case.views import View

CaseName = Annotated[
    str,
    typer.Argument(
        metavar="CASE",
        help="A case folder, or the path of a shipped case (see 'winset cases').",
        autocompletion=cases_to_complete,
    ),
]
What = Annotated[
    str,
    typer.Argument(
        metavar="WHAT",
        help="An id, an address, a paragraph such as A:14, a section or a name.",
        autocompletion=whats_to_complete,
    ),
]
Only = Annotated[
    list[str],
    typer.Option(
        "--only",
        metavar="DOCUMENT",
        help="Only what these documents say; repeat or part by commas.",
        autocompletion=documents_to_complete,
    ),
]
AsOf = Annotated[
    str, typer.Option("--as-of", metavar="DATE", help="The case as known on this day.")
]
Without = Annotated[
    list[str],
    typer.Option(
        "--without",
        metavar="CLAIM",
        help="Leave out a claim, a paragraph (A:14), a document or a link.",
        autocompletion=sources_to_complete,
    ),
]
Set = Annotated[
    list[str],
    typer.Option(
        "--set",
        metavar="ADDRESS=VALUE",
        help="Set a value for a what-if; it counts as a judgement.",
    ),
]
ScenarioName = Annotated[
    list[str],
    typer.Option(
        "--scenario",
        metavar="NAME",
        help="A named what-if of the case.",
        autocompletion=scenarios_to_complete,
    ),
]
AsWritten = Annotated[
    bool, typer.Option("--as-written", help="Suspect figures as their source printed them.")
]
Draws = Annotated[int, typer.Option("--draws", min=1, help="How many draws of what is uncertain.")]
Seed = Annotated[int, typer.Option("--seed", min=0, help="Seed of everything random.")]
Json = Annotated[bool, typer.Option("--json", help="The answer as JSON.")]
Lang = Annotated[
    str,
    typer.Option(
        "--lang",
        metavar="LANGUAGE",
        help="Language of the answer; default the case's first.",
        autocompletion=languages_to_complete,
    ),
]
Since = Annotated[
    str,
    typer.Option(
        "--since", metavar="DATE", help="The earlier day to compare with; default the case's own."
    ),
]


def wanted(
    only: list[str],
    as_of: str,
    without: list[str],
    changes: list[str],
    scenarios: list[str],
    as_written: bool,
) -> View:
    """The view these options ask for. Raises UsageError for what cannot be read."""
    from winset.case.views import View

    return View(
        only=tuple(_parted(only)),
        as_of=day(as_of) if as_of else None,
        without=tuple(_parted(without)),
        scenarios=tuple(_parted(scenarios)),
        changes=tuple(_change(c) for c in changes),
        as_written=as_written,
    )


def day(text: str) -> date:
    """The last day of a date as typed."""
    from winset.case.grammar.when import When
    from winset.errors import Slip, UsageError

    try:
        when = When.parse(text)
    except Slip as slip:
        raise UsageError(str(slip)) from slip
    if when.last is None:
        raise UsageError(f"'{text}' has no last day; expected a day such as 2026-02-12")
    return when.last


def _parted(given: list[str]) -> list[str]:
    return [part.strip() for one in given for part in one.split(",") if part.strip()]


def _change(given: str) -> Any:
    from winset.case.patch import Change
    from winset.errors import UsageError

    address, equals, value = given.partition("=")
    if not equals or not address.strip() or not value.strip():
        raise UsageError(
            f"'{given}' sets nothing; expected ADDRESS=VALUE, as in front.pace=200 km2"
        )
    return Change("set", address.strip(), value_of(value.strip()))


def value_of(text: str) -> Any:
    """What a case file would hold for ``text``: text, or a list or map in brackets."""
    from winset.case.reader import read
    from winset.errors import UsageError

    if text[0] not in "[{":
        return text
    tree = read("--set", f"value: {text}".encode())
    if tree.problems or not tree.parsed:
        raise UsageError(f"'{text}' cannot be read: {tree.problems[0].found}")
    return tree.data["value"]
