"""What can an analyst ask of Winset at the command line? One file per verb."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from typing import NoReturn

FINE, PROBLEMS, USAGE, NO_ANSWER, INTERRUPTED = 0, 1, 2, 3, 130
_LAZY = ("run", "add")
"""Verbs with commands of their own, which are made only when one of them is asked for."""


def main() -> NoReturn:
    """Run the command line and leave with its exit code."""
    # A case is read alike wherever it is read: no plug-in is looked for, which also takes time.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
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
    from winset.cli.app import VERBS, app_with

    for verb in _LAZY:
        if verb in arguments[:1] or verb in _line_to_complete():
            import_module(f"winset.cli.{verb}").add_commands()
    called = [verb for verb in VERBS if verb in arguments[:1]]
    app = app_with(called or VERBS)
    try:
        app(arguments, prog_name="winset", standalone_mode=True)
    except SystemExit as leaving:
        code = leaving.code
        if code == INTERRUPTED:
            raise KeyboardInterrupt from None
        return code if isinstance(code, int) else FINE if code is None else USAGE
    return FINE


def _line_to_complete() -> list[str]:
    """The words on the line that a shell wants completed."""
    line = os.environ.get("COMP_WORDS") or os.environ.get("_TYPER_COMPLETE_ARGS") or ""
    return line.split()


def _say(words: str) -> None:
    print(words, file=sys.stderr)
