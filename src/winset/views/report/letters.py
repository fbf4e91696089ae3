"""How wide is a text in a drawing, and where does it break?

A page without script cannot measure its letters, so widths come from the published metrics of the
common sans faces (Helvetica, Arial, Liberation Sans share them), with a small reserve for others.
"""

from __future__ import annotations

RESERVE = 1.04

# Advance widths in thousandths of the size, from the Adobe metrics of Helvetica.
_WIDTHS: dict[str, int] = {}
for _width, _letters in (
    (191, "'"),
    (222, "ijl‘’"),
    (260, "|"),
    (278, " !,./:;I[\\]ft\u00a0"),
    (333, "()-`r{}“”"),
    (355, '"'),
    (389, "*"),
    (500, "Jckssvxyz"),
    (556, "#$0123456789?L_abdeghnopqu\u2013"),
    (584, "+<=>~\u2212"),
    (611, "FTZ"),
    (667, "ABEKPSVXY&"),
    (722, "CDHNRUw"),
    (778, "GOQ"),
    (833, "Mm"),
    (889, "%"),
    (944, "W"),
    (1000, "\u2026\u2014"),
    (1015, "@"),
):
    _WIDTHS.update(dict.fromkeys(_letters, _width))

_NO_START = "、，。；：！？）〕」』》…,.;:!?)]%"
_NO_END = "（〔「『《([“‘"


def width(words: str, size: float, bold: bool = False) -> float:
    """The width of a text in the units of ``size``."""
    thousandths = sum(_letter(letter) for letter in words)
    return thousandths / 1000 * size * RESERVE * (1.06 if bold else 1.0)


def wrap(words: str, room: float, size: float, bold: bool = False) -> tuple[str, ...]:
    """``words`` in lines no wider than ``room``; a word that is wider than a line is cut."""
    lines: list[str] = []
    line = ""
    for piece in _pieces(words):
        grown = line + piece
        if width(grown.rstrip(), size, bold) <= room or not line.strip():
            line = grown
        else:
            lines.append(line.rstrip())
            line = piece.lstrip()
        while width(line.rstrip(), size, bold) > room and len(line.rstrip()) > 1:
            fits = _longest(line, room, size, bold)
            lines.append(line[:fits])
            line = line[fits:]
    if line.strip():
        lines.append(line.rstrip())
    return tuple(lines)


def _letter(letter: str) -> int:
    if _is_wide(letter):
        return 1000
    return _WIDTHS.get(letter, 600)


def _is_wide(letter: str) -> bool:
    return "\u2e80" <= letter <= "\u9fff" or "\uf900" <= letter <= "\uffe6"


def _pieces(words: str) -> list[str]:
    """Parts between which a line may end: after blanks, and around Chinese characters."""
    pieces: list[str] = []
    for letter in words:
        if not pieces:
            pieces.append(letter)
            continue
        last = pieces[-1][-1]
        breaks = last == " " or _is_wide(letter) or _is_wide(last)
        if breaks and letter not in _NO_START and last not in _NO_END and letter != " ":
            pieces.append(letter)
        else:
            pieces[-1] += letter
    return pieces


def _longest(line: str, room: float, size: float, bold: bool) -> int:
    fits = 1
    while fits < len(line) and width(line[: fits + 1], size, bold) <= room:
        fits += 1
    return fits
