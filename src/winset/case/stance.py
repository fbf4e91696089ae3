"""Where does somebody stand on an issue, as the case has it in force?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from winset.case.case import Case
from winset.case.positions import Position

LASTING = ("accepts", "red_line", "ideal", "salience", "ranking", "worth", "worth_if")
"""Keys of which the newest entry holds; entries of ``could_accept`` add up until ``until``."""


@dataclass(frozen=True, slots=True)
class Stance:
    """One actor on one issue on one day: the entry that holds for each key, and everything said.

    ``held`` maps a key (``accepts``, ``red_line``, ...) to its entry; ``rivals`` to the entries
    marked as the reading not followed; ``could`` lists what sources judge possible.
    """

    issue: str
    actor: str
    entries: tuple[Position, ...]
    held: dict[str, Position]
    rivals: dict[str, tuple[Position, ...]]
    could: tuple[Position, ...]

    @property
    def silent(self) -> bool:
        """Whether nobody recorded a settlement that would do or would not."""
        return "accepts" not in self.held and "red_line" not in self.held


def stance(case: Case, issue: str, actor: str, day: date | None = None) -> Stance:
    """What holds for ``actor`` on ``issue`` on ``day`` (default: the case's as-of day).

    Of entries of one day the one not marked ``rival`` holds; alone, a rival holds too.
    """
    day = day or case.case.as_of.last or date.max
    entries = case.positions.get(issue, {}).get(actor, ())
    begun = [e for e in entries if e.since.starts_by(day)]
    held: dict[str, Position] = {}
    rivals: dict[str, tuple[Position, ...]] = {}
    for key in LASTING:
        giving = [e for e in begun if getattr(e, key) not in (None, ()) and not _over(e, day)]
        if giving:
            newest = max(giving, key=newness)
            held[key] = newest
            rivals[key] = tuple(
                e for e in giving if e is not newest and e.since.text == newest.since.text
            )
    could = tuple(e for e in begun if e.could_accept is not None and not _over(e, day))
    return Stance(
        issue,
        actor,
        tuple(entries),
        held,
        {k: r for k, r in rivals.items() if r},
        could,
    )


def _over(entry: Position, day: date) -> bool:
    """Whether the entry's ``until`` has passed."""
    return entry.until is not None and entry.until.last is not None and entry.until.last < day


def newness(entry: Position) -> tuple[date, bool]:
    """Newer first days come later; of one day, the reading that is followed."""
    return (entry.since.first or date.min, not entry.rival)
