"""How does an answer of headings and two columns look: plain in a pipe, fitted in a terminal?"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any
from unicodedata import east_asian_width

_WIDEST_LEFT = 52
"""In a pipe a longer left cell pushes its own line only."""


@dataclass(slots=True)
class Screen:
    """Prints headings, sentences and rows of two cells to standard output.

    In a pipe each row is one line, so that it can be searched; in a terminal rows are folded to
    the window.
    """

    terminal: bool = field(default_factory=lambda: sys.stdout.isatty())
    _console: Any = None
    _begun: bool = False

    def title(self, words: str, beneath: str = "") -> None:
        """The first line of an answer, with a line beneath it."""
        self._gap()
        self._line(words, "bold")
        if beneath:
            self._line(beneath, "dim")

    def heading(self, words: str) -> None:
        """A heading, after an empty line."""
        self._gap()
        self._line(words, "bold")

    def say(self, words: str) -> None:
        """A line of its own."""
        self._line(words, "")
        self._begun = True

    def rows(self, rows: Iterable[Sequence[str]], indent: int = 2) -> None:
        """Rows of two cells, the right ones under one another."""
        listed = [(row[0], row[1]) for row in rows]
        if not listed:
            return
        self._begun = True
        if self.terminal:
            self._grid(listed, indent)
            return
        width = max((w for left, _ in listed if (w := wide(left)) <= _WIDEST_LEFT), default=0)
        for left, right in listed:
            padding = " " * max(width - wide(left), 0)
            print(f"{' ' * indent}{left}{padding}  {right}".rstrip())

    def _gap(self) -> None:
        if self._begun:
            print()
        self._begun = True

    def _line(self, words: str, style: str) -> None:
        if not self.terminal:
            print(words)
            return
        from rich.text import Text

        self._rich().print(Text(words), style=style)

    def _grid(self, rows: list[tuple[str, str]], indent: int) -> None:
        from rich.padding import Padding
        from rich.table import Table
        from rich.text import Text

        console = self._rich()
        grid = Table.grid(padding=(0, 2))
        longest = max(wide(left) for left, _ in rows)
        grid.add_column(overflow="fold", width=min(longest, max(console.width // 3, 12)))
        grid.add_column(overflow="fold")
        for left, right in rows:
            grid.add_row(Text(left, style="dim"), Text(right))
        console.print(Padding(grid, (0, 0, 0, indent)))

    def _rich(self) -> Any:
        if self._console is None:
            from rich.console import Console

            self._console = Console(highlight=False)
        return self._console


def wide(words: str) -> int:
    """How many columns of a terminal the words take."""
    return sum(2 if east_asian_width(sign) in "WF" else 1 for sign in words)
