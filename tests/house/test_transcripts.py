"""Would a transcript in the documentation that is no longer true be noticed?"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from docs.transcripts import Exchange, agrees, exchanges, printed_by, refreshed

ROOT = Path(__file__).parents[2]


def test_a_transcript_is_commands_and_what_they_print() -> None:
    assert exchanges("$ one\nfirst\nsecond\n$ two\n") == [
        Exchange("one", ("first", "second"), 0),
        Exchange("two", (), 3),
    ]


def test_a_transcript_that_does_not_begin_with_a_command_is_refused() -> None:
    with pytest.raises(ValueError, match="begins with a command"):
        exchanges("first\n$ one\n")


@pytest.mark.parametrize(
    ("expected", "printed"),
    [
        (["one", "two"], ["one", "two"]),
        (["one", "..."], ["one"]),
        (["one", "...", "four"], ["one", "two", "three", "four"]),
        (["took ... s"], ["took 0.2 s"]),
        (["a.b (c)"], ["a.b (c)"]),
        (["...", "[exit 1]"], ["wrong", "[exit 1]"]),
        ([], []),
    ],
)
def test_what_is_as_printed_passes(expected: list[str], printed: list[str]) -> None:
    assert agrees(tuple(expected), printed)


@pytest.mark.parametrize(
    ("expected", "printed"),
    [
        (["one"], ["two"]),
        (["one"], ["one", "two"]),
        (["one", "two"], ["one"]),
        ([], ["one"]),
        (["one", "...", "four"], ["one", "two", "three"]),
        (["a.b"], ["aXb"]),
        (["took ... s"], ["took 0.2", "s"]),
        (["..."], ["wrong", "[exit 1]"]),
        (["...", "[exit 1]"], ["wrong"]),
    ],
)
def test_what_is_not_as_printed_fails(expected: list[str], printed: list[str]) -> None:
    assert not agrees(tuple(expected), printed)


def test_a_command_runs_in_its_folder_and_tells_how_it_ended(tmp_path: Path) -> None:
    assert printed_by("echo kept > note; cat note", tmp_path) == ["kept"]
    assert printed_by("echo wrong >&2; exit 3", tmp_path) == ["wrong", "[exit 3]"]


def test_a_page_is_refreshed_only_where_it_is_no_longer_true() -> None:
    page = "Text\n\n```console\n{}\n```\n\n```sh\n$ echo no\n```\n"
    before = page.format("$ echo one > note\n$ cat note; echo 2\n...\n$ cat note\nthree")
    after = page.format("$ echo one > note\n$ cat note; echo 2\n...\n$ cat note\none")
    assert refreshed(before) == after


def pages() -> list[Path]:
    return [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]


BLOCK = re.compile(r"^(`{3,})(\S*)[^\n]*\n(.*?)^\1\s*$", re.MULTILINE | re.DOTALL)
IN_DOCS_BUT_NOT_RUN = {"sh", "bash", "shell", "text", ""}


@pytest.mark.parametrize("page", pages(), ids=lambda page: page.relative_to(ROOT).as_posix())
def test_no_winset_command_hides_in_a_block_that_is_not_run(page: Path) -> None:
    hidden = [
        line
        for _, language, body in BLOCK.findall(page.read_text("utf-8"))
        if language in IN_DOCS_BUT_NOT_RUN
        for line in body.splitlines()
        if re.match(r"\s*(\$ )?winset\s", line)
    ]
    assert hidden == []


def test_every_page_with_an_example_is_run() -> None:
    collect = [sys.executable, "-m", "pytest", "--collect-only", "-q", "docs"]
    listed = subprocess.run(collect, cwd=ROOT, capture_output=True, text=True).stdout
    run = {line.split("::")[0] for line in listed.splitlines() if "::" in line}
    with_examples = {
        page.relative_to(ROOT).as_posix()
        for page in (ROOT / "docs").rglob("*.md")
        if {"console", "python"} & {found[1] for found in BLOCK.findall(page.read_text("utf-8"))}
    }
    assert with_examples
    assert with_examples - run == set()
