"""How do a case and its results become a report in one language?"""

from winset.views.brief.compose import compose
from winset.views.brief.material import Material

__all__ = ["Material", "compose"]
