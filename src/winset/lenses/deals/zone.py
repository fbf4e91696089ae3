"""Which packages have every consent they need, which lack some, and which only lack words?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from winset.case.acts import Act
from winset.case.case import Case
from winset.case.grammar.settlement import SettlementSet
from winset.case.lines import Said
from winset.lenses.deals.layout import printed
from winset.lenses.deals.reading import STRENGTHS, Consent, Strength
from winset.lenses.deals.sides import Cell, Side, cells, cells_of, weight_of
from winset.models.answers import NO, UNKNOWN, YES
from winset.results import Cell as TableCell
from winset.results import Column, Row, Table

VERDICTS = ("out", "possibly", "in-zone")
PACKAGES = (
    Column("package", "key"),
    Column("terms", "settlement"),
    Column("declared", "word"),
    Column("assessed", "word"),
    Column("declared-without", "word"),
    Column("assessed-without", "word"),
    Column("lacking-declared", "number", "consents"),
    Column("lacking-assessed", "number", "consents"),
    Column("refused-by-declared", "ids"),
    Column("refused-by-assessed", "ids"),
    Column("unsaid-by", "ids"),
    Column("deal-type", "word"),
    Column("could-undo", "ids"),
    Column("routes", "words"),
)
ZONE = (
    Column("consent", "key"),
    Column("package", "package"),
    Column("party", "party"),
    Column("role", "word"),
    Column("declared", "word"),
    Column("assessed", "word"),
    Column("declared-without", "word"),
    Column("assessed-without", "word"),
    Column("ground", "word"),
    Column("line", "word"),
    Column("why", "word"),
    Column("on", "issue"),
    Column("who", "ids"),
    Column("entry", "address"),
    Column("soft", "address"),
    Column("unsaid-on", "issue"),
    Column("line-without", "word"),
    Column("why-without", "word"),
    Column("on-without", "issue"),
    Column("entry-without", "address"),
    Column("terms", "settlement"),
)
"""``entry``, ``line``, ``why`` and ``on`` tell what decides as assessed with our assumptions, those
ending in ``-without`` what decides as declared with nothing assumed."""


def packages(both: tuple[Side, Side], chosen: Sequence[int], id: str = "packages") -> Table:
    """One row per package: the verdict at both strengths, with and without assumptions."""
    return Table(id, PACKAGES, tuple(_package(both, p) for p in chosen))


def _package(both: tuple[Side, Side], package: int) -> Row:
    with_, without = both
    layout, choice = with_.reading.layout, with_.judged.choices[package]
    verdicts = [VERDICTS[int(side.judged.verdicts[s][package])] for side in both for s in STRENGTHS]
    refusing = {s: lacking(with_, package, s) for s in STRENGTHS}
    unsaid = [
        c.member.actor
        for consent in without.reading.consents
        for c in cells(without, consent, package)
        if c.unsaid
    ]
    entries, acts = _entries(with_, package), acts_of(cells_of(with_, package))
    return Row(
        (
            layout.key(choice),
            printed(with_.case, layout.deal(choice)),
            *verdicts,
            *(len(refusing[s]) for s in STRENGTHS),
            *(refusers(with_, refusing[s], package, s) or None for s in STRENGTHS),
            tuple(dict.fromkeys(unsaid)) or None,
            layout.deal_type,
            layout.asked.undo or None,
            routes(with_.case, layout.deal(choice)) or None,
        ),
        (
            *((layout.name,) if layout.name else ()),
            *(e.address for e in entries),
            *(a.address for a in acts),
        ),
        claims_of(entries, acts),
    )


def routes(case: Case, deal: Mapping[str, SettlementSet]) -> tuple[str, ...]:
    """How the settlements of a package would come about, where the case says so."""
    found = []
    for term in printed(case, deal):
        issue, _, rung = term.partition(".")
        settlement = case.issues[issue].scale.get(rung)
        if settlement is not None and settlement.route is not None:
            found.append(settlement.route)
    return tuple(dict.fromkeys(found))


def lacking(side: Side, package: int, strength: Strength) -> list[Consent]:
    """The consents that a package lacks."""
    lost = side.judged.refusing[strength][:, package]
    return [c for c, gone in zip(side.reading.consents, lost, strict=True) if gone]


def refusers(
    side: Side, lost: Sequence[Consent], package: int, strength: Strength
) -> tuple[str, ...]:
    """Who refuses: a party for its speaker, and each ratifier by name."""
    found = [
        c.member.actor
        for consent in lost
        for c in cells(side, consent, package)
        if c.answer(strength) == NO
    ]
    return tuple(dict.fromkeys(found))


def _entries(side: Side, package: int) -> list[Said]:
    found = [
        said
        for consent in side.reading.consents
        for c in cells(side, consent, package)
        for said in (c.line.by, c.line.soft)
        if said is not None
    ]
    return list({said.address: said for said in found}.values())


def claims_of(entries: Sequence[Said], acts: Sequence[Act] = ()) -> tuple[str, ...]:
    """The sources of several entries, and of what was done with a text, once each."""
    cites = [c.text for e in entries for c in e.entry.rests_on]
    return tuple(dict.fromkeys((*(c for a in acts for c in a.claims), *cites)))


def acts_of(found: Iterable[Cell]) -> tuple[Act, ...]:
    """What was done with the text of a package, where it decides an answer, once each."""
    acts = [c.line.act for c in found if c.line.act is not None]
    return tuple({act.who: act for act in acts}.values())


def zone(both: tuple[Side, Side], chosen: Sequence[int], id: str = "zone") -> Table:
    """One row per package and needed consent."""
    rows = [
        _consent(both, consent, package)
        for package in chosen
        for consent in both[0].reading.consents
    ]
    return Table(id, ZONE, tuple(r for r in rows if r is not None))


def _consent(both: tuple[Side, Side], consent: Consent, package: int) -> Row | None:
    with_, without = both
    layout, choice = with_.reading.layout, with_.judged.choices[package]
    found = cells(with_, consent, package)
    if not found:
        return None
    words = [value(side, consent, package, s) for side in both for s in STRENGTHS]
    answer = int(with_.judged.consent(consent, "assessed")[package])
    telling = _telling(found, answer)
    grounds = [c.ground(with_.case, "assessed") for c in found if c.answer("assessed") == answer]
    decisive = telling[0] if telling else None
    entry = decisive.said("assessed") if decisive is not None else None
    act = decisive.line.act if decisive is not None else None
    soft = next((c.line.soft for c in found if c.line.soft is not None), None)
    unsaid = [c.issue for c in cells(without, consent, package) if c.unsaid]
    key = layout.key(choice)
    row: tuple[TableCell, ...] = (
        f"{key} {consent.id}",
        key,
        consent.party,
        consent.role,
        *words,
        weight_of(grounds, answer),
        _kind(entry, act) if answer == NO else None,
        decisive.line.why if decisive is not None else None,
        tuple(dict.fromkeys(c.issue for c in telling)) or None,
        tuple(dict.fromkeys(c.member.actor for c in telling)) or None,
        entry.address if entry is not None else act.address if act is not None else None,
        soft.address if soft is not None else None,
        tuple(dict.fromkeys(unsaid)) or None,
        *_as_declared(without, consent, package),
        printed(with_.case, layout.deal(choice)),
    )
    entries = [s for c in found for s in (c.line.by, c.line.soft) if s is not None]
    acts = acts_of(found)
    addresses = dict.fromkeys((*(a.address for a in acts), *(e.address for e in entries)))
    return Row(row, tuple(addresses), claims_of(entries, acts))


def _as_declared(side: Side, consent: Consent, package: int) -> tuple[TableCell, ...]:
    """Line, why, on what, and by which entry, of the answer as declared."""
    answer = int(side.judged.consent(consent, "declared")[package])
    telling = [c for c in cells(side, consent, package) if c.answer("declared") == answer]
    if not telling:
        return (None, None, None, None)
    decisive = telling[0]
    entry, act = decisive.said("declared"), decisive.line.act
    return (
        _kind(entry, act) if answer == NO else None,
        decisive.line.why,
        tuple(dict.fromkeys(c.issue for c in telling)),
        entry.address if entry is not None else act.address if act is not None else None,
    )


def _kind(entry: Said | None, act: Act | None) -> str | None:
    """The kind of a refusal; one that a text met with is shown by that text."""
    return "text" if entry is None and act is not None else line_kind(entry)


def _telling(found: Sequence[Cell], answer: int) -> list[Cell]:
    """The cells that give the answer: refusals, silences, or for a yes all of them."""
    return [c for c in found if c.answer("assessed") == answer]


def value(side: Side, consent: Consent, package: int, strength: Strength) -> str:
    """Yes, no, unsaid; split where its members differ, open where the terms leave it open.

    *Yes-but* where those asked took the text that the package is made from, with reservations.
    """
    answer = int(side.judged.consent(consent, strength)[package])
    if answer == YES:
        return "yes"
    if answer == NO:
        return "no"
    found = cells(side, consent, package)
    answers = {c.answer(strength) for c in found}
    if {YES, NO} <= answers and len(consent.members) > 1:
        return "split"
    unknown = [c for c in found if c.answer(strength) == UNKNOWN]
    if unknown and all(c.line.act is not None and c.line.act.says == "yes-but" for c in unknown):
        return "yes-but"
    return "open" if unknown and all(c.line.why in ("open", "vote") for c in unknown) else "unsaid"


def line_kind(said: Said | None) -> str | None:
    """The kind of a refusal: as recorded, else inferred if a source infers it, else declared."""
    if said is None:
        return None
    if said.entry.line is not None:
        return said.entry.line
    if said.entry.stands_as in ("inferred", "assumed", "derived"):
        return "inferred"
    return "text" if said.entry.channel == "text" else "declared"
