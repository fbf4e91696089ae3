"""Which names do the documents misspell?"""

from __future__ import annotations

from collections.abc import Iterator

from winset.case.grammar.words import Names
from winset.lenses.audit.anomalies.anomaly import Anomaly
from winset.lenses.audit.ground import Ground


def names_misspelt(ground: Ground) -> Iterator[Anomaly]:
    """Every name the case records as misprinted, with the paragraphs where our gist shows it."""
    for path, record in ground.records.items():
        misspelt = getattr(record, "misspelt", None)
        if not isinstance(misspelt, Names):
            continue
        forms = tuple(dict.fromkeys(misspelt.all()))
        places = tuple(_printed(ground, forms))
        others = tuple(dict.fromkeys(f"documents.{p.partition(':')[0]}" for p in places))
        yield Anomaly("name-misspelt", ground.addresses[path], forms, others, places)


def _printed(ground: Ground, forms: tuple[str, ...]) -> Iterator[str]:
    """The paragraphs in whose gist one of the forms stands."""
    for id, document in ground.case.documents.items():
        for number, paragraph in document.paragraphs.items():
            words = [w for _, w in paragraph.gist.parts] if paragraph.gist is not None else []
            if any(form in text for form in forms for text in words):
                yield f"{id}:{number}"
