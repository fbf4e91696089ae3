"""Is every text in a language that the case has?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from winset.case.grammar.words import Names, Text
from winset.errors import Problem, nearest

if TYPE_CHECKING:
    from winset.case.checks import Checking


def languages(checking: Checking) -> list[Problem]:
    """Every text and name under a key that is no language of the case."""
    if not checking.whole(("case", "languages")):
        return []
    own = checking.case.case.languages
    return [
        checking.problem(
            (*path, language),
            f"'{language}' is not a language of this case",
            " or ".join(own),
            _meant(language, own),
            kind="language",
            key=True,
        )
        for path, phrase in checking.pieces.phrases
        if isinstance(phrase, (Text, Names))
        for language in phrase.languages
        if language not in own
    ]


def _meant(language: str, own: tuple[str, ...]) -> str:
    """The language that ``zh`` or ``zh-hant`` stands for."""
    root = language.partition("-")[0].casefold()
    kin = [o for o in own if o.partition("-")[0].casefold() == root]
    return kin[0] if len(kin) == 1 else nearest(language, own)
