"""Do any bytes give a case or an error in words? python -m tests.fuzz.run --count N --seed S

Children load the inputs; this process only watches. A child that says nothing for too long hangs,
a child that ends early is dead; both are findings, like a traceback, and a new child goes on.
"""

from __future__ import annotations

import argparse
import json
import os
import selectors
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).parents[2]
LONGEST_SECONDS = 20.0
ENOUGH = 20


@dataclass(frozen=True)
class Finding:
    """An input that was neither a case nor refused in words."""

    seed: int
    index: int
    what: str

    def __str__(self) -> str:
        again = f"python -m tests.fuzz.run --seed {self.seed} --only {self.index}"
        return f"input {self.index} of seed {self.seed}: {self.what.strip()}\n  again: {again}"


@dataclass
class Child:
    """A process and the inputs it has yet to load."""

    seed: int
    start: int
    stop: int
    step: int
    at: int = -1
    heard: float = field(default_factory=time.monotonic)
    said: bytes = b""

    def __post_init__(self) -> None:
        numbers = map(str, (self.seed, self.start, self.stop, self.step))
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.fuzz.child", *numbers],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=ROOT,
        )
        assert self.process.stdout is not None
        self.pipe = self.process.stdout.fileno()

    def listen(self) -> Iterator[Finding]:
        """Take in what it said: which input it is on, and what went wrong."""
        *lines, self.said = (self.said + os.read(self.pipe, 1 << 16)).split(b"\n")
        for line in lines:
            self.heard = time.monotonic()
            index, _, wrong = line.decode().partition(" ")
            self.at = int(index)
            if wrong:
                yield Finding(self.seed, self.at, json.loads(wrong))

    def end(self) -> int:
        """Stop it, if it has not stopped, and tell its exit status."""
        self.process.kill() if self.process.poll() is None else None
        assert self.process.stdout is not None
        self.process.stdout.close()
        return self.process.wait()


def fuzz(count: int, seed: int, processes: int = 2, first: int = 0) -> list[Finding]:
    """Load ``count`` inputs in ``processes`` children; what went wrong, at most ENOUGH findings."""
    stop, findings = first + count, []
    waiting = selectors.DefaultSelector()
    for offset in range(min(processes, count)):
        _begin(waiting, Child(seed, first + offset, stop, processes))
    while waiting.get_map() and len(findings) < ENOUGH:
        for key, _ in waiting.select(timeout=1.0):
            child: Child = key.data
            findings += child.listen()
            if child.process.poll() is not None:
                findings += child.listen()
                findings += _ended(waiting, child)
        for key in list(waiting.get_map().values()):
            if time.monotonic() - key.data.heard > LONGEST_SECONDS:
                findings += _hung(waiting, key.data)
    for key in list(waiting.get_map().values()):
        _leave(waiting, key.data)
    return findings


def _begin(waiting: selectors.BaseSelector, child: Child) -> None:
    waiting.register(child.pipe, selectors.EVENT_READ, child)


def _leave(waiting: selectors.BaseSelector, child: Child) -> int:
    waiting.unregister(child.pipe)
    return child.end()


def _ended(waiting: selectors.BaseSelector, child: Child) -> Iterator[Finding]:
    """A child that is through, or one that an input has killed."""
    status = _leave(waiting, child)
    if status != 0:
        yield Finding(child.seed, child.at, f"the interpreter ended with status {status}")
        _go_on(waiting, child)


def _hung(waiting: selectors.BaseSelector, child: Child) -> Iterator[Finding]:
    _leave(waiting, child)
    yield Finding(child.seed, child.at, f"no answer for {LONGEST_SECONDS:g} seconds")
    _go_on(waiting, child)


def _go_on(waiting: selectors.BaseSelector, child: Child) -> None:
    """A new child for the inputs after the one that ended the last."""
    start = child.at + child.step if child.at >= 0 else child.start + child.step
    if start < child.stop:
        _begin(waiting, Child(child.seed, start, child.stop, child.step))


def main() -> int:
    """Run from the command line: findings on standard output, status 1 when there are any."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--processes", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--only", type=int, help="one input alone, printed before it is loaded")
    asked = parser.parse_args()
    if asked.only is not None:
        return _only(asked.seed, asked.only)
    began = time.monotonic()
    findings = fuzz(asked.count, asked.seed, asked.processes)
    for finding in findings:
        sys.stdout.write(f"{finding}\n")
    took = time.monotonic() - began
    sys.stdout.write(f"{asked.count} inputs, {len(findings)} findings, {took:.0f} s\n")
    return 1 if findings else 0


def _only(seed: int, index: int) -> int:
    from tests.fuzz.inputs import made

    raw = made(seed, index)
    shown = raw[:3000].decode("utf-8", "backslashreplace")
    sys.stdout.write(f"{len(raw)} bytes\n{shown}\n")
    sys.stdout.flush()
    findings = fuzz(1, seed, processes=1, first=index)
    for finding in findings:
        sys.stdout.write(f"{finding}\n")
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main())
