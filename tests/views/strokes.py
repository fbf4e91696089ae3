"""Where do the strokes and letters of a drawing lie?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from winset.views.report.letters import width

_STEP = re.compile(r"([A-Za-z])([^A-Za-z]*)")
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


def size_of(svg: str) -> tuple[float, float]:
    """The width and the height of a drawing."""
    found = re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', svg)
    assert found is not None
    return float(found[1]), float(found[2])


def letters(svg: str) -> Iterator[tuple[str, float, float, float, float]]:
    """(words, size, left, right, base line) of every text."""
    for attributes, said in re.findall(r"<text ([^>]*)>([^<]*)</text>", svg):
        size = _attribute(attributes, "font-size")
        x, y = _attribute(attributes, "x"), _attribute(attributes, "y")
        long = width(said, size, "font-weight" in attributes)
        left = x - long / 2 if "middle" in attributes else x - long if '"end"' in attributes else x
        yield said, size, left, left + long, y


def points(svg: str) -> Iterator[tuple[float, float]]:
    """Every corner of every stroke, relative steps followed; of an arc its end."""
    for d in re.findall(r'<path d="([^"]*)"', svg):
        x = y = 0.0
        for step, rest in _STEP.findall(d):
            numbers = [float(n) for n in _NUMBER.findall(rest)]
            away = step.islower()
            if step in "Zz":
                continue
            if step in "Aa":
                numbers = numbers[5:7]
            if step in "Hh":
                x = numbers[0] + (x if away else 0)
            elif step in "Vv":
                y = numbers[0] + (y if away else 0)
            else:
                for at in range(0, len(numbers), 2):
                    x = numbers[at] + (x if away else 0)
                    y = numbers[at + 1] + (y if away else 0)
                    yield x, y
            yield x, y


def outside(svg: str) -> list[object]:
    """What sticks out of a drawing: strokes and letters, by more than a unit."""
    wide, high = size_of(svg)
    found: list[object] = [
        (x, y) for x, y in points(svg) if not (-1 <= x <= wide + 1 and -1 <= y <= high + 1)
    ]
    found += [
        (said, left, right, base)
        for said, _, left, right, base in letters(svg)
        if left < -1 or right > wide + 1 or not 0 <= base <= high
    ]
    return found


def _attribute(attributes: str, name: str) -> float:
    found = re.search(rf'{name}="([-\d.]+)"', attributes)
    assert found is not None
    return float(found[1])
