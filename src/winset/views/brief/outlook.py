"""2.6 What would change our mind: observable, dated, each tied to a judgement."""

from __future__ import annotations

from winset.case.outlook import Signpost
from winset.views.brief.citing import spans_of
from winset.views.brief.writing import Writing
from winset.views.document import Bullets, More, Section, Sentence, Text

QUOTA = 6


def signposts(writing: Writing) -> Section:
    """The signposts of the case that are still ahead, soonest first."""
    words = writing.words
    found = sorted(
        writing.material.case.signposts.items(),
        key=lambda one: (one[1].by.last or writing.material.today, one[0]),
    )
    ahead = [(id, s) for id, s in found if s.by.last is None or s.by.last >= writing.material.today]
    items = tuple(signpost(writing, id, one) for id, one in ahead[:QUOTA])
    left = len(ahead) - len(items)
    more = More(left, "chapter-signposts") if left > 0 else None
    empty = None if items else writing.gap(words["signposts.none"])
    return Section(
        "signposts", words["signposts.title"], (Bullets(items, more=more, empty=empty),), page=2
    )


def all_signposts(writing: Writing) -> Section:
    """Every signpost, with how it would be seen."""
    items = []
    for id, one in writing.material.case.signposts.items():
        sentence = signpost(writing, id, one)
        seen = writing.labels.text(one.seen_how)
        extra = (Text(writing.words.fill("signposts.seen", how=seen)),) if seen else ()
        items.append(Sentence(sentence.kinds, (*sentence.spans, *extra), sentence.claims))
    empty = None if items else writing.gap(writing.words["signposts.none"])
    return Section(
        "chapter-signposts", writing.words["signposts.all"], (Bullets(tuple(items), empty=empty),)
    )


def signpost(writing: Writing, id: str, one: Signpost) -> Sentence:
    """'If <observable> by <date>, <judgement> moves: from, to.'"""
    words, labels = writing.words, writing.labels
    moves = []
    for shift in one.moves:
        key = (
            "signposts.moves-between"
            if shift.from_ and shift.to
            else f"signposts.moves-{shift.goes}"
        )
        moves.append(
            words.fill(
                key,
                judgement=words[f"judgements.{shift.judgement}"],
                goes=labels.word(shift.goes),
                **(
                    {"start": labels.text(shift.from_), "end": labels.text(shift.to)}
                    if key.endswith("between")
                    else {}
                ),
            )
        )
    claims = tuple(c.text for c in one.rests_on)
    spans = spans_of(
        words["signposts.if"],
        what=labels.text(one.label),
        day=labels.short(one.by),
        moves=writing.page["joins.semicolon"].join(moves),
        cites=writing.citing.both_sides(claims)[:3],
    )
    basis = () if claims else (Text(" " + words["assumption"]),)
    return Sentence(("S",), (*spans, *basis), claims or (f"signposts.{id}",))
