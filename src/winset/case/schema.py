"""The case language as JSON Schema, so that an editor can complete keys and mark slips."""

from __future__ import annotations

from typing import Any

from winset.case.case import Case


def schema() -> dict[str, Any]:
    """JSON Schema (2020-12) of a case file. No section is required: a file may hold any of them."""
    made = Case.model_json_schema(by_alias=True, mode="validation")
    made.pop("required", None)
    made["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    made["title"] = "Winset case file"
    return made
