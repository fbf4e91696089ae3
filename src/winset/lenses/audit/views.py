"""What must a reader know of the view itself: what it hides, what it changes?"""

from __future__ import annotations

from winset.case.views import Viewed
from winset.lenses.audit.answer import Answer
from winset.results import Caution


def changed(viewed: Viewed) -> Answer:
    """Undated judgements an earlier day hides; values changed for a what-if."""
    found = []
    if viewed.undated_hidden:
        count = {"count": viewed.undated_hidden}
        found.append(Caution("undated-hidden", "undated-hidden", count))
    for change in viewed.changes:
        arguments = {"address": change.address, "value": change.words}
        found.append(Caution("judgement", "changed-value", arguments))
    return Answer((), (), tuple(found))
