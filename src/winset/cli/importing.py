"""``winset import draft``: a numbered text becomes a skeleton of a draft, compared at once."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from winset.cli.options import CaseName, Lang

if TYPE_CHECKING:
    from winset.case.case import Case
    from winset.exchange.texts import Paper, Point
    from winset.exchange.texts_match import Proposal
    from winset.exchange.texts_skeleton import Choice, Skeleton

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None)


@app.callback()
def importing() -> None:
    """Bring in what others wrote: a text on the table."""


File = Annotated[
    str,
    typer.Argument(metavar="FILE", help="A numbered text: .txt, .md or .docx, English or Chinese."),
]
Map = Annotated[
    list[str],
    typer.Option(
        "--map",
        metavar="N=ISSUE:SETTLEMENT",
        help="Point N settles an issue so; N=- leaves it out; repeat for more.",
    ),
]


@app.command("draft")
def draft(
    file: File,
    case: CaseName,
    map: Map = [],  # noqa: B006
    ask: Annotated[
        bool, typer.Option("--ask", help="Ask for the issue of each point that is not mapped yet.")
    ] = False,
    id: Annotated[str, typer.Option("--id", help="Id of the text; default made of FILE.")] = "",
    label: Annotated[str, typer.Option("--label", help="Its name; default its title.")] = "",
    date: Annotated[str, typer.Option("--date", help="Its date; default that of its title.")] = "",
    authors: Annotated[
        str, typer.Option("--authors", metavar="WHO,...", help="Ids or names, parted by commas.")
    ] = "",
    status: Annotated[str, typer.Option("--status", help="As offer or negotiating-text.")] = "",
    release: Annotated[str, typer.Option("--release", help="As leaked or published.")] = "",
    rest: Annotated[
        str,
        typer.Option(
            "--rest",
            help="Issues no point names: nothing, unknown or 'as TEXT'; default unknown until "
            "every point is mapped.",
        ),
    ] = "",
    derives_from: Annotated[
        str, typer.Option("--derives-from", metavar="TEXT", help="The text it was made from.")
    ] = "",
    against: Annotated[
        str, typer.Option("--against", metavar="TEXT", help="Compare with this text.")
    ] = "",
    paragraphs: Annotated[
        bool, typer.Option("--paragraphs", help="Each paragraph is a point; numbers are given.")
    ] = False,
    output: Annotated[
        str, typer.Option("--output", metavar="FILE", help="Write the skeleton to this file.")
    ] = "",
    write: Annotated[
        bool, typer.Option("--write", help="Write it into a case of your own, checked first.")
    ] = False,
    lang: Lang = "",
) -> None:
    """Make a skeleton of a draft from a numbered text, and compare it with the texts of a case."""
    from winset import api
    from winset.exchange.texts import read
    from winset.exchange.texts_skeleton import About, mapped, skeleton

    folder = api.own_folder(case) if write else None
    loaded = api.load(case)
    paper = read(Path(file), paragraphs=paragraphs)
    chosen = mapped(loaded, paper, map)
    if ask:
        chosen = _asked(loaded, paper, chosen)
    who = tuple(name.strip() for name in authors.split(",") if name.strip())
    about = About(id, label, date, who, status, release, rest, derives_from)
    made = skeleton(loaded, paper, about, chosen)
    aside = bool(output or write)
    _told(paper, made, chosen, to_stderr=not aside)
    _compared(loaded, made, against, lang, to_stderr=not aside)
    if folder is not None:
        _into(folder, made)
    if output:
        _to_file(Path(output), made)
    if not aside:
        typer.echo(made.yaml(), nl=False)


def _told(
    paper: Paper, made: Skeleton, chosen: dict[str, tuple[Choice, ...]], *, to_stderr: bool
) -> None:
    """Each point with what it settles, or what is proposed for it."""
    known = sum(bool(chosen.get(p.n)) for p in paper.points)
    typer.echo(
        f"{paper.name}: {len(paper.points)} points, {known} on an issue, "
        f"{len(paper.points) - known} not; draft {made.id}",
        err=to_stderr,
    )
    for note in made.notes:
        typer.echo(f"note: {note}", err=to_stderr)
    for point in paper.points:
        typer.echo(f"{point.n:>4}  {_short(point.text)}", err=to_stderr)
        for choice in chosen.get(point.n, ()):
            typer.echo(f"      sets {choice.issue} to {choice.settlement}", err=to_stderr)
        for proposal in made.proposals.get(point.n, ()):
            typer.echo(f"      may set {_proposal(proposal)}", err=to_stderr)


def _short(words: str, width: int = 88) -> str:
    return words if len(words) <= width else words[: width - 1] + "…"


def _proposal(proposal: Proposal) -> str:
    settled = " or ".join(proposal.settlements) or "?"
    return f"{proposal.issue} to {settled} (words: {', '.join(proposal.words)})"


def _compared(case: Case, made: Skeleton, against: str, lang: str, *, to_stderr: bool) -> None:
    """Clause by clause against the text it was made from, or the nearest earlier one."""
    from winset import api
    from winset.views.brief.labels import Labels
    from winset.views.words import words

    language = lang or case.case.languages[0]
    said = words(language, "drafts")
    if not any("sets" in clause for clause in made.draft["clauses"]):
        typer.echo(
            "no point is on a modelled issue yet: compared with nothing; use --map or --ask",
            err=to_stderr,
        )
        return
    grown = made.with_case(case)
    result = api.run("drafts", grown, draft=made.id, against=against)
    labels = Labels(grown, grown, language)
    table = result.table("clauses")
    rows = [dict(zip((c.name for c in table.columns), r.cells, strict=True)) for r in table.rows]
    modelled = [row for row in rows if row["issue"] is not None]
    others = dict.fromkeys(str(row["other"]) for row in modelled if row["other"] is not None)
    if not others:
        typer.echo("no earlier text of the case speaks of these issues", err=to_stderr)
    for other in others:
        typer.echo(f"against {labels.at(f'drafts.{other}')} ({other}):", err=to_stderr)
        for row in (r for r in modelled if r["other"] == other):
            typer.echo(f"  {_line(labels, said, row)}", err=to_stderr)


def _line(labels: Any, said: Any, row: dict[str, Any]) -> str:
    """One issue: what became of it, the words then and now, toward whom."""
    then = labels.at(row["other-says"]) if row["other-says"] else "-"
    now = labels.at(row["says"]) if row["says"] else "-"
    sides = [
        f"{said[f'columns.{column}']}: {', '.join(map(labels.actor, row[column]))}"
        for column in ("toward", "away-from")
        if row[column]
    ]
    moved = f" ({'; '.join(sides)})" if sides else ""
    change = said[f"words.{row['change']}"]
    line = f"{change}: {labels.issue(row['issue'])}: {then} -> {now}{moved}"
    return line.replace("\xa0", " ")


def _asked(
    case: Case, paper: Paper, chosen: dict[str, tuple[Choice, ...]]
) -> dict[str, tuple[Choice, ...]]:
    """An answer for every point that is not mapped yet."""
    from winset.exchange.texts_match import Matcher

    matcher = Matcher(case)
    answers = dict(chosen)
    for point in paper.points:
        if point.n not in answers:
            proposals = matcher.proposals(point.text)
            typer.echo(f"{point.n}. {point.text}", err=True)
            offers = [f"{p.issue}:{s}" for p in proposals for s in p.settlements[:2] or ("",)]
            for number, offer in enumerate(offers, 1):
                typer.echo(f"   {number}  {offer.removesuffix(':')}", err=True)
            answers[point.n] = _answer(case, point, offers)
    return answers


def _answer(case: Case, point: Point, offers: list[str]) -> tuple[Choice, ...]:
    """The choices typed for one point, asked again until they fit; Enter leaves it without."""
    from winset.errors import UsageError
    from winset.exchange.texts_skeleton import LEFT, chosen

    while True:
        typer.echo(
            "   number, ISSUE:SETTLEMENT, several parted by ; or Enter for none: ",
            err=True,
            nl=False,
        )
        line = sys.stdin.readline()
        typed = [part.strip() for part in line.split(";") if part.strip()]
        if not typed or typed in ([one] for one in LEFT):
            return ()
        words = [_offered(one, offers) for one in typed]
        try:
            return tuple(chosen(case, point, one) for one in words)
        except UsageError as error:
            typer.echo(f"   {error}", err=True)
            if not line.endswith("\n"):
                return ()


def _offered(typed: str, offers: list[str]) -> str:
    """The proposal with this number, else what was typed."""
    if typed.isdigit() and 1 <= int(typed) <= len(offers):
        return offers[int(typed) - 1].removesuffix(":")
    return typed


def _to_file(path: Path, made: Skeleton) -> None:
    from winset.errors import UsageError

    if path.exists():
        raise UsageError(f"{path} is there already; choose another file")
    try:
        path.write_text(made.yaml(), encoding="utf-8")
    except OSError as error:
        raise UsageError(f"{path} cannot be written: {error.strerror}") from error
    typer.echo(f"skeleton in {path}")


def _into(folder: Path, made: Skeleton) -> None:
    """Both records into the case's own files, after a check of the whole case with them."""
    from winset.exchange.texts_writing import into

    for file in into(folder, made):
        typer.echo(f"written into {file}")
