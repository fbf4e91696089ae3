"""Can the oldest Python that the README promises install every pinned version?"""

from __future__ import annotations

import re
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

import pytest
from packaging.specifiers import SpecifierSet

ROOT = Path(__file__).parents[2]
PINNED = re.findall(r"^([\w.-]+)==(\S+)$", (ROOT / "constraints.txt").read_text("utf-8"), re.M)
OLDEST = "3.11.0"


def test_there_are_pins() -> None:
    assert len(PINNED) > 30


@pytest.mark.parametrize(("name", "version"), PINNED)
def test_it_installs_on_the_oldest_python(name: str, version: str) -> None:
    try:
        found = distribution(name)
    except PackageNotFoundError:
        pytest.skip("this Python or system does without it")
    assert found.version == version
    needs = found.metadata["Requires-Python"] or ""
    assert SpecifierSet(needs).contains(OLDEST), f"{name} {version} needs Python {needs}"
