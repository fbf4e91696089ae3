"""Does `make` find a Python that can run Winset, and say so plainly when there is none?"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

FIND_PYTHON = Path(__file__).parents[2] / "tools" / "find-python"

# Each stands in for an interpreter: it answers the three questions that find-python asks.
WORKS = f'exec "{sys.executable}" "$@"'
LEFT_BEHIND = "echo 'this name starts no Python' >&2; exit 127"
TOO_OLD = 'case "$2" in *print*) echo "3.9 $0";; *) exit 1;; esac'
WITHOUT_VENV = f'case "$2" in *ensurepip*) exit 1;; *) exec "{sys.executable}" "$@";; esac'


@pytest.fixture
def machine(tmp_path: Path) -> Path:
    """A folder that is the whole path: the few tools of a bare machine and no Python."""
    for tool in ("cut", "grep", "head", "sh", "sort", "tr"):
        found = next(
            folder / tool for folder in (Path("/usr/bin"), Path("/bin")) if (folder / tool).exists()
        )
        (tmp_path / tool).symlink_to(found)
    return tmp_path


def put(machine: Path, name: str, script: str) -> Path:
    """A command of that name on the machine."""
    command = machine / name
    command.write_text(f"#!/bin/sh\n{script}\n", "utf-8")
    command.chmod(0o755)
    return command


def find_python(machine: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(FIND_PYTHON), *arguments], env={"PATH": str(machine)}, capture_output=True, text=True
    )


def test_the_plain_name_is_tried_first(machine: Path) -> None:
    put(machine, "python3", WORKS)
    assert find_python(machine).stdout.strip() == sys.executable


@pytest.mark.parametrize("script", [LEFT_BEHIND, TOO_OLD, WITHOUT_VENV])
def test_a_python_that_does_not_serve_is_passed_over(machine: Path, script: str) -> None:
    put(machine, "python3", script)
    put(machine, "python3.12", script)
    put(machine, "python3.11", WORKS)
    assert find_python(machine).stdout.strip() == sys.executable
    assert find_python(machine, "--newest").stdout.strip() == sys.executable


def test_a_machine_without_python_is_told_what_to_install(machine: Path) -> None:
    done = find_python(machine)
    assert done.returncode == 1
    assert done.stderr == (
        "No Python was found that can run Winset.\n"
        "Install Python 3.11 or newer, or name one:  make PYTHON=/path/to/python3\n"
    )


@pytest.mark.parametrize(
    ("script", "reason"),
    [
        (LEFT_BEHIND, "'python3' does not start a Python."),
        (TOO_OLD, "'python3' is Python 3.9; Winset needs 3.11 or newer."),
        (WITHOUT_VENV, "'python3' cannot make an environment: its modules venv and ensurepip are"),
    ],
)
def test_the_reason_is_told_for_each_python_that_does_not_serve(
    machine: Path, script: str, reason: str
) -> None:
    put(machine, "python3", script)
    for arguments in ((), ("python3",)):
        done = find_python(machine, *arguments)
        assert done.returncode == 1
        assert done.stdout == ""
        assert reason in done.stderr
        assert "make PYTHON=/path/to/python3" in done.stderr


def test_a_named_python_that_serves_is_taken(machine: Path) -> None:
    put(machine, "python3", LEFT_BEHIND)
    chosen = put(machine, "my-python", WORKS)
    assert find_python(machine, str(chosen)).stdout.strip() == sys.executable
