"""How long do commands take beside one another on this machine, now?

The commands take turns, so that a busy minute slows all of them; of each the median is kept.
"""

from __future__ import annotations

import statistics
import subprocess
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

Command = Sequence[str | Path]


def medians(commands: Mapping[str, Command], rounds: int) -> dict[str, float]:
    """Seconds from start to end of each command: the median over rounds in which all take turns."""
    taken: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(rounds):
        for name, command in commands.items():
            taken[name].append(seconds(command))
    return {name: statistics.median(times) for name, times in taken.items()}


def seconds(command: Command) -> float:
    """How long one run takes; a command that fails ends the measurement."""
    started = time.perf_counter()
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True)
    taken = time.perf_counter() - started
    if done.returncode != 0:
        said = (done.stderr or done.stdout).strip()
        raise SystemExit(f"{' '.join(map(str, command))} ended with {done.returncode}:\n{said}")
    return taken
