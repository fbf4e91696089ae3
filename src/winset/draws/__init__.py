"""What is uncertain: a viewed case with a number of draws and a seed."""

from winset.draws.draws import Draws

__all__ = ["Draws"]
