"""Winset reads a negotiation to end a war: one sourced case, many lenses, a cited report."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from winset.api import cases, draw, lens, lenses, load, run, view

__all__ = ["__version__", "cases", "draw", "lens", "lenses", "load", "run", "view"]


def __getattr__(name: str) -> Any:
    """Fetch a verb from ``winset.api`` the first time somebody asks for it."""
    if name in __all__:
        from winset import api

        return getattr(api, name)
    raise AttributeError(f"module 'winset' has no attribute '{name}'")
