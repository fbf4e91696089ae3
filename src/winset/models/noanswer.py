"""When does an equation give nothing? For a figure it has no sense for; the message says which."""

from __future__ import annotations


class NoAnswer(ValueError):
    """A figure for which an equation gives nothing."""
