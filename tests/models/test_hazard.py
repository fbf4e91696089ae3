"""Do the rates at which past wars ended come out as printed?"""

from __future__ import annotations

import pytest

from winset.models.hazard import CLASSES, rate


def test_rates_past_the_first_year_as_printed() -> None:
    low, _, high = rate(*CLASSES["all"])
    assert (round(low, 3), round(high, 3)) == (0.021, 0.045)
    low, middle, high = rate(*CLASSES["intense"])
    assert (round(low, 4), round(high, 4)) == (0.0105, 0.0397)
    assert low < 6 / 281.8 < high
    # A gamma of shape 6.5: its median lies a third of an event below its mean.
    assert middle * 281.8 == pytest.approx(6.5 - 1 / 3, abs=0.02)


def test_no_record_is_refused() -> None:
    with pytest.raises(ValueError, match="3 ends in 0 months"):
        rate(3, 0)
