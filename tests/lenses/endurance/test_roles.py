"""Do the pages on accounts, the check and the lens speak of the same roles?"""

from __future__ import annotations

import re
from pathlib import Path

import winset.lenses.endurance as lens
from winset.case.quantities import ACCOUNTS
from winset.case.roles import ROLES
from winset.lenses.endurance.sound import ABOVE_NOTHING, NEVER_BELOW_NOTHING

PAGES = Path(__file__).parents[3] / "docs" / "accounts"
WHOLE = {
    "budget.md": "budget",
    "commodity-revenue.md": "commodity-revenue",
    "reserves.md": "reserves",
}


def told() -> dict[str, set[str]]:
    """Roles by kind of account, as the tables of the pages have them."""
    found: dict[str, set[str]] = {}
    for page in sorted(PAGES.glob("*.md")):
        for line in page.read_text("utf-8").splitlines():
            cells = line.split("|")
            if not line.startswith("| `") or len(cells) < 4:
                continue
            names = [re.findall(r"`([a-z-]+)`", cell) for cell in cells[1:3]]
            kind, roles = WHOLE.get(page.name), names[0]
            if kind is None:
                kind, roles = names[0][0], names[1]
            found.setdefault(kind, set()).update(roles)
    return found


def test_every_role_has_its_line_on_a_page_and_no_line_is_of_another() -> None:
    assert told() == {kind: set(roles) for kind, roles in ROLES.items()}


def test_every_kind_of_account_has_its_roles() -> None:
    assert tuple(ROLES) == ACCOUNTS


def test_the_lens_asks_for_roles_that_may_be_written() -> None:
    """Any word in quotes after a kind of account in the code of the lens is a role of that kind."""
    asked = {
        (kind, role)
        for file in Path(str(lens.__file__)).parent.glob("*.py")
        for kind, role in re.findall(
            r'"(budget|reserves|manpower|external-aid|recovery)", "([a-z-]+)"',
            file.read_text("utf-8"),
        )
        if file.name != "runways.py"
    }
    assert asked
    legal = {(kind, role) for kind, roles in ROLES.items() for role in roles}
    assert asked <= legal
    for table in (ABOVE_NOTHING, NEVER_BELOW_NOTHING):
        assert {(kind, role) for kind, roles in table.items() for role in roles} <= legal
