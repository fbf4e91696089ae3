"""In which room of the house does a command spend its time?

Run as `python -m benchmarks.rooms WORDS OF THE COMMAND`. Every millisecond of processor time the
innermost line of Winset that is being worked for is noted: time in a library counts for the room
that called it, time spent importing is a room of its own.
"""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Sequence
from types import FrameType

from benchmarks.loaded import run_quietly

EVERY = 0.001
IMPORTING = "importing"
OUTSIDE = "starting up"


def shares(words: Sequence[str]) -> list[tuple[str, float]]:
    """The share of each room in the processor time of `winset WORDS`, the largest first."""
    ask = [sys.executable, "-m", "benchmarks.rooms", *words]
    done = subprocess.run(ask, capture_output=True, text=True, check=True)
    counted: dict[str, int] = json.loads(done.stdout)
    noted = sum(counted.values())
    ranked = sorted(counted.items(), key=lambda item: (-item[1], item[0]))
    return [(room, count / noted) for room, count in ranked]


def room_of(frame: FrameType | None) -> str:
    """The room a moment belongs to: the innermost module of Winset, or an import on the way."""
    while frame is not None:
        module = str(frame.f_globals.get("__name__", ""))
        if module.startswith("importlib._bootstrap"):
            return IMPORTING
        if module.startswith("winset."):
            return ".".join(module.split(".")[1:3])
        frame = frame.f_back
    return OUTSIDE


def main() -> None:
    """Run the command in this process and print the count of each room."""
    noted: Counter[str] = Counter()

    def note(_signal: int, frame: FrameType | None) -> None:
        noted[room_of(frame)] += 1

    signal.signal(signal.SIGPROF, note)
    signal.setitimer(signal.ITIMER_PROF, EVERY, EVERY)
    run_quietly(sys.argv[1:])
    signal.setitimer(signal.ITIMER_PROF, 0)
    print(json.dumps(noted))


if __name__ == "__main__":
    main()
