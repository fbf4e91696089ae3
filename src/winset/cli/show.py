"""``winset show``: everything a case knows about one thing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from winset.cli.options import (
    AsOf,
    AsWritten,
    CaseName,
    Json,
    Lang,
    Only,
    ScenarioName,
    Set,
    What,
    Without,
    wanted,
)

if TYPE_CHECKING:
    from winset.case.around import About
    from winset.case.views import Viewed
    from winset.cli.screen import Screen
    from winset.cli.wording import Wording

_LONGEST_LIST = 12
All = Annotated[bool, typer.Option("--all", help="All of every list, however long.")]


def show(
    case: CaseName,
    what: What,
    only: Only = [],  # noqa: B006 - typer copies it
    as_of: AsOf = "",
    without: Without = [],  # noqa: B006
    set: Set = [],  # noqa: B006
    scenario: ScenarioName = [],  # noqa: B006
    as_written: AsWritten = False,
    all: All = False,
    json: Json = False,
    lang: Lang = "",
) -> None:
    """Show everything known about a party, person, issue, claim, paragraph, text or address."""
    from winset import api

    look = wanted(only, as_of, without, set, scenario, as_written)
    seen = api.view(api.load(case), look)
    found = api.show(seen, what)
    if json:
        from json import dumps

        plain = {"schema": "winset-show/1", "view": seen.steps, "found": [_plain(a) for a in found]}
        typer.echo(dumps(plain, ensure_ascii=False, indent=2, sort_keys=True))
        return
    from winset.cli.screen import Screen
    from winset.cli.wording import Wording

    wording = Wording(seen.case, seen.whole, lang or seen.case.case.languages[0])
    screen = Screen()
    for about in found:
        _one(screen, wording, about, None if all else _LONGEST_LIST)
    if seen.steps:
        screen.heading(wording.words.fill("lines.view", view=_view(seen)))


def _view(seen: Viewed) -> str:
    return "; ".join(f"{name} {value}" for name, value in seen.steps)


def _one(screen: Screen, wording: Wording, about: About, limit: int | None) -> None:
    """One thing: what is recorded, its sources, who is against it, what rests on it or names it."""
    found = about.found
    titled = wording.title(found.thing, found.path)
    kind = wording.words.get(f"kinds.{found.kind}", found.kind)
    screen.title(titled or found.address, f"{kind} {found.address}")
    _record(screen, wording, about, titled)
    _sources(screen, wording, about)
    for key in ("denies", "denied_by", "contradicts", "contradicted_by"):
        addresses = [f"claims.{id}" for id in getattr(about, key)]
        _addresses(screen, wording, key.replace("_", "-"), addresses, limit)
    _positions(screen, wording, about)
    if about.resting is not None:
        for key in ("cited", "used", "through", "falls"):
            _addresses(screen, wording, key, getattr(about.resting, key), limit)
        if about.resting.cited and not about.resting.falls:
            screen.heading(wording.words["titles.falls-none"])
    _mentions(screen, wording, about, limit)


def _record(screen: Screen, wording: Wording, about: About, titled: str) -> None:
    """The fields in words; what the title says already is not said again."""
    from winset.case.naming import at
    from winset.case.record import Part

    found = about.found
    if found.path != found.owner and not isinstance(found.thing, (tuple, dict, Part)):
        said = wording.value(found.thing, (), found.path)
        screen.rows([(wording.words["lines.value-here"], said)])
    if isinstance(found.thing, (tuple, dict)):
        screen.rows(wording.listed(found.thing, found.path))
        return
    record = found.thing if isinstance(found.thing, Part) else at(wording.case, found.owner)
    path = found.path if isinstance(found.thing, Part) else found.owner
    fields = wording.fields(record, path) if isinstance(record, Part) else ()
    rows = [row for row in fields if row[1] != titled]
    if about.basis is not None and not any(r[0] == wording.words["fields.basis"] for r in rows):
        rows.append((wording.words["fields.basis"], wording.code(about.basis)))
    if about.known is not None:
        rows.append((wording.words["lines.became-known"], wording.day(about.known)))
    screen.rows(rows)


def _sources(screen: Screen, wording: Wording, about: About) -> None:
    if not about.sources:
        return
    screen.heading(wording.words["titles.sources"])
    rows = []
    for source in about.sources:
        facts = []
        if source.known is not None:
            facts.append(wording.words.fill("lines.known", day=wording.day(source.known)))
        if source.grade:
            facts.append(wording.words.fill("lines.grade", grade=source.grade))
        if source.by is not None:
            facts.append(wording.words.fill("lines.by", who=wording.labels.actor(source.by)))
        if source.via:
            carriers = wording.words["joins.list"].join(map(wording.labels.actor, source.via))
            facts.append(wording.words.fill("lines.via", who=carriers))
        says = wording.labels.text(source.says)
        rows.append((source.cite, f"{says} ({wording.words['joins.list'].join(facts)})"))
    screen.rows(rows)


def _addresses(
    screen: Screen, wording: Wording, title: str, addresses: Any, limit: int | None
) -> None:
    if not addresses:
        return
    screen.heading(f"{wording.words[f'titles.{title}']} ({len(addresses)})")
    screen.rows((address, wording.said(address)) for address in addresses[:limit])
    _more(screen, wording, len(addresses), limit)


def _positions(screen: Screen, wording: Wording, about: About) -> None:
    if not about.positions:
        return
    day = wording.labels.when(wording.case.case.as_of)
    screen.heading(wording.words.fill("titles.positions", day=day))
    about_issue = about.found.path[0] == "issues"
    rows = []
    before = ""
    for one in about.positions:
        who = wording.named(("actor",), one.actor)
        what = wording.named(("issue",), one.issue)
        left = who if about_issue else what
        path = ("positions", one.issue, one.actor, one.key)
        value = wording.value(getattr(one.entry, one.key.replace("-", "_")), (), path)
        key = wording.words[f"fields.{one.key}"]
        facts = [wording.labels.when(one.entry.since), wording.code(one.entry.stands_as)]
        cites = ", ".join(c.text for c in one.entry.rests_on)
        said = f"{key}: {value} ({wording.words['joins.list'].join(facts)})"
        rows.append((left if left != before else "", said + (f" [{cites}]" if cites else "")))
        before = left
    screen.rows(rows)


def _mentions(screen: Screen, wording: Wording, about: About, limit: int | None) -> None:
    if not about.mentions:
        return
    screen.heading(f"{wording.words['titles.mentions']} ({len(about.mentions)})")
    rows = []
    for mention in about.mentions[:limit]:
        key = wording.words.get(f"fields.{mention.key}", mention.key)
        said = wording.said(mention.address)
        told = wording.words.fill("lines.as", key=key)
        rows.append((mention.address, f"{said} ({told})" if said else told))
    screen.rows(rows)
    _more(screen, wording, len(about.mentions), limit)


def _more(screen: Screen, wording: Wording, count: int, limit: int | None) -> None:
    if limit is not None and count > limit:
        screen.rows([("...", wording.words.fill("lines.more", n=count - limit))])


def _plain(about: About) -> dict[str, Any]:
    """Everything around a thing as maps and lists."""
    from winset.case.plain import plain

    found, resting = about.found, about.resting
    return {
        "asked": found.asked,
        "address": found.address,
        "kind": found.kind,
        "record": plain(found.thing),
        "happened": about.happened,
        "known": about.known.isoformat() if about.known is not None else None,
        "basis": about.basis,
        "sources": [
            {
                "cite": source.cite,
                "known": source.known.isoformat() if source.known is not None else None,
                "grade": source.grade or None,
                "by": source.by,
                "via": list(source.via),
                "says": plain(source.says),
            }
            for source in about.sources
        ],
        "denies": list(about.denies),
        "denied-by": list(about.denied_by),
        "contradicts": list(about.contradicts),
        "contradicted-by": list(about.contradicted_by),
        "positions": [
            {"issue": one.issue, "actor": one.actor, "key": one.key, "address": one.address}
            for one in about.positions
        ],
        "resting": None
        if resting is None
        else {
            "cited": list(resting.cited),
            "used": list(resting.used),
            "through": list(resting.through),
            "falls": list(resting.falls),
        },
        "mentions": [{"address": m.address, "key": m.key} for m in about.mentions],
    }
