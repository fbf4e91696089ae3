"""Any bytes give a case or an error in words: never a traceback, a hang or a dead interpreter."""

from __future__ import annotations

import os
import signal
import sys
import time

import pytest

from tests.fuzz import run
from tests.fuzz.inputs import MONSTERS, made

SEED = 20260212


@pytest.mark.fuzz
def test_every_input_is_a_case_or_refused_in_words(fuzz_inputs: int) -> None:
    findings = run.fuzz(fuzz_inputs, SEED, processes=os.cpu_count() or 1)
    assert not findings, "\n".join(map(str, findings))


def test_an_input_is_the_same_whatever_ran_before() -> None:
    assert made(SEED, 7) == made(SEED, 7) != made(SEED, 8)
    assert made(SEED, 7) != made(SEED + 1, 7)


def test_twenty_thousand_inputs_hold_every_monster() -> None:
    monsters = {made(SEED, index) for index in range(399, 20_000, 400)}
    assert len(MONSTERS) >= 40
    assert len(monsters) >= 25


CHILDREN = {
    "traceback": ("import os; os.write(1, b'3\\n3 \"Traceback: boom\"\\n')", "boom"),
    "dead": ("import os; os.write(1, b'3\\n'); os.abort()", f"status -{signal.SIGABRT.value}"),
    "hang": ("import os, time; os.write(1, b'3\\n'); time.sleep(60)", "no answer"),
}


@pytest.mark.parametrize("how", CHILDREN)
def test_the_watch_sees_a_traceback_a_death_and_a_hang(
    how: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    program, told = CHILDREN[how]
    started = run.subprocess.Popen

    def other_child(arguments: list[str], **options: object) -> object:
        return started([sys.executable, "-c", program], **options)  # type: ignore[call-overload]

    monkeypatch.setattr(run, "LONGEST_SECONDS", 1.0)
    monkeypatch.setattr(run.subprocess, "Popen", other_child)
    began = time.monotonic()
    findings = run.fuzz(1, SEED, processes=1, first=3)
    assert time.monotonic() - began < 20
    assert [(f.seed, f.index) for f in findings] == [(SEED, 3)]
    assert told in str(findings[0])
    assert f"--seed {SEED} --only 3" in str(findings[0])
