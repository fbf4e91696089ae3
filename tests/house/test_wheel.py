"""Does the built wheel work where there is no checkout?

It is installed into an empty environment and asked from a folder outside the checkout. The
environment variable WINSET_WHEEL_PYTHON names another interpreter to try it on.
"""

from __future__ import annotations

import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FLAGSHIP = "russia-ukraine/2026-02-talks"


def run(*command: str | Path, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a command that must not see this environment, and give back what it said."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "TMPDIR") if name in os.environ}
    return subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env={**kept, "PYTHONUTF8": "1", "PIP_DISABLE_PIP_VERSION_CHECK": "1", **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        stdin=subprocess.DEVNULL,
    )


def must(done: subprocess.CompletedProcess[str]) -> str:
    """Standard output of a command that succeeded."""
    assert done.returncode == 0, f"{done.args}\n{done.stdout}\n{done.stderr}"
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from the checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    build = (sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT)
    must(run(*build, cwd=folder))
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def winset(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The console script in an environment that holds the wheel and what it needs, nothing else."""
    folder = tmp_path_factory.mktemp("elsewhere")
    chosen = os.environ.get("WINSET_WHEEL_PYTHON")
    if chosen:
        must(run(chosen, "-m", "venv", folder / "environment", cwd=folder))
    else:
        venv.create(folder / "environment", with_pip=True)
    python = folder / "environment" / "bin" / "python"
    needs = ("-qq", "--constraint", ROOT / "constraints.txt", wheel)
    must(run(python, "-m", "pip", "install", *needs, cwd=folder))
    return python.with_name("winset")


def test_every_file_of_the_package_is_in_the_wheel(wheel: Path) -> None:
    source = ROOT / "src"
    listing = subprocess.run(
        ["git", "ls-files", "-z", "src/winset"], cwd=ROOT, capture_output=True, text=True
    )
    if listing.returncode != 0:
        pytest.skip("not a git checkout")
    tracked = {ROOT / name for name in listing.stdout.split("\0") if name}
    expected = {path.relative_to(source).as_posix() for path in tracked if path.is_file()}
    with zipfile.ZipFile(wheel) as archive:
        assert expected - set(archive.namelist()) == set()


def test_the_wheel_runs_from_its_own_environment(winset: Path, tmp_path: Path) -> None:
    where = "import winset; print(winset.__file__)"
    found = Path(must(run(winset.with_name("python"), "-c", where, cwd=tmp_path)).strip())
    assert winset.parent.parent in found.parents


def test_cases_lists_the_shipped_cases(winset: Path, tmp_path: Path) -> None:
    listed = must(run(winset, "cases", cwd=tmp_path))
    assert FLAGSHIP in listed


def test_the_flagship_has_no_problems(winset: Path, tmp_path: Path) -> None:
    must(run(winset, "check", FLAGSHIP, cwd=tmp_path))


@pytest.mark.parametrize("language", ["en", "zh-Hant"])
def test_report_writes_one_self_contained_page(winset: Path, tmp_path: Path, language: str) -> None:
    page = tmp_path / "report.html"
    must(run(winset, "report", FLAGSHIP, "--lang", language, "--output", page, cwd=tmp_path))
    written = page.read_text("utf-8")
    assert written.lower().startswith("<!doctype html>")
    assert f'lang="{language}"' in written
    assert len(written.encode("utf-8")) <= 3_000_000
    assert list(tmp_path.iterdir()) == [page]
