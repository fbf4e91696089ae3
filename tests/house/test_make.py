"""When does `make` set the environment up, and when does it leave it alone?

The interpreter here is a stand-in that writes down what it is asked, so nothing is installed.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

STAND_IN = """#!/bin/sh
log="{log}"
case "$*" in
    "-m venv .venv") echo "made .venv" >> "$log"; mkdir -p .venv/bin; cp "$0" .venv/bin/python;;
    "-m pip install"*"-c constraints.txt") echo "installed" >> "$log"; exit {installing};;
    *"print(sys.executable)") echo "$0";;
    *) exec "{python}" "$@";;
esac
"""


class Checkout:
    """A folder with what the set-up needs, and a stand-in for Python."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "a checkout"
        self.log = folder / "log"
        self.python = folder / "stand-in"
        (self.folder / "tools").mkdir(parents=True)
        for name in ("Makefile", "pyproject.toml", "constraints.txt", "tools/find-python"):
            shutil.copy(ROOT / name, self.folder / name)
        self.put_python(installing=0)

    def put_python(self, installing: int) -> None:
        """Put the stand-in in place; `installing` is how an installation ends."""
        script = STAND_IN.format(log=self.log, python=sys.executable, installing=installing)
        self.python.write_text(script, "utf-8")
        self.python.chmod(0o755)

    def make(self, *words: str) -> subprocess.CompletedProcess[str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
        return subprocess.run(
            ["make", "setup", *words], cwd=self.folder, env=kept, capture_output=True, text=True
        )

    def did(self, *words: str) -> list[str]:
        """What a set-up that succeeds asks of the interpreter."""
        self.log.write_text("", "utf-8")
        done = self.make(*words)
        assert done.returncode == 0, done.stderr
        return self.log.read_text("utf-8").splitlines()


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    """A checkout whose environment was just made."""
    fresh = Checkout(tmp_path)
    assert fresh.did(f"PYTHON={fresh.python}") == ["made .venv", "installed"]
    return fresh


def test_a_second_call_asks_nothing(checkout: Checkout) -> None:
    assert checkout.did() == []
    assert checkout.did(f"PYTHON={checkout.python}") == []


@pytest.mark.parametrize("name", ["pyproject.toml", "constraints.txt"])
def test_a_change_of_what_is_needed_installs_without_making_anew(
    checkout: Checkout, name: str
) -> None:
    stamp = checkout.folder / ".venv" / "winset-is-installed"
    later = stamp.stat().st_mtime + 10
    os.utime(checkout.folder / name, (later, later))
    assert checkout.did() == ["installed"]


def test_a_moved_checkout_makes_its_environment_anew(checkout: Checkout) -> None:
    moved = checkout.folder.with_name("moved here")
    checkout.folder = checkout.folder.rename(moved)
    assert checkout.did(f"PYTHON={checkout.python}") == ["made .venv", "installed"]


def test_another_python_makes_the_environment_anew(checkout: Checkout) -> None:
    another = shutil.copy(checkout.python, checkout.python.with_name("another"))
    assert checkout.did(f"PYTHON={another}") == ["made .venv", "installed"]


def test_a_python_that_does_not_serve_leaves_the_environment_alone(checkout: Checkout) -> None:
    done = checkout.make("PYTHON=no-such-python")
    assert done.returncode != 0
    assert "'no-such-python' does not start a Python." in done.stderr
    assert checkout.did() == []


def test_an_installation_that_fails_says_so_and_is_tried_again(tmp_path: Path) -> None:
    checkout = Checkout(tmp_path)
    checkout.put_python(installing=1)
    done = checkout.make(f"PYTHON={checkout.python}")
    assert done.returncode != 0
    assert "What Winset needs could not be installed; the lines above say why." in done.stderr
    checkout.put_python(installing=0)
    shutil.copy(checkout.python, checkout.folder / ".venv" / "bin" / "python")
    assert checkout.did(f"PYTHON={checkout.python}") == ["installed"]
