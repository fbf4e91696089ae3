"""Does the case hold every paragraph, term, figure, anomaly and derived check of the map?"""

from __future__ import annotations

import calendar
import re
from typing import Any

from winset.case.claims import Claim
from winset.lenses.audit.identities import outcomes

from .reading import (
    BASES,
    FOUNDING,
    Seed,
    all_of,
    case,
    coded,
    every_name,
    in_both_languages,
    paragraphs,
    span,
)

# The map's units: what one of them is in the case.
UNITS: dict[str, tuple[str, float]] = {
    "points": ("points", 1),
    "hours": ("hours", 1),
    "issues": ("", 1),
    "% of Ukraine": ("%", 1),
    "km2": ("km2", 1),
    "% of Donetsk": ("%", 1),
    "% of Kherson and Zaporizhzhia": ("%", 1),
    "of Luhansk": ("words", 1),
    "oblasts (+Crimea)": ("", 1),
    "persons": ("persons", 1),
    "NATO article": ("", 1),
    "sources": ("", 1),
    "votes": ("", 1),
    "years": ("years", 1),
    "companies": ("", 1),
    "RUB/USD": ("RUB/USD", 1),
    "%": ("%", 1),
    "USD/bbl": ("USD/bbl", 1),
    "trn RUB": ("RUB", 1e12),
    "% of 2026 revenue": ("%", 1),
    "% of GDP": ("% GDP", 1),
    "times plan": ("", 1),
    "RUB": ("words", 1),
    "consecutive years": ("years", 1),
    "RUB/bbl": ("RUB/bbl", 1),
    "days": ("days", 1),
    "% GDP": ("% GDP", 1),
    "6,600/400": ("", 1),
}
CARRIERS = {"Putin": "putin", "Reuters": "reuters", "UK media": "ft", "Alfa Bank": "alfa-bank"}
MONTHS = list(calendar.month_name)[1:]
SPELT = {"editor note": "editor-note"}
ALSO_TERMED = {"X5": {"B3"}}
"""The two words for guarantee that X5 speaks of are a term, and terms cite nothing."""


def number(entry: Seed) -> list[str]:
    claims = [r for _, r in all_of(entry["id"], "claims") if isinstance(r, Claim)]
    wrong = []
    if not claims:
        return ["no claim"]
    if not all(_says(c, entry["value"], entry["unit"]) for c in claims):
        wrong.append(f"value {[str(c.value or c.words) for c in claims]}")
    if any(c.stands_as != BASES[entry["basis"]] for c in claims):
        wrong.append(f"basis {[c.stands_as for c in claims]}")
    cited = set[str]().union(*(paragraphs(c) for c in claims))
    if cited != set(entry["paragraphs"]):
        wrong.append(f"paragraphs {sorted(cited)}")
    if entry["source"] and not any(CARRIERS[entry["source"]] in (*c.via, c.by) for c in claims):
        wrong.append("source")
    if not any(_dated(c, entry["date"]) for c in claims):
        wrong.append(f"date {[str(c.date or c.says) for c in claims]}")
    rough = bool(entry.get("approx")) or str(entry["value"]).startswith("about ")
    if any((c.value is not None and c.value.text.startswith("about ")) != rough for c in claims):
        wrong.append("approximate in one, exact in the other")
    if all(c.suspect is not None for c in claims) != bool(entry.get("suspect")):
        wrong.append("suspect in one, not in the other")
    if not all(in_both_languages(c.says) for c in claims):
        wrong.append("not told")
    return wrong


def _says(claim: Claim, told: object, unit: str) -> bool:
    name, scale = UNITS[unit]
    figures: list[Any] = told if isinstance(told, list) else [told]
    if isinstance(told, str) and told.startswith("about "):
        figures = [float(told[6:])]
    if any(isinstance(f, str) for f in figures):
        words = claim.words.text if claim.words else ""
        return str(told) in words and (name in ("words", "persons") or name in words)
    value = claim.value.value if claim.value else None
    return (
        value is not None
        and value.unit == name
        and [round(n, 6) for n in value.numbers] == [round(float(f) * scale, 6) for f in figures]
    )


def _dated(claim: Claim, told: str) -> bool:
    """The day a figure stands for: in its date, or in what it says."""
    if not told:
        return True
    days = span(told)
    assert days is not None
    if claim.date is not None and (claim.date.first, claim.date.last) == days:
        return True
    said = claim.says.in_language("en", "en")
    first, last = days
    if str(last.year) not in said or str(first.year) not in said:
        return False
    if re.fullmatch(r"\d{4}-\d{2}(-\d{2})?", told):
        return MONTHS[first.month - 1] in said and (len(told) == 7 or f"{first.day} " in said)
    return True


def anomaly(entry: Seed) -> list[str]:
    found = [(path, r) for path, r in coded().get(entry["id"], [])]
    cited = set[str]().union(*(paragraphs(r) for _, r in found))
    cited |= ALSO_TERMED.get(entry["id"], set())
    wrong = []
    if missing := set(entry["paragraphs"]) - cited:
        wrong.append(f"paragraphs {sorted(missing)}")
    if not _raised(entry["id"]):
        wrong.append("raised by nothing")
    return wrong


def _raised(id: str) -> bool:
    """Whether something that the audit looks at shows the slip."""
    failing = {
        str(path[-1])
        for path, _ in all_of(id, "identities")
        if any(o.verdict == "fails" for o in outcomes(case(), str(path[-1])))
    }
    match id:
        case "X5":
            misspelt = [r for _, r in coded()[id] if getattr(r, "misspelt", None)]
            return bool(misspelt) and len(case().terms["security-guarantee"].all()) == 3
        case "X6":
            return all(r.date.yearless for _, r in all_of(id, "events"))  # type: ignore[attr-defined]
        case "X7":
            claims = [r for _, r in all_of(id, "claims") if isinstance(r, Claim)]
            return any(c.denies and c.stands_as == "denied" for c in claims)
    return bool(failing)


def derived(entry: Seed) -> list[str]:
    """A figure that follows from the documents: the claim says it, the identity works it out."""
    claims = [r for _, r in all_of(entry["id"], "claims") if isinstance(r, Claim)]
    wanted = entry["value"] if isinstance(entry["value"], list) else [entry["value"]]
    name, scale = UNITS[entry["unit"]]
    told = [
        round(n / scale, 6)
        for c in claims
        if c.value and c.value.value and c.value.value.unit == name
        for n in c.value.value.numbers
    ]
    wrong = [] if told == [float(w) for w in wanted] else [f"value {told}"]
    if "share_pct" in entry:
        shares = [c.value.text for c in claims if c.value and c.value.text.endswith(" %")]
        if f"{entry['share_pct']} %" not in shares:
            wrong.append(f"share {shares}")
    identities = [str(path[-1]) for path, _ in all_of(entry["id"], "identities")]
    verdicts = [o.verdict for id in identities for o in outcomes(case(), id)]
    if not verdicts or set(verdicts) != {"holds"}:
        wrong.append(f"identities {identities} {verdicts}")
    wrong += [f"{c.stands_as}" for c in claims if c.stands_as != "derived"]
    return wrong


def gist(entry: Seed) -> list[str]:
    document, paragraph = entry["id"][0], entry["id"][1:]
    own = case().documents[document].gist(paragraph)
    if own is None:
        return ["no gist"]
    wrong = []
    if own.kind != SPELT.get(entry["kind"], entry["kind"]):
        wrong.append(f"kind {own.kind}")
    if own.gist is None or not in_both_languages(own.gist):
        wrong.append("gist not in both languages")
    return wrong


def meta(entry: Seed) -> list[str]:
    """Both founding documents as counted: date, language, paragraphs, captions, headings."""
    wrong = []
    for told in entry["documents"]:
        document = case().documents[told["id"]]
        kinds = {
            kind: [f"{told['id']}{n}" for n, g in document.paragraphs.items() if g.kind == kind]
            for kind in ("heading", "caption", "editor-note")
        }
        wanted = (told["headings"], told["captions"], told.get("editor_notes", []))
        if tuple(kinds.values()) != wanted:
            wrong.append(f"{told['id']} kinds {kinds}")
        have = (document.date.text, document.language, document.length, len(document.paragraphs))
        if have != (told["date"], told["language"], told["paragraphs"], told["paragraphs"]):
            wrong.append(f"{told['id']} {have}")
    if [d["id"] for d in entry["documents"]] != list(FOUNDING):
        wrong.append("documents")
    return wrong


def hedges(entry: Seed) -> list[str]:
    return [
        f"{id} {case().documents[id].hedges}"
        for id in FOUNDING
        if case().documents[id].hedges != entry[id]
    ]


def terms(entry: Seed) -> list[str]:
    """Every group of words that mean one thing stands as one term."""
    printed = [every_name(names) for names in case().terms.values()]
    return [
        f"{meaning}: {words}"
        for meaning, words in entry.items()
        if not any({w.casefold() for w in words} <= names for names in printed)
    ]
