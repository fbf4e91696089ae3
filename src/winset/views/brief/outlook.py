"""2.6 What would change our mind: observable, dated, each tied to a judgement."""

from __future__ import annotations

from winset.case.outlook import Signpost
from winset.views.brief.citing import spans_of
from winset.views.brief.writing import Writing
from winset.views.document import Block, Bullets, More, Paragraph, Section, Sentence, Text

QUOTA = 4


def signposts(writing: Writing) -> Section:
    """The signposts of the case that are still ahead: one for each judgement and direction first,
    soonest first."""
    words = writing.words
    ahead = _ahead(writing)
    chosen = _spread(ahead)[:QUOTA]
    items = tuple(signpost(writing, id, one, moves=1) for id, one in ahead if id in chosen)
    left = len(ahead) - len(items)
    more = More(left, "chapter-signposts") if left > 0 else None
    empty = None if items else writing.gap(words["signposts.none"])
    blocks: tuple[Block, ...] = (Bullets(items, more=more, empty=empty),)
    if any(not one.rests_on for id, one in ahead if id in chosen):
        blocks = (*blocks, Paragraph((_ours(writing),), fine=True))
    return Section("signposts", words["signposts.title"], blocks, page=2)


def _ours(writing: Writing) -> Sentence:
    return Sentence(("J",), (Text(writing.words["signposts.ours"]),))


def _ahead(writing: Writing) -> list[tuple[str, Signpost]]:
    """The signposts whose day has not passed, soonest first."""
    today = writing.material.today
    found = sorted(
        writing.material.case.signposts.items(), key=lambda one: (one[1].by.last or today, one[0])
    )
    return [(id, one) for id, one in found if one.by.last is None or one.by.last >= today]


def _spread(ahead: list[tuple[str, Signpost]]) -> list[str]:
    """Ids as they deserve a place: a judgement or direction not yet shown first."""
    left, order = list(ahead), []
    judgements: set[str] = set()
    directions: set[str] = set()
    while left:
        best = min(
            left,
            key=lambda one: (
                one[1].moves[0].judgement in judgements,
                one[1].moves[0].goes in directions,
                left.index(one),
            ),
        )
        left.remove(best)
        judgements.add(best[1].moves[0].judgement)
        directions.add(best[1].moves[0].goes)
        order.append(best[0])
    return order


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


def signpost(writing: Writing, id: str, one: Signpost, moves: int = 99) -> Sentence:
    """'If <observable> by <date>, <judgement> moves: from, to.' One move alone says only which way;
    from what to what stands in the chapter."""
    words, labels = writing.words, writing.labels
    shifts = []
    for shift in one.moves[:moves]:
        told = moves > 1 and shift.from_ and shift.to
        key = "signposts.moves-between" if told else f"signposts.moves-{shift.goes}"
        shifts.append(
            words.fill(
                key,
                judgement=words[f"judgements.{shift.judgement}"],
                goes=labels.word(f"goes-{shift.goes}"),
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
        moves=writing.page["joins.semicolon"].join(shifts),
        cites=writing.citing.both_sides(claims)[:2],
    )
    return Sentence(("S",), spans, claims or (f"signposts.{id}",))
