"""How is a case read? One lens, one question; this tuple is all the registry there is."""

from __future__ import annotations

from typing import Any

from winset.lenses import audit, calendar, deals, drafts, endurance, positions

LENSES: tuple[Any, ...] = (audit, positions, drafts, deals, endurance, calendar)
