"""``winset import``: a text becomes a skeleton of a draft; files of numbers become a case."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from winset.cli.options import CaseName, Lang

if TYPE_CHECKING:
    from winset.case.case import Case
    from winset.exchange.texts import Paper, Point
    from winset.exchange.texts_match import Proposal
    from winset.exchange.texts_skeleton import About, Choice, Choices, Skeleton
    from winset.views.words import Words

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None)


@app.callback()
def importing() -> None:
    """Bring in what others wrote: a text on the table, or a negotiation in numbers."""


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
        str,
        typer.Option(
            "--authors",
            metavar="WHO,...",
            help="Ids or names, parted by commas; unknown where nobody knows.",
        ),
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
    from winset.views.words import words

    folder = api.own_folder(case) if write else None
    loaded = api.load(case)
    language = lang or loaded.case.languages[0]
    said = words(language, "import")
    paper = read(Path(file), paragraphs=paragraphs)
    chosen: Choices = mapped(loaded, paper, map)
    if ask:
        chosen = _asked(loaded, paper, chosen, said)
    who = tuple(name.strip() for name in authors.split(",") if name.strip())
    about = About(id, label, date, who, status, release, rest, derives_from)
    made = skeleton(loaded, paper, about, chosen)
    aside = bool(output or write)
    for line in (
        *_told(paper, made, chosen, said),
        *_compared(loaded, paper, about, chosen, against, language),
    ):
        typer.echo(line, err=not aside)
    if folder is not None:
        _into(folder, made, said)
    if output:
        _to_file(Path(output), made, said)
    if not aside:
        typer.echo(made.yaml(language), nl=False)


Paths = Annotated[
    list[str],
    typer.Argument(
        metavar="PATH",
        help="A folder with a domain and its profiles, or these files: Genius (.xml), GeniusWeb or "
        "NegoLog (.json), NegMAS (.yml).",
    ),
]


@app.command("scenario")
def scenario(
    paths: Paths,
    output: Annotated[
        str, typer.Option("--output", metavar="DIR", help="Write the case into this new folder.")
    ],
    title: Annotated[
        str, typer.Option("--title", help="Its title; default the folder's name.")
    ] = "",
    date: Annotated[
        str, typer.Option("--date", help="The day of the numbers; default today.")
    ] = "",
    format: Annotated[
        str,
        typer.Option("--format", help="genius, geniusweb, negolog or negmas; default as found."),
    ] = "",
    lang: Annotated[
        str,
        typer.Option("--lang", metavar="LANGUAGE", help="Language of the answer; default English."),
    ] = "",
) -> None:
    """Make a case of a negotiation in numbers that another tool wrote."""
    from datetime import UTC, datetime

    from winset import api
    from winset.exchange.scenarios import scenario_at
    from winset.exchange.scenarios_case import notes, write
    from winset.views.words import words

    said = words(lang or "en", "import")
    found = scenario_at([Path(path) for path in paths], format)
    numbers = found.scenario
    typer.echo(
        said.fill(
            "scenario.read",
            format=found.format,
            parties=len(numbers.parties),
            issues=len(numbers.issues),
            packages=numbers.space.packages,
        )
    )
    for code, name in notes(numbers):
        typer.echo(said.fill(f"scenario.{code}", name=name))
    home = found.files[0].resolve().parent if len(paths) == 1 else found.files[0].with_suffix("")
    day = _day(date) if date else datetime.now(UTC).date().isoformat()
    target = write(numbers, Path(output), title or home.name, day)
    api.load(output)
    typer.echo(said.fill("scenario.written", file=target))
    typer.echo(said.fill("scenario.next", folder=output))


def _day(words: str) -> str:
    """A day as the case language writes it."""
    from winset.case.grammar.when import When
    from winset.errors import Slip, UsageError

    try:
        return When.parse(words).text
    except Slip as slip:
        raise UsageError(f"date: {slip}") from slip


def _told(paper: Paper, made: Skeleton, chosen: Choices, said: Words) -> Iterator[str]:
    """Each point with what it settles, or what is proposed for it."""
    known = sum(bool(chosen.get(p.n)) for p in paper.points)
    yield said.fill(
        "draft.read",
        file=paper.name,
        points=len(paper.points),
        known=known,
        open=len(paper.points) - known,
        id=made.id,
    )
    for note in made.notes:
        yield said.fill("draft.note", note=note.told(said))
    for point in paper.points:
        yield f"{point.n:>4}  {_short(point.text)}"
        for choice in chosen.get(point.n, ()):
            sets = said.fill("draft.sets", issue=choice.issue, settlement=choice.settlement)
            yield f"      {sets}"
        for proposal in made.proposals.get(point.n, ()):
            yield f"      {_proposal(proposal, said)}"


def _short(words: str, width: int = 88) -> str:
    return words if len(words) <= width else words[: width - 1] + "…"


def _proposal(proposal: Proposal, said: Words) -> str:
    from winset.exchange.texts_skeleton import settled

    named = proposal.words
    because = (
        said.fill("draft.because", words=said["draft.join"].join(named))
        if named
        else said["draft.because-figure"]
    )
    return said.fill(
        "draft.may-set",
        issue=proposal.issue,
        settlements=settled(proposal, said),
        because=because,
    )


def _compared(
    case: Case, paper: Paper, about: About, chosen: Choices, against: str, language: str
) -> Iterator[str]:
    """Clause by clause against the text it was made from, or the nearest earlier one.

    First what is settled, then what is only proposed, and said to be.
    """
    from winset.exchange.texts_skeleton import by_proposal, skeleton
    from winset.views.words import words

    said = words(language, "import")
    made = skeleton(case, paper, about, chosen)
    settled = {choice.issue for choices in chosen.values() for choice in choices}
    proposed = by_proposal(made, chosen)
    if not settled and not proposed:
        yield said["draft.nothing-yet"]
        return
    if settled:
        yield from _against(case, made, against, language)
    if proposed:
        numbers = said["draft.join"].join(proposed)
        yield said.fill("draft.by-proposal", count=len(proposed), numbers=numbers)
        guessed = skeleton(case, paper, about, {**chosen, **proposed})
        issues = {choice.issue for choices in proposed.values() for choice in choices}
        yield from _against(case, guessed, against, language, frozenset(issues))


def _against(
    case: Case,
    made: Skeleton,
    against: str,
    language: str,
    issues: frozenset[str] = frozenset(),
) -> Iterator[str]:
    """What became of every issue that one of the texts settles, or of some alone."""
    from winset import api
    from winset.views.brief.labels import Labels
    from winset.views.words import words

    said, own = words(language, "import"), words(language, "drafts")
    grown = made.with_case(case)
    result = api.run("drafts", grown, draft=made.id, against=against)
    labels = Labels(grown, grown, language)
    table = result.table("clauses")
    rows = [dict(zip((c.name for c in table.columns), r.cells, strict=True)) for r in table.rows]
    modelled = [r for r in rows if r["issue"] is not None and (r["issue"] in issues or not issues)]
    others = dict.fromkeys(str(row["other"]) for row in modelled if row["other"] is not None)
    if not others:
        yield said["draft.no-earlier"]
    for other in others:
        label = labels.at(f"drafts.{other}")
        yield said.fill("draft.against", text=label, id=other)
        for row in (r for r in modelled if r["other"] == other):
            yield f"  {_line(labels, own, row)}"


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


def _asked(case: Case, paper: Paper, chosen: Choices, said: Words) -> Choices:
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
            answers[point.n] = _answer(case, point, offers, said)
    return answers


def _answer(case: Case, point: Point, offers: list[str], said: Words) -> tuple[Choice, ...]:
    """The choices typed for one point, asked again until they fit; Enter leaves it without."""
    from winset.errors import UsageError
    from winset.exchange.texts_skeleton import LEFT, chosen

    while True:
        typer.echo(said["ask.on"], err=True, nl=False)
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


def _to_file(path: Path, made: Skeleton, said: Words) -> None:
    from winset.errors import UsageError

    if path.exists():
        raise UsageError(f"{path} is there already; choose another file")
    try:
        path.write_text(made.yaml(said.language), encoding="utf-8")
    except OSError as error:
        raise UsageError(f"{path} cannot be written: {error.strerror}") from error
    typer.echo(said.fill("draft.skeleton-in", file=path))


def _into(folder: Path, made: Skeleton, said: Words) -> None:
    """Both records into the case's own files, after a check of the whole case with them."""
    from winset.exchange.texts_writing import into

    for file in into(folder, made):
        typer.echo(said.fill("draft.written", file=file))
