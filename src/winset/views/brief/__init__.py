"""How do a case and its results become the brief: the two pages that open a report?

One file a section, over the tools they share: what is written from (``material``), labels,
citations, words for codes and cells. ``views.compose`` puts sections and chapters together.
"""

from winset.views.brief.material import Material

__all__ = ["Material"]
