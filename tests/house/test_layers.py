"""Do the four import contracts catch what they are there to catch?

Each test plants one forbidden import in a copy of the package and looks at what import-linter says.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LAYERS = "Imports go down only"
PAGES = "Pages and results know nothing of how an answer was computed"
LENSES = "No lens knows another"
ARRAYS = "Reading a case needs no arrays"
CONTRACTS = {LAYERS, PAGES, LENSES, ARRAYS}


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """A copy of the package with its contracts beside it."""
    code_only = shutil.ignore_patterns("__pycache__", "*.yaml", "*.csv", "*.html")
    shutil.copytree(ROOT / "src" / "winset", tmp_path / "winset", ignore=code_only)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path / "winset"


def plant(package: Path, module: str, *lines: str) -> None:
    """Write a module, packages on the way included."""
    *folders, name = module.split(".")
    folder = package
    for part in folders:
        folder = folder / part
        folder.mkdir(exist_ok=True)
        init = folder / "__init__.py"
        if not init.exists():
            init.write_text("", "utf-8")
    (folder / f"{name}.py").write_text("\n".join(lines) + "\n", "utf-8")


def broken(package: Path) -> set[str]:
    """The contracts that import-linter finds broken."""
    start = "from importlinter.cli import lint_imports_command as lint; lint()"
    done = subprocess.run(
        [sys.executable, "-c", start, "--no-logo", "--no-cache"],
        cwd=package.parent,
        capture_output=True,
        text=True,
    )
    verdicts = dict(re.findall(r"^(.+?) (KEPT|BROKEN)\b.*$", done.stdout, re.MULTILINE))
    assert set(verdicts) == CONTRACTS, done.stdout + done.stderr
    found = {name for name, verdict in verdicts.items() if verdict == "BROKEN"}
    assert done.returncode == bool(found)
    return found


def test_the_package_as_it_stands_keeps_all_four(package: Path) -> None:
    assert broken(package) == set()


@pytest.mark.parametrize(
    ("lower", "upper"),
    [
        ("units", "case"),
        ("case", "draws"),
        ("draws", "models"),
        ("models", "results"),
        ("results", "lenses"),
        ("lenses", "scoring"),
        ("lenses", "sweep"),
        ("sweep", "views"),
        ("scoring", "exchange"),
        ("views", "api"),
        ("exchange", "api"),
        ("api", "cli"),
        ("api", "workbench"),
    ],
)
def test_an_import_that_goes_up_is_caught(package: Path, lower: str, upper: str) -> None:
    room = package / lower
    if room.is_dir():
        plant(package, f"{lower}.planted", f"import winset.{upper}")
    else:
        with room.with_suffix(".py").open("a", encoding="utf-8") as file:
            file.write(f"\nimport winset.{upper}\n")
    assert LAYERS in broken(package)


def test_a_room_that_no_layer_names_is_caught(package: Path) -> None:
    plant(package, "attic.planted", "")
    assert broken(package) == {LAYERS}


@pytest.mark.parametrize("room", ["lenses", "draws", "models", "scoring", "sweep"])
def test_a_page_that_computes_is_caught(package: Path, room: str) -> None:
    plant(package, "views.planted", f"import winset.{room}")
    assert broken(package) == {PAGES}


@pytest.mark.parametrize("room", ["draws", "models"])
def test_a_page_that_computes_through_the_results_is_caught(package: Path, room: str) -> None:
    plant(package, "results.planted", f"import winset.{room}")
    assert broken(package) == {PAGES}


def test_a_page_that_computes_through_an_exchange_format_is_caught(package: Path) -> None:
    plant(package, "exchange.planted", "import winset.models")
    plant(package, "views.planted", "import winset.exchange.planted")
    assert broken(package) == {PAGES}


def test_a_lens_that_imports_another_is_caught(package: Path) -> None:
    plant(package, "lenses.planted_one", "")
    plant(package, "lenses.planted_two", "import winset.lenses.planted_one")
    assert broken(package) == {LENSES}


def test_a_lens_that_imports_out_of_the_folder_of_another_is_caught(package: Path) -> None:
    plant(package, "lenses.planted_one.inner", "")
    plant(package, "lenses.planted_two.inner", "from winset.lenses.planted_one import inner")
    assert broken(package) == {LENSES}


def test_the_files_of_one_lens_may_import_one_another(package: Path) -> None:
    plant(package, "lenses.planted.ladder", "")
    plant(package, "lenses.planted.table", "from winset.lenses.planted import ladder")
    assert broken(package) == set()


@pytest.mark.parametrize("library", ["numpy", "scipy", "numba"])
@pytest.mark.parametrize("room", ["case", "units", "errors"])
def test_arrays_in_reading_a_case_are_caught(package: Path, room: str, library: str) -> None:
    if room == "case":
        plant(package, "case.checks.planted", f"import {library}")
    else:
        with (package / f"{room}.py").open("a", encoding="utf-8") as file:
            file.write(f"\nimport {library}\n")
    assert broken(package) == {ARRAYS}
