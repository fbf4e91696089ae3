"""Does each account give figures in parts that are read, and is it the only one of its kind?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from winset.case.roles import OPEN, ROLES
from winset.errors import Problem, nearest, one_of

if TYPE_CHECKING:
    from winset.case.checks import Checking


def accounts(checking: Checking) -> list[Problem]:
    """Every role that nobody reads, and every second account of a kind and party."""
    return [*_roles(checking), *_seconds(checking)]


def _roles(checking: Checking) -> list[Problem]:
    problems = []
    for id, account in checking.case.accounts.items():
        legal = ROLES[account.kind]
        for role in account.figures:
            near = nearest(role, legal)
            if role in legal or (account.kind in OPEN and not near):
                continue
            if not checking.whole(("accounts", id, "kind")):
                continue
            problems.append(
                checking.problem(
                    ("accounts", id, "figures", role),
                    f"'{role}' is no part that a figure of {account.kind} can play",
                    one_of(legal, 20),
                    near,
                    kind="account",
                    key=True,
                )
            )
    return problems


def _seconds(checking: Checking) -> list[Problem]:
    first: dict[tuple[str, str], str] = {}
    problems = []
    for id, account in checking.case.accounts.items():
        owner = (_party(checking, account.party), account.kind)
        if owner in first:
            problems.append(
                checking.problem(
                    ("accounts", id, "kind"),
                    f"{owner[0]} has an account of kind {account.kind} already, {first[owner]}; "
                    "of two, one would be read by nobody",
                    "one account for each party and kind",
                    kind="account",
                )
            )
        first.setdefault(owner, id)
    return problems


def _party(checking: Checking, actor: str) -> str:
    """The party that an actor is or belongs to."""
    for party, record in checking.case.parties.items():
        if actor in record.constituencies:
            return party
    return actor
