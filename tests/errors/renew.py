"""Write every expected.txt anew, to be read aloud in the diff: python -m tests.errors.renew"""

from __future__ import annotations

import tempfile
from pathlib import Path

from tests.errors.folders import EXPECTED, HERE, MISTAKES, laid_over, said_of

if __name__ == "__main__":
    for mistake in MISTAKES:
        with tempfile.TemporaryDirectory() as folder:
            said = said_of(laid_over(mistake, Path(folder)))
        (HERE / mistake / EXPECTED).write_text(said, encoding="utf-8")
