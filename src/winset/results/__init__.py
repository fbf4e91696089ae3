"""What was found: results, their tables and findings, and how they are made again."""

from winset.results.finding import Argument, Caution, Finding
from winset.results.result import Manifest, Result
from winset.results.table import Cell, Column, Quantity, Row, Table

__all__ = [
    "Argument",
    "Caution",
    "Cell",
    "Column",
    "Finding",
    "Manifest",
    "Quantity",
    "Result",
    "Row",
    "Table",
]
