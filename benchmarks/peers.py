"""How much faster is Winset than the nearest peer on the same packages, measured in one run?

Run as `make bench-peers`. NegMAS is installed into a throwaway environment for this measurement
alone: Winset needs it nowhere and its licence (AGPL-3.0) stays there. The first step needs the
network, or pip's own cache. The packages are handed over as plain numbers, and both answers are
compared.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np

from benchmarks.deals import elicited, timed
from winset.models.bargaining import pick, zone
from winset.models.frontier import distinct, frontier
from winset.models.utilities import Space, table

TARGET = 300
PEER = "negmas==0.16.0"
SIZES = ((2, 4, 10), (4, 4, 10), (4, 5, 10))
"""Parties, issues and options of each measurement."""
SCRIPT = """
import json, sys, time
from negmas import LinearAdditiveUtilityFunction, make_issue, make_os
from negmas.preferences.ops import calc_scenario_stats
from negmas.preferences.value_fun import TableFun

parts = json.load(open(sys.argv[1]))
issues = [make_issue([str(o) for o in range(len(p[0]))], f"i{k}") for k, p in enumerate(parts)]
space = make_os(issues)
parties = [
    LinearAdditiveUtilityFunction(
        values=[TableFun({str(o): v / 1e9 for o, v in enumerate(part[p])}) for part in parts],
        weights=[1.0] * len(parts), outcome_space=space, reserved_value=float("-inf"),
    )
    for p in range(len(parts[0]))
]
started = time.perf_counter()
stats = calc_scenario_stats(parties)
taken = time.perf_counter() - started
json.dump({"seconds": taken, "frontier": len(stats.pareto_utils),
           "nash": list(map(float, stats.nash_utils[0]))}, open(sys.argv[2], "w"))
"""


def installed(folder: Path) -> Path | None:
    """A Python with the peer in it; None, with the reason printed, where that fails."""
    python = folder / "environment" / "bin" / "python"
    subprocess.run([sys.executable, "-m", "venv", str(folder / "environment")], check=True)
    quiet = {**os.environ, "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
    done = subprocess.run(
        [str(python), "-m", "pip", "install", "-qq", PEER],
        env=quiet, capture_output=True, text=True, check=False,
    )  # fmt: skip
    if done.returncode == 0:
        return python
    print(f"{PEER} could not be installed; nothing is compared:\n{done.stderr.strip()[-600:]}")
    return None


def peer(python: Path, space: Space, folder: Path) -> dict[str, object]:
    """What NegMAS finds in the same packages, and in how many seconds."""
    script, given, found = (folder / n for n in ("peer.py", "given.json", "found.json"))
    script.write_text(SCRIPT, encoding="utf-8")
    given.write_text(json.dumps([part.tolist() for part in space.parts]), encoding="utf-8")
    subprocess.run(
        [str(python), str(script), str(given), str(found)], check=True, capture_output=True
    )
    return dict(json.loads(found.read_text("utf-8")))


def here(space: Space) -> tuple[int, int, np.ndarray]:
    """Zone, frontier and the Nash package of a space."""
    every = table(space)
    no_deal = every.min(axis=0)
    front = frontier(every)
    nash = every[pick(every, no_deal, "nash").places[0]]
    return len(zone(every, no_deal)), len(distinct(every[front])), nash


def compare(python: Path, space: Space, folder: Path) -> None:
    """Print one measurement: both times, their ratio, and whether both found the same."""
    taken = statistics.median(timed(lambda: here(space))[0] for _ in range(5))
    _, front, nash = here(space)
    other = peer(python, space, folder)
    seconds = float(str(other["seconds"]))
    same = bool(np.allclose(np.array(other["nash"]), nash / 1e9, atol=1e-6))
    ratio = seconds / taken
    print(f"table, frontier, Nash, zone of {space.packages} packages, {space.parties} parties")
    print(f"  here     {taken:9.4f} s   (median of 5)")
    print(f"  NegMAS   {seconds:9.2f} s   ratio {ratio:.0f}", end="")
    if space.packages == 10**5:
        print(f", target {TARGET}: {'within' if ratio >= TARGET else 'BELOW'}", end="")
    print(f"\n  frontier {front} here, {other['frontier']} there; "
          f"Nash point {'the same' if same else 'DIFFERENT'}")  # fmt: skip


def main() -> int:
    """Print every comparison; 1 where the peer could not be installed."""
    with tempfile.TemporaryDirectory(prefix="winset-peers-") as name:
        folder = Path(name)
        python = installed(folder)
        if python is None:
            return 1
        print(f"{PEER}, in an environment of its own; Python {sys.version.split()[0]}")
        for parties, issues, options in SIZES:
            print()
            compare(python, elicited(parties, issues, options), folder)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
