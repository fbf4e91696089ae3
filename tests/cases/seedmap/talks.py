"""Does the case hold every issue, position, draft and event of the map, with the same values?"""

from __future__ import annotations

import re

from winset.case.drafts import Draft
from winset.case.events import Event
from winset.case.issues import Issue
from winset.case.positions import Position
from winset.case.record import Record

from .reading import (
    BASES,
    Seed,
    actors,
    case,
    in_both_languages,
    inside,
    one,
    paragraphs,
    same_days,
)

KINDS = {
    "degree": {"ordered"},
    "divisible": {"ordered", "amount"},
    "choice": {"unordered"},
    "open text": {"text"},
    "quantity": {"amount"},
    "date": {"date"},
    "legal lock": {"yes-no"},
    "indivisible (measured in km2)": {"ordered"},
    "yes-no": {"yes-no"},
    "yes-no + date": {"yes-no"},  # the date of each vote stands in the calendar
    "yes-no/conditional": {"yes-no"},
}

# A scale of the map, rung by rung, under the ids of the case.
SCALES = {
    "none": "no-guarantee",
    "vague promise": "vague",
    "limited/tacit": "limited",
    "NATO-like (Article-5-like)": "nato-like",
    "NATO-like with allied troops": "nato-like-troops",
    "NATO membership": "membership",
    "nobody": "nobody",
    "Europe alone": "europe-alone",
    "US-led with Europe": "us-led",
    "Ukraine keeps (freeze in place)": "freeze",
    "Ukraine withdraws (de facto Russian)": "withdraw",
    "withdrawal + recognised as Russian": "withdraw-recognised",
    "freeze on line": "line",
    "further Russian claim": "further-claim",
    "ceasefire/votes first": "ceasefire-first",
    "simultaneous": "together",
    "guarantees first": "guarantee-first",
    "oral understanding": "oral",
    "vague text": "vague-text",
    "precise text": "precise-text",
    "Witkoff": "through-witkoff",
    "Rubio": "through-rubio",
    "Kellogg": "through-kellogg",
    "new channel": "new-channel",
}
IN_RUNGS = {"ter.donbas": "km2", "ter.khz": "km2"}
"""Issues that the map measures in km2 and the case tells in rungs; the areas are named claims."""

STRENGTHS = {"max": "decisive", "high": "major", "medium": "minor"}
BY_CONFIDENCE = {"P07": "low", "P10": "medium", "P22": "low"}
"""Soft lines: how strongly they are held is how likely they are to give way."""
UNRANKED = {"P47": "a second entry of the same day (P48) says how much the issue matters"}

# Who spoke or carried it, where the map names a source.
CARRIERS = {
    "Putin to India Today via Russian state TV": {"putin", "india-today", "russian-state-tv"},
    "WSJ": {"wsj"},
    "Zelenskyy, after the UK report": {"zelenskyy"},
    "Zelenskyy, repeatedly": {"zelenskyy"},
    "UK media; denied in B15": {"ft"},
    "UK media": {"ft"},
    "editor's note": {"zelenskyy"},
    "Reuters": {"reuters"},
    "Reuters, three sources": {"reuters"},
}

# Terms of a draft: what a clause sets, or None where it only has a gist.
TERMS = {
    "land for peace": "land",
    "minerals deal": "minerals",
    "no US guarantee": "guarantee",
    "US reading: Putin-Zelenskyy meeting, solve on existing plans": "summit",
    "Russian reading: Kyiv leaves Donbas, Moscow tolerates limited guarantees": "guarantee",
    "no NATO for Ukraine": "nato-renounced",
    "Ukraine cuts forces": "army-size",
    "army cap 600,000": "army-size",
    "NATO no further enlargement": "natoexp",
    "long-range weapons not banned": "longrange",
    "clause mentioning missiles on Moscow/St Petersburg": "longrange",
    "guarantee: form, scale, trigger undefined": "trigger",
    "28 cut and revised to 19": None,
    "each proposal gone through, five hours": None,
    "314 prisoners exchanged": "pow",
    "ceasefire execution": "tech",
    "force separation": "tech",
    "monitoring": "tech",
    "election and referendum by 15 May": "referendum",
    "US guarantee in return": "guarantee",
    "talks done in spring": None,
}
REACTIONS = {
    "against; arm and guarantee, US-led": "rejects",
    "lukewarm": "evades",
    "rejects": "rejects",
    "common stand against": "rejects",
    "agrees to amend": "yes-but",
    "mostly favourable content, but text vague": "yes-but",
    "says not received, rejects at once": "rejects",
    "reasonably good": "yes-but",
    "very useful; Donbas by force or withdrawal": "yes-but",
    "constructive in public; adds recognition demand": "yes-but",
    "constructive in public; no land": "yes-but",
    "denies plan; guarantees first": "rejects",
}
LEANS = {"mostly pro-Russian": "RU", None: None}
DATED_CLOSER = {
    "D3": "the day of the summit is public",
    "D4": "the days of the leak are public",
    "D5": "the day of the Geneva meeting is public",
}

TYPES = {
    "war": "assault",
    "visit": {"other", "consult"},
    "meeting": {"consult", "cooperate", "accuse"},
    "draft": "draft",
    "threat": "threaten",
    "summit": "consult",
    "statistic": "report",
    "cancellation": "reject",
    "sanction": "sanction",
    "statement": "report",
    "ceremony": "other",
    "precedent": "agree",
    "call": "consult",
    "leak": "report",
    "briefing": "consult",
    "exchange": "cooperate",
    "report": "report",
    "denial": "reject",
    "parallel talks": "consult",
}
PLACES = {
    "Washington": "white-house",
    "Moscow": "kremlin",
    "Alaska": "alaska",
    "Budapest": "budapest",
    "Kremlin": "kremlin",
    "Geneva": "geneva",
    "Miami": "miami",
    "New Delhi": "new-delhi",
    "Warsaw": "warsaw",
    "Abu Dhabi": "abu-dhabi",
    "mariupol": "mariupol",
    None: None,
}
EVENTS_DATED_CLOSER = {
    "E06": "the day of the summit is public",
    "E09": "listed on 22 October, as law firms note; the text's November is a claim of its own",
    "E13": "the days of the leak are public",
    "E15": "the day of the Geneva meeting is public",
    "E05": "the map says the middle of the year, the case says summer",
    "E28": "the day of the report is public",
    "E29": "the day of the denial is public",
}


def issue(entry: Seed) -> list[str]:
    if entry["parent"] is None:  # a cluster
        family = case().families[entry["id"]]
        return [] if in_both_languages(family) else ["name not told"]
    path, record = one(entry["id"], "issues")
    assert isinstance(record, Issue)
    wrong = []
    if record.kind not in KINDS[entry["kind"]]:
        wrong.append(f"kind {record.kind}")
    if record.family != entry["parent"]:
        wrong.append(f"family {record.family}")
    if paragraphs(record) != set(entry["paragraphs"]):
        wrong.append(f"paragraphs {sorted(paragraphs(record))}")
    if entry["unit"] != (IN_RUNGS.get(entry["id"]) or record.unit):
        wrong.append(f"unit {record.unit}")
    wrong += _scale(entry["scale"], record)
    if not in_both_languages(record.label):
        wrong.append("name not told")
    del path
    return wrong


def _scale(told: list[object] | None, record: Issue) -> list[str]:
    """The map's rungs in the map's order; the case may have others in between."""
    if not told:
        return []
    if all(isinstance(rung, str) for rung in told):
        wanted = [SCALES[str(rung)] for rung in told]
        have = [rung for rung in record.scale if rung in wanted]
        return [] if have == wanted else [f"scale {have}"]
    figures = [float(n) for n in told if isinstance(n, (int, float))]
    sets = [
        clause.to.text
        for draft in case().drafts.values()
        for clause in draft.clauses
        if clause.sets == "army-size" and clause.to is not None
    ]
    return [] if all(f"{n / 1000:g}k persons" in sets for n in figures) else [f"figures {sets}"]


def position(entry: Seed) -> list[str]:
    path, record = one(entry["id"], "positions")
    assert isinstance(record, Position)
    wrong = []
    if path[1] != one(entry["issue"], "issues")[0][-1]:
        wrong.append(f"issue {path[1]}")
    if path[2] != actors()[entry["actor"]]:
        wrong.append(f"actor {path[2]}")
    if not same_days(entry["date"], record.since):
        wrong.append(f"date {record.since}")
    if record.stands_as != BASES[entry["basis"]]:
        wrong.append(f"basis {record.stands_as}")
    if (record.red_line is not None) != entry["red_line"]:
        wrong.append(f"red line {record.red_line}")
    if paragraphs(record) != set(entry["paragraphs"]):
        wrong.append(f"paragraphs {sorted(paragraphs(record))}")
    if entry["source"] and not CARRIERS[entry["source"]] <= _speakers(record):
        wrong.append(f"source {sorted(_speakers(record))}")
    wrong += _strength(entry, record)
    given = (record.accepts, record.could_accept, record.red_line, record.ideal, record.says)
    if not any(part is not None for part in given):
        wrong.append("nothing wanted")
    return wrong


def _strength(entry: Seed, record: Position) -> list[str]:
    if entry["id"] in UNRANKED:
        return [] if entry["strength"] == "medium" and record.salience is None else ["strength"]
    if entry["id"] in BY_CONFIDENCE:
        held = record.confidence.text if record.confidence else None
        return [] if held == entry["strength"] else [f"confidence {held}"]
    word = record.salience.word if record.salience else None
    return [] if word == STRENGTHS[entry["strength"]] else [f"salience {word}"]


def _speakers(record: Record) -> set[str]:
    """Everybody who asserts or carries what a record rests on."""
    found: set[str] = set()
    for citation in record.sources:
        found |= {*citation.via, *([citation.by] if citation.by else [])}
        for cite in citation.at:
            if cite.target in case().claims:
                claim = case().claims[cite.target]
                found |= {*claim.via, *([claim.by] if claim.by else [])}
            elif publisher := case().documents[cite.target].publisher:
                found.add(publisher)
    return found


def draft(entry: Seed) -> list[str]:
    _, record = one(entry["id"], "drafts")
    assert isinstance(record, Draft)
    wrong = []
    if not (inside if entry["id"] in DATED_CLOSER else same_days)(entry["date"], record.date):
        wrong.append(f"date {record.date}")
    if set(record.authors) != {actors()[a] for a in entry["authors"]}:
        wrong.append(f"authors {record.authors}")
    if set(record.inputs) != {actors()[a] for a in entry.get("inputs", [])}:
        wrong.append(f"inputs {record.inputs}")
    if _codes(d.draft for d in record.derives_from) != set(entry["derived_from"]):
        wrong.append(f"derived from {[d.draft for d in record.derives_from]}")
    if _codes(record.follows) != set(entry["follows"]):
        wrong.append(f"follows {record.follows}")
    if record.leans != LEANS[entry.get("tilt")]:
        wrong.append(f"leans {record.leans}")
    if paragraphs(record) != set(entry["paragraphs"]):
        wrong.append(f"paragraphs {sorted(paragraphs(record))}")
    wrong += [f"term {term}" for term in entry["terms"] if not _has_term(term, record)]
    wrong += [f"reaction {r}" for r in entry["reactions"] if not _reacted(r, record)]
    if not in_both_languages(record.label):
        wrong.append("name not told")
    return wrong


def _codes(drafts: object) -> set[str]:
    """The map's ids of texts; texts that it does not list have none."""
    assert hasattr(drafts, "__iter__")
    codes = (case().drafts[str(id)].codes.get("seedmap") for id in drafts)
    return {code for code in codes if code}


def _has_term(term: str, record: Draft) -> bool:
    issue_ = TERMS[term]
    clauses = [c for c in record.clauses if c.sets == issue_ and paragraphs(c)]
    figures = [f.replace(",", "") for f in re.findall(r"\d{3}(?:,\d{3})?", term)]
    if issue_ is None:
        return any(c.gist is not None for c in clauses)
    return bool(clauses) and all(
        any(c.to is not None and _figure(c.to.text) == float(f) for c in clauses) for f in figures
    )


def _figure(text: str) -> float:
    found = re.search(r"(\d+(?:\.\d+)?)\s*(k?)", text)
    return float(found.group(1)) * (1000 if found.group(2) else 1) if found else float("nan")


def _reacted(told: Seed, record: Draft) -> bool:
    who, how = actors()[told["actor"]], REACTIONS[told["reaction"]]
    return any(
        r.who == who and r.says == how and paragraphs(r) == set(told["paragraphs"])
        for r in record.reactions
    )


def line_of_descent(entry: Seed) -> list[str]:
    _, child = one(entry["child"], "drafts")
    assert isinstance(child, Draft)
    if entry["parent"].startswith("Dmitriev"):
        parent = "dmitriev-update"
    else:
        parent = str(one(entry["parent"], "drafts")[0][-1])
    basis = entry["basis"].split(":")[0]
    if basis == "sequence only":
        cited = set(entry["paragraphs"]) <= _paragraphs_of_text(child)
        return [] if parent in child.follows and cited else [f"{parent} does not precede"]
    made = [d for d in child.derives_from if d.draft == parent]
    if len(made) != 1:
        return [f"not derived from {parent}"]
    wrong = []
    if made[0].stands_as != BASES[basis]:
        wrong.append(f"basis {made[0].stands_as}")
    if paragraphs(made[0]) != set(entry["paragraphs"]):
        wrong.append(f"paragraphs {sorted(paragraphs(made[0]))}")
    return wrong


def _paragraphs_of_text(record: Draft) -> set[str]:
    return paragraphs(record).union(*(paragraphs(c) for c in record.clauses))


def event(entry: Seed) -> list[str]:
    _, record = one(entry["id"], "events")
    assert isinstance(record, Event)
    wrong = []
    closer = entry["id"] in EVENTS_DATED_CLOSER
    if not (inside if closer else same_days)(entry["date"], record.date):
        wrong.append(f"date {record.date}")
    types = TYPES[entry["kind"]]
    if record.type not in ({types} if isinstance(types, str) else types):
        wrong.append(f"type {record.type}")
    who = {actors()[a] for a in entry["actors"]}
    if missing := who - set(record.actors) - _speakers(record):
        wrong.append(f"actors {sorted(missing)}")
    if record.place != PLACES[entry["place"]]:
        wrong.append(f"place {record.place}")
    if record.stands_as != BASES[entry["basis"]]:
        wrong.append(f"basis {record.stands_as}")
    if paragraphs(record) != set(entry["paragraphs"]):
        wrong.append(f"paragraphs {sorted(paragraphs(record))}")
    if entry["effects"] and not (record.effects or in_both_languages(record.note)):
        wrong.append("effects not told")
    if not in_both_languages(record.label):
        wrong.append("title not told")
    return wrong
