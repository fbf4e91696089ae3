"""Does a record reach the right file, checked, with every other byte of the case as it was?"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.cli.helpers import FLAGSHIP, KOREA, SHIPPED, copy_of, files_of, winset
from winset import api
from winset.case.address import resolve
from winset.case.edit.kinds import KINDS
from winset.cli.questions import QUESTIONS
from winset.errors import CaseError, UsageError

RECORDS: dict[str, list[tuple[str, dict[str, Any], str]]] = {
    FLAGSHIP: [
        (
            "claim",
            {"id": "test-claim", "says": {"en": "it, they say", "zh-Hant": "據說"}, "at": "B:17"},
            "claims.yaml",
        ),
        (
            "position",
            {"issue": "land", "who": "RU", "since": "2026-02-06", "says": "x", "sources": "B:3"},
            "positions.yaml",
        ),
        (
            "position",  # somebody new on the issue
            {"issue": "lead", "who": "RU", "since": "2026-02-06", "says": "x", "sources": "B:3"},
            "positions.yaml",
        ),
        (
            "event",
            {"id": "test-event", "label": "x", "date": "2026-02-06", "type": "other"},
            "events.yaml",
        ),
        (
            "reaction",
            {"draft": "plan-28", "who": "EUR", "says": "evades", "sources": "A:9"},
            "drafts.yaml",
        ),
        (
            "signpost",
            {
                "id": "test-sign",
                "label": "x",
                "by": "2026-06",
                "set-on": "2026-02-12",
                "moves": {"judgement": "blockers", "goes": "up"},
            },
            "outlook.yaml",
        ),
        (
            "document",
            {"id": "test-document", "title": "x", "date": "2026-02-06", "paragraphs": {"3": "y"}},
            "documents.yaml",
        ),
    ],
    KOREA: [
        ("claim", {"id": "test-claim", "says": "x", "at": "nie-55:4"}, "claims.yaml"),
        (
            "position",  # a new issue for the positions, at the end of the file
            {"issue": "kr-army", "who": "CN", "since": "1952-10-01", "says": "x"},
            "positions.yaml",
        ),
        (
            "event",
            {"id": "test-event", "label": "x", "date": "1952-10-01", "type": "other"},
            "events.yaml",
        ),
        (
            "reaction",
            {"draft": "draft-armistice", "who": "US", "says": "silent"},
            "drafts.yaml",
        ),
        (
            "signpost",  # its section stands between two others
            {
                "id": "test-sign",
                "label": "x",
                "by": "1953-01",
                "set-on": "1952-10-31",
                "moves": {"judgement": "stamina", "goes": "falls"},
            },
            "outlook.yaml",
        ),
    ],
}
CASES = [
    pytest.param(shipped, *record, id=f"{shipped.partition('/')[0]}-{record[0]}-{number}")
    for shipped, records in RECORDS.items()
    for number, record in enumerate(records)
]


@pytest.fixture(scope="module")
def copies(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    home = tmp_path_factory.mktemp("cases")
    return {path: copy_of(path, home / path.replace("/", "-")) for path in SHIPPED}


@pytest.mark.parametrize(("shipped", "kind", "fields", "file"), CASES)
def test_every_other_byte_stays(
    copies: dict[str, Path],
    shipped: str,
    kind: str,
    fields: dict[str, Any],
    file: str,
) -> None:
    folder = copies[shipped]
    before = files_of(folder)
    added = api.add(folder, kind, fields)
    after = files_of(folder)
    assert added.file == file
    assert {name for name in after if after[name] != before.get(name)} == {file}
    put_in = the_one_piece(before[file], after[file])
    assert put_in.count(b"\n") == len(added.lines)
    assert put_in.decode("utf-8").split("\n")[-1] == ""
    assert [line for _, line in added.lines] == put_in.decode("utf-8").splitlines()
    case = api.load(folder)
    assert resolve(
        case, added.address.replace("@", ".says@") if kind == "position" else added.address
    )
    api.undo(folder)
    assert files_of(folder) == before


def the_one_piece(before: bytes, after: bytes) -> bytes:
    """What was put in, when one piece was put in and nothing else was done."""
    same = next(
        (n for n, (old, new) in enumerate(zip(before, after, strict=False)) if old != new),
        len(before),
    )
    line = before.rfind(b"\n", 0, same) + 1  # the piece begins with a line
    assert after.endswith(before[line:])
    return after[line : len(after) - len(before) + line]


def test_one_entry_alone_becomes_the_first_of_a_list(copies: dict[str, Path]) -> None:
    folder = copies[FLAGSHIP]
    file = folder / "positions.yaml"
    before = file.read_text("utf-8")
    line = next(one for one in before.splitlines() if one.startswith("    EUR: {since: 2025-02,"))
    entry = {"issue": "lead", "who": "EUR", "since": "2026-02-06", "says": "x", "sources": "B:3"}
    api.add(folder, "position", entry)
    alone = line.removeprefix("    EUR: ")
    as_list = f"    EUR:\n      - {alone}\n      - {{since: 2026-02-06, says: x, sources: B:3}}"
    assert file.read_text("utf-8") == before.replace(line, as_list, 1)
    api.undo(folder)
    assert file.read_text("utf-8") == before


def test_an_entry_stands_in_the_order_of_the_dates(copies: dict[str, Path]) -> None:
    folder = copies[FLAGSHIP]
    fields = {"issue": "land", "who": "RU", "since": "2025-12-20", "says": "x"}
    api.add(folder, "position", fields)
    days = [entry.since.first for entry in api.load(folder).positions["land"]["RU"]]
    assert days == sorted(days, key=str)
    api.undo(folder)


def test_a_section_that_no_file_holds_gets_a_file_of_its_own(tmp_path: Path) -> None:
    folder = small_case(tmp_path)
    (folder / "outlook.yaml").unlink()
    (folder / "forecast.yaml").write_text("# nothing yet\n", "utf-8")
    signpost = {
        "id": "snow",
        "label": "it snows",
        "by": "2031-06",
        "moves": {"judgement": "timetable", "goes": "up"},
        "set-on": "2031-04-30",
    }
    added = api.add(folder, "signpost", signpost)
    assert added.file == "signposts.yaml"
    assert (folder / "signposts.yaml").read_text("utf-8") == (
        "signposts:\n  snow: {label: it snows, by: 2031-06, set-on: 2031-04-30, "
        "moves: {judgement: timetable, goes: up}}\n"
    )
    api.undo(folder)
    assert not (folder / "signposts.yaml").exists()


def test_a_file_named_like_the_section_takes_it_up(tmp_path: Path) -> None:
    folder = small_case(tmp_path)
    (folder / "outlook.yaml").unlink()
    (folder / "signposts.yaml").write_text("# our signposts\n", "utf-8")
    signpost = {
        "id": "snow",
        "label": "it snows",
        "by": "2031-06",
        "moves": {"judgement": "timetable", "goes": "up"},
        "set-on": "2031-04-30",
    }
    assert api.add(folder, "signpost", signpost).file == "signposts.yaml"
    assert (
        (folder / "signposts.yaml").read_text("utf-8").startswith("# our signposts\nsignposts:\n")
    )


def test_a_case_that_extends_another_says_again_what_it_replaces(tmp_path: Path) -> None:
    base = small_case(tmp_path)
    later = tmp_path / "later"
    later.mkdir()
    head = (
        (base / "case.yaml")
        .read_text("utf-8")
        .replace("  # extends: ../an-earlier-case", "  extends: ../small")
    )
    (later / "case.yaml").write_text(head, "utf-8")
    untouched = files_of(base)
    entry = {"issue": "islands", "who": "ORR", "since": "2031-04-28", "says": "x", "sources": "N:3"}
    before = api.load(later).positions["islands"]["ORR"]
    added = api.add(later, "position", entry)
    assert added.file == "positions.yaml"
    now = api.load(later).positions["islands"]["ORR"]
    assert now[:-1] == before
    assert now[-1].says is not None
    reaction = {"draft": "ferry-text", "who": "ORR", "says": "silent"}
    api.add(later, "reaction", reaction)
    draft = api.load(later).drafts["ferry-text"]
    assert [r.who for r in draft.reactions] == ["TAV", "ORR"]
    assert draft.clauses == api.load(base).drafts["ferry-text"].clauses
    assert files_of(base) == untouched


def small_case(home: Path) -> Path:
    api.new(home / "small")
    return home / "small"


@pytest.mark.parametrize(
    ("kind", "fields", "told"),
    [
        ("claim", {"id": "a", "says": "x", "at": "N:99"}, "claims.yaml:"),
        ("claim", {"id": "a", "says": "x", "by": "ORRR"}, "did you mean ORR?"),
        ("claim", {"id": "a.b", "says": "x", "at": "N:1"}, "a.b"),
        (
            "position",
            {"issue": "islands", "who": "TAV", "since": "2031", "accepts": "jointt"},
            "did you mean joint?",
        ),
        (
            "event",
            {"id": "a", "label": "x", "date": "2031-04-31", "type": "vote"},
            "April 2031 has 30 days",
        ),
        (
            "event",
            {"id": "a", "label": "x", "date": "2031-05-31", "type": "vote"},
            "after the case",
        ),
        (
            "signpost",
            {
                "id": "a",
                "label": "x",
                "by": "2031-06",
                "moves": {"judgement": "blocker", "goes": "up"},
            },
            "did you mean blockers?",
        ),
    ],
)
def test_what_would_be_wrong_is_not_written(
    tmp_path: Path, kind: str, fields: dict[str, Any], told: str
) -> None:
    folder = small_case(tmp_path)
    before = files_of(folder)
    with pytest.raises(CaseError) as error:
        api.add(folder, kind, fields)
    assert told in str(error.value)
    assert "nothing was written" in str(error.value)
    assert files_of(folder) == before
    assert not (folder / ".winset-undo.json").exists()


@pytest.mark.parametrize(
    ("kind", "fields", "told"),
    [
        ("clam", {}, "did you mean claim?"),
        ("claim", {"id": "ferry-offer", "says": "x"}, "claims.ferry-offer is there already"),
        ("claim", {"says": "x"}, "a claim needs id"),
        ("claim", {"id": "a", "says": "x", "denise": "y"}, "did you mean denies?"),
        ("position", {"issue": "island", "who": "TAV", "since": "2031"}, "did you mean islands?"),
        ("reaction", {"draft": "ferry-tex", "who": "TAV", "says": "silent"}, "ferry-text?"),
        ("claim", {"id": "a", "says": "x\udcff"}, "is not text that a file can hold"),
    ],
)
def test_what_has_no_place_is_told(
    tmp_path: Path, kind: str, fields: dict[str, Any], told: str
) -> None:
    folder = small_case(tmp_path)
    before = files_of(folder)
    with pytest.raises(UsageError) as error:
        api.add(folder, kind, fields)
    assert told in str(error.value)
    assert files_of(folder) == before


def test_problems_that_were_there_before_come_first(tmp_path: Path) -> None:
    folder = small_case(tmp_path)
    with (folder / "calendar.yaml").open("a", encoding="utf-8") as file:
        file.write("  surprises: {}\n")
    with pytest.raises(CaseError, match="stood in the case before") as error:
        api.add(folder, "claim", {"id": "a", "says": "x", "at": "N:99"})
    assert "surprises" in str(error.value)
    assert "N:99" not in str(error.value)


@pytest.mark.parametrize("shipped", SHIPPED)
def test_a_shipped_case_is_not_edited(shipped: str) -> None:
    for name in (shipped, api.locate(shipped), api.locate(shipped) / "case.yaml"):
        with pytest.raises(UsageError, match=f"winset new my-case --from {shipped}"):
            api.add(name, "claim", {"id": "a", "says": "x"})
        with pytest.raises(UsageError, match="stays as it is"):
            api.undo(name)


def test_every_key_of_a_kind_can_be_given() -> None:
    """What cannot stand in one word is left to an editor: ids elsewhere, sources with a speaker."""
    by_hand = {"codes"}
    for kind in KINDS:
        fields = {f.alias or n for n, f in kind.record.model_fields.items()}
        left = {"sources", "hedges", "basis", "confidence"} if kind.word == "document" else set()
        assert fields - set(kind.keys) - by_hand - left == set(), kind.word
        assert set(kind.keys) - fields == set(), kind.word
        asked = {question.key for question in QUESTIONS[kind.word]}
        parts = {"goes", "from", "to"} if kind.word == "signpost" else set()
        beside = {"claim": {"sources"}, "position": {"worth-if"}}.get(kind.word, set())
        assert asked - parts == (set(kind.place) | set(kind.keys)) - beside, kind.word


def test_the_command_line_adds_and_takes_back(tmp_path: Path) -> None:
    folder = small_case(tmp_path)
    before = files_of(folder)
    words = (
        "--id",
        "late-denial",
        "--says",
        "it was a test, no more",
        "--says",
        "zh-Hant=只是試探",
    )
    more = ("--basis", "denied", "--by", "TAV", "--at", "N:2,N:3", "--denies", "ferry-offer")
    tried = winset("add", "claim", "small", *words, *more, "--dry-run", cwd=tmp_path)
    assert tried.returncode == 0
    assert "nothing was written" in tried.stderr
    assert files_of(folder) == before
    done = winset("add", "claim", "small", *words, *more, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert done.stdout == tried.stdout
    assert done.stdout.startswith("claims.yaml:16")
    claim = api.load(folder).claims["late-denial"]
    assert claim.plain() == {
        "says": {"en": "it was a test, no more", "zh-Hant": "只是試探"},
        "basis": "denied",
        "by": "TAV",
        "at": ["N:2", "N:3"],
        "denies": ["ferry-offer"],
    }
    assert "winset add undo small" in done.stderr
    undone = winset("add", "undo", "small", cwd=tmp_path)
    assert (undone.returncode, undone.stdout) == (0, "claims.yaml is again what it was\n")
    assert files_of(folder) == before
    again = winset("add", "undo", "small", cwd=tmp_path)
    assert (again.returncode, again.stdout) == (2, "")
    assert "nothing to undo" in again.stderr


@pytest.mark.parametrize(
    "words",
    [
        (
            "position",
            "--issue",
            "passage",
            "--who",
            "TAV",
            "--since",
            "2031-04-28",
            "--accepts",
            "yes if islands is as-now",
            "--salience",
            "major",
            "--at",
            "N:3",
        ),
        (
            "position",
            "--issue",
            "islands",
            "--who",
            "tav-voters",
            "--since",
            "2031-04-29",
            "--could-accept",
            "as-now,joint",
            "--basis",
            "assumed",
            "--given-up-before",
            "2029",
        ),
        (
            "event",
            "--id",
            "fog",
            "--label",
            "Fog",
            "--date",
            "2031-04-29",
            "--type",
            "other",
            "--actors",
            "ORR,TAV",
            "--effects",
            "ORR.influence=down",
            "--place",
            "strait",
        ),
        (
            "reaction",
            "--draft",
            "quell-promise",
            "--who",
            "ORR",
            "--says",
            "accepts",
            "--on",
            "2031-04-29",
            "--text-seen",
            "no",
        ),
        (
            "signpost",
            "--id",
            "fog-lifts",
            "--label",
            "the fog lifts",
            "--by",
            "2031-05-02",
            "--moves",
            "timetable",
            "--goes",
            "up",
            "--from",
            "open",
            "--to",
            "a day later",
        ),
        (
            "document",
            "--id",
            "late-note",
            "--title",
            "Late note",
            "--date",
            "2031-04-29",
            "--publisher",
            "QUE",
            "--grade",
            "C",
            "--gist",
            "1=fog, and no wind",
            "--gist",
            "2=x",
        ),
        (
            "claim",
            "--id",
            "buyers",
            "--says",
            "who buys",
            "--value",
            "[ORR, TAV]",
            "--at",
            "N:6",
            "--via",
            "selm-gazette",
        ),
    ],
    ids=lambda words: words[0],
)
def test_every_kind_can_be_given_with_options(tmp_path: Path, words: tuple[str, ...]) -> None:
    small_case(tmp_path)
    done = winset("add", words[0], "small", *words[1:], cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert done.stdout
    assert winset("check", "small", cwd=tmp_path).returncode == 0
