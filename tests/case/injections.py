"""Every place of a case where a kind of mistake can be made, and where `check` must then point.

Mistakes are made in the raw text, at the places the reader recorded; nothing is written to disk.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from winset.case.case import Case
from winset.case.checks.pieces import Pieces, pieces
from winset.case.explain import record_class
from winset.case.grammar.check import Check
from winset.case.grammar.phrase import Phrase
from winset.case.grammar.ratification import Ratification
from winset.case.grammar.settlement import SettlementSet
from winset.case.grammar.value import Value
from winset.case.grammar.when import When
from winset.case.grammar.words import Names, Text, is_language_map
from winset.case.load import Source, load_source
from winset.case.positions import Position, Salience
from winset.case.reader import Path as Steps
from winset.case.reader import Tree
from winset.case.record import Confidence, Fact, Part
from winset.case.references import Reference, walk
from winset.case.stance import LASTING
from winset.errors import Place, Problem


@dataclass(frozen=True)
class Injection:
    """One edit of one file, and the place and kind of the problem that must follow.

    ``record`` is what it is done to, ``needs`` the issues whose scale the check of it reads,
    ``local`` says that the file alone shows it, ``breaks`` that the file cannot be read any more.
    """

    mistake: str
    file: str
    line: int
    column: int
    old: str
    new: str
    expected: tuple[int, int]
    kind: str
    record: Steps
    needs: tuple[str, ...] = ()
    local: bool = False
    breaks: bool = False

    @property
    def place(self) -> Place:
        return Place(self.file, *self.expected)

    def applied(self, text: str) -> str:
        """``text`` of the file with the mistake in it."""
        lines = text.split("\n")
        start = sum(len(line) + 1 for line in lines[: self.line - 1]) + self.column - 1
        assert text[start : start + len(self.old)] == self.old, self
        return text[:start] + self.new + text[start + len(self.old) :]

    def after(self, other: Injection) -> Injection:
        """The same mistake in a text where ``other``, which stands before it, was made already."""
        if other.file != self.file:
            return self
        lines = other.new.count("\n") - other.old.count("\n")
        moved = (self._moved(at, other, lines) for at in ((self.line, self.column), self.expected))
        (line, column), expected = moved
        return replace(self, line=line, column=column, expected=expected)

    def _moved(self, at: tuple[int, int], other: Injection, lines: int) -> tuple[int, int]:
        line, column = at
        if line == other.line and not lines:
            return line, column + len(other.new) - len(other.old)
        return line + lines, column


@dataclass(frozen=True)
class Ground:
    """A sound case, its files as text, and where everything in them stands."""

    folder: Path
    case: Case
    source: Source
    texts: dict[str, str]

    @classmethod
    def of(cls, folder: Path) -> Ground:
        case, source = load_source(folder)
        texts = {t.file: (folder / t.file).read_text(encoding="utf-8") for t in source.trees}
        return cls(folder, case, source, texts)

    @cached_property
    def pieces(self) -> Pieces:
        return pieces(self.case)

    @cached_property
    def references(self) -> list[Reference]:
        return walk(self.case).references

    @cached_property
    def lines(self) -> dict[str, list[str]]:
        return {file: text.split("\n") for file, text in self.texts.items()}

    def tree(self, path: Steps) -> Tree:
        tree = self.source.tree_of(path)
        assert tree is not None
        return tree

    def real(self, path: Steps) -> Steps:
        return self.source.settle(path)

    def scalar(self, path: Steps) -> tuple[Tree, int, int, str] | None:
        """File, line, column and words of the plain one-line scalar at ``path``, if it is one."""
        real = self.real(path)
        tree, words = self.tree(real), self.source.raw(real)
        if not isinstance(words, str) or real not in tree.values or not words:
            return None
        line, column = tree.values[real]
        after = self.lines[tree.file][line - 1][column - 1 :]
        if not after.startswith(words) or after[len(words) :].lstrip()[:1] not in (
            *("", ",", "}", "]", "#"),
        ):
            return None
        return tree, line, column, words

    def in_flow(self, path: Steps) -> bool:
        """Whether the map or list around ``path`` is written with brackets."""
        around = self.real(path)[:-1]
        tree = self.tree(around)
        line, column = tree.values[around]
        return self.lines[tree.file][line - 1][column - 1] in "{["

    def record(self, path: Steps) -> Steps:
        return path[:3] if path[0] in ("positions", "calendar") else path[:2]


Maker = Callable[[Ground], Iterator[Injection]]


def _instead(
    ground: Ground,
    mistake: str,
    path: Steps,
    new: str | Callable[[str], str],
    kind: str,
    *,
    shift: int = 0,
    at: Steps | None = None,
    **more: Any,
) -> Iterator[Injection]:
    """The scalar at ``path`` exchanged for other words; the problem is there, or at ``at``."""
    found = ground.scalar(path)
    if found is None:
        return
    tree, line, column, words = found
    written = new if isinstance(new, str) else new(words)
    expected = (line, column + shift)
    if at is not None:
        expected = tree.values[ground.real(at)]
    record = ground.record(ground.real(path))
    yield Injection(
        mistake, tree.file, line, column, words, written, expected, kind, record, **more
    )


def _phrases(ground: Ground, *classes: type[Phrase]) -> Iterator[tuple[Steps, Any]]:
    for path, phrase in ground.pieces.phrases:
        if type(phrase) in classes:
            yield path, phrase


def bad_date(ground: Ground) -> Iterator[Injection]:
    for path, _ in _phrases(ground, When):
        yield from _instead(ground, "bad_date", path, "2031-02-30", "grammar", local=True)


def dotted_date(ground: Ground) -> Iterator[Injection]:
    for path, _ in _phrases(ground, When):
        yield from _instead(ground, "dotted_date", path, "15.5.2031", "grammar", local=True)


def bad_figure(ground: Ground) -> Iterator[Injection]:
    for path, _ in _phrases(ground, Value, Confidence, Salience):
        yield from _instead(ground, "bad_figure", path, "1e3", "grammar", local=True)


def unknown_unit(ground: Ground) -> Iterator[Injection]:
    for path, _ in _phrases(ground, Value):
        yield from _instead(ground, "unknown_unit", path, "5 furlongs", "grammar", local=True)


def broken_rule(ground: Ground) -> Iterator[Injection]:
    for path, _ in _phrases(ground, Ratification):
        yield from _instead(
            ground, "broken_rule", path, lambda w: f"{w} and", "grammar", local=True
        )


def unknown_word(ground: Ground) -> Iterator[Injection]:
    words = ("basis", "kind", "state", "goes", "sign", "says", "channel", "line", "grade")
    for path in _raw_scalars(ground):
        owner = record_class(path[:-1]) if path[-1] in words else None
        if owner is None or (path[-1] == "says" and "reactions" not in path):
            continue
        if path[-1] == "grade" and path[0] != "documents":
            continue
        yield from _instead(ground, "unknown_word", path, "nosuchword", "grammar", local=True)


def neither_yes_nor_no(ground: Ground) -> Iterator[Injection]:
    for path in _raw_scalars(ground):
        if path[-1] in ("rival", "contested", "firm", "divisible", "text-seen"):
            yield from _instead(ground, "neither_yes_nor_no", path, "maybe", "grammar", local=True)


def _raw_scalars(ground: Ground) -> Iterator[Steps]:
    """Every scalar of the files, with the path at which it stands there."""
    for tree in ground.source.trees:
        for path in tree.values:
            if path and isinstance(ground.source.raw(path), str):
                yield path


def unknown_source(ground: Ground) -> Iterator[Injection]:
    for reference in ground.references:
        if reference.kinds == ("source",):
            yield from _instead(
                ground, "unknown_source", reference.path, "nosuch-source", "dangling"
            )


def paragraph_beyond(ground: Ground) -> Iterator[Injection]:
    for reference in ground.references:
        if reference.kinds == ("source",) and ":" in reference.id:
            target = reference.id.partition(":")[0]
            yield from _instead(
                ground, "paragraph_beyond", reference.path, f"{target}:99999", "dangling"
            )


def unknown_reference(ground: Ground) -> Iterator[Injection]:
    """An actor, issue, event, variable, task ... that is not there; own names are left alone."""
    for reference in ground.references:
        if reference.in_key or reference.kinds[0] in ("path", "source", "figure"):
            continue
        if reference.path[-1] in ("who", "draft", "sets") or reference.path[0] == "case":
            continue
        if reference.path[0] in ("loops", "scenarios", "parties"):
            continue
        if ground.source.raw(reference.path) != reference.id:
            continue
        yield from _instead(ground, "unknown_reference", reference.path, "nosuch-thing", "dangling")


def unknown_address(ground: Ground) -> Iterator[Injection]:
    for reference in ground.references:
        if reference.kinds == ("path",) and not reference.in_key:
            yield from _instead(ground, "unknown_address", reference.path, "nosuch.path", "address")


def unknown_figure(ground: Ground) -> Iterator[Injection]:
    for path, _ in _phrases(ground, Check):
        yield from _instead(ground, "unknown_figure", path, "nosuch-claim = 1", "dangling")


def older_source(ground: Ground) -> Iterator[Injection]:
    """The only source of a fact exchanged for a document from before the fact."""
    documents = ground.case.documents
    for path, fact in ground.pieces.of(Fact):
        own = fact.own_date
        if own is None or own.first is None or len(fact.rests_on) != 1 or fact.known is not None:
            continue
        if path[0] == "signposts":
            continue
        older = [i for i, d in documents.items() if d.date.last and d.date.last < own.first]
        key = "at" if path[0] == "claims" and not fact.sources else "sources"
        if older and isinstance(ground.source.raw((*path, key)), str):
            yield from _instead(ground, "older_source", (*path, key), older[0], "date")


def _sets(ground: Ground, *kinds: str) -> Iterator[tuple[Steps, str, SettlementSet]]:
    """Every set of a position or clause on an issue of one of these kinds."""
    for path, phrase in _phrases(ground, SettlementSet):
        if path[0] == "positions":
            issue = str(path[1])
        elif path[0] == "drafts" and path[-1] == "to":
            issue = ground.case.drafts[str(path[1])].clauses[int(path[3])].sets or ""
        else:
            continue
        if issue in ground.case.issues and ground.case.issues[issue].kind in kinds:
            yield path, issue, phrase


def unknown_settlement(ground: Ground) -> Iterator[Injection]:
    for path, issue, _ in _sets(ground, "ordered", "unordered", "yes-no"):
        yield from _instead(
            ground, "unknown_settlement", path, "nosuch-rung", "settlement", needs=(issue,)
        )


def inverted_stretch(ground: Ground) -> Iterator[Injection]:
    for path, issue, _ in _sets(ground, "ordered"):
        scale = ground.case.issues[issue].settlements
        new = f"{scale[-1]} to {scale[0]}"
        yield from _instead(ground, "inverted_stretch", path, new, "settlement", needs=(issue,))


def order_of_unordered(ground: Ground) -> Iterator[Injection]:
    for path, issue, _ in _sets(ground, "unordered", "yes-no"):
        first = ground.case.issues[issue].settlements[0]
        new = f"at least {first}"
        yield from _instead(ground, "order_of_unordered", path, new, "settlement", needs=(issue,))


def amount_in_another_unit(ground: Ground) -> Iterator[Injection]:
    for path, issue, _ in _sets(ground, "amount"):
        yield from _instead(
            ground, "amount_in_another_unit", path, "3 RUB/bbl", "settlement", needs=(issue,)
        )


def condition_on_nothing(ground: Ground) -> Iterator[Injection]:
    for path, _, chosen in _sets(ground, "ordered", "unordered", "yes-no", "amount", "date"):
        if path[-1] != "could-accept" or chosen.listed:
            continue
        yield from _instead(
            ground,
            "condition_on_nothing",
            path,
            lambda words: f"{words.partition(' if ')[0]} if nosuch-issue is so",
            "dangling",
        )


def quantity_in_another_unit(ground: Ground) -> Iterator[Injection]:
    for section in ("economy", "front", "support"):
        for id, quantity in getattr(ground.case, section).items():
            if quantity.unit is None:
                continue
            for index in range(len(quantity.observed)):
                path = (section, id, "observed", index, "value")
                yield from _instead(ground, "quantity_in_another_unit", path, "3 RUB/bbl", "figure")


def share_above_one(ground: Ground) -> Iterator[Injection]:
    for path in _raw_scalars(ground):
        if path[-1] in ("vagueness", "reservation", "level") and record_class(path[:-1]):
            yield from _instead(ground, "share_above_one", path, "7", "figure")


def series_that_leaves(ground: Ground) -> Iterator[Injection]:
    for path in _raw_scalars(ground):
        if path[-1] == "file" and "series" in path:
            yield from _instead(ground, "series_that_leaves", path, "../x.csv", "series")
            yield from _instead(ground, "series_that_leaves", path, "series/none.csv", "series")


def task_waits_for_itself(ground: Ground) -> Iterator[Injection]:
    for id, task in ground.case.calendar.tasks.items():
        path: Steps = ("calendar", "tasks", id, "after")
        for index in range(len(task.after)):
            yield from _instead(
                ground, "task_waits_for_itself", (*path, index), id, "circle", at=path
            )


def shared_name(ground: Ground) -> Iterator[Injection]:
    """A name of somebody exchanged for the first name of the first party."""
    first, party = next(iter(ground.case.parties.items()))
    name = party.names.parts[0][1][0]
    if not name.replace(" ", "").isalnum():
        return
    for path, _ in _phrases(ground, Names):
        if path[0] not in ("parties", "groups") or path[:2] == ("parties", first):
            continue
        real = ground.real(path)
        for inner in ground.tree(real).values:
            if inner[: len(real)] == real and isinstance(ground.source.raw(inner), str):
                yield from _instead(ground, "shared_name", inner, name, "alias")


def unknown_language(ground: Ground) -> Iterator[Injection]:
    """A language of a text exchanged for one the case does not have."""
    for path, text in _phrases(ground, Text):
        for language in text.languages:
            yield from _key_instead(ground, "unknown_language", (*path, language), "xx", "language")


def _key_instead(
    ground: Ground, mistake: str, path: Steps, new: str, kind: str, **more: Any
) -> Iterator[Injection]:
    real = ground.real(path)
    tree = ground.tree(real)
    if real not in tree.keys:
        return
    line, column = tree.keys[real]
    old = str(real[-1])
    if not ground.lines[tree.file][line - 1][column - 1 :].startswith(f"{old}:"):
        return
    record = ground.record(real)
    yield Injection(
        mistake, tree.file, line, column, old, new, (line, column), kind, record, **more
    )


def _maps(ground: Ground) -> Iterator[tuple[Steps, Tree, int, int, type[Part]]]:
    """Every map with a fixed set of keys: path, file, place, class."""
    for tree in ground.source.trees:
        for path, (line, column) in tree.values.items():
            raw = ground.source.raw(path)
            if len(path) < 2 or not isinstance(raw, dict) or is_language_map(raw):
                continue
            owner = record_class(path)
            if owner is not None:
                yield path, tree, line, column, owner


def unknown_key(ground: Ground) -> Iterator[Injection]:
    for path, tree, line, column, _ in _maps(ground):
        if ground.lines[tree.file][line - 1][column - 1] == "{":
            place = (line, column + 1)
            yield Injection(
                "unknown_key",
                tree.file,
                *place,
                "",
                "nosuch-key: x, ",
                place,
                "unknown-key",
                ground.record(path),
                local=True,
            )


def missing_key(ground: Ground) -> Iterator[Injection]:
    """A key that its record cannot do without, taken out of a record in braces."""
    for path, tree, _, _, owner in _maps(ground):
        for name, field in owner.model_fields.items():
            key = field.alias or name
            inner = (*path, key)
            found = ground.scalar(inner) if field.is_required() else None
            if found is None or inner not in tree.keys or key == "who":
                continue
            line, column = tree.keys[inner]
            old = f"{key}: {found[3]}, "
            if ground.lines[tree.file][line - 1][column - 1 :].startswith(old):
                expected = tree.keys.get(path) or tree.values[path]
                yield Injection(
                    *("missing_key", tree.file, line, column, old, "", expected),
                    "missing-key",
                    ground.record(path),
                    local=True,
                )


def duplicate_key(ground: Ground) -> Iterator[Injection]:
    yield from _in_braces(
        ground, "duplicate_key", lambda key, words: f"{words}, {key}: {words}", "duplicate-key"
    )


def comma_in_braces(ground: Ground) -> Iterator[Injection]:
    yield from _in_braces(ground, "comma_in_braces", lambda _, words: f"{words}, more", "no-value")


def _in_braces(
    ground: Ground, mistake: str, new: Callable[[str, str], str], kind: str
) -> Iterator[Injection]:
    """Something put after a value inside braces: the problem stands after the comma."""
    for path in _raw_scalars(ground):
        if isinstance(path[-1], int) or len(path) < 3 or not ground.in_flow(path):
            continue
        key = path[-1]
        found = ground.scalar(path)
        if found is not None:
            yield from _instead(
                ground,
                mistake,
                path,
                lambda words, key=key: new(key, words),
                kind,
                shift=len(found[3]) + 2,
                local=True,
            )


def second_colon(ground: Ground) -> Iterator[Injection]:
    for path in _raw_scalars(ground):
        if isinstance(path[-1], str) and len(path) > 1:
            yield from _instead(
                ground, "second_colon", path, "x: y", "not-yaml", shift=1, local=True, breaks=True
            )


def anchor(ground: Ground) -> Iterator[Injection]:
    for path in _raw_scalars(ground):
        yield from _instead(
            ground, "anchor", path, lambda w: f"&a {w}", "anchor", local=True, breaks=True
        )


def control_character(ground: Ground) -> Iterator[Injection]:
    for path in _raw_scalars(ground):
        found = ground.scalar(path)
        if found is not None:
            yield from _instead(
                ground,
                "control_character",
                path,
                lambda words: f"{words}\x07",
                "control-character",
                shift=len(found[3]),
                local=True,
                breaks=True,
            )


def unknown_section(ground: Ground) -> Iterator[Injection]:
    for tree in ground.source.trees:
        lines = ground.lines[tree.file]
        if lines[-1] == "":
            at = (len(lines), 1)
            yield Injection(
                *("unknown_section", tree.file, *at, "", "nosuch-section: {a: b}\n", at),
                "unknown-section",
                ("nosuch-section",),
                local=True,
            )


def _new_record(
    ground: Ground, mistake: str, section: str, record: str, kind: str
) -> Iterator[Injection]:
    """A line put in as the first record of a section written in lines."""
    tree = ground.source.homes.get((section,))
    if tree is None or (section,) not in tree.values:
        return
    line, column = tree.values[(section,)]
    if ground.lines[tree.file][line - 1][column - 1] == "{":
        return
    indent = " " * (column - 1)
    id = record.partition(":")[0]
    yield Injection(
        *(mistake, tree.file, line, 1, "", f"{indent}{record}\n", (line, column)),
        kind,
        (section, id),
    )


def bad_id(ground: Ground) -> Iterator[Injection]:
    for id in ("Bad.Id", "under_score", "Mixed", "UPPER-lower", "trailing-"):
        for section in ("variables", "families", "provisions"):
            yield from _new_record(ground, "bad_id", section, f"{id}: new", "identifier")


def id_twice(ground: Ground) -> Iterator[Injection]:
    first, *others = ground.case.parties
    for actor in others[:3]:
        record = f"{actor}: {{names: {{en: Nobody Else}}, members: [{first}]}}"
        yield from _new_record(ground, "id_twice", "groups", record, "identifier")


def link_from_nowhere(ground: Ground) -> Iterator[Injection]:
    for variable in list(ground.case.variables)[:5]:
        yield from _new_record(
            ground,
            "link_from_nowhere",
            "links",
            f"nowhere>{variable}: {{sign: same}}",
            "identifier",
        )


def said_twice(ground: Ground) -> Iterator[Injection]:
    """A one-line entry of a position written twice."""
    for path, entry in ground.pieces.of(Position):
        if entry.rival or not any(getattr(entry, key) for key in LASTING):
            continue
        real = ground.real(path)
        tree = ground.tree(real)
        if not isinstance(real[-1], int) or real not in tree.values:
            continue
        line, column = tree.values[real]
        text = ground.lines[tree.file][line - 1]
        if text.lstrip().startswith("- {") and text.rstrip().endswith("}"):
            yield Injection(
                *("said_twice", tree.file, line, 1, "", f"{text}\n", (line + 1, column)),
                "rivals",
                ground.record(real),
            )


def ends_before_it_begins(ground: Ground) -> Iterator[Injection]:
    """An entry given an end long before its day."""
    for path, entry in ground.pieces.of(Position):
        real = ground.real(path)
        tree = ground.tree(real)
        if entry.until is not None or real not in tree.values or entry.since.first is None:
            continue
        line, column = tree.values[real]
        if ground.lines[tree.file][line - 1][column - 1] == "{":
            at = (line, column + 1)
            yield Injection(
                *("ends_before_it_begins", tree.file, *at, "", "until: 1000-01-01, "),
                (line, column + 1 + len("until: ")),
                "date",
                ground.record(real),
            )


MAKERS: tuple[Maker, ...] = (
    *(bad_date, dotted_date, bad_figure, unknown_unit, broken_rule, unknown_word),
    *(neither_yes_nor_no, unknown_source, paragraph_beyond, unknown_reference, unknown_address),
    *(unknown_figure, older_source, unknown_settlement, inverted_stretch, order_of_unordered),
    *(amount_in_another_unit, condition_on_nothing, quantity_in_another_unit, share_above_one),
    *(series_that_leaves, task_waits_for_itself, shared_name, unknown_language, unknown_key),
    *(missing_key, duplicate_key, comma_in_braces, second_colon, anchor, control_character),
    *(unknown_section, bad_id, id_twice, link_from_nowhere, said_twice, ends_before_it_begins),
)


def places(problems: tuple[Problem, ...]) -> set[tuple[Place, str]]:
    """Where the problems stand, and of which kind they are."""
    return {(problem.place, problem.kind) for problem in problems}
