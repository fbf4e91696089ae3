"""Which tables does a chapter show, and what does it say of those without rows?"""

from __future__ import annotations

import pytest

from winset import api
from winset.views.brief.material import Material
from winset.views.brief.writing import Writing
from winset.views.chapters.general import table_sections
from winset.views.document import Bullets, DataTable
from winset.views.document.walk import blocks_within
from winset.views.plain import spans_text
from winset.views.words import words

CASES = [shipped.path for shipped in api.cases()]
LANGUAGES = ("en", "zh-Hant")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", CASES)
@pytest.mark.parametrize("lens", [one.NAME for one in api.lenses()])
def test_every_table_has_rows_or_a_reason_or_its_name_among_the_empty(
    lens: str, path: str, language: str
) -> None:
    case = api.load(path)
    result = api.run(lens, api.draw(case, n=16))
    writing = Writing(Material(case, case, {lens: result}, {}, language, None))
    sections = table_sections(writing, lens, result)

    shown = {b.id for s in sections for b in blocks_within(s.blocks) if isinstance(b, DataTable)}
    for block in (b for s in sections for b in s.blocks):
        if isinstance(block, DataTable):
            assert block.rows or block.empty is not None
    last = [b for b in sections[-1].blocks if isinstance(b, Bullets) and b.empty is not None]
    told = "".join(
        spans_text(b.empty.spans, words(language, "page")) for b in last if b.empty is not None
    )
    own = words(language, lens)
    for table in result.tables:
        assert (f"{lens}-{table.id}" in shown) != (own[f"tables.{table.id}"] in told)
        assert f"{lens}-{table.id}" in shown or not table.rows
