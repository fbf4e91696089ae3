"""Does a case tell everything it knows about a thing, and only that?"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.helpers import FLAGSHIP, KOREA, SHIPPED, winset
from winset import api
from winset.case.case import Case
from winset.case.dependence import Dependence
from winset.case.lookup import look_up, named
from winset.case.references import walk
from winset.case.views import View
from winset.cli.wording import Wording
from winset.errors import UsageError
from winset.views.words import languages, words


@pytest.fixture(scope="module")
def flagship() -> Case:
    return api.load(FLAGSHIP)


@pytest.fixture(scope="module")
def korea() -> Case:
    return api.load(KOREA)


def test_a_claim_tells_who_said_it_who_denies_it_and_what_rests_on_it(flagship: Case) -> None:
    (about,) = api.show(flagship, "votes-plan")
    assert about.found.address == "claims.votes-plan"
    assert about.found.kind == "claim"
    assert [source.cite for source in about.sources] == ["B:14", "ft-2026-02-11"]
    assert about.denied_by == ("votes-plan-denied",)
    assert about.basis == "reported"
    assert str(about.known) == "2026-02-11"
    assert about.resting is not None
    assert about.resting == Dependence(flagship).resting("votes-plan")
    assert "claims.two-votes" in about.resting.falls
    (denial,) = api.show(flagship, "claims.votes-plan-denied")
    assert denial.denies == ("votes-plan",)


def test_what_would_fall_is_what_a_view_without_it_lacks(korea: Case) -> None:
    (about,) = api.show(korea, "zhou-100")
    assert about.resting is not None
    left = api.view(korea, View(without=("zhou-100",))).case
    for address in about.resting.falls:
        with pytest.raises(UsageError):
            api.show(left, address)


def test_a_paragraph_tells_its_gist_its_day_and_what_rests_on_it(flagship: Case) -> None:
    (about,) = api.show(flagship, "A:14")
    assert about.found.kind == "paragraph"
    assert str(about.known) == "2025-12-06"
    assert [source.cite for source in about.sources] == ["A"]
    assert about.resting is not None
    assert "claims.area-held-text" in about.resting.cited


def test_an_issue_tells_who_stands_where(flagship: Case) -> None:
    (about,) = api.show(flagship, "land")
    held = {(one.actor, one.key): one.entry.since.text for one in about.positions}
    assert held[("RU", "accepts")] == "2026-02-05"
    assert held[("RU", "could-accept")] == "2026-02-12"
    assert "packages.plan-28" in [mention.address for mention in about.mentions]


def test_a_leader_has_the_positions_of_the_party_he_speaks_for(flagship: Case) -> None:
    (leader,) = api.show(flagship, "putin")
    (party,) = api.show(flagship, "RU")
    assert leader.positions == party.positions != ()
    (other,) = api.show(flagship, "ushakov")
    assert other.positions == ()


def test_a_settlement_tells_who_names_it(flagship: Case) -> None:
    (about,) = api.show(flagship, "issues.land.scale.withdraw")
    assert about.found.kind == "settlement"
    addresses = {mention.address for mention in about.mentions}
    assert "positions.land.RU@2026-02-12" in addresses  # could accept it
    assert "positions.guarantee.RU@2026-02-12" in addresses  # on that condition
    assert "packages.withdraw-nato-like" in addresses
    assert "positions.land.ua-voters@2026-02-12" in addresses


@pytest.mark.parametrize("shipped", SHIPPED)
def test_every_reference_is_a_mention_or_rests(shipped: str) -> None:
    """What a walk over the case finds to name a claim is listed around that claim."""
    case = api.load(shipped)
    found = walk(case)
    falling = Dependence(case, found).falling
    for id in list(case.claims)[::7]:
        (about,) = [a for a in api.show(case, id) if a.found.kind == "claim"]
        assert about.resting is not None
        listed = {*about.resting.cited, *about.resting.used, *(m.address for m in about.mentions)}
        for reference in found.references:
            if reference.id == id and {"claim", "source", "figure"} & set(reference.kinds):
                assert falling.addresses[falling.owner(reference.path)] in listed, reference


def test_an_id_of_two_things_shows_both(flagship: Case) -> None:
    found = [about.found.address for about in api.show(flagship, "budget-rate")]
    assert found == ["claims.budget-rate", "economy.budget-rate"]


@pytest.mark.parametrize(
    ("what", "address"),
    [
        ("Zelenskyy", "zelenskyy"),
        ("俄羅斯", "parties.RU"),
        ("Vlamidir Putin", "putin"),
        ("RUSSIA", "parties.RU"),
        ("positions.land.RU.salience", "positions.land.RU.salience"),
        ("case", "case"),
        ("claims", "claims"),
        ("calendar.deadlines.fifteen-may", "calendar.deadlines.fifteen-may"),
        ("fifteen-may", "calendar.deadlines.fifteen-may"),
        ("urals-discount>oil-revenue", "links.urals-discount>oil-revenue"),
        ("drafts.plan-28.clauses.7", "drafts.plan-28.clauses.7"),
    ],
)
def test_a_thing_is_found_by_id_name_or_address(flagship: Case, what: str, address: str) -> None:
    assert [found.address for found in look_up(flagship, what)] == [address]


@pytest.mark.parametrize(
    ("what", "hint"),
    [
        ("landd", "did you mean land?"),
        ("votes-plam", "did you mean votes-plan?"),
        ("A:99", "A has 35 paragraphs"),
        ("A:x", "there is no paragraph A:x"),
        ("B18", "did you mean B:18?"),
        ("positions.land.RUU", "did you mean positions.land.RU?"),
        ("positons.land", "did you mean positions.land?"),
        ("Zelenskiyy", "did you mean Zelensky"),
    ],
)
def test_a_wrong_word_gets_the_nearest(flagship: Case, what: str, hint: str) -> None:
    with pytest.raises(UsageError) as error:
        look_up(flagship, what)
    assert hint in str(error.value)


def test_a_view_is_looked_at(korea: Case) -> None:
    early = View(as_of=korea.documents["nie-55"].date.last)
    whole = api.show(korea, "prisoners")[0]
    seen = api.show(api.view(korea, early), "prisoners")[0]
    assert {one.entry.since.text for one in seen.positions} < {
        one.entry.since.text for one in whole.positions
    }


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("shipped", SHIPPED)
def test_every_record_has_words_in_every_language(shipped: str, language: str) -> None:
    """Nothing is left out, and no key of the case language is printed where there is a word."""
    case = api.load(shipped)
    wording = Wording(case, case, language)
    for path, record in named(case):
        fields = getattr(record, "model_fields_set", None)
        if fields is None:
            assert wording.title(record, path)
            continue
        rows = list(wording.fields(record, path))
        said = {left for left, _ in rows if left}
        keys = {
            name
            for name in fields
            if name != "sources" and getattr(record, name) not in ((), None, {})
        }
        assert len(said) == len(keys), path
        assert all(right for _, right in rows), path


def test_every_key_and_kind_of_the_case_language_has_a_word() -> None:
    from tests.cli.test_new import parts
    from winset.case.lookup import KINDS

    for language in languages():
        known = words(language, "show")
        for cls in parts():
            for name, field in cls.model_fields.items():
                assert f"fields.{field.alias or name}" in known
        for kind in KINDS.values():
            assert f"kinds.{kind}" in known


@pytest.mark.parametrize("what", ["votes-plan", "RU", "land", "A:14", "plan-28", "case", "claims"])
def test_json_says_the_same_and_nothing_else_is_printed(what: str) -> None:
    done = winset("show", FLAGSHIP, what, "--json")
    assert (done.returncode, done.stderr) == (0, "")
    plain: dict[str, Any] = json.loads(done.stdout)
    assert plain["schema"] == "winset-show/1"
    assert plain["found"][0]["asked"] == what
    assert plain["found"][0]["record"]


def test_the_terminal_tells_it_in_words_in_both_languages(tmp_path: Path) -> None:
    english = winset("show", FLAGSHIP, "votes-plan")
    assert (english.returncode, english.stderr) == (0, "")
    assert "Denied by (1)\n  claims.votes-plan-denied" in english.stdout
    assert "What would fall without it" in english.stdout
    assert "(--all lists them)" in english.stdout
    whole = winset("show", FLAGSHIP, "votes-plan", "--all")
    assert "(--all lists them)" not in whole.stdout
    assert len(whole.stdout.splitlines()) > len(english.stdout.splitlines())
    chinese = winset("show", FLAGSHIP, "votes-plan", "--lang", "zh-Hant")
    assert "遭否認於 (1)" in chinese.stdout


def test_a_view_says_that_it_is_one() -> None:
    done = winset("show", KOREA, "prisoners", "--as-of", "1952-05-01", "--without", "zhou-100")
    assert done.returncode == 0, done.stderr
    assert "View: as-of 1952-05-01; without zhou-100" in done.stdout
