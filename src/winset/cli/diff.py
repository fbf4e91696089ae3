"""``winset diff``: what changed since a day, or between two cases."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Annotated, Any

import typer

from winset.cli.completing import cases_to_complete
from winset.cli.options import CaseName, Json, Lang, Since, day

if TYPE_CHECKING:
    from winset.case.case import Case
    from winset.case.difference import Difference

Other = Annotated[
    str,
    typer.Argument(
        metavar="[LATER]",
        help="A later case: what it has that CASE has not, and the reverse.",
        autocompletion=cases_to_complete,
        show_default=False,
    ),
]


def diff(
    case: CaseName, later: Other = "", since: Since = "", json: Json = False, lang: Lang = ""
) -> None:
    """Tell what changed since a day (by default the case's own), or between two cases."""
    from winset.errors import UsageError

    if later and since:
        raise UsageError("--since compares one case with itself; give it or a second case")
    if later:
        _between(case, later, json, lang)
    else:
        _since(case, since, json, lang)


def _since(name: str, since: str, json: bool, lang: str) -> None:
    """One case on two days: the tables of the lens that tells what moved."""
    from winset import api
    from winset.case.clock import earlier
    from winset.errors import LensError

    case = api.load(name)
    then = day(since) if since else earlier(case)
    if then is None:
        raise LensError(
            f"{case.case.id} has no earlier day to compare with; name one with --since DATE"
        )
    result = api.run("positions", case, since=then.isoformat())
    moves, changes = result.table("moves"), result.table("changes")
    if json:
        from json import dumps

        plain = {
            "schema": "winset-diff/1",
            "since": then.isoformat(),
            "until": case.case.as_of.text,
            "moves": _rows(moves),
            "changes": _rows(changes),
        }
        typer.echo(dumps(plain, ensure_ascii=False, indent=2, sort_keys=True))
        return
    _print_since(case, then, moves, changes, lang)


def _rows(table: Any) -> list[dict[str, Any]]:
    names = [column.name for column in table.columns]
    return [
        {**dict(zip(names, row.cells, strict=True)), "claims": list(row.claims)}
        for row in table.rows
    ]


def _print_since(case: Case, then: Any, moves: Any, changes: Any, lang: str) -> None:
    from winset.cli.screen import Screen
    from winset.cli.wording import Wording

    wording = Wording(case, case, lang or case.case.languages[0])
    words, screen = wording.words, Screen()
    screen.title(
        wording.labels.text(case.case.title),
        words.fill(
            "diff.between", then=wording.day(then), now=wording.labels.when(case.case.as_of)
        ),
    )
    rows = _rows(moves)
    for kind in ("happened-since", "known-only-now", "unchanged-though-noisy"):
        some = [row for row in rows if row["kind"] == kind]
        if some:
            screen.heading(f"{words[f'diff.moves-{kind}']} ({len(some)})")
            screen.rows(_once(_move(wording, row) for row in some))
    others = _rows(changes)
    for kind in ("happened-since", "known-only-now", "gone-silent"):
        some = [row for row in others if row["kind"] == kind]
        if some:
            screen.heading(f"{words[f'diff.changes-{kind}']} ({len(some)})")
            screen.rows(_change(wording, row) for row in some)
    if not rows and not others:
        screen.heading(words["diff.nothing"])


def _once(rows: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """The rows with a left cell only where it differs from the one above."""
    above = ""
    for left, right in rows:
        yield ("" if left == above else left, right)
        above = left


def _move(wording: Any, row: dict[str, Any]) -> tuple[str, str]:
    """One key of one stance, then and now."""
    issue = wording.named(("issue",), row["issue"])
    actor = wording.labels.actor(row["actor"])
    key = wording.words[f"fields.{row['what']}"]
    then = wording.at(row["then"]) if row["then"] else wording.words["diff.unsaid"]
    now = wording.at(row["now"])
    if row["kind"] == "unchanged-though-noisy":
        told = wording.words.fill("diff.repeated", now=now, n=row["entries"])
    else:
        effect = wording.words[f"diff.effect-{row['effect']}"]
        told = wording.words.fill("diff.from-to", then=then, now=now)
        told = f"{told} ({row['date']}{effect})"
    cites = f" [{', '.join(row['claims'])}]" if row["claims"] else ""
    return (issue, f"{actor}: {key}: {told}{cites}")


def _change(wording: Any, row: dict[str, Any]) -> tuple[str, str]:
    """A record that is new, or a value that has a newer one."""
    now = wording.at(row["now"]) if row["now"] else ""
    then = wording.at(row["then"]) if row["then"] else ""
    told = wording.words.fill("diff.from-to", then=then, now=now) if then else now
    section = wording.words.get(f"fields.{row['section']}", row["section"])
    cites = f" [{', '.join(row['claims'])}]" if row["claims"] else ""
    date = f" ({row['date']})" if row["date"] else ""
    return (row["subject"], f"{section}: {told}{date}{cites}")


def _between(name: str, other: str, json: bool, lang: str) -> None:
    """Two cases, record by record."""
    from winset import api

    before, after = api.load(name), api.load(other)
    found = api.difference(before, after)
    if json:
        from json import dumps

        plain = {
            "schema": "winset-diff/1",
            "before": before.case.id,
            "after": after.case.id,
            "records": [_record(one) for one in found],
        }
        typer.echo(dumps(plain, ensure_ascii=False, indent=2, sort_keys=True))
        return
    from winset.cli.screen import Screen
    from winset.cli.wording import Wording

    then, now = (Wording(case, case, lang or after.case.languages[0]) for case in (before, after))
    screen = Screen()
    screen.title(now.words.fill("diff.cases", before=name, after=other))
    if not found:
        screen.say(now.words["diff.nothing"])
    for section in dict.fromkeys(one.section for one in found):
        some = [one for one in found if one.section == section]
        screen.heading(f"{now.words.get(f'fields.{section}', section)} ({len(some)})")
        screen.rows(row for one in some for row in _told(then, now, one))


def _record(one: Difference) -> dict[str, Any]:
    keys = [{"key": key, "then": then, "now": now} for key, then, now in one.keys]
    return {"section": one.section, "address": one.address, "how": one.how, "keys": keys}


def _told(then: Any, now: Any, one: Difference) -> list[tuple[str, str]]:
    """A line for a record, and one for each key that differs."""
    mark = {"added": "+", "removed": "-", "changed": "~"}[one.how]
    wording = then if one.how == "removed" else now
    rows = [(f"{mark} {one.address}", wording.said(one.address))]
    for key, old, new in one.keys:
        silent = now.words["diff.absent"]
        told = now.words.fill("diff.from-to", then=_plain(old, silent), now=_plain(new, silent))
        rows.append((f"    {key}" if key else "", told))
    return rows


def _plain(value: Any, silent: str) -> str:
    """A value as a file holds it."""
    from winset.case.edit.writing import flow

    return silent if value is None else value if isinstance(value, str) else flow(value)
