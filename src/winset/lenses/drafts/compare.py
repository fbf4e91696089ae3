"""Clause by clause: what of an earlier text was kept, moved toward whom, made vague, dropped?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from winset.case.case import Case
from winset.case.clock import today
from winset.case.deal import Deal
from winset.case.drafts import Clause
from winset.lenses.drafts.own import without_own
from winset.lenses.drafts.reach import Reach
from winset.lenses.drafts.stands import Stands
from winset.lenses.drafts.terms import SILENT, Term, Texts, rest_as
from winset.results import Column, Row, Table

COLUMNS = (
    Column("clause", "key"),
    Column("draft", "draft"),
    Column("n", "word"),
    Column("issue", "issue"),
    Column("says", "text-at"),
    Column("other", "draft"),
    Column("compared", "word"),
    Column("other-says", "text-at"),
    Column("through", "ids"),
    Column("change", "word"),
    Column("toward", "ids"),
    Column("away-from", "ids"),
    Column("vagueness", "text-at"),
    Column("carried-over", "word"),
    Column("basis", "word"),
)
WORDS = (
    "kept",
    "moved",
    "narrowed",
    "widened",
    "made-vague",
    "made-precise",
    "dropped",
    "left-out",
    "new",
    "unknown",
)


MERELY_EARLIER = ("follows", "nearest-earlier")
"""Why a text is held against one that it was not made from."""


@dataclass(frozen=True, slots=True)
class Base:
    """The text another is held against, and why that one."""

    draft: str
    how: str


def base_of(case: Case, texts: Texts, id: str) -> Base | None:
    """The text it was made from; else the one whose terms it takes over; else one it follows;
    else the earlier text that speaks of most of its issues."""
    draft = case.drafts[id]
    if draft.derives_from:
        clear = [d.draft for d in draft.derives_from if texts.named(d.draft)]
        return Base((clear or [d.draft for d in draft.derives_from])[0], "derives-from")
    if rest_as(draft) in case.drafts:
        return Base(rest_as(draft), "rest-as")
    follows = [f for f in draft.follows if set(texts.named(f)) & set(texts.named(id))]
    if follows:
        return Base(follows[0], "follows")
    return _nearest(texts, id)


def _nearest(texts: Texts, id: str) -> Base | None:
    """The earlier text that shares most issues with it, the newest of several."""
    place, own = texts.by_age.index(id), set(texts.named(id))
    shared = [(len(own & set(texts.named(e))), n, e) for n, e in enumerate(texts.by_age[:place])]
    best = max(shared, default=(0, 0, ""))
    return Base(best[2], "nearest-earlier") if best[0] else None


def clauses(case: Case, texts: Texts, against: str = "") -> Table:
    """One row per issue of each text and of the text it is held against, text by text.

    What an earlier text names and this one does not is told of a text it was made from, not of one
    that merely came before; of such a one, an issue it does not name is taken from the last that
    does. Where that text's own content is unknown, the row goes back to the
    first one before it that is known and names those in between. Clauses that settle no modelled
    issue stand as they are.
    """
    rows = [row for id in texts.order for row in _of(case, texts, id, against)]
    return Table("clauses", COLUMNS, tuple(rows))


def _of(case: Case, texts: Texts, id: str, against: str) -> Iterator[Row]:
    base = Base(against, "asked") if against and against != id else base_of(case, texts, id)
    stands = Stands(without_own(case, id))
    day = case.drafts[id].date.last or today(case)
    for issue in case.issues:
        new = texts.of(id)[issue]
        other, old, through = _known(case, texts, base, issue)
        how = base.how if base is not None and other is not None else None
        if base is None or base.how in MERELY_EARLIER:
            if not new.named:
                continue
            if not old.named:
                other, old, how = _last_named(texts, id, issue) or (other, old, how)
        if not (new.named or old.named or new.state == "dropped"):
            continue
        if new.state == "unknown" and old.state == "unknown":
            continue
        yield _row(case, texts, stands, id, issue, new, other, how, old, through, day)
    for name, clause in texts.unmodelled(id):
        if clause.drops is None or not texts.of(id) or not _drops_modelled(texts, id, name):
            yield _bare(id, name, clause)


def _drops_modelled(texts: Texts, id: str, name: str) -> bool:
    """Whether the clause already stands in a row of an issue that it drops."""
    return any(t.state == "dropped" and t.name == name for t in texts.of(id).values())


def _known(
    case: Case, texts: Texts, base: Base | None, issue: str
) -> tuple[str | None, Term, tuple[str, ...]]:
    """The term of the base on the issue; through texts of unknown content back to a known one."""
    through: list[str] = []
    at = base.draft if base is not None else None
    while at is not None:
        term = texts.of(at)[issue]
        parents = [d.draft for d in case.drafts[at].derives_from if d.draft not in through]
        if term.state != "unknown" or not parents:
            return at, term, tuple(through)
        through.append(at)
        at = next((p for p in parents if texts.named(p)), parents[0])
    return None, SILENT, ()


def _last_named(texts: Texts, id: str, issue: str) -> tuple[str, Term, str] | None:
    """The newest earlier text with a clause of its own on the issue."""
    for other in reversed(texts.by_age[: texts.by_age.index(id)]):
        term = texts.of(other)[issue]
        if term.named and not term.inherited:
            return other, term, "last-named"
    return None


def _row(
    case: Case,
    texts: Texts,
    stands: Stands,
    id: str,
    issue: str,
    new: Term,
    other: str | None,
    how: str | None,
    old: Term,
    through: tuple[str, ...],
    day: date,
) -> Row:
    word = change(old, new) if other is not None else "nothing-earlier"
    toward, away = (
        leanings(case, stands, issue, old, new, texts.deal(id), day)
        if word in ("moved", "narrowed", "widened")
        else ((), ())
    )
    at = new.address
    clause = new.clause
    cells = (
        f"drafts.{id}.clauses.{issue}",
        id,
        clause.n if clause is not None else None,
        issue,
        at if new.named else None,
        other,
        how,
        old.address if old.named else None,
        tuple(f"drafts.{t}" for t in through) or None,
        word,
        toward or None,
        away or None,
        f"{at}.vagueness" if clause is not None and clause.vagueness is not None else None,
        "carried-over" if new.inherited else None,
        clause.stands_as if clause is not None else None,
    )
    cites = dict.fromkeys(
        c.text for part in (clause, old.clause) if part is not None for c in part.rests_on
    )
    return Row(cells, tuple(a for a in (at, old.address) if a), tuple(cites))


def _bare(id: str, name: str, clause: Clause) -> Row:
    """A clause that no modelled issue holds: shown, compared with nothing."""
    at = f"drafts.{id}.clauses.{name}"
    word = "dropped" if clause.drops is not None else "not-modelled"
    says = f"{at}.gist" if clause.gist is not None else None
    cells = (f"{at}.text", id, clause.n, None, says, None, None, None, None, word, None, None)
    return Row(
        (*cells, None, None, clause.stands_as), (at,), tuple(c.text for c in clause.rests_on)
    )


def change(old: Term, new: Term) -> str:
    """What became of an issue from one text to the next."""
    if "unknown" in (old.state, new.state):
        return "unknown"
    if new.state == "dropped":
        return "dropped"
    if not new.named:
        return "left-out"
    if not old.named:
        return "new"
    if old.state == new.state == "open":
        return "kept"
    if "open" in (old.state, new.state):
        return "made-vague" if new.state == "open" else "made-precise"
    if old.reach is None or new.reach is None:
        return "kept" if _words(old) == _words(new) else "moved"
    if old.reach == new.reach:
        return "kept"
    if new.reach.within(old.reach):
        return "narrowed"
    return "widened" if old.reach.within(new.reach) else "moved"


def _words(term: Term) -> str:
    return str(term.clause.to) if term.clause is not None else ""


def leanings(
    case: Case, stands: Stands, issue: str, old: Term, new: Term, deal: Deal, day: date
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Toward which parties at the table the issue moved, and away from which.

    Toward somebody: no point of what the text leaves to choose lies farther from what he calls best
    or accepts (from his red line's far side, if he said no more), and some point lies nearer.
    """
    if old.reach is None or new.reach is None or old.reach.empty or new.reach.empty:
        return (), ()
    toward, away = [], []
    for party in case.case.table:
        wish = wish_of(stands, issue, party, deal, day)
        if wish is None:
            continue
        before, after = old.reach.away(wish), new.reach.away(wish)
        if after != before and all(a <= b for a, b in zip(after, before, strict=True)):
            toward.append(party)
        elif after != before and all(a >= b for a, b in zip(after, before, strict=True)):
            away.append(party)
    return tuple(toward), tuple(away)


def wish_of(stands: Stands, issue: str, party: str, deal: Deal, day: date) -> Reach | None:
    """What the party would like on the issue around ``day``, as far as anybody said."""
    word = stands.nearest(issue, party, day)
    return stands.wanted(word, deal) or stands.bearable(word)
