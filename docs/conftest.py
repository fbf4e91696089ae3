"""Runs every example and every transcript of the documentation as a test."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import Any

from sybil import Sybil
from sybil.parsers.myst import PythonCodeBlockParser, SkipParser

from docs.transcripts import TranscriptParser


def open_folder(namespace: dict[str, Any]) -> None:
    """Give the page an empty folder to work in; its Python examples stand in it too."""
    holder = tempfile.TemporaryDirectory(prefix="winset-docs-")
    namespace.update(holder=holder, folder=Path(holder.name), stood_in=Path.cwd())
    os.chdir(holder.name)


def close_folder(namespace: dict[str, Any]) -> None:
    """Leave the folder and remove it."""
    os.chdir(namespace["stood_in"])
    namespace["holder"].cleanup()


pytest_collect_file = Sybil(
    parsers=[PythonCodeBlockParser(), TranscriptParser(), SkipParser()],
    patterns=["**/*.md"],
    excludes=["_build/**"],
    setup=open_folder,
    teardown=close_folder,
).pytest()
