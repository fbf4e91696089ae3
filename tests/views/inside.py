"""Which letters of a drawing are too small or leave it?"""

from __future__ import annotations

import re

from winset.views.report.letters import width


def letters_faults(svg: str, wide: float, least: float) -> list[str]:
    """The texts of a drawing that are smaller than ``least`` or reach over its edges."""
    found = []
    for attributes, said in re.findall(r"<text ([^>]*)>([^<]*)</text>", svg):
        size = float(_number("font-size", attributes))
        x = float(_number("x", attributes))
        long = width(said, size, "font-weight" in attributes)
        left = x - long / 2 if "middle" in attributes else x - long if '"end"' in attributes else x
        if size < least or left < -1 or left + long > wide + 1:
            found.append(f"{said} ({size}, {left:.0f} to {left + long:.0f} of {wide:.0f})")
    return found


def _number(name: str, attributes: str) -> str:
    match = re.search(rf'\b{name}="([-\d.]+)"', attributes)
    assert match is not None, attributes
    return match[1]
