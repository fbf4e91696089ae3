"""Which issue of a case might a point be about, and how might it settle it?

It proposes and never decides. A point is compared with each issue's own words: its label, the
labels of its settlements, and what earlier texts said on it; the case's terms lend their other
spellings. Words that many issues share count little. Words of English are compared without their
endings, Chinese by pairs of signs.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from math import log, sqrt

from winset.case.case import Case
from winset.case.grammar.value import Value
from winset.case.grammar.words import Names, Text
from winset.case.issues import Issue
from winset.errors import Slip
from winset.exchange.texts_figures import Figure, dates, figures

MOST = 3
"""As many proposals as somebody reads at a glance."""
LEAST = 0.12
"""Below this likeness a proposal is noise more often than not (judgement)."""
FITS = 0.15
"""What a figure of an issue's unit, in its range, adds to the likeness (judgement)."""
_LABEL, _SETTLEMENT, _EARLIER = 3.0, 2.0, 1.0
_STOP = frozenset(
    (
        *("the", "and", "for", "with", "shall", "will", "all", "any", "its", "their", "that"),
        *("this", "from", "into", "between", "under", "upon", "which", "not", "are", "was"),
        *("were", "has", "have", "been", "may", "must", "can", "each", "other", "both", "than"),
        *("then", "there", "such", "also", "only", "per", "via", "who", "whom", "whose", "what"),
        *("when", "where", "how", "him", "his", "her", "our", "your", "them", "they"),
    )
)
_REFUSING = re.compile(
    r"\b(?:no|not|never|nor|without|neither|ban|bans|banned|prohibit\w*|forbid\w*|refrain\w*|"
    r"renounc\w*|cease\w*)\b|不(?!超過|少於|低於|多於|僅|論|同)|禁止|放棄|沒有|無權|未",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Proposal:
    """An issue a point may be about, how alike they are, and how it may settle it, best first."""

    issue: str
    likeness: float
    settlements: tuple[str, ...]
    words: tuple[str, ...]


class Matcher:
    """The words of one case, and which issue a sentence shares most of them with."""

    def __init__(self, case: Case) -> None:
        self.case = case

    def proposals(self, sentence: str) -> tuple[Proposal, ...]:
        """The issues most like a sentence, best first; none when it is like no issue."""
        said = Counter(self._with_terms(sentence))
        named = figures(sentence)
        scored = [
            (self._likeness(said, issue) + FITS * self._figure_fits(issue, named), -place, issue)
            for place, issue in enumerate(self.case.issues)
        ]
        best = sorted((s for s in scored if s[0] >= LEAST), reverse=True)[:MOST]
        return tuple(
            Proposal(
                issue, round(score, 3), self.settlements(issue, sentence), self._shared(said, issue)
            )
            for score, _, issue in best
        )

    def settlements(self, issue: str, sentence: str) -> tuple[str, ...]:
        """How a sentence may settle an issue, the likeliest first."""
        record = self.case.issues[issue]
        if record.kind == "amount":
            return _amounts(record, figures(sentence))
        if record.kind == "date":
            return tuple(dict.fromkeys(d.text for d in dates(sentence) if "XXXX" not in d.text))
        if record.kind == "yes-no":
            # 'Ukraine will not join NATO' affirms an issue that is itself called a refusal.
            asked = any(_REFUSING.search(words) for words in _words(record.label))
            refused = _REFUSING.search(sentence) is not None
            return ("yes", "no") if asked == refused else ("no", "yes")
        return self._rungs(record, sentence)

    def _rungs(self, record: Issue, sentence: str) -> tuple[str, ...]:
        """The settlements whose labels share words with the sentence."""
        said = set(self._with_terms(sentence))
        own = {id: set(_tokens(_words(rung.label))) for id, rung in record.scale.items()}
        shared = Counter(t for tokens in own.values() for t in tokens)
        scored = [
            (sum(1 / shared[t] for t in tokens & said) / max(len(tokens), 1), -place, id)
            for place, (id, tokens) in enumerate(own.items())
        ]
        return tuple(id for score, _, id in sorted(scored, reverse=True) if score > 0)[:MOST]

    def actors(self, sentence: str) -> tuple[str, ...]:
        """Everybody of the case whose name or alias stands in a sentence, in the case's order."""
        return tuple(id for id, spelt in self._spelt if spelt.search(sentence))

    @cached_property
    def _spelt(self) -> tuple[tuple[str, re.Pattern[str]], ...]:
        return tuple((id, _any_of(names)) for id, names in self.names)

    def actor(self, name: str) -> str | None:
        """The id of somebody by id, name or alias, whatever the capitals."""
        ids = {id.lower(): id for id, _ in self.names}
        if name.lower() in ids:
            return ids[name.lower()]
        return next(
            (id for id, names in self.names if name.lower() in [n.lower() for n in names]), None
        )

    @cached_property
    def names(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Everybody with all his names and aliases."""
        case = self.case
        found: list[tuple[str, tuple[str, ...]]] = []
        for party, record in case.parties.items():
            found.append((party, _all(record.names)))
            found += [(id, _all(one.names)) for id, one in record.constituencies.items()]
        found += [(id, _all(group.names)) for id, group in case.groups.items()]
        return tuple(found)

    @cached_property
    def _terms(self) -> tuple[tuple[re.Pattern[str], tuple[str, ...]], ...]:
        return tuple((_any_of(_all(n)), _all(n)) for n in self.case.terms.values())

    @cached_property
    def _at_the_table(self) -> frozenset[str]:
        """The words of the names of those at the table: they stand in every text."""
        parties = (self.case.parties[p] for p in self.case.case.table)
        return frozenset(_tokens(name for party in parties for name in party.names.all()))

    def _with_terms(self, sentence: str) -> Iterator[str]:
        """The words of a sentence, and the other spellings of the case's terms in it."""
        terms = [own for spelt, own in self._terms if spelt.search(sentence)]
        for word in _tokens([sentence, *(one for own in terms for one in own)]):
            if word not in self._at_the_table:
                yield word

    @cached_property
    def _weights(self) -> dict[str, dict[str, float]]:
        """Issue -> word -> how much it tells: the more issues share a word, the less."""
        own = {id: _own_words(self.case, id, record) for id, record in self.case.issues.items()}
        spread = Counter(word for words in own.values() for word in words)
        rare = {word: log((len(own) + 1) / (n + 0.5)) for word, n in spread.items()}
        return {
            id: {w: weight * max(rare[w], 0.0) for w, weight in words.items()}
            for id, words in own.items()
        }

    @cached_property
    def _rarity(self) -> dict[str, float]:
        """Word -> the most it tells of any issue."""
        found: dict[str, float] = {}
        for words in self._weights.values():
            for word, weight in words.items():
                found[word] = max(found.get(word, 0.0), weight)
        return found

    def _likeness(self, said: Counter[str], issue: str) -> float:
        """The cosine between the sentence's words and the issue's."""
        own = self._weights[issue]
        length = sqrt(sum(w * w for w in own.values()))
        rarity = {word: self._rarity.get(word, 0.0) for word in said}
        spoken = sqrt(sum(r * r for r in rarity.values()))
        if not length or not spoken:
            return 0.0
        return sum(own.get(word, 0.0) * rarity[word] for word in said) / (length * spoken)

    def _figure_fits(self, issue: str, found: Iterable[Figure]) -> bool:
        """Whether a figure has the issue's unit and lies in its range."""
        record = self.case.issues[issue]
        if record.kind != "amount":
            return False
        ends = _ends(record.range)
        return any(f.unit == record.unit and (ends is None or _within(f.text, ends)) for f in found)

    def _shared(self, said: Counter[str], issue: str) -> tuple[str, ...]:
        """The words that tell most, for the reader to judge."""
        own = self._weights[issue]
        return tuple(sorted((w for w in said if own.get(w)), key=lambda w: (-own[w], w))[:4])


def _own_words(case: Case, id: str, record: Issue) -> dict[str, float]:
    """An issue's words with the weight of the place they stand in."""
    found: dict[str, float] = {}
    earlier = [
        clause.gist
        for draft in case.drafts.values()
        for clause in draft.clauses
        if clause.sets == id and clause.gist is not None
    ]
    for weight, texts in (
        (_EARLIER, earlier),
        (_SETTLEMENT, [rung.label for rung in record.scale.values()]),
        (_LABEL, [record.label]),
    ):
        for word in _tokens(w for text in texts for w in _words(text)):
            found[word] = max(found.get(word, 0.0), weight)
    return found


def _amounts(record: Issue, found: Iterable[Figure]) -> tuple[str, ...]:
    fitting = [f for f in found if f.unit == record.unit]
    plain = [f.text for f in fitting]
    bounded = [f.bounded for f in fitting if f.bound and " to " not in f.text]
    return tuple(dict.fromkeys((*plain, *bounded)))


def _ends(words: str | None) -> tuple[float, float] | None:
    """From where to where an issue's figures lie."""
    if words is None:
        return None
    try:
        numbers = Value.parse(words).numbers
    except Slip:
        return None
    return (numbers[0], numbers[-1]) if numbers else None


def _within(words: str, ends: tuple[float, float]) -> bool:
    return all(ends[0] <= n <= ends[1] for n in Value.parse(words).numbers)


def _words(text: Text) -> list[str]:
    return [words for _, words in text.parts]


def _all(names: Names) -> tuple[str, ...]:
    return names.all()


def _any_of(names: tuple[str, ...]) -> re.Pattern[str]:
    """Any of several names, as whole words where they are written with letters."""
    plain = [
        rf"(?<![A-Za-z]){re.escape(n)}(?![A-Za-z])" if n.isascii() else re.escape(n) for n in names
    ]
    return re.compile("|".join(plain), re.IGNORECASE)


def _tokens(texts: Iterable[str]) -> Iterator[str]:
    """Words without endings, and pairs of Chinese signs."""
    for text in texts:
        for word in re.findall(r"[A-Za-z][A-Za-z'’]+", text):
            bare = _bare(word.lower())
            if len(bare) > 2 and bare not in _STOP:
                yield bare
        for run in re.findall(r"[\u4e00-\u9fff]+", text):
            yield from (run[n : n + 2] for n in range(len(run) - 1))


_ENDINGS = (
    *("isations", "isation", "izations", "ization", "ations", "ation", "ings", "ing", "ments"),
    *("ment", "ians", "ian", "ies", "ed", "es", "s", "e", "y"),
)


def _bare(word: str) -> str:
    """A word without 's and one more ending."""
    plain = re.sub(r"['’]s?$", "", word)
    for ending in _ENDINGS:
        if plain.endswith(ending) and len(plain) - len(ending) >= 4:
            return plain[: -len(ending)]
    return plain
