"""What in the tables deserves a sentence?"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from winset.case.case import Case
from winset.lenses.drafts.order import ENOUGH, main_texts
from winset.lenses.drafts.terms import Texts
from winset.results import Argument, Cell, Finding, Quantity, Row, Table

Tables = Mapping[str, Table]
Maker = Callable[[Case, Tables, str], Iterator[Finding]]
MADE_FROM = ("derives-from", "rest-as", "asked")
"""Only a text held against one it was made from, or against one asked for, has moved."""


def findings(case: Case, texts: Texts, tables: tuple[Table, ...]) -> tuple[Finding, ...]:
    """Findings of all tables, what matters first; every number is a cell of its table.

    First whom the texts in force and the main ones favour and what those asked have said, then the
    next revision, then the rest of these texts, then the other texts.
    """
    by_id = {t.id: t for t in tables}
    first = texts.chosen or main_texts(case, texts)
    main = [id for id in texts.order if id in first or case.drafts[id].status == "agreed"]
    others = [id for id in texts.order if id not in main]
    return (
        *_told(case, by_id, main, texts, _HEADLINES),
        *_revised(by_id),
        *_told(case, by_id, main, texts, _DETAILS),
        *_told(case, by_id, others, texts, (*_HEADLINES, *_DETAILS)),
    )


def _told(
    case: Case, tables: Tables, ids: list[str], texts: Texts, makers: tuple[Maker, ...]
) -> Iterator[Finding]:
    """What these makers find, text by text; of a text that settles little only what stands out."""
    full = {id for id in ids if len(texts.named(id)) >= ENOUGH or id in texts.chosen}
    for id in ids:
        for make in makers:
            if id in full or make in _ALWAYS:
                yield from make(case, tables, id)


def _cells(table: Table, row: Row) -> dict[str, Cell]:
    return dict(zip((c.name for c in table.columns), row.cells, strict=True))


def _ids(cell: Cell, prefix: str = "") -> tuple[str, ...]:
    return tuple(str(c).removeprefix(prefix) for c in cell) if isinstance(cell, tuple) else ()


def _said(table: Table, row: Row, code: str, **given: Argument) -> Finding:
    return Finding(code, given, row.claims, "derived", ((table.id, str(row.cells[0])),))


def _number(cell: Cell) -> int:
    assert isinstance(cell, int)
    return cell


def _unknown(case: Case, tables: Tables, id: str) -> Iterator[Finding]:
    """A text of which no clause on a modelled issue is known."""
    table = tables["leans"]
    row = table.row(f"drafts.{id}")
    cells = _cells(table, row)
    if cells["issues"] == 0 and _number(cells["unknown"]) > 0:
        yield _said(table, row, "content-unknown", draft=id, unknown=_number(cells["unknown"]))


def _lean(case: Case, tables: Tables, id: str) -> Iterator[Finding]:
    """Toward whom a text leans, as sources say and as its clauses count; what cuts against it."""
    table = tables["leans"]
    row = table.row(f"drafts.{id}")
    cells = _cells(table, row)
    said, counted = _ids(cells["said-lean"]), _ids(cells["lean"])
    about: dict[str, Argument] = {"draft": id, "counted": _number(cells["issues"])}
    if said and counted:
        code = "lean-agrees" if cells["agrees"] == "agrees" else "lean-differs"
        yield _said(table, row, code, actor1=said, actor2=counted, **about)
    elif said:
        yield _said(table, row, f"lean-said-{cells['lean-known']}", actor1=said, **about)
    elif counted:
        yield _said(table, row, "lean-counted", actor2=counted, **about)
    counter = _issues_at(case, _ids(cells["counter-clauses"]))
    named = _issues_at(case, _ids(cells["counter-said"]))
    lean: Argument = said or counted
    if counter and named:
        about = {"draft": id, "actor2": lean, "issues": counter, "issue2": named}
        yield _said(table, row, "counter-said", **about)
    elif counter:
        about = {"draft": id, "actor2": lean, "issues": counter}
        yield _said(table, row, "counter", **about)


def _issues_at(case: Case, addresses: tuple[str, ...]) -> tuple[str, ...]:
    """The issues of clauses."""
    found = []
    for address in addresses:
        _, draft, _, name = address.split(".", 3)
        record = case.drafts[draft]
        place = record.clause_names().index(name)
        found.append(record.clauses[place].sets)
    return tuple(dict.fromkeys(issue for issue in found if issue is not None))


def _moved(case: Case, tables: Tables, id: str) -> Iterator[Finding]:
    """On which issues a text moved toward each party since the one it is held against."""
    table = tables["clauses"]
    rows = [r for r in table.rows if r.cells[1] == id and r.cells[10] and r.cells[6] in MADE_FROM]
    for other in dict.fromkeys(str(r.cells[5]) for r in rows):
        for party in case.case.table:
            found = [r for r in rows if r.cells[5] == other and party in _ids(r.cells[10])]
            if not found:
                continue
            yield Finding(
                "moved-toward",
                {
                    "draft": id,
                    "draft2": other,
                    "party": party,
                    "issues": tuple(str(r.cells[3]) for r in found),
                },
                tuple(dict.fromkeys(c for r in found for c in r.claims)),
                "derived",
                tuple((table.id, str(r.cells[0])) for r in found),
            )


def _signed(case: Case, tables: Tables, id: str) -> Iterator[Finding]:
    """What those asked to sign a text have said of it; of unknown content that alone is told."""
    if next(_unknown(case, tables, id), None) is not None:
        return
    table = tables["signed"]
    for row in table.where(draft=id, role="signs"):
        cells = _cells(table, row)
        numbers: dict[str, Argument] = {
            n.removeprefix("yes-"): _number(cells[n])
            for n in ("asked", "yes", "yes-but", "no", "unsaid")
        }
        refusing, silent = _ids(cells["refusing"]), _ids(cells["silent"])
        code = "signers-refuse" if refusing else "signers-silent" if silent else "signers-ready"
        who: dict[str, Argument] = {"actor1": refusing, "actor2": silent}
        yield _said(table, row, code, draft=id, **who, **numbers)


def _ratifiers(case: Case, tables: Tables, id: str) -> Iterator[Finding]:
    """Who speaks for a party takes a text, and those who must ratify it have not said."""
    table = tables["verdicts"]
    for row in table.where(draft=id, value="unsaid"):
        cells = _cells(table, row)
        silent, party = _ids(cells["silent"]), str(cells["party"])
        spoken = (*_ids(cells["accepting"]), *_ids(cells["reserving"]))
        if party in spoken and party not in silent:
            yield _said(table, row, "ratifiers-silent", draft=id, party=party, actors=silent)


def _near(case: Case, tables: Tables, id: str) -> Iterator[Finding]:
    """How far a text is from one that nobody refuses."""
    table = tables["distance"]
    about: dict[str, Argument]
    for row in (r for r in table.rows if r.cells[0] == f"drafts.{id}"):
        cells = _cells(table, row)
        changes = _number(cells["changes"])
        rewriting = _ids(cells["rewriting"], "issues.")
        gone = _ids(cells["leaving-out"], "issues.")
        number, rejecting = _number(cells["clauses"]), _ids(cells["rejected-by"])
        if changes == 0 and rejecting:
            about = {"draft": id, "clauses": number, "actors": rejecting}
            yield _said(table, row, "nobody-refuses-rejected", **about)
            continue
        if changes == 0:
            yield _said(table, row, "nobody-refuses", draft=id, clauses=number)
            continue
        code = "far-both" if rewriting and gone else "far-rewriting" if rewriting else "far-without"
        code += "" if cells["search"] == "complete" else "-at-most"
        about = {"draft": id, "changes": changes, "issue1": rewriting, "issue2": gone}
        yield _said(table, row, code, **about)


def _owed(case: Case, tables: Tables, id: str) -> Iterator[Finding]:
    """Clauses that somebody would take as he reads them and refuse as another does."""
    table = tables["debt"]
    for row in table.where(draft=id):
        cells = _cells(table, row)
        readers, owed = _ids(cells["readers"]), _ids(cells["owed-by"])
        about: dict[str, Argument] = {"draft": id, "issue": str(cells["issue"]), "actors": readers}
        if owed:
            yield _said(table, row, "debt-owed", actor2=owed, **about)
        elif _number(cells["readings"]) > 1:
            yield _said(table, row, "read-apart", readings=_number(cells["readings"]), **about)


def _left_open(case: Case, tables: Tables, id: str) -> Iterator[Finding]:
    """Issues that a text leaves open and that nobody has said how to define."""
    table = tables["definitions"]
    rows = [r for r in table.where(draft=id) if r.cells[8] == "nothing-listed"]
    if rows:
        yield Finding(
            "defined-nowhere",
            {"draft": id, "issues": tuple(str(r.cells[2]) for r in rows)},
            tuple(dict.fromkeys(c for r in rows for c in r.claims)),
            "derived",
            tuple((table.id, str(r.cells[0])) for r in rows),
        )


def _silent(case: Case, tables: Tables, id: str) -> Iterator[Finding]:
    """What a text does not say of the things on the check-list."""
    if case.drafts[id].form != "text":
        return
    table = tables["provided"]
    for row in (r for r in table.rows if r.cells[0] == f"drafts.{id}"):
        cells = _cells(table, row)
        silent = _ids(cells["silent-on"])
        if silent:
            number = _number(cells["silent"])
            yield _said(table, row, "silent-on", draft=id, silent=number, subjects=silent[:6])


def _mandate(case: Case, tables: Tables, id: str) -> Iterator[Finding]:
    """Authors without a mandate on record, and envoys whom others can overrule."""
    table = tables["mandate"]
    rows = list(table.where(draft=id))
    bare = [r for r in rows if r.cells[3] == "none-recorded"]
    if bare:
        yield Finding(
            "no-mandate",
            {"draft": id, "actors": tuple(str(r.cells[2]) for r in bare)},
            tuple(dict.fromkeys(c for r in bare for c in r.claims)),
            "derived",
            tuple((table.id, str(r.cells[0])) for r in bare),
        )
    for row in (r for r in rows if r.cells[3] == "mandated" and r.cells[8] is not None):
        cells = _cells(table, row)
        yield _said(
            table,
            row,
            "may-be-overruled",
            draft=id,
            actor=str(cells["author"]),
            principal=str(cells["principal"]),
            actors=_ids(cells["overruled-by"]),
        )


def _disowned(case: Case, tables: Tables, id: str) -> Iterator[Finding]:
    """Who would not stand by a text said to be his side's."""
    table = tables["lineage"]
    for row in (r for r in table.rows if r.cells[0] == f"drafts.{id}"):
        cells = _cells(table, row)
        if who := _ids(cells["disowned-by"]):
            yield _said(table, row, "disowned", draft=id, actors=who)


def _revised(tables: Tables) -> Iterator[Finding]:
    """The next revision: what it does to the refusals, then change by change."""
    table, steps = tables["revised"], tables["next-revision"]
    for row in table.rows:
        cells = _cells(table, row)
        if cells["stopped"] is not None:
            why = str(cells["stopped"])
            yield _said(table, row, "revision-nothing", draft=str(cells["draft"]), why=why)
            continue
        stuck = _ids(cells["stuck"], "issues.")
        numbers: dict[str, Argument] = {
            name: _number(cells[name]) for name in ("changes", "refusals-before", "refusals-after")
        }
        about = {k.replace("refusals-", ""): v for k, v in numbers.items()}
        same = numbers["refusals-before"] == numbers["refusals-after"]
        code = "revision" if stuck else "revision-clears"
        code = "revision-none" if not steps.rows else "revision-same" if same else code
        yield _said(table, row, code, draft=str(cells["draft"]), issues=stuck, **about)
    for row in steps.rows:
        cells = _cells(steps, row)
        yield _said(
            steps,
            row,
            f"revise-{cells['why']}",
            issue=str(cells["issue"]),
            settlement=cells["proposed"] if not isinstance(cells["proposed"], Quantity) else None,
            actor1=_ids(cells["yes"]),
            actor2=_ids(cells["no"]) or _ids(cells["then-refused-by"]),
            actor3=_ids(cells["mends-for"]),
            issue2=_ids(cells["mends-on"], "issues."),
            unsaid=_number(cells["unsaid"]),
            runs=_number(cells["runs"]),
            all=_number(cells["of-runs"]),
        )
        issue = str(cells["issue"])
        if crossing := _ids(cells["crosses"]):
            yield _said(steps, row, "revise-crosses", issue=issue, actors=crossing)
        if wishing := _ids(cells["against-wish-of"]):
            yield _said(steps, row, "revise-unasked", issue=issue, actors=wishing)


_HEADLINES: tuple[Maker, ...] = (_unknown, _lean, _signed)
_DETAILS: tuple[Maker, ...] = (
    _ratifiers,
    _moved,
    _near,
    _owed,
    _left_open,
    _silent,
    _mandate,
    _disowned,
)
_ALWAYS = (_unknown, _owed, _left_open, _disowned)
