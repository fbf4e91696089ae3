"""Runs every example and every transcript of the documentation as a test."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path
from typing import Any

from sybil import Sybil
from sybil.parsers.myst import PythonCodeBlockParser, SkipParser

from docs.transcripts import EXAMPLES, TranscriptParser


def open_folder(namespace: dict[str, Any]) -> None:
    """Give the page a folder with the examples to work in; its Python stands in it too."""
    holder = tempfile.TemporaryDirectory(prefix="winset-docs-")
    shutil.copytree(EXAMPLES, Path(holder.name) / EXAMPLES.name)
    namespace.update(holder=holder, folder=Path(holder.name), stood_in=Path.cwd())
    namespace["has_verb"] = has_verb
    os.chdir(holder.name)


def has_verb(verb: str) -> bool:
    """Whether the command line knows the verb; a page may be written before its program is."""
    from typer.main import get_command

    from winset.cli.app import app

    return verb in getattr(get_command(app), "commands", {})


def close_folder(namespace: dict[str, Any]) -> None:
    """Leave the folder and remove it."""
    os.chdir(namespace["stood_in"])
    namespace["holder"].cleanup()


pytest_collect_file = Sybil(
    parsers=[PythonCodeBlockParser(), TranscriptParser(), SkipParser()],
    patterns=["*.md", "**/*.md"],
    excludes=["_build/**"],
    setup=open_folder,
    teardown=close_folder,
).pytest()
