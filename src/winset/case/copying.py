"""How does a new case folder come about: the commented template, or a copy of a case?"""

from __future__ import annotations

import re
import shutil
import tempfile
from pathlib import Path

from winset.errors import UsageError

TEMPLATE = Path(__file__).parent / "template"
_ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_TEMPLATE_ID = "id: two-shores-example"


def new_case(target: Path, source: Path = TEMPLATE) -> tuple[str, ...]:
    """Write every file of ``source``, byte for byte, into ``target``; the names of the files.

    A case from the template takes the folder's name as its id. The folder appears whole or not at
    all. Raises UsageError when something stands there already, or when nothing can be written.
    """
    _check_free(target)
    parent = target.absolute().parent
    try:
        parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=f".{target.name}.", dir=parent) as holder:
            made = Path(holder) / "case"
            shutil.copytree(source, made, ignore=_not_of_the_case, copy_function=shutil.copyfile)
            for folder in (made, *(f for f in made.rglob("*") if f.is_dir())):
                folder.chmod(0o755)
            if source == TEMPLATE:
                _name(made / "case.yaml", target.absolute().name)
            files = sorted(f.relative_to(made).as_posix() for f in made.rglob("*") if f.is_file())
            made.rename(target)
    except OSError as error:
        raise UsageError(f"{target} cannot be written: {error.strerror}") from error
    return tuple(files)


def _check_free(target: Path) -> None:
    if target.is_symlink() or (target.exists() and not target.is_dir()):
        raise UsageError(f"{target} is there already and is no folder; choose another name")
    if target.is_dir() and any(target.iterdir()):
        raise UsageError(f"{target} is there already and is not empty; choose another name")


def _not_of_the_case(folder: str, names: list[str]) -> list[str]:
    """Hidden files and what Python leaves behind."""
    return [name for name in names if name.startswith((".", "__"))]


def _name(file: Path, name: str) -> None:
    """Let the case be called after its folder, where that can be an id."""
    if _ID.fullmatch(name):
        text = file.read_text("utf-8")
        file.write_text(text.replace(_TEMPLATE_ID, f"id: {name}", 1), "utf-8")
