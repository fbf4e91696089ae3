"""Measures the check and the report of the flagship and prints them beside their targets."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

from benchmarks.interleaved import medians
from benchmarks.loaded import loaded_by
from benchmarks.rooms import shares

FLAGSHIP = "russia-ukraine/2026-02-talks"
WINSET = Path(sys.executable).with_name("winset")
BARE = (sys.executable, "-c", "pass")
HEAVY = ("numpy", "scipy", "numba")


def line(name: str, measured: float, unit: str, target: float | None = None) -> None:
    """Print one measurement beside its target."""
    text = f"  {name:<18} {measured:8.3f} {unit:<3}"
    if target is not None:
        text += f"  target {target:g}: {'within' if measured <= target else 'OVER'}"
    print(text.rstrip())


def check_of_the_flagship() -> None:
    """`winset check`, cold: at most 40 starts of a bare interpreter, under half a second."""
    took = medians({"bare": BARE, "check": (WINSET, "check", FLAGSHIP)}, rounds=15)
    loaded = loaded_by(["check", FLAGSHIP], HEAVY)
    print(f"winset check {FLAGSHIP}   (median of 15, taking turns with a bare interpreter)")
    line("bare interpreter", took["bare"], "s")
    line("check", took["check"], "s", target=0.5)
    line("ratio", took["check"] / took["bare"], "", target=40)
    print(f"  of {', '.join(HEAVY)} it loads: {', '.join(loaded) or 'none'}")


def report_of_the_flagship() -> None:
    """`winset report`: how long, how large, and where the time goes."""
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "report.html"
        words = ("report", FLAGSHIP, "--output", str(page))
        took = medians({"bare": BARE, "report": (WINSET, *words)}, rounds=5)
        size = page.stat().st_size / 1e6
        rooms = shares(words)
    print(f"winset report {FLAGSHIP}   (median of 5)")
    line("report", took["report"], "s", target=60)
    line("ratio", took["report"] / took["bare"], "")
    line("page", size, "MB", target=3)
    print("  where the processor time goes:")
    for room, share in rooms:
        if share >= 0.005:
            print(f"    {room:<28} {share:5.1%}")


def main() -> None:
    """Print every measurement; a target that is missed is printed, not raised."""
    print(f"Python {sys.version.split()[0]}, {os.cpu_count()} cores")
    for measure in (check_of_the_flagship, report_of_the_flagship):
        print()
        measure()


if __name__ == "__main__":
    main()
