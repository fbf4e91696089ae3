"""Which libraries does a command load?

Run as `python -m benchmarks.loaded NAME,NAME -- WORDS OF THE COMMAND`; prints those it loaded.
"""

from __future__ import annotations

import contextlib
import io
import subprocess
import sys
from collections.abc import Sequence


def loaded_by(words: Sequence[str], libraries: Sequence[str]) -> list[str]:
    """Those of the libraries that `winset WORDS` loads, asked in a process of its own."""
    ask = [sys.executable, "-m", "benchmarks.loaded", ",".join(libraries), "--", *words]
    return subprocess.run(ask, capture_output=True, text=True, check=True).stdout.split()


def main() -> None:
    """Run the command in this process and print which of the named libraries it left behind."""
    libraries, _, *words = sys.argv[1:]
    run_quietly(words)
    print(*[name for name in libraries.split(",") if name in sys.modules])


def run_quietly(words: Sequence[str]) -> None:
    """Run `winset WORDS` in this process; what it prints is dropped, a failure is not."""
    from winset.cli import main as winset

    sys.argv = ["winset", *words]
    with contextlib.redirect_stdout(io.StringIO()), contextlib.suppress(SystemExit):
        winset()


if __name__ == "__main__":
    main()
