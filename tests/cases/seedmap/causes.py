"""Does the case hold every variable, link, loop, lever, clock, forecast and sign of tiring?"""

from __future__ import annotations

from math import prod

from winset.case.calendar import Deadline, Demand
from winset.case.causes import Lever, Link, Loop, Variable
from winset.case.outlook import Forecast
from winset.case.record import Record

from .reading import (
    BASES,
    Seed,
    actors,
    all_of,
    case,
    in_both_languages,
    one,
    paragraphs,
    same_days,
    seed,
)

SIGNS = {"+": "same", "-": "opposite"}
DELAYS = {
    "short": "weeks",  # the documents tell of a quick effect without saying how quick
    "weeks": "weeks",
    "months": "months",
    "years": "years",
    "months-years": "months to years",
    "after signing": "after-signing",
}
SETTERS = {
    "US via UA": {"US"},
    "US/UA negotiators": {"US", "UA"},
    "needed to keep T4": set(),
    "US": {"US"},
    "US/UA officials": {"US", "UA"},
    "US calendar (day: external)": set(),
    "parties": set(),
    "budget year": set(),
}
DEADLINE_BASES = {
    "reports; denied by B15": ("reported", True),
    "reports (three sources; may slip)": ("reported", False),
    "infers": ("inferred", False),
    "reports (UK media)": ("reported", True),  # the same report that is denied
    "reports (Reuters)": ("reported", False),
    "reports": ("reported", False),
    "states month": ("stated", False),
}
CLAIMED = {"US": "US", "UA.zelenskyy": "zelenskyy", "US (Dec 2025)": "US"}
UNCLAIMED = {"Q10": "RU", "Q12": "UA"}
"""Demands whose owner the map leaves to the reader and the case names."""

# What each requirement of the map waits for: (task, only-after), all of them needed.
WAITS = {
    "Q1": {("votes", "law")},
    "Q2": {("guarantee", "votes")},
    "Q3": {("votes", "guarantee")},
    "Q4": {("guarantee-talks", "ceasefire")},
    "Q5": {("votes", "safe-to-vote")},
    "Q6": {("peace-deal", "donbas-agreed")},
    "Q7": {
        ("cede-consent", "referendum-yes"),
        ("cede-consent", "polity-yes"),
        ("cede-consent", "army-yes"),
    },
    "Q8": {("votes", "russian-nod")},
    "Q9": {("land-returned", "russian-constitution")},
    "Q10": {("russian-signature", "stable-text"), ("russian-signature", "one-channel")},
    "Q11": {("guarantee", "guarantee-defined")},
    "Q12": {("cede-consent", "guarantee")},
    "Q13": {("freeze", "pressure-bites")},
}
AS_DEADLINE = {"Q14": "mediation at full strength is a window that closes, not a step to wait for"}
CITES_MORE = {"T9": {"B27"}}
"""Paragraphs that say how an earlier date of the same kind fared, which the map does not ask."""
STATUS = {"held": "yes", "moving so": "partly", "open": "open", "open, conditional": "open"}


def variable(id: str, name: str) -> list[str]:
    found = [r for _, r in all_of(id, "variables")]
    if len(found) != 1 or not isinstance(found[0], Variable):
        return [f"{len(found)} variables carry the code {id}"]
    return [] if name and in_both_languages(found[0].label) else ["name not told"]


def link(entry: Seed) -> list[str]:
    path, record = one(entry["id"], "links")
    assert isinstance(record, Link)
    wrong = []
    if str(path[-1]) != f"{_variable(entry['from'])}>{_variable(entry['to'])}":
        wrong.append(f"ends {path[-1]}")
    if record.sign != SIGNS[entry["sign"]]:
        wrong.append(f"sign {record.sign}")
    if record.delay != DELAYS[entry["delay"]]:
        wrong.append(f"delay {record.delay}")
    if (record.when is not None) != (entry["condition"] is not None):
        wrong.append(f"condition {record.when}")
    if record.stands_as != BASES[entry["basis"]]:
        wrong.append(f"basis {record.stands_as}")
    if paragraphs(record) != set(entry["paragraphs"]):
        wrong.append(f"paragraphs {sorted(paragraphs(record))}")
    return wrong


def _variable(id: str) -> str:
    return str(one(id, "variables")[0][-1])


def loop(entry: Seed) -> list[str]:
    _, record = one(entry["id"], "loops")
    assert isinstance(record, Loop)
    wrong = []
    through = [_variable(start) for start, _, _ in entry["edges"]]
    if list(record.through) != through:
        wrong.append(f"through {record.through}")
    steps = [f"{a}>{b}" for a, b in zip(through, [*through[1:], through[0]], strict=True)]
    signs = [case().links[step].sign for step in steps]
    if signs != [SIGNS[sign] for _, _, sign in entry["edges"]]:
        wrong.append(f"signs {signs}")
    if [end for _, end, _ in entry["edges"]] != [s for s, _, _ in entry["edges"][1:]] + [
        entry["edges"][0][0]
    ]:
        wrong.append("edges do not close")
    grows = prod(1 if sign == "same" else -1 for sign in signs) > 0
    if entry["type"] != ("R" if grows else "B"):
        wrong.append(f"type {'R' if grows else 'B'}")
    if not in_both_languages(record.label):
        wrong.append("name not told")
    return wrong


def deadline(entry: Seed) -> list[str]:
    _, record = one(entry["id"], "deadlines")
    assert isinstance(record, Deadline)
    wrong = []
    if not same_days(entry["date"], record.by):
        wrong.append(f"date {record.by}")
    if set(record.set_by) != SETTERS[entry["set_by"]]:
        wrong.append(f"set by {record.set_by}")
    if (record.stands_as, record.contested) != DEADLINE_BASES[entry["basis"]]:
        wrong.append(f"basis {record.stands_as}, contested {record.contested}")
    if paragraphs(record) - CITES_MORE.get(entry["id"], set()) != set(entry["paragraphs"]):
        wrong.append(f"paragraphs {sorted(paragraphs(record))}")
    if not in_both_languages(record.label or case().calendar.tasks[str(record.task)].label):
        wrong.append("not told")
    return wrong


def dependency(entry: Seed) -> list[str]:
    if entry["id"] in AS_DEADLINE:
        record: Record = one(entry["id"], "deadlines")[1]
        same = paragraphs(record) == set(entry["paragraphs"]) and not entry["hard"]
        return [] if same else [f"paragraphs {sorted(paragraphs(record))}"]
    demands = [r for _, r in all_of(entry["id"], "conditions") if isinstance(r, Demand)]
    wrong = []
    if {(d.task, d.only_after) for d in demands} != WAITS[entry["id"]]:
        wrong.append(f"waits {[(d.task, d.only_after) for d in demands]}")
    if any(d.firm != entry["hard"] for d in demands):
        wrong.append("firmness")
    owner = CLAIMED[entry["claimed_by"]] if "claimed_by" in entry else UNCLAIMED.get(entry["id"])
    if any(d.by != owner for d in demands):
        wrong.append(f"by {[d.by for d in demands]}")
    cited = set[str]().union(*(paragraphs(d) for d in demands))
    if cited != set(entry["paragraphs"]):
        wrong.append(f"paragraphs {sorted(cited)}")
    return wrong


def cycle(entry: Seed) -> list[str]:
    """The edges that the map calls a circle are demands of the case, each with its step."""
    wrong = [f"{edge} is no demand" for edge in entry["edges"] if not all_of(edge, "conditions")]
    if entry["edges"] == ["Q2", "Q3"]:
        steps = {WAITS[edge] and next(iter(WAITS[edge])) for edge in entry["edges"]}
        if {(b, a) for a, b in steps} != steps:
            wrong.append("the two demands do not wait for each other")
    return wrong


def forecast(entry: Seed) -> list[str]:
    _, record = one(entry["id"], "forecasts")
    assert isinstance(record, Forecast)
    wrong = []
    if not same_days(entry["made"], record.made):
        wrong.append(f"made {record.made}")
    if paragraphs(record) != set(entry["paragraphs"]):
        wrong.append(f"paragraphs {sorted(paragraphs(record))}")
    told = entry["status_at_B"].split(":")[0].split(";")[0]
    held = record.resolved.held if record.resolved else None
    if held != STATUS[told]:
        wrong.append(f"held {held}")
    after = paragraphs(record.resolved) if record.resolved else set[str]()
    if ":" in entry["status_at_B"] and not any(p in entry["status_at_B"] for p in after):
        wrong.append(f"resolved by {sorted(after)}")
    if not in_both_languages(record.says):
        wrong.append("not told")
    return wrong


def lever(entry: Seed) -> list[str]:
    _, record = one(entry["id"], "levers")
    assert isinstance(record, Lever)
    wrong = []
    if set(record.holder) != {actors()[entry["holder"]]}:
        wrong.append(f"holder {record.holder}")
    if set(record.targets) != {actors()[entry["target"]]}:
        wrong.append(f"targets {record.targets}")
    if paragraphs(record) != set(entry["paragraphs"]):
        wrong.append(f"paragraphs {sorted(paragraphs(record))}")
    if not record.pushes:
        wrong.append("channel: pushes nothing")
    if not in_both_languages(record.label):
        wrong.append("name not told")
    return wrong


def tiring(entry: Seed) -> list[str]:
    """A sign of tiring has no id in the map: it is found by side, order and paragraphs."""
    side = [i for i in seed()["attrition_indicators"] if i["actor"] == entry["actor"]]
    ours = [i for i in case().indicators.values() if i.side == actors()[entry["actor"]]]
    if len(ours) < len(side):
        return [f"{len(ours)} of {len(side)}"]
    fit = [i for i in ours if paragraphs(i) == set(entry["paragraphs"])]
    alike = [i for i in side if i["paragraphs"] == entry["paragraphs"]]
    if len(fit) < max(len(alike), 1):
        return [f"{len(fit)} cite {entry['paragraphs']}"]
    return [] if all(in_both_languages(i.label) for i in fit) else ["not told"]


def flip(entry: Seed) -> list[str]:
    return [] if entry["flip"] in FLIPS and FLIPS[entry["flip"]] in case().scenarios else ["none"]


FLIPS = {
    "ratifiers accept withdrawal for >= NATO-like": "ratifiers-bend",
    "Russia accepts freeze with <= NATO-like": "moscow-freezes-nato-like",
    "Russia accepts freeze with <= limited (B22 lever works)": "moscow-freezes-limited",
    "Russia tolerates only limited guarantee (A24)": "moscow-limited-only",
    "Europe refuses withdrawal": "europe-refuses-withdrawal",
    "US allows allied troops": "us-allows-troops",
    "Kyiv content with limited": "kyiv-content-with-limited",
    "Russia freeze+limited and Kyiv limited and Europe limited together": "all-three-limited",
}
