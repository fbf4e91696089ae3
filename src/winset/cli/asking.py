"""How is somebody at a terminal asked for a record, one key after the other?"""

from __future__ import annotations

import contextlib
import itertools
import re
import sys
from typing import TYPE_CHECKING, Any

from winset.cli.questions import QUESTIONS, Question, value_of

if TYPE_CHECKING:
    from winset.case.case import Case
    from winset.case.edit import Kind

_SHORT = ("the", "a", "an", "of", "to", "and", "in", "on", "for", "by", "is", "are", "that")
_LONGEST_ID = 4


def ask(kind: Kind, case: Case, given: dict[str, Any]) -> dict[str, Any]:
    """What was given, with an answer for each key that is asked for and still open."""
    say(f"A new {kind.word} for {case.case.id}. Enter skips what may be left out; Ctrl-C leaves.")
    answers = dict(given)
    for question in QUESTIONS[kind.word]:
        if question.asked and not answers.get(question.key):
            answers[question.key] = _answer(kind, case, question, answers)
    return answers


def _answer(kind: Kind, case: Case, question: Question, answers: dict[str, Any]) -> Any:
    """A legal answer, asked again until it is one; nothing where nothing may be said."""
    needed = question.key in (*kind.place, *kind.required)
    proposed = _proposed(kind, case, question, answers)
    hint = _hint(question, proposed, needed)
    while True:
        typed = read_line(f"{question.key}{hint}: ").strip() or proposed
        if typed == "?":
            say(f"  {question.help}")
            if question.choices:
                say(f"  {', '.join(question.choices)}")
            continue
        if not typed:
            if not needed:
                return ""
            say(f"  {question.help}")
            continue
        problem = _wrong(kind, case, question, typed)
        if not problem:
            return [typed] if question.shape in ("text", "list", "pairs") else typed
        say(f"  {problem}")


def _wrong(kind: Kind, case: Case, question: Question, typed: str) -> str:
    from winset.case.edit.wrong import wrong
    from winset.errors import UsageError, nearest, one_of

    if question.choices:
        if typed in question.choices:
            return ""
        hint = nearest(typed, question.choices)
        return f"expected {one_of(question.choices, 40)}" + (
            f"; did you mean {hint}?" if hint else ""
        )
    if kind.word == "signpost" and question.key in ("moves", "goes", "from", "to"):
        return ""
    try:
        value = value_of(question, typed, case.case.languages)
    except UsageError as error:
        return str(error)
    return wrong(case, kind, question.key, value)


def _hint(question: Question, proposed: str, needed: bool) -> str:
    """What stands in brackets after the key: what Enter takes, or an example."""
    if proposed:
        return f" [{proposed}]"
    example = f", as in {question.example}" if question.example else ""
    skip = "" if needed else ", Enter skips"
    return f" ({question.help.rstrip('.')}{example}{skip})"


def _proposed(kind: Kind, case: Case, question: Question, answers: dict[str, Any]) -> str:
    """What Enter takes: an id made of the words that were typed."""
    if question.key != "id":
        return ""
    said = answers.get(QUESTIONS[kind.word][0].key) or ""
    words = re.findall(r"[a-z0-9]+", (said if isinstance(said, str) else said[0]).lower())
    telling = [word for word in words if word not in _SHORT][:_LONGEST_ID]
    if not telling or not telling[0][0].isalpha():
        return ""
    made = "-".join(telling)
    taken = getattr(case, kind.section)
    numbered = (made if n == 1 else f"{made}-{n}" for n in itertools.count(1))
    return next(id for id in numbered if id not in taken)


def read_line(prompt: str) -> str:
    """A line that somebody types; the prompt never stands in a redirected answer."""
    from winset.errors import UsageError

    if sys.stdout.isatty():
        with contextlib.suppress(ImportError):
            import readline  # noqa: F401 - gives the line its editing keys
        try:
            return input(prompt)
        except EOFError:
            raise UsageError("the answers ended before the record was whole") from None
    sys.stderr.write(prompt)
    sys.stderr.flush()
    line = sys.stdin.readline()
    if not line:
        raise UsageError("the answers ended before the record was whole")
    return line


def say(words: str) -> None:
    """A line for the person, not for the answer."""
    print(words, file=sys.stderr)
