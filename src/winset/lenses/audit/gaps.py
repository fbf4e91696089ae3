"""Which unsaid consents matter most?

A cell is one needed yes (``consents``) on one issue. It is a gap when no sourced entry names a
settlement that would do, could do or would not. Its effect is the number of package spaces, named
packages, texts on the table and ratification rules in force that cannot be decided without it.
"""

from __future__ import annotations

from dataclasses import dataclass

from winset.lenses.audit.answer import Answer, told
from winset.lenses.audit.consents import Consent, consents
from winset.lenses.audit.filling import State, state
from winset.lenses.audit.ground import Ground
from winset.lenses.audit.on_the_table import OnTheTable
from winset.results import Cell, Column, Finding, Row, Table

GAPS = (
    Column("gap", "key"),
    Column("actor", "actor"),
    Column("issue", "issue"),
    Column("party", "party"),
    Column("rank", "number"),
    Column("state", "word"),
    Column("effect", "number", "deciders"),
    Column("packages", "number", "packages"),
    Column("drafts", "number", "texts"),
    Column("rules", "number", "rules"),
    Column("deciders", "ids"),
)
SILENT_ISSUES = (
    Column("issue", "key"),
    Column("rank", "number"),
    Column("effect", "number", "deciders"),
    Column("unsaid", "number", "consents"),
    Column("needed", "number", "consents"),
    Column("actors", "ids"),
)
_STATES: tuple[State, ...] = ("empty", "assumed", "words")


@dataclass(frozen=True, slots=True)
class Gap:
    """One needed yes that nobody recorded, and what turns on it."""

    consent: Consent
    issue: str
    state: State
    packages: tuple[str, ...]
    drafts: tuple[str, ...]
    rules: tuple[str, ...]

    @property
    def effect(self) -> int:
        """How many things cannot be decided without it."""
        return len(self.packages) + len(self.drafts) + len(self.rules)

    @property
    def on_the_table(self) -> bool:
        """Whether any deal that lies on the table asks for it."""
        return bool(self.packages or self.drafts)


def gaps(ground: Ground, top: int) -> Answer:
    """The gaps, those that most turns on first, and the issues they leave open."""
    found = sorted(_found(ground), key=_rank)
    table = Table("gaps", GAPS, tuple(_row(n, gap) for n, gap in enumerate(found, 1)))
    issues = _issues(ground, found)
    worst = [_told(g, r) for g, r in zip(found, table.rows, strict=True) if g.on_the_table]
    return Answer((table, issues), (*worst[:top], *map(_told_issue, issues.rows)))


def _found(ground: Ground) -> list[Gap]:
    """Gaps of every needed yes on what lies on the table; off it, of the parties alone."""
    on_table = OnTheTable(ground.case)
    needed = consents(ground.case, ground.today)
    gaps = [_gap(ground, on_table, c, issue) for issue in ground.case.issues for c in needed]
    return [
        g
        for g in gaps
        if g.state != "said" and (g.on_the_table or g.consent.actor == g.consent.party)
    ]


def _gap(ground: Ground, on_table: OnTheTable, consent: Consent, issue: str) -> Gap:
    asked = {*consent.names, consent.party}
    texts = [
        f"drafts.{id}"
        for id in on_table.texts(issue)
        if not (signers := on_table.signers(id, issue)) or signers & asked
    ]
    rules = (consent.rule,) if consent.rule is not None else ()
    return Gap(
        consent,
        issue,
        state(ground, issue, consent.names),
        on_table.packages(issue),
        tuple(texts),
        rules,
    )


def _rank(gap: Gap) -> tuple[bool, int, int, str, str]:
    order = _STATES.index(gap.state)
    return (not gap.on_the_table, -gap.effect, order, gap.issue, gap.consent.actor)


def _row(rank: int, gap: Gap) -> Row:
    deciders = (*gap.packages, *gap.drafts, *gap.rules)
    return Row(
        (
            f"{gap.issue}.{gap.consent.actor}",
            gap.consent.actor,
            gap.issue,
            gap.consent.party,
            rank,
            gap.state,
            gap.effect,
            len(gap.packages),
            len(gap.drafts),
            len(gap.rules),
            deciders or None,
        ),
        (f"issues.{gap.issue}", *deciders),
    )


def _issues(ground: Ground, found: list[Gap]) -> Table:
    """The issues on the table on which somebody needed said nothing, the worst gap first."""
    needed = len(consents(ground.case, ground.today))
    by_issue: dict[str, list[Gap]] = {}
    for gap in found:
        if gap.on_the_table and gap.state != "words":
            by_issue.setdefault(gap.issue, []).append(gap)
    ordered = sorted(by_issue.items(), key=lambda one: (-_worst(one[1]), -len(one[1]), one[0]))
    rows = [
        Row(
            (
                f"issues.{issue}",
                rank,
                _worst(gaps),
                len(gaps),
                needed,
                tuple(g.consent.actor for g in gaps),
            ),
            (f"issues.{issue}",),
        )
        for rank, (issue, gaps) in enumerate(ordered, 1)
    ]
    return Table("open-issues", SILENT_ISSUES, tuple(rows))


def _worst(gaps: list[Gap]) -> int:
    return max(g.effect for g in gaps)


def _told(gap: Gap, row: Row) -> Finding:
    cells: dict[str, Cell] = {
        "actor": gap.consent.actor,
        "issue": gap.issue,
        "effect": gap.effect,
        "packages": len(gap.packages),
        "drafts": len(gap.drafts),
    }
    return told(f"gap-{gap.state}", "gaps", row, cells)


def _told_issue(row: Row) -> Finding:
    key, _, _, unsaid, needed, actors = row.cells
    issue = str(key).removeprefix("issues.")
    cells: dict[str, Cell] = {"issue": issue, "unsaid": unsaid, "needed": needed, "actors": actors}
    return told("issue-open", "open-issues", row, cells)
