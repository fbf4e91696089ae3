"""How is HTML and SVG written so that no text can become markup by accident?"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import TypeAlias

# Elements that have no end tag in HTML.
_VOID = frozenset({"meta", "link", "br", "hr", "img", "wbr"})


class Markup(str):
    """Text that is already markup; every other text is escaped when it is put into an element."""

    __slots__ = ()


Child: TypeAlias = "str | Markup | Iterable[Child] | None"
Value: TypeAlias = "str | int | float | bool | None"


def el(name: str, /, *children: Child, **attributes: Value) -> Markup:
    """An element. ``class_`` and ``for_`` lose their underscore, others turn it into a hyphen;
    None and False leave an attribute out, True writes it without a value."""
    start = f"<{name}{''.join(_attribute(key, value) for key, value in attributes.items())}>"
    if name in _VOID:
        return Markup(start)
    return Markup(f"{start}{text(*children)}</{name}>")


def text(*children: Child) -> Markup:
    """Children one after the other, escaped unless they are markup."""
    return Markup("".join(_child(child) for child in children))


def trim(number: float) -> str:
    """A co-ordinate with at most two decimals and no trailing zero."""
    printed = f"{number:.2f}".rstrip("0").rstrip(".")
    return "0" if printed == "-0" else printed


def _child(child: Child) -> str:
    if child is None:
        return ""
    if isinstance(child, Markup):
        return str(child)
    if isinstance(child, str):
        return escape(child, quote=False)
    return "".join(_child(grandchild) for grandchild in child)


def _attribute(key: str, value: Value) -> str:
    if value is None or value is False:
        return ""
    name = key.rstrip("_") if key.endswith("_") else key.replace("_", "-")
    # SVG spells a few attributes with a capital.
    name = {"viewbox": "viewBox", "patternunits": "patternUnits"}.get(name, name)
    name = {"patterntransform": "patternTransform"}.get(name, name)
    if value is True:
        return f" {name}"
    printed = trim(value) if isinstance(value, float) else str(value)
    return f' {name}="{escape(printed)}"'
