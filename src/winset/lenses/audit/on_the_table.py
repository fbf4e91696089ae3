"""What lies on the table: which texts, named packages and package spaces turn on an issue?"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from winset.case.case import Case
from winset.case.drafts import Draft


class OnTheTable:
    """The texts, packages and spaces of one case, by issue.

    A text lies on the table unless another was made from it. It turns on the issues its clauses
    set, and on those of the text it says the rest is as.
    """

    def __init__(self, case: Case) -> None:
        self.case = case

    @cached_property
    def drafts(self) -> tuple[str, ...]:
        """The drafts nothing was made from yet."""
        parents = {d.draft for draft in self.case.drafts.values() for d in draft.derives_from}
        return tuple(id for id in self.case.drafts if id not in parents)

    def packages(self, issue: str) -> tuple[str, ...]:
        """Addresses of the package spaces and named packages that settle the issue."""
        spaces = [f"spaces.{id}" for id, s in self.case.spaces.items() if issue in s.issues]
        named = [f"packages.{id}" for id, p in self.case.packages.items() if issue in p.settles]
        return (*spaces, *named)

    def texts(self, issue: str) -> tuple[str, ...]:
        """Ids of the drafts on the table that settle the issue."""
        return tuple(id for id in self.drafts if issue in self._settled[id])

    def signers(self, draft: str, issue: str) -> frozenset[str]:
        """Whose signature the clauses on the issue ask for; empty = nobody said, so all of them."""
        own = self.case.drafts[draft]
        named = [actor for c in own.clauses if c.sets == issue for actor in c.signs]
        if not named:
            named = [a for b in self.case.bundles.values() for a in b.texts.get(draft, ())]
        return frozenset(self._members(named))

    def turns_on(self, issue: str) -> bool:
        """Whether anything on the table settles the issue."""
        return bool(self.packages(issue) or self.texts(issue))

    @cached_property
    def _settled(self) -> dict[str, frozenset[str]]:
        return {id: self._issues(id, frozenset()) for id in self.case.drafts}

    def _issues(self, draft: str, seen: frozenset[str]) -> frozenset[str]:
        own = self.case.drafts[draft]
        named = frozenset(c.sets for c in own.clauses if c.sets is not None)
        before = _rest_as(own)
        if before is None or before not in self.case.drafts or before in seen:
            return named
        return named | self._issues(before, seen | {draft})

    def _members(self, actors: Iterable[str]) -> Iterable[str]:
        for actor in actors:
            group = self.case.groups.get(actor)
            yield from group.members if group is not None else (actor,)


def _rest_as(draft: Draft) -> str | None:
    """The text whose terms hold where this one is silent."""
    return draft.rest[3:].strip() if draft.rest.startswith("as ") else None
