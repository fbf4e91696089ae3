"""What is asked of somebody who adds a record, as options of the command line and as prompts?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

from winset.cli import completing

Shape = Literal["text", "word", "list", "figure", "pairs"]
BASES = ("stated", "reported", "inferred", "denied", "derived", "assumed")


@dataclass(frozen=True, slots=True)
class Question:
    """One key of a record: what it means, an example, and whether a prompt asks for it.

    ``text`` may be given in several languages; ``list`` may be repeated or parted by commas.
    """

    key: str
    help: str
    shape: Shape = "word"
    example: str = ""
    choices: tuple[str, ...] = ()
    asked: bool = False
    complete: Callable[..., list[str]] | None = None
    flags: tuple[str, ...] = ()


def _text(key: str, help: str, example: str = "", asked: bool = False) -> Question:
    return Question(key, help, "text", example, asked=asked)


def _sources(asked: bool = True) -> Question:
    return Question(
        "sources",
        "Where it stands: a claim, a document, or document:paragraph.",
        "list",
        "A:14",
        asked=asked,
        complete=completing.sources_to_complete,
        flags=("--sources", "--source", "--at"),
    )


_BASIS = Question(
    "basis", "On what it rests; default stated with a source.", choices=BASES, asked=True
)
_KNOWN = Question("known", "When it became known, if not with its sources.", example="2026-02-12")
_CONFIDENCE = Question("confidence", "low, medium, high, or a chance such as 20 to 45 %.")
_NOTE = _text("note", "A note in words.")


def _rest(asked: bool = True) -> tuple[Question, ...]:
    """What every dated record may carry."""
    return (_sources(asked), _BASIS, _CONFIDENCE, _KNOWN, _NOTE)


def _id(of: str) -> Question:
    return Question("id", f"Short id of the {of}: words joined by hyphens.", asked=True)


def _actor(key: str, help: str, asked: bool = False, shape: Shape = "word") -> Question:
    return Question(key, help, shape, asked=asked, complete=completing.actors_to_complete)


_CLAIM = (
    _text("says", "What is claimed.", "a ceasefire by May", asked=True),
    _id("claim"),
    Question(
        "at",
        "Where it stands: a document, or document:paragraph.",
        "list",
        "A:14",
        asked=True,
        complete=completing.sources_to_complete,
        flags=("--at", "--source"),
    ),
    Question("by", "Who says it.", asked=True, complete=completing.speakers_to_complete),
    _BASIS,
    Question(
        "denies",
        "Claims that it denies.",
        "list",
        asked=True,
        complete=completing.claims_to_complete,
    ),
    Question("value", "A figure, a date, or a list of ids.", "figure", "600k persons"),
    _text("words", "The figure in words where no number was given.", "almost all"),
    Question("about", "The address it is about.", example="front.pace@2026-01"),
    Question("via", "Who carries it.", "list", complete=completing.speakers_to_complete),
    Question("date", "When it was said.", example="2026-02-11"),
    Question("grade", "1 confirmed by others ... 6 cannot be judged."),
    Question(
        "contradicts",
        "Claims that cannot be true beside it.",
        "list",
        complete=completing.claims_to_complete,
    ),
    Question("rests-on", "Claims it falls with.", "list", complete=completing.claims_to_complete),
    _text("suspect", "Why the figure is doubted."),
    Question(
        "corrected-to",
        "The claim that is used instead.",
        complete=completing.claims_to_complete,
    ),
    Question("confidence", _CONFIDENCE.help),
    _KNOWN,
    _NOTE,
)

_POSITION = (
    Question("issue", "The issue.", asked=True, complete=completing.issues_to_complete),
    _actor("who", "Who says it; a party's id means its voice.", asked=True),
    Question("since", "The day from which it holds.", example="2026-02-11", asked=True),
    Question("accepts", "What would do, as said.", "list", "at least withdraw", asked=True),
    Question(
        "could-accept", "What a source judges possible.", "list", "withdraw if ...", asked=True
    ),
    Question("red-line", "What would never do, as said.", "list", "freeze", asked=True),
    _sources(),
    _BASIS,
    Question("until", "The last day on which it holds."),
    Question("line", "Kind of the red line.", choices=("declared", "legal", "text", "inferred")),
    Question("ideal", "What they would like most.", "list"),
    Question("ranking", "Settlements, best first.", "list"),
    Question("worth", "Points that somebody gave a settlement, as SETTLEMENT=POINTS.", "pairs"),
    Question("salience", "How much it matters: decisive, major, minor, or 30 to 60."),
    _text("says", "In words, where no settlement fits."),
    Question("rival", "yes for the reading not followed.", choices=("yes", "no")),
    Question(
        "channel", "How it was said.", choices=("public", "leaked", "text", "private", "deed")
    ),
    _text("audience", "To whom."),
    Question("given-up-before", "The day on which such a line was given up before."),
    _text("judge", "Who judged it, when it is a judgement."),
    _text("method", "How it was judged."),
    _CONFIDENCE,
    _KNOWN,
    _NOTE,
)

_TYPES = (
    *("agree", "consult", "support", "cooperate", "aid", "yield", "request", "accuse"),
    *("reject", "threaten", "protest", "sanction", "mobilize", "coerce", "assault"),
    *("report", "draft", "vote", "other"),
)

_EVENT = (
    _text("label", "What happened.", "Second round of talks", asked=True),
    _id("event"),
    Question("date", "When.", example="2026-02-05", asked=True),
    Question("type", "What kind of event.", choices=_TYPES, asked=True),
    _actor("actors", "Who took part.", asked=True, shape="list"),
    *_rest(),
    Question("place", "Where: a place of the case."),
    Question("follows", "Events it follows.", "list"),
    Question("track", "The track of talks it belongs to."),
    Question("effects", "What it moved, as ADDRESS=up.", "list", "front.pace=up"),
    Question(
        "prisoners", "The claim with the number exchanged.", complete=completing.claims_to_complete
    ),
)

_REACTION = (
    Question("draft", "The text.", asked=True, complete=completing.drafts_to_complete),
    _actor("who", "Who reacts.", asked=True),
    Question(
        "says",
        "How.",
        choices=("accepts", "yes-but", "evades", "rejects", "silent"),
        asked=True,
    ),
    Question("on", "When.", example="2026-02-05", asked=True),
    *_rest(),
    Question("text-seen", "Whether they had seen the text.", choices=("yes", "no")),
    _text("words", "What they said."),
)

_JUDGEMENTS = ("blockers", "near-misses", "timetable", "pressure", "stamina", "durability")

_SIGNPOST = (
    _text("label", "The observable, as it stands after 'if'.", asked=True),
    _id("signpost"),
    Question("by", "By which day it would be seen.", example="2026-06-30", asked=True),
    Question("moves", "Which judgement it moves.", choices=_JUDGEMENTS, asked=True),
    Question("goes", "Where to.", choices=("up", "down", "falls", "settled"), asked=True),
    _text("from", "From what, in words."),
    _text("to", "To what, in words."),
    _text("seen-how", "How one would see it.", asked=True),
    Question("set-on", "The day it was set up; default the case's day."),
    *_rest(asked=False),
)

_DOCUMENT = (
    _text("title", "What it is called.", asked=True),
    _id("document"),
    Question("date", "The day its content became known.", example="2026-02-12", asked=True),
    Question(
        "publisher",
        "An outlet or actor of the case.",
        asked=True,
        complete=completing.speakers_to_complete,
    ),
    Question(
        "grade",
        "A several independent sources, B one side, C to E weaker, F from memory.",
        choices=("A", "B", "C", "D", "E", "F"),
        asked=True,
    ),
    Question("paragraphs", "What a paragraph says, as NUMBER=TEXT.", "pairs", flags=("--gist",)),
    Question("length", "How many paragraphs it has."),
    Question("language", "Its language."),
    Question("url", "Its address on the web."),
    Question("file", "Its name in your files."),
    Question("belligerent", "yes when a side at war made it.", choices=("yes", "no")),
    _KNOWN,
    _NOTE,
)

QUESTIONS: dict[str, tuple[Question, ...]] = {
    "claim": _CLAIM,
    "position": _POSITION,
    "event": _EVENT,
    "reaction": _REACTION,
    "signpost": _SIGNPOST,
    "document": _DOCUMENT,
}

ABOUT = {
    "claim": "Add a claim: who says what, where it stands, whom it denies.",
    "position": "Add an entry: what somebody would accept, could accept, or refuses on an issue.",
    "event": "Add an event: what happened, when, who took part.",
    "reaction": "Add what somebody did with a text.",
    "signpost": "Add a signpost: what would change our mind, by when.",
    "document": "Add a document, so that claims can cite it.",
}


def fields_of(kind: str, given: dict[str, Any], languages: tuple[str, ...]) -> dict[str, Any]:
    """What was given at the command line as a file would hold it."""
    found: dict[str, Any] = {}
    for question in QUESTIONS[kind]:
        value = given.get(question.key)
        if value:
            found[question.key] = value_of(question, value, languages)
    if kind == "signpost":
        return _with_shift(found)
    return found


def value_of(question: Question, given: Any, languages: tuple[str, ...]) -> Any:
    """One answer as a file would hold it."""
    match question.shape:
        case "text":
            return _in_languages(given, languages)
        case "list":
            parted = [p.strip() for one in _many(given) for p in one.split(",")]
            listed: list[Any] = [part for part in parted if part]
            if question.key == "effects":
                return [_pair(part, "changes", "goes") for part in listed]
            return listed
        case "pairs":
            pairs = (one.partition("=") for one in _many(given))
            return {name.strip(): said.strip() for name, _, said in pairs}
        case "figure":
            text = str(given).strip()
            return [p.strip() for p in text[1:-1].split(",")] if text[:1] == "[" else text
    if question.key == "given-up-before":
        return {"on": given}
    return given


def _many(given: Any) -> list[str]:
    return [given] if isinstance(given, str) else list(given)


def _pair(text: str, left: str, right: str) -> dict[str, str]:
    from winset.errors import UsageError

    first, equals, second = text.partition("=")
    if not equals:
        raise UsageError(f"'{text}' changes nothing; expected ADDRESS=up, down, steady or unknown")
    return {left: first.strip(), right: second.strip()}


def _in_languages(given: Any, languages: tuple[str, ...]) -> Any:
    """Text alone, or a map when some of it begins with a language of the case and '='."""
    found: dict[str, str] = {}
    for one in _many(given):
        language, equals, words = one.partition("=")
        if equals and language.strip() in languages:
            found[language.strip()] = words.strip()
        else:
            found[languages[0]] = one
    return found[languages[0]] if list(found) == [languages[0]] else found


def _with_shift(found: dict[str, Any]) -> dict[str, Any]:
    """A signpost's move is one record: which judgement, where to, from what to what."""
    parts = {key: found.pop(key) for key in ("moves", "goes", "from", "to") if key in found}
    if parts:
        found["moves"] = {("judgement" if k == "moves" else k): v for k, v in parts.items()}
    return found
