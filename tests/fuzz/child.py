"""One process that loads input after input, saying on which it is: it may answer or refuse."""

from __future__ import annotations

import json
import os
import resource
import sys
import tempfile
import traceback
from pathlib import Path

from tests.fuzz.inputs import made
from winset.case.fingerprint import canonical
from winset.case.load import load
from winset.errors import CaseError

MEMORY = 3 * 1024**3
LONGEST_MESSAGE = 20_000


def outcome(folder: Path, raw: bytes) -> str:
    """What is wrong with the answer to ``raw``: nothing, when it is a case or an error in words."""
    (folder / "case.yaml").write_bytes(raw)
    try:
        case = load(folder)
    except CaseError as error:
        return _of_error(error)
    except BaseException:
        return traceback.format_exc(limit=-12)
    try:
        canonical(case).encode("utf-8")
    except BaseException:
        return traceback.format_exc(limit=-12)
    return ""


def _of_error(error: CaseError) -> str:
    """Every problem has a place and a sentence that can be printed and read."""
    try:
        str(error).encode("utf-8")
    except UnicodeEncodeError:
        return "a message that cannot be printed"
    if not error.problems:
        return "an error without a problem"
    for problem in error.problems:
        if problem.place.line < 1 or problem.place.column < 1 or not problem.found:
            return f"a problem without place or words: {problem!r}"
        if len(str(problem)) > LONGEST_MESSAGE:
            return f"a message of {len(str(problem))} letters: {str(problem)[:200]}"
    return ""


def main(seed: int, start: int, stop: int, step: int) -> None:
    """Load inputs start, start + step ...; a line for each begun and for each gone wrong."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    with tempfile.TemporaryDirectory() as name:
        for index in range(start, stop, step):
            os.write(1, f"{index}\n".encode())
            wrong = outcome(Path(name), made(seed, index))
            if wrong:
                os.write(1, f"{index} {json.dumps(wrong)}\n".encode())


if __name__ == "__main__":
    main(*map(int, sys.argv[1:5]))
