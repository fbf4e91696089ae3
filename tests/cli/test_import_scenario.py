"""Does a negotiation in numbers become a case that is checked and answered, whatever its format?"""

from __future__ import annotations

import json
import shutil
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.cli.helpers import winset
from tests.exchange.test_scenarios import DOMAIN, PROFILE, geniusweb
from winset import api
from winset.case.reader import read as read_yaml
from winset.errors import UsageError
from winset.exchange.scenario import Scenario
from winset.exchange.scenarios import scenario_at
from winset.exchange.scenarios_case import TAKEN, case_of, write

PORTS = Path(__file__).parents[2] / "docs" / "examples" / "two-ports"
NEGOLOG = {
    "reservationValue": 0.2,
    "issueWeights": {"land": 1.0},
    "issues": {"land": {"hold": 0.1, "leave": 0.9}},
}


def laid(folder: Path, **files: str) -> Path:
    """A folder of files; the last underscore of a name is its dot."""
    folder.mkdir(exist_ok=True)
    for name, text in files.items():
        stem, _, ending = name.rpartition("_")
        (folder / f"{stem}.{ending}").write_text(text, encoding="utf-8")
    return folder


def of_every_format(folder: Path) -> dict[str, Path]:
    """One scenario of each format, with the statistics that tools leave beside it."""
    web = geniusweb()
    return {
        "genius": laid(folder / "g", z_xml=DOMAIN, a_xml=PROFILE, b_xml=PROFILE),
        "geniusweb": laid(
            folder / "w", z_json=web[0], a_json=web[1], b_json=web[1], specials_json='{"size": 4}'
        ),
        "negolog": laid(
            folder / "l", a_json=json.dumps(NEGOLOG), b_json=json.dumps(NEGOLOG), specs_json="{}"
        ),
        "negmas": PORTS,
    }


@pytest.mark.parametrize("format", ["genius", "geniusweb", "negolog", "negmas"])
def test_every_format_becomes_a_case_that_is_checked_and_answered(
    format: str, tmp_path: Path
) -> None:
    source = of_every_format(tmp_path)[format]
    out = tmp_path / "made"
    done = winset("import", "scenario", source, "--output", out, "--date", "2026-01-01")
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith(f"{format}: 2 parties")
    assert winset("check", out).returncode == 0
    result = api.run("deals", api.load(out))
    counted = result.table("elicited")
    read = scenario_at([source]).scenario
    assert counted.cell("elicited", "packages") == read.space.packages
    assert result.table("solutions").rows


def test_the_files_may_come_in_any_order(tmp_path: Path) -> None:
    files = [PORTS / "south.yml", PORTS / "domain.yml", PORTS / "north.yml"]
    found = scenario_at(files)
    assert found.files[0].name == "domain.yml"
    assert found.scenario.parties == ("south", "north")


def test_what_could_not_be_taken_over_is_told(tmp_path: Path) -> None:
    web = geniusweb(bid=False)
    above = dict(NEGOLOG, reservationValue=1.5)
    silent = laid(tmp_path / "w", d_json=web[0], p_json=web[1])
    done = winset("import", "scenario", silent, "--output", tmp_path / "one")
    assert "p: the file does not say what no deal is worth" in done.stdout
    beyond = laid(tmp_path / "l", a_json=json.dumps(above), b_json=json.dumps(NEGOLOG))
    done = winset("import", "scenario", beyond, "--output", tmp_path / "two")
    assert "a: in the file no deal lies beyond every package" in done.stdout


def test_in_chinese(tmp_path: Path) -> None:
    done = winset("import", "scenario", PORTS, "--output", tmp_path / "x", "--lang", "zh-Hant")
    assert "2方、3項議題、36個方案" in done.stdout


def broken(folder: Path, kind: str) -> list[Path]:
    """Something that is no scenario."""
    made = folder / kind
    match kind:
        case "empty":
            return [laid(made)]
        case "two-domains":
            shutil.copytree(PORTS, made)
            shutil.copy(made / "domain.yml", made / "more.yml")
        case "two-formats":
            shutil.copytree(PORTS, made)
            laid(made, a_json=json.dumps(NEGOLOG))
        case "no-profile":
            laid(made, d_xml=DOMAIN)
        case "stranger":
            return [PORTS, laid(made, x_json="{}") / "x.json"]
        case "half-a-file":
            shutil.copytree(PORTS, made)
            laid(made, north_yml="weights: [0.5,\n  0.3\nvalues: 3\n")
    return [made]


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("missing", "there is no such file or folder"),
        ("empty", "holds no scenario; expected files that end in"),
        ("two-domains", "negmas: expected one domain file; found 2 domains: domain.yml, more.yml"),
        ("two-formats", "files of negolog and negmas; expected one scenario at a time"),
        ("no-profile", "expected the domain file and at least one profile"),
        ("stranger", "x.json: is neither a domain nor a profile that is read"),
        ("half-a-file", "north.yml:3:7: is not YAML"),
    ],
)
def test_what_is_no_scenario_is_told_and_nothing_is_written(
    kind: str, said: str, tmp_path: Path
) -> None:
    out = tmp_path / "made"
    done = winset("import", "scenario", *broken(tmp_path, kind), "--output", out)
    assert done.returncode == 2
    assert said in done.stderr
    assert not out.exists()


def test_a_folder_in_use_and_an_unknown_format_are_refused(tmp_path: Path) -> None:
    own = laid(tmp_path / "own", note_txt="mine")
    done = winset("import", "scenario", PORTS, "--output", own)
    assert done.returncode == 2
    assert "is there already and is not empty" in done.stderr
    done = winset("import", "scenario", PORTS, "--output", tmp_path / "x", "--format", "negmass")
    assert "did you mean negmas?" in done.stderr


WORDS = st.one_of(
    st.sampled_from(sorted(TAKEN)),
    st.text(max_size=12),
    st.sampled_from(["5", "-1", "No", "yes", "2.5 %", "a: b, {c}", "特別", "x" * 90]),
)


@settings(
    deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.lists(st.lists(WORDS, min_size=1, max_size=4, unique=True), min_size=1, max_size=3).filter(
        lambda issues: any(len(own) > 1 for own in issues)
    ),
    st.lists(WORDS, min_size=2, max_size=3),
    WORDS,
)
def test_whatever_things_are_called_the_case_is_sound(
    tmp_path_factory: pytest.TempPathFactory,
    options: list[list[str]],
    parties: list[str],
    title: str,
) -> None:
    import numpy as np

    worths = tuple(np.arange(len(parties) * len(o)).reshape(len(parties), -1) for o in options)
    made = Scenario(
        tuple(o[0] for o in options),
        tuple(map(tuple, options)),
        tuple(parties),
        tuple(w.astype(float) for w in worths),
        tuple(0.5 for _ in parties),
    )
    folder = tmp_path_factory.mktemp("made")
    write(made, folder, title, "2026-01-01")
    counted = api.run("deals", api.load(folder)).table("elicited")
    assert counted.cell("elicited", "packages") == made.space.packages


@settings(deadline=None, max_examples=150)
@given(st.data())
def test_a_mangled_file_is_told_and_never_a_crash(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    folder = tmp_path_factory.mktemp("mangled")
    source = data.draw(st.sampled_from(sorted(of_every_format(folder).items())))[1]
    copy = folder / "copy"
    shutil.copytree(source, copy)
    victim = data.draw(st.sampled_from(sorted(copy.iterdir())))
    text = victim.read_text("utf-8")
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(len(text), start + 30)))
    junk = data.draw(
        st.sampled_from(["", "null", "[]", "{}", '"x"', "-1", ".inf", "<a>", "\0", ":"])
    )
    victim.write_text(text[:start] + junk + text[end:], encoding="utf-8")
    with suppress(UsageError):
        made = scenario_at([copy]).scenario
        target = write(made, folder / "case", "A title", "2026-01-01")
        assert not read_yaml("case.yaml", target.read_bytes()).problems


def test_an_issue_of_one_value_is_folded_into_another() -> None:
    import numpy as np

    made = Scenario(
        ("fixed", "free"),
        (("a",), ("x", "y")),
        ("one", "two"),
        (np.array([[0.25], [0.5]]), np.array([[0.0, 0.5], [0.5, 0.0]])),
        (0.25, None),
    )
    case = case_of(made, "A title", "2026-01-01")
    assert list(case["issues"]) == ["free"]
    assert case["positions"]["free"]["one"]["worth"] == {"x": "0.25", "y": "0.75"}
    assert case["parties"]["one"]["reservation"] == "0"
    alone = Scenario(("fixed",), (("a",),), ("one",), (np.array([[1.0]]),), (0.5,))
    with pytest.raises(UsageError, match="a single package: there is nothing to choose"):
        case_of(alone, "A title", "2026-01-01")


def test_a_case_of_numbers_alone_has_a_report_whose_brief_holds_none_of_them(
    tmp_path: Path,
) -> None:
    made = tmp_path / "ports"
    assert winset("import", "scenario", PORTS, "--output", made).returncode == 0
    page, brief = tmp_path / "page.html", tmp_path / "brief.txt"
    for words in (("--output", page), ("--brief", "--output", brief)):
        done = winset("report", made, *words)
        assert done.returncode == 0, done.stderr
    assert "largest product of gains over no deal" in page.read_text("utf-8")
    assert "largest product" not in brief.read_text("utf-8")
