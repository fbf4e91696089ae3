"""Do the figures and dates of a case hold together?"""

from winset.lenses.audit.identities.holds import Outcome, outcomes
from winset.lenses.audit.identities.table import identities

__all__ = ["Outcome", "identities", "outcomes"]
