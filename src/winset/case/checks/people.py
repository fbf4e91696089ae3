"""Do voices, ratification rules, factions and mandates name the right people?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from winset.errors import Problem, Slip, nearest, one_of

if TYPE_CHECKING:
    from winset.case.checks import Checking

Path = tuple[str | int, ...]
Found = Iterator[tuple[Path, Slip]]


def people(checking: Checking) -> list[Problem]:
    """Everybody who is named where only somebody else can stand."""
    found = [
        *_voices(checking),
        *_rules(checking),
        *_factions(checking),
        *_mandates(checking),
    ]
    return [
        checking.problem(path, slip.found, slip.expected, slip.meant, kind="people")
        for path, slip in found
    ]


def _voices(checking: Checking) -> Found:
    for id, party in checking.case.parties.items():
        voice = party.voice
        if voice is None or voice == id or voice in party.constituencies:
            continue
        if not checking.directory.has(("actor",), voice) or not checking.whole(("parties", id)):
            continue
        yield (
            ("parties", id, "voice"),
            Slip(
                f"'{voice}' does not belong to {id}",
                one_of([id, *party.constituencies]),
                nearest(voice, party.constituencies),
            ),
        )


def _rules(checking: Checking) -> Found:
    """A rule names the party's own people, the party itself, or third parties as a whole."""
    case, parties_of = checking.case, checking.directory.parties_of
    for id, party in case.parties.items():
        if not checking.whole(("parties", id, "constituencies")):
            continue
        for index, entry in enumerate(party.ratification):
            for who in entry.rule.members():
                owner = parties_of.get(who)
                if who in case.groups and owner is None:
                    owner = f"the group {who}"
                elif owner is None or owner == id or who in case.parties:
                    continue
                yield (
                    ("parties", id, "ratification", index, "rule"),
                    Slip(
                        f"'{who}' belongs to {owner}, so its yes cannot make that of {id}",
                        f"{id}'s own people, or another party as a whole",
                        nearest(who, party.constituencies),
                    ),
                )


def _factions(checking: Checking) -> Found:
    for id, party in checking.case.parties.items():
        for who, person in party.constituencies.items():
            faction = person.of
            path: Path = ("parties", id, "constituencies", who, "of")
            if faction is None:
                continue
            if faction == who:
                yield path, Slip(f"{who} belongs to itself", "another faction, or no line 'of'")
            elif faction not in party.constituencies and checking.directory.has(
                ("actor",), faction
            ):
                yield (
                    path,
                    Slip(
                        f"'{faction}' is no faction inside {id}",
                        one_of(party.constituencies),
                        nearest(faction, party.constituencies),
                    ),
                )


def _mandates(checking: Checking) -> Found:
    for id, mandate in checking.case.mandates.items():
        if mandate.envoy == mandate.principal and checking.whole(("mandates", id)):
            yield (
                ("mandates", id, "principal"),
                Slip(f"{mandate.envoy} is sent by himself", "whoever can recall the envoy"),
            )
