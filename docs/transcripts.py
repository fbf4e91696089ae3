"""Does every transcript in the documentation still show what the program says?

A fenced block marked `console` is a transcript. A line that begins with `$ ` is a command; what
follows, up to the next command, is exactly what it prints (standard error comes where it falls).

    $ winset cases
    first-case   What it is about
    ...
    $ winset check nonsense
    ...
    [exit 1]

- A line that is only `...` stands for any number of lines, and `...` inside a line for any text.
- A command that fails says so in a last line: `[exit 1]`.
- The blocks of one page share one folder, in the order of the page; at first it holds `examples`.

`python -m docs.transcripts PAGE...` runs the pages and writes what is printed now where it differs.
Read what it changed: it cannot tell an improvement from a mistake.
"""

from __future__ import annotations

import difflib
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from sybil import Example
from sybil.parsers.myst import CodeBlockParser

PROMPT = "$ "
# The terminal of the transcripts: plain, a hundred columns, the same on every machine.
TERMINAL = {
    "COLUMNS": "100",
    "LINES": "50",
    "TERM": "dumb",
    "NO_COLOR": "1",
    "LANG": "C.UTF-8",
    "LC_ALL": "C.UTF-8",
    "PYTHONUTF8": "1",
    "EDITOR": "true",
}
LONGEST_WAIT = 120
EXAMPLES = Path(__file__).parent / "examples"
"""Small files that pages work with, ours and free to use; a page finds them in its folder."""


class Exchange(NamedTuple):
    """One command and what it should print."""

    command: str
    expected: tuple[str, ...]
    line: int


def exchanges(transcript: str) -> list[Exchange]:
    """The commands of a transcript, each with the lines that belong to it."""
    found: list[Exchange] = []
    for number, line in enumerate(transcript.rstrip("\n").split("\n")):
        if line.startswith(PROMPT):
            found.append(Exchange(line.removeprefix(PROMPT), (), number))
        elif found:
            last = found[-1]
            found[-1] = last._replace(expected=(*last.expected, line))
        else:
            raise ValueError(f"a transcript begins with a command, not with {line!r}")
    return found


def printed_by(command: str, folder: Path) -> list[str]:
    """What a shell prints for the command, standing in the folder; a failure adds its exit code."""
    scripts = Path(sys.executable).parent
    path = os.pathsep.join([str(scripts), os.environ.get("PATH", os.defpath)])
    done = subprocess.run(
        ["/bin/sh", "-c", command],
        cwd=folder,
        env={"PATH": path, "HOME": str(folder), **TERMINAL},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        timeout=LONGEST_WAIT,
    )
    lines = [line.rstrip() for line in done.stdout.splitlines()]
    return lines if done.returncode == 0 else [*lines, f"[exit {done.returncode}]"]


def agrees(expected: tuple[str, ...], printed: list[str]) -> bool:
    """Whether the lines are those expected, with `...` standing for what was left out.

    How the command ended is never left out.
    """
    pattern = "".join(
        r"(?:.*\n)*" if line.strip() == "..." else _with_gaps(line.rstrip()) + r"\n"
        for line in expected
    )
    as_printed = re.fullmatch(pattern, "".join(f"{line}\n" for line in printed)) is not None
    return as_printed and _failure(expected) == _failure(printed)


def _failure(lines: Sequence[str]) -> str | None:
    return lines[-1] if lines and re.fullmatch(r"\[exit \d+\]", lines[-1]) else None


def _with_gaps(line: str) -> str:
    return ".*".join(re.escape(part) for part in line.split("..."))


def run_transcript(example: Example) -> str | None:
    """Run each command of the block; sybil shows what is returned as the failure."""
    for command, expected, line in exchanges(example.parsed):
        printed = printed_by(command, example.namespace["folder"])
        if not agrees(expected, printed):
            difference = difflib.unified_diff(
                expected, printed, "on the page", "printed", lineterm="", n=100
            )
            where = f"{example.path}:{example.line + 1 + line}"
            return "\n".join([f"{where}: $ {command}", *difference])
    return None


class TranscriptParser(CodeBlockParser):
    """Finds the `console` blocks of a page."""

    def __init__(self) -> None:
        super().__init__("console", run_transcript)


BLOCK = re.compile(r"^```console\n(?P<transcript>.*?)^```$", re.MULTILINE | re.DOTALL)


def refreshed(page: str) -> str:
    """The page with each command that no longer agrees showing what it prints now."""
    with tempfile.TemporaryDirectory(prefix="winset-docs-") as folder:
        shutil.copytree(EXAMPLES, Path(folder) / EXAMPLES.name)

        def refresh(block: re.Match[str]) -> str:
            lines: list[str] = []
            for command, expected, _ in exchanges(block["transcript"]):
                printed = printed_by(command, Path(folder))
                shown = expected if agrees(expected, printed) else printed
                lines += [f"{PROMPT}{command}", *shown]
            return "\n".join(["```console", *lines, "```"])

        return BLOCK.sub(refresh, page)


if __name__ == "__main__":
    for path in map(Path, sys.argv[1:]):
        path.write_text(refreshed(path.read_text("utf-8")), "utf-8")
