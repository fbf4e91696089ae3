"""The command line: one file per verb, each importing what it needs when called."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line."""
    from winset.case.load import load
    from winset.errors import CaseError

    try:
        case = load(sys.argv[2])
    except CaseError as error:
        print(error)
        sys.exit(1)
    print(f"{case.case.id}: no problems")
