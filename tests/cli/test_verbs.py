"""Does each verb keep its promises: the answer alone on standard output, and its exit code?"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

import pytest
from typer.testing import CliRunner

from tests.cli.helpers import (
    FLAGSHIP,
    KOREA,
    WINSET,
    copy_of,
    environment,
    heed_interrupts,
    winset,
)
from winset import api
from winset.cli import leave_with
from winset.cli.app import VERBS, app_with
from winset.lenses import LENSES


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the small case in it."""
    folder = tmp_path_factory.mktemp("home")
    api.new(folder / "small")
    return folder


class Done(NamedTuple):
    """How a call ended and what it said."""

    returncode: int
    stdout: str
    stderr: str


Ask = Callable[..., Done]


@pytest.fixture
def ask(home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Ask:
    """The command line in this process, which is quicker than a process for each question."""

    def asked(*words: str, cwd: Path = home) -> Done:
        monkeypatch.chdir(cwd)
        monkeypatch.setenv("COLUMNS", "100")
        capsys.readouterr()
        code = leave_with(list(words))
        said = capsys.readouterr()
        return Done(code, said.out, said.err)

    return asked


# --- exit codes ---


def test_each_exit_code_of_the_console_script(home: Path) -> None:
    """The last, 130, has a test of its own."""
    fine = winset("check", "small", cwd=home)
    assert (fine.returncode, fine.stdout, fine.stderr) == (0, "small: no problems\n", "")
    api.new(home / "broken")
    (home / "broken" / "calendar.yaml").write_text("calendar: {surprises: {}}\n", "utf-8")
    problems = winset("check", "broken", cwd=home)
    assert (problems.returncode, problems.stderr.splitlines()[-1]) == (
        1,
        "winset: 1 problem in broken",
    )
    wrong = winset("chek", "small", cwd=home)
    assert (wrong.returncode, wrong.stdout) == (2, "")
    silent = winset("run", "positions", "small", "--as-of", "2020-01-01", cwd=home)
    assert (silent.returncode, silent.stdout) == (3, "")
    assert silent.stderr.startswith("winset: positions has nothing to read")


@pytest.mark.parametrize(
    "words",
    [
        ("check", "small"),
        ("show", "small", "ferry-offer"),
        ("run", "positions", "small"),
        ("diff", "small"),
        ("report", "small", "--output", "fine.html"),
        ("cases",),
        ("schema",),
        ("--help",),
        ("add", "--help"),
    ],
    ids=" ".join,
)
def test_fine_is_0_and_says_nothing_else(ask: Ask, words: tuple[str, ...]) -> None:
    done = ask(*words)
    assert done.returncode == 0, done.stderr
    assert bool(done.stdout) != (words[0] == "report")


@pytest.mark.parametrize(
    "words",
    [
        ("check", "{}"),
        ("show", "{}", "case"),
        ("run", "audit", "{}"),
        ("diff", "{}"),
        ("report", "{}", "--output", "no.html"),
        ("add", "claim", "{}", "--id", "a", "--says", "x"),
    ],
    ids=lambda words: words[0],
)
def test_a_case_with_problems_is_1(ask: Ask, tmp_path: Path, words: tuple[str, ...]) -> None:
    folder = tmp_path / "broken"
    api.new(folder)
    with (folder / "calendar.yaml").open("a", encoding="utf-8") as file:
        file.write("  surprises: {}\n")
    done = ask(*(word.format("broken") for word in words), cwd=tmp_path)
    assert done.returncode == 1
    told = done.stdout if words[0] == "check" else done.stderr
    assert "calendar.yaml:12:3: calendar: unknown key 'surprises'" in told
    assert bool(done.stdout) == (words[0] == "check")
    assert not (tmp_path / "no.html").exists()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("chek", "small"), "Did you mean 'check'"),
        (("check", "smal"), "there is no folder and no shipped case 'smal'"),
        (("check", "korea/1952-10-armstice"), f"did you mean {KOREA}?"),
        (("check",), "Missing argument"),
        (("show", "small", "ferry-ofer"), "did you mean ferry-offer?"),
        (("show", "small", "ferry-offer", "--lang", "fr"), "expected one of en, zh-Hant"),
        (("show", "small", "case", "--onyl", "N"), "--only"),
        (("show", "small", "case", "--only", "M"), "'M' is no document of this case"),
        (("show", "small", "case", "--as-of", "15.5.2031"), "did you mean 2031-05-15?"),
        (("show", "small", "case", "--without", "ferry-ofer"), "did you mean ferry-offer?"),
        (("show", "small", "case", "--scenario", "board"), "expected one of"),
        (("show", "small", "case", "--set", "ORR"), "sets nothing"),
        (("show", "small", "case", "--set", "ORRR.voice=x"), "did you mean ORR"),
        (("run", "audi", "small"), "Did you mean 'audit'"),
        (("diff", "small", "smal"), "no shipped case 'smal'"),
        (("diff", "small", "small", "--since", "2031-03-10"), "--since"),
        (("diff", "small", "--since", "yesterday"), "is not a date"),
        (("report", "small"), "--output"),
        (("report", "small", "--outptu", "x"), "--output"),
        (("report", "small", "--output", "x.pdf"), "does not tell its format"),
        (("report", "small", "--output", "x", "--format", "doc"), "did you mean docx?"),
        (("report", "small", "--output", "small", "--format", "html"), "is a folder"),
        (("report", "small", "--output", "nowhere/x.html"), "there is no folder nowhere"),
        (("new", "small"), "is there already and is not empty"),
        (("add", "clam", "small"), "Did you mean 'claim'"),
        (("add", "claim", "small", "--says", "x"), "a claim needs id"),
        (("add", "claim", KOREA, "--says", "x"), "winset new my-case --from"),
    ],
    ids=lambda words: " ".join(words) if isinstance(words, tuple) else "",
)
def test_wrong_usage_is_2_and_tells_the_nearest(
    ask: Ask, words: tuple[str, ...], told: str
) -> None:
    done = ask(*words)
    assert done.returncode == 2, done.stderr
    assert told in " ".join(done.stderr.split())
    assert done.stdout == ""
    assert "Traceback" not in done.stderr


def test_nothing_to_compare_with_is_3(ask: Ask, home: Path) -> None:
    young = home / "young"
    api.new(young)
    head = (young / "case.yaml").read_text("utf-8")
    (young / "case.yaml").write_text(
        head.replace("  since: 2031-03-10", "  since: 2031-04-30"), "utf-8"
    )
    done = ask("diff", "young")
    assert (done.returncode, done.stdout) == (3, "")
    assert "has no earlier day to compare with" in done.stderr


@pytest.mark.skipif(os.name == "nt", reason="signals as POSIX has them")
def test_interrupted_is_130_without_a_traceback() -> None:
    """The page is larger than a pipe holds, so the program waits for us while it writes."""
    words = [str(WINSET), "report", FLAGSHIP, "--format", "html", "--output", "-"]
    going = subprocess.Popen(
        words,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        preexec_fn=heed_interrupts,
    )
    assert going.stdout is not None
    assert going.stdout.read(10).lower() == b"<!doctype "
    going.send_signal(signal.SIGINT)
    _, told = going.communicate(timeout=60)
    assert going.returncode == 130
    assert told.decode("utf-8").strip() == "winset: interrupted"


def test_a_reader_that_leaves_early_is_no_error() -> None:
    command = f"'{WINSET}' report {FLAGSHIP} --format html --output - | head -c 10"
    done = subprocess.run(
        ["/bin/sh", "-c", command], env=environment(), capture_output=True, encoding="utf-8"
    )
    assert done.stderr == ""
    assert done.stdout.lower().startswith("<!doctype")


def test_python_m_winset_is_the_command_line(home: Path) -> None:
    asked = [sys.executable, "-m", "winset", "check", "small"]
    done = subprocess.run(asked, cwd=home, env=environment(), capture_output=True, encoding="utf-8")
    assert (done.returncode, done.stdout) == (0, "small: no problems\n")
    wrong = subprocess.run(
        [*asked[:3], "chek"], cwd=home, env=environment(), capture_output=True, encoding="utf-8"
    )
    assert wrong.returncode == 2
    assert wrong.stderr.startswith("Usage: winset ")


# --- what each verb loads ---


def test_check_loads_no_other_verb_and_nothing_heavy(home: Path) -> None:
    ask = (
        "import sys; from winset.cli import leave_with; leave_with(['check', 'small']);"
        "print(*sorted(m for m in sys.modules if m.startswith('winset.cli.')));"
        "print(*[m for m in ('numpy', 'rich', 'jinja2', 'ruamel', 'docx') if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", ask], cwd=home, env=environment(), capture_output=True, text=True
    )
    _, modules, heavy = done.stdout.split("\n")[:3]
    assert modules.split() == [
        "winset.cli.app",
        "winset.cli.check",
        "winset.cli.completing",
        "winset.cli.options",
    ]
    assert heavy == ""


def test_every_verb_is_a_file_of_its_name() -> None:
    names = {info.name for info in app_with(VERBS).registered_commands}
    groups = {info.name for info in app_with(VERBS).registered_groups}
    assert names | groups == set(VERBS)


# --- cases ---


def test_healthy_cases_are_listed_when_one_is_broken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelf = tmp_path / "cases"
    api.new(shelf / "a" / "fine")
    api.new(shelf / "b" / "broken")
    api.new(shelf / "c" / "fine-too")
    with (shelf / "b" / "broken" / "calendar.yaml").open("a", encoding="utf-8") as file:
        file.write("  surprises: {}\n")
    monkeypatch.setattr(api, "CASES", shelf)
    done = CliRunner().invoke(app_with(["cases", "check"]), ["cases"])
    assert done.exit_code == 1
    assert [line.split()[0] for line in done.stdout.splitlines()] == ["a/fine", "c/fine-too"]
    assert done.stderr == "winset: b/broken has 1 problem: winset check b/broken\n"


def test_cases_as_json(ask: Ask) -> None:
    rows = json.loads(ask("cases", "--json").stdout)
    assert {row["path"] for row in rows} >= {FLAGSHIP, KOREA}
    assert all(set(row) == {"path", "id", "as-of", "title"} for row in rows)


# --- diff ---


def test_diff_tells_what_moved_since_a_day(ask: Ask) -> None:
    done = ask("diff", FLAGSHIP)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[1] == "6 December 2025 to 12 February 2026"
    assert "Positions: happened since" in done.stdout
    assert "events.votes-denied" in done.stdout
    plain = json.loads(ask("diff", FLAGSHIP, "--json").stdout)
    assert plain["since"] == "2025-12-06"
    result = api.run("positions", api.load(FLAGSHIP), since="2025-12-06")
    assert len(plain["moves"]) == len(result.table("moves").rows)
    assert len(plain["changes"]) == len(result.table("changes").rows)
    later = json.loads(ask("diff", FLAGSHIP, "--since", "2026-01-15", "--json").stdout)
    assert later["since"] == "2026-01-15"
    assert len(later["changes"]) < len(plain["changes"])


def test_diff_of_two_cases_names_each_record(ask: Ask, tmp_path: Path) -> None:
    copy_of(KOREA, tmp_path / "before")
    after = copy_of(KOREA, tmp_path / "after")
    same = ask("diff", "before", "after", cwd=tmp_path)
    assert "Nothing differs." in same.stdout
    api.add(after, "claim", {"id": "fresh", "says": "x", "at": "nie-55:4"})
    entry = {"issue": "kr-army", "who": "KR", "since": "1952-10-01", "says": "y"}
    api.add(after, "position", entry)
    file = after / "events.yaml"
    file.write_text(
        file.read_text("utf-8").replace("{en: War begins,", "{en: War breaks out,"), "utf-8"
    )
    found = json.loads(ask("diff", "before", "after", "--json", cwd=tmp_path).stdout)["records"]
    assert [(one["how"], one["address"]) for one in found] == [
        ("added", "claims.fresh"),
        ("added", "positions.kr-army.KR@1952-10-01"),
        ("changed", "events.war-begins"),
    ]
    (key,) = found[2]["keys"]
    assert key["key"] == "label"
    assert (key["then"]["en"], key["now"]["en"]) == ("War begins", "War breaks out")
    back = json.loads(ask("diff", "after", "before", "--json", cwd=tmp_path).stdout)["records"]
    assert [one["how"] for one in back] == ["removed", "removed", "changed"]
    told = ask("diff", "before", "after", cwd=tmp_path).stdout
    assert "  + claims.fresh" in told
    assert "  ~ events.war-begins" in told


# --- report ---


@pytest.mark.parametrize("ending", ["html", "docx", "txt"])
def test_report_writes_what_the_ending_asks_for(ask: Ask, home: Path, ending: str) -> None:
    file = home / f"page.{ending}"
    done = ask("report", "small", "--output", file.name, "--brief")
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr.startswith(f"page.{ending}: ")
    assert len(done.stderr.splitlines()) == 1
    written = file.read_bytes()
    if ending == "html":
        assert written.lower().startswith(b"<!doctype html>")
    elif ending == "docx":
        assert "word/footnotes.xml" in zipfile.ZipFile(BytesIO(written)).namelist()
    else:
        assert "Talks over the Selm strait" in written.decode("utf-8")


def test_report_is_what_the_api_gives(home: Path) -> None:
    case = api.load(home / "small")
    for words, options in (
        ((), {}),
        (("--brief",), {"brief": True}),
        (("--lang", "zh-Hant"), {"language": "zh-Hant"}),
        (("--seed", "7", "--draws", "50"), {"seed": 7, "n": 50}),
    ):
        done = subprocess.run(
            [str(WINSET), "report", "small", "--format", "html", "--output", "-", *words],
            cwd=home,
            env=environment(),
            capture_output=True,
        )
        assert done.stderr == b""
        assert done.stdout == api.render(api.report(case, **options), "html")


def test_report_replaces_a_file_and_leaves_nothing_else(ask: Ask, home: Path) -> None:
    (home / "out").mkdir()
    (home / "out" / "page.html").write_text("old", "utf-8")
    ask("report", "small", "--output", "out/page.html")
    assert [f.name for f in (home / "out").iterdir()] == ["page.html"]
    assert (home / "out" / "page.html").stat().st_size > 10_000


def test_a_report_on_a_view_says_so(home: Path) -> None:
    done = winset("report", "small", "-o", "-", "--scenario", "nothing-assumed", cwd=home)
    assert "nothing-assumed" in done.stdout


# --- completion ---


@pytest.fixture
def completed(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[str]]:
    """What the shell would offer for the last word of the line."""

    def offered(line: str, shell: str = "bash") -> list[str]:
        monkeypatch.setenv("_WINSET_COMPLETE", f"complete_{shell}")
        monkeypatch.setenv("COMP_WORDS", line if shell == "bash" else "")
        monkeypatch.setenv("COMP_CWORD", str(line.count(" ")))
        monkeypatch.setenv("_TYPER_COMPLETE_ARGS", line if shell != "bash" else "")
        done = ask()
        assert done.stderr == ""
        return done.stdout.split()

    return offered


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("winset che", ["check"]),
        ("winset check kor", [KOREA]),
        ("winset check sm", ["small"]),
        ("winset run po", ["positions"]),
        ("winset show small ferry-o", ["ferry-offer", "ferry-offer-denied"]),
        ("winset show small orr-f", ["orr-fleet-board"]),
        ("winset show small N:3", ["N:3"]),
        ("winset show small case --only fl", ["fleet-bulletin"]),
        ("winset show small case --without ferry-o", ["ferry-offer", "ferry-offer-denied"]),
        ("winset run audit small --scenario n", ["nothing-assumed"]),
        ("winset report small --format d", ["docx"]),
        ("winset diff small sm", ["small"]),
        ("winset new x --from kor", [KOREA]),
        ("winset add cl", ["claim"]),
        ("winset add claim small --basis de", ["denied", "derived"]),
        ("winset add position small --issue mon", ["monitors"]),
        ("winset add reaction small --draft fer", ["ferry-text"]),
        ("winset show small --la", ["--lang"]),
    ],
)
def test_the_shell_is_offered_what_fits(
    completed: Callable[..., list[str]], line: str, offered: list[str]
) -> None:
    assert completed(line) == offered


def test_every_lens_is_offered_in_every_shell(completed: Callable[..., list[str]]) -> None:
    names = [lens.NAME for lens in LENSES]
    assert sorted(completed("winset run ")) == sorted(names)
    assert all(name in " ".join(completed("winset run ", "zsh")) for name in names)


def test_nothing_is_offered_for_a_case_that_is_not_there(
    completed: Callable[..., list[str]],
) -> None:
    assert completed("winset show nowhere fer") == []
