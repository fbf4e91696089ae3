"""Which case is it? SHA-256 of the canonical JSON of the typed case."""

from __future__ import annotations

import json
from hashlib import sha256

from winset.case.case import Case


def canonical(case: Case) -> str:
    """The case as JSON with sorted keys and without defaults: layout and comments do not matter.

    The one map whose order says something, the scale of an ordered issue, becomes a list.
    """
    plain = case.plain()
    for id, issue in case.issues.items():
        if issue.kind == "ordered" and issue.scale:
            plain["issues"][id]["scale"] = list(plain["issues"][id]["scale"].items())
    return json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def fingerprint(case: Case) -> str:
    """64 hexadecimal digits; the report prints the first ten."""
    return sha256(canonical(case).encode("utf-8")).hexdigest()
