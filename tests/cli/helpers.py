"""What the tests of the command line share: the console script, run as a person would."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

from winset import api

WINSET = Path(sys.executable).with_name("winset")
FLAGSHIP = "russia-ukraine/2026-02-talks"
KOREA = "korea/1952-10-armistice"
SHIPPED = tuple(shipped.path for shipped in api.cases())


def environment(**more: str) -> dict[str, str]:
    """A plain terminal, whatever the machine's settings."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "TMPDIR") if name in os.environ}
    return {**kept, "COLUMNS": "100", "NO_COLOR": "1", "PYTHONUTF8": "1", **more}


def heed_interrupts() -> None:
    """Before a program starts: a test run in the background hands an ignored SIGINT down."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def winset(*words: str | Path, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    """Run the console script in a process of its own."""
    return subprocess.run(
        [str(WINSET), *map(str, words)],
        cwd=cwd,
        env=environment(),
        capture_output=True,
        encoding="utf-8",
        stdin=subprocess.DEVNULL,
        timeout=120,
    )


def copy_of(shipped: str, folder: Path) -> Path:
    """A copy of a shipped case that may be edited."""
    shutil.copytree(api.locate(shipped), folder)
    return folder


def files_of(folder: Path) -> dict[str, bytes]:
    """Every file of a case that the loader or a person would look at, with its bytes."""
    return {
        f.relative_to(folder).as_posix(): f.read_bytes()
        for f in sorted(folder.rglob("*"))
        if f.is_file() and not f.name.startswith(".")
    }
