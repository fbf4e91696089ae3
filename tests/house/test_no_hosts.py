"""Does every tracked file speak of Winset alone: no registry, no machine, nobody's desk?

A lock file that names a registry cannot be installed from another; a path of one machine is wrong
on every other. The words are put together from pieces so that this file does not find itself.
"""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

REGISTRIES = (
    "pypi" + ".org",
    "python" + "hosted.org",
    "npm" + "js.org",
    "npm" + "js.com",
    "yarn" + "pkg.com",
    "crates" + ".io",
    "deb." + "debian.org",
    "security." + "debian.org",
    "archive." + "ubuntu.com",
    "conda." + "anaconda.org",
)

# An absolute path of a home or work folder; inside an address such a part follows a letter.
MACHINE_PATH = re.compile(
    r"(?<![\w.~\-])/(?:" + "|".join(["root", "work", "home", "Users"]) + r")/\w"
)

OUR_DESKS = (
    "sub" + "agent",
    "before-" + "stop",
    "issues " + "show",
    "issue" + " #",
    "co-authored" + "-by",
    "generated " + "with ai",
)


def tracked_files() -> list[Path]:
    """Every file that git keeps; a source archive has no git and nothing to check."""
    listing = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True)
    if listing.returncode != 0:
        pytest.skip("not a git checkout")
    names = listing.stdout.decode("utf-8").split("\0")
    return [ROOT / name for name in names if name and (ROOT / name).is_file()]


def lines_with(found_in: re.Pattern[str]) -> list[str]:
    """`file:line: text` of every line of a tracked file where the pattern is found."""
    return [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()[:120]}"
        for path in tracked_files()
        for number, line in enumerate(path.read_text("utf-8", errors="replace").splitlines(), 1)
        if found_in.search(line)
    ]


def any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, words)), re.IGNORECASE)


def test_no_file_names_the_host_of_a_registry() -> None:
    assert lines_with(any_of(REGISTRIES)) == []


def test_no_file_names_a_path_of_one_machine() -> None:
    assert lines_with(MACHINE_PATH) == []


def test_no_file_tells_how_the_work_is_organised() -> None:
    assert lines_with(any_of(OUR_DESKS)) == []


def test_constraints_are_plain_versions() -> None:
    pins = (ROOT / "constraints.txt").read_text("utf-8").splitlines()[1:]
    assert pins
    assert [pin for pin in pins if not re.fullmatch(r"[A-Za-z0-9._-]+==[A-Za-z0-9.+!]+", pin)] == []


@pytest.mark.parametrize(
    "line",
    [
        "see https://" + "pypi" + ".org/simple",
        "index = //registry." + "npm" + "js.org/",
    ],
)
def test_the_host_of_a_registry_would_be_seen(line: str) -> None:
    assert any_of(REGISTRIES).search(line)


@pytest.mark.parametrize("folder", ["root", "work", "home", "Users"])
def test_a_path_of_one_machine_would_be_seen(folder: str) -> None:
    assert MACHINE_PATH.search(f"open /{folder}/anna/report.html")
    assert MACHINE_PATH.search(f"file:///{folder}/anna/report.html")
    assert not MACHINE_PATH.search(f"https://example.org/{folder}/anna/report.html")
