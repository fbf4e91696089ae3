"""Two runs in separate processes, however the machine is set, give the same bytes."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = """
import sys
from winset import api
document = api.report(api.load(sys.argv[1]), language=sys.argv[2])
for format in sys.argv[3].split(","):
    sys.stdout.buffer.write(api.render(document, format))
"""
PLAIN = {"PYTHONHASHSEED": "1", "LC_ALL": "C", "TZ": "UTC", "OMP_NUM_THREADS": "1"}
OTHER = {"PYTHONHASHSEED": "77", "LC_ALL": "C.UTF-8", "TZ": "Asia/Tokyo", "OMP_NUM_THREADS": "2"}


def made(folder: Path, settings: dict[str, str], path: str, language: str, formats: str) -> bytes:
    folder.mkdir()
    run = subprocess.run(
        [sys.executable, "-c", SCRIPT, path, language, formats],
        cwd=folder,
        env={**os.environ, **settings},
        capture_output=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr.decode()
    assert not list(folder.iterdir()), "a report wrote something where it was made"
    return run.stdout


@pytest.mark.parametrize("language", ["en", "zh-Hant"])
def test_the_report_has_the_same_bytes_everywhere(language: str, tmp_path: Path) -> None:
    path = "russia-ukraine/2026-02-talks"
    formats = "html,txt,docx" if language == "en" else "html,txt"
    first = made(tmp_path / "one", PLAIN, path, language, formats)
    second = made(tmp_path / "another place", OTHER, path, language, formats)
    assert len(first) > 100_000
    assert first == second


def test_a_report_has_no_outside_address_no_script_and_no_day_of_printing(tmp_path: Path) -> None:
    page = made(tmp_path / "one", PLAIN, "korea/1952-10-armistice", "en", "html").decode()
    assert "<script" not in page
    assert "http://" not in page.replace("http://www.w3.org", "")
    assert "https://" not in page
    assert len(page.encode()) < 3_000_000
