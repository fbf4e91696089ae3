"""What can an analyst ask of Winset at the command line? One file per verb."""

from __future__ import annotations

import os
import sys
from typing import NoReturn

FINE, PROBLEMS, USAGE, NO_ANSWER, INTERRUPTED = 0, 1, 2, 3, 130


def main() -> NoReturn:
    """Run the command line and leave with its exit code."""
    sys.exit(leave_with(sys.argv[1:]))


def leave_with(arguments: list[str]) -> int:
    """The exit code: 0 fine, 1 the case has problems, 2 wrong usage, 3 a lens could not answer."""
    from winset.errors import CaseError, LensError, UsageError

    try:
        return _call(arguments)
    except CaseError as error:
        _say(str(error))
        return PROBLEMS
    except UsageError as error:
        _say(f"winset: {error}")
        return USAGE
    except LensError as error:
        _say(f"winset: {error}")
        return NO_ANSWER
    except KeyboardInterrupt:
        _say("winset: interrupted")
        return INTERRUPTED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FINE


def _call(arguments: list[str]) -> int:
    from winset.cli.app import app

    if "run" in arguments[:1] or "run" in os.environ.get("COMP_WORDS", "").split():
        from winset.cli.run import add_commands

        add_commands()
    try:
        app(arguments, prog_name="winset", standalone_mode=True)
    except SystemExit as leaving:
        code = leaving.code
        return code if isinstance(code, int) else FINE if code is None else USAGE
    return FINE


def _say(words: str) -> None:
    print(words, file=sys.stderr)
