"""Can a person at a terminal add a claim by answering, and does a slip come back at once?"""

from __future__ import annotations

import os
import select
import time
from pathlib import Path

import pytest

from tests.cli.helpers import WINSET, environment, files_of, heed_interrupts, winset
from winset import api

pty = pytest.importorskip("pty", reason="a terminal of our own needs POSIX")
LONGEST_WAIT = 60


class Terminal:
    """A terminal with the console script in it."""

    def __init__(self, *words: str, cwd: Path) -> None:
        self.child, self.screen = pty.fork()
        if self.child == 0:
            os.chdir(cwd)
            heed_interrupts()
            os.execve(WINSET, [str(WINSET), *words], environment(TERM="dumb"))
        self.seen = ""

    def until(self, words: str) -> str:
        """What is printed up to and with these words."""
        end = time.monotonic() + LONGEST_WAIT
        while words not in self.seen:
            left = end - time.monotonic()
            ready, _, _ = select.select([self.screen], [], [], max(left, 0))
            assert ready, f"{words!r} was not printed; {self.seen!r} was"
            self.seen += os.read(self.screen, 4096).decode("utf-8", "replace")
        before, _, self.seen = self.seen.partition(words)
        return before

    def type(self, line: str) -> None:
        """Type a line."""
        os.write(self.screen, f"{line}\n".encode())

    def press(self, key: bytes) -> None:
        """Press a key."""
        os.write(self.screen, key)

    def interrupt(self, words: str) -> None:
        """Ctrl-C until these words stand there: a line editor that just starts may miss one."""
        end = time.monotonic() + LONGEST_WAIT
        while words not in self.seen:
            assert time.monotonic() < end, f"{words!r} was not printed; {self.seen!r} was"
            self.press(b"\x03")
            while select.select([self.screen], [], [], 1)[0]:
                try:
                    read = os.read(self.screen, 4096)
                except OSError:  # the program has left
                    break
                if not read:
                    break
                self.seen += read.decode("utf-8", "replace")

    def code(self) -> int:
        """The exit code, once the program has left."""
        while True:
            try:
                if not os.read(self.screen, 4096):
                    break
            except OSError:
                break
        return os.waitstatus_to_exitcode(os.waitpid(self.child, 0)[1])


@pytest.fixture
def home(tmp_path: Path) -> Path:
    api.new(tmp_path / "small")
    return tmp_path


def test_a_claim_is_asked_for_checked_at_once_shown_and_written(home: Path) -> None:
    terminal = Terminal("add", "claim", "small", cwd=home)
    terminal.until("says (")
    terminal.type("the ferry will not sail again")
    terminal.until("id [ferry-will-not-sail]: ")
    terminal.type("")
    terminal.until("at (")
    terminal.type("N:9")
    assert "this case has no source 'N:9'" in terminal.until("at (")
    terminal.type("N:1")
    terminal.until("by (")
    terminal.type("ORRR")
    assert "did you mean ORR?" in terminal.until("by (")
    terminal.type("ORR")
    terminal.until("basis (")
    terminal.type("?")
    assert "stated, reported, inferred" in terminal.until("basis (")
    terminal.type("reportet")
    assert "did you mean reported?" in terminal.until("basis (")
    terminal.type("reported")
    terminal.until("denies (")
    terminal.type("")
    shown = terminal.until("Write it? [Y/n]")
    assert "ferry-will-not-sail: {says: the ferry will not sail again" in shown
    terminal.type("y")
    terminal.until("added claims.ferry-will-not-sail to claims.yaml")
    assert terminal.code() == 0
    assert api.load(home / "small").claims["ferry-will-not-sail"].plain() == {
        "says": "the ferry will not sail again",
        "basis": "reported",
        "by": "ORR",
        "at": ["N:1"],
    }


def test_no_writes_nothing(home: Path) -> None:
    before = files_of(home / "small")
    words = ("add", "reaction", "small", "--draft", "ferry-text", "--says", "silent")
    terminal = Terminal(*words, cwd=home)
    terminal.until("who (")
    terminal.type("ORR")
    terminal.until("on (")
    terminal.type("2031-04-31")
    assert "April 2031 has 30 days" in terminal.until("on (")
    terminal.type("2031-04-20")
    terminal.until("sources (")
    terminal.type("")
    terminal.until("basis (")
    terminal.type("")
    terminal.until("Write it? [Y/n]")
    terminal.type("n")
    terminal.until("nothing was written")
    assert terminal.code() == 0
    assert files_of(home / "small") == before


def test_ctrl_c_leaves_with_130_and_the_case_as_it_was(home: Path) -> None:
    before = files_of(home / "small")
    terminal = Terminal("add", "event", "small", cwd=home)
    terminal.until("label (")
    terminal.interrupt("winset: interrupted")
    assert terminal.code() == 130
    assert files_of(home / "small") == before


def test_answers_that_end_early_are_told(home: Path) -> None:
    terminal = Terminal("add", "event", "small", cwd=home)
    terminal.until("label (")
    terminal.press(b"\x04")
    terminal.until("the answers ended before the record was whole")
    assert terminal.code() == 2


def test_a_slip_of_the_whole_gives_the_command_to_try_again(home: Path) -> None:
    words = ("add", "position", "small", "--issue", "islands", "--who", "TAV")
    terminal = Terminal(*words, cwd=home)
    terminal.until("since (")
    terminal.type("2031-04-28")
    terminal.until("accepts (")
    terminal.type("jointt")
    for key in ("could-accept (", "red-line (", "sources (", "basis ("):
        terminal.until(key)
        terminal.type("")
    again = terminal.until("nothing was written")
    assert "winset add position small --issue islands --who TAV --since 2031-04-28" in again
    assert "did you mean joint?" in again
    assert terminal.code() == 1


def test_without_a_terminal_nothing_is_asked(home: Path) -> None:
    done = winset("add", "claim", "small", "--says", "x", cwd=home)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "winset: a claim needs id\n"
