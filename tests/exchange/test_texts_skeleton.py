"""Does a text become a record of a case, with nothing decided silently and nothing lost?"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.helpers import FLAGSHIP, KOREA, copy_of, files_of, winset
from winset import api
from winset.case.case import Case
from winset.case.reader import read as read_yaml
from winset.errors import UsageError
from winset.exchange.texts import Paper, read
from winset.exchange.texts_match import Matcher
from winset.exchange.texts_skeleton import About, Choice, by_proposal, mapped, skeleton, slug
from winset.views.words import words

ENGLISH = """Draft of 10 February 2026

1. Ukraine's armed forces will be limited to 700,000 personnel.
2. Ukraine will not join NATO.
3. Frozen Russian assets stay frozen until Russia pays.
4. A full amnesty is given to all.
5. The bells of both capitals are rung.
"""
CHINESE = """和平方案草案（2026年2月10日）

一、烏克蘭兵額限制在七十萬人以內。
二、停火六十日，以舉行公投。
三、扎波羅熱核電廠由國際原子能機構監管。
四、雙方鳴鐘致意。
"""


@pytest.fixture(scope="module")
def talks() -> Case:
    return api.load(FLAGSHIP)


def paper(folder: Path, text: str = ENGLISH, name: str = "leak.txt") -> Paper:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return read(path)


@pytest.mark.parametrize(
    ("sentence", "issue", "settlement"),
    [
        (
            "Ukraine's armed forces will be limited to 700,000 personnel.",
            "army-size",
            "700k persons",
        ),
        ("Frozen Russian assets stay frozen until Russia pays.", "assets", "frozen-until-paid"),
        ("A full amnesty is given to all.", "amnesty", "yes"),
        ("Ukraine will not join NATO.", "nato-renounced", "yes"),
        ("Ukraine may join NATO.", "nato-renounced", "no"),
        ("烏克蘭不加入北約", "nato-renounced", "yes"),
        ("NATO will not station troops in Ukraine.", "troops", "no"),
        ("Ukraine leaves its part; the area becomes a demilitarised buffer.", "land", "buffer"),
        ("烏克蘭兵額限制在七十萬人以內", "army-size", "700k persons"),
        ("扎波羅熱核電廠由國際原子能機構監管，電力對分", "plant", "agency-half"),
        ("北約不在烏克蘭駐軍", "troops", "no"),
        ("烏軍撤出，該地成為非軍事緩衝區，視作俄領", "land", "buffer"),
        ("首段停火六十天", "truce-length", "60 days"),
    ],
)
def test_the_likeliest_issue_is_proposed_with_its_settlement(
    talks: Case, sentence: str, issue: str, settlement: str
) -> None:
    proposals = {p.issue: p.settlements for p in Matcher(talks).proposals(sentence)}
    assert issue in proposals
    assert proposals[issue][0] == settlement


def test_a_sentence_like_no_issue_gets_no_proposal(talks: Case) -> None:
    assert Matcher(talks).proposals("The bells of both capitals are rung.") == ()
    assert Matcher(talks).proposals("雙方鳴鐘致意") == ()


def test_names_and_aliases_in_either_language_are_found(talks: Case) -> None:
    matcher = Matcher(talks)
    assert matcher.actor("Witkoff") == matcher.actor("威特科夫") == "witkoff"
    assert matcher.actor("nobody") is None
    assert "UA" in matcher.actors("Ukraine and Russia sign")


def test_unmapped_points_stay_visible_and_the_rest_is_unknown(talks: Case, tmp_path: Path) -> None:
    text = paper(tmp_path)
    made = skeleton(talks, text, About(), mapped(talks, text, ["1=army-size"]))
    assert [c["n"] for c in made.draft["clauses"]] == ["1", "2", "3", "4", "5"]
    assert [c.get("sets") for c in made.draft["clauses"]] == ["army-size", *[None] * 4]
    assert made.draft["rest"] == "unknown"
    assert "# 4 may set amnesty to yes or no" in made.yaml()


def test_every_point_mapped_or_left_makes_the_text_whole(talks: Case, tmp_path: Path) -> None:
    text = paper(tmp_path)
    words = ["1=army-size", "2=nato-renounced:yes", "3=assets:frozen-until-paid", "4=-", "5=-"]
    made = skeleton(talks, text, About(), mapped(talks, text, words))
    assert made.draft["rest"] == "nothing"


def test_a_point_may_settle_several_issues(talks: Case, tmp_path: Path) -> None:
    text = paper(tmp_path, CHINESE)
    chosen = mapped(talks, text, ["2=truce-length", "2=referendum:yes"])
    made = skeleton(talks, text, About(), chosen)
    assert [(c["n"], c.get("sets")) for c in made.draft["clauses"]][1:3] == [
        ("2", "truce-length"),
        ("2", "referendum"),
    ]


def test_a_bound_in_the_text_is_told_when_it_is_left_out(talks: Case, tmp_path: Path) -> None:
    text = paper(tmp_path)
    made = skeleton(talks, text, About(), mapped(talks, text, ["1=army-size"]))
    assert made.draft["clauses"][0]["to"] == "700k persons"
    said = words("en", "import")
    assert any("at most 700k persons" in note.told(said) for note in made.notes)


def test_the_skeleton_is_a_file_the_case_language_reads(talks: Case, tmp_path: Path) -> None:
    for body in (ENGLISH, CHINESE):
        text = paper(tmp_path, body)
        made = skeleton(talks, text, About(), mapped(talks, text, ["1=army-size"]))
        tree = read_yaml("leak.yaml", made.yaml().encode("utf-8"))
        assert not tree.problems
        assert tree.data["drafts"]["leak"]["clauses"][0]["to"] == "700k persons"
        assert list(tree.data["documents"]["leak-text"]["paragraphs"]) == [p.n for p in text.points]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("9=army-size", "the text has no point 9; expected one of 1, 2, 3, 4, 5"),
        ("1=army-sise", "point 1: 'army-sise' is no issue of this case; did you mean army-size?"),
        ("1=army-size:600k days", "point 1: "),
        ("3=assets:sold", "point 3: "),
        ("2=nato-renounced", "point 2: which settlement of nato-renounced"),
        ("1", "'1' maps nothing; expected N=ISSUE:SETTLEMENT or N=-"),
    ],
)
def test_a_mapping_that_does_not_fit_is_told(
    talks: Case, tmp_path: Path, words: str, said: str
) -> None:
    with pytest.raises(UsageError) as told:
        mapped(talks, paper(tmp_path), [words])
    assert said in str(told.value)


@pytest.mark.parametrize(
    ("about", "said"),
    [
        (About(id="plan-28"), "drafts.plan-28 is there already"),
        (About(authors=("Witkov",)), "authors: 'Witkov' is nobody in this case"),
        (About(status="offr"), "did you mean offer?"),
        (About(release="leakd"), "did you mean leaked?"),
        (About(rest="as plan-29"), "did you mean plan-28?"),
        (About(derives_from="plan-29"), "did you mean plan-28?"),
        (About(date="30.2.2026"), "date: "),
    ],
)
def test_what_is_said_of_the_text_is_checked(
    talks: Case, tmp_path: Path, about: About, said: str
) -> None:
    with pytest.raises(UsageError) as told:
        skeleton(talks, paper(tmp_path), about, {})
    assert said in str(told.value)


def test_ids_made_of_file_names() -> None:
    assert slug("Draft v2 (final).docx") == "draft-v2-final"
    assert slug("28.txt") == "text-28"
    assert slug("草案.txt") == "text"


# --- As a person would ---------------------------------------------------------------------------


def leak(folder: Path, text: str = ENGLISH) -> Path:
    path = folder / "leak.txt"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_skeleton_alone_goes_to_standard_output(tmp_path: Path) -> None:
    done = winset("import", "draft", leak(tmp_path), FLAGSHIP, "--map", "1=army-size")
    assert done.returncode == 0, done.stderr
    assert not read_yaml("out.yaml", done.stdout.encode("utf-8")).problems
    assert "5 points, 1 on an issue, 4 not" in done.stderr
    assert "moved: Size of Ukraine's army: 800,000 persons -> 700,000 persons" in done.stderr


def test_against_the_text_it_was_made_from(tmp_path: Path) -> None:
    words = ("--map", "1=army-size", "--derives-from", "plan-28")
    done = winset("import", "draft", leak(tmp_path), FLAGSHIP, *words)
    assert "against 28 points (plan-28):" in done.stderr
    moved = "moved: Size of Ukraine's army: 600,000 persons -> 700,000 persons (Toward: Ukraine"
    assert moved in done.stderr
    assert "unknown: Full amnesty: yes -> -" in done.stderr


def test_without_a_mapping_it_compares_by_proposal_and_says_so(tmp_path: Path) -> None:
    done = winset("import", "draft", leak(tmp_path), FLAGSHIP)
    assert done.returncode == 0
    told, _, compared = done.stderr.partition("by proposal, unconfirmed")
    assert "5 points, 0 on an issue, 5 not" in told
    assert "against" not in told
    assert "(4 points: 1, 2, 3, 4)" in compared
    assert "against 28 points (plan-28):" in compared
    assert "moved: Size of Ukraine's army: 600,000 persons -> 700,000 persons" in compared
    assert "kept: Ukraine renounces NATO: yes -> yes" in compared
    # What is only proposed stays out of the skeleton.
    drafts = read_yaml("out.yaml", done.stdout.encode("utf-8")).data["drafts"]["leak"]
    assert not [c for c in drafts["clauses"] if "sets" in c]


def test_what_is_settled_and_what_is_proposed_are_kept_apart(tmp_path: Path) -> None:
    done = winset("import", "draft", leak(tmp_path), FLAGSHIP, "--map", "1=army-size")
    settled, _, proposed = done.stderr.partition("by proposal, unconfirmed")
    assert "moved: Size of Ukraine's army" in settled
    assert "Size of Ukraine's army" not in proposed
    assert "frozen until Russia pays" in proposed


def test_a_text_like_no_issue_is_compared_with_nothing_and_says_so(tmp_path: Path) -> None:
    text = "1. The bells of both capitals are rung.\n2. Flowers are thrown.\n"
    done = winset("import", "draft", leak(tmp_path, text), FLAGSHIP)
    assert done.returncode == 0
    assert "none is like one: compared with nothing" in done.stderr


def test_a_proposal_takes_each_issue_once_and_leaves_what_was_left_out(
    talks: Case, tmp_path: Path
) -> None:
    text = paper(
        tmp_path,
        "1. Ukraine's armed forces will be limited to 700,000 personnel.\n"
        "2. Ukraine's armed forces will have 600,000 personnel.\n"
        "3. A full amnesty is given to all.\n",
    )
    free = skeleton(talks, text, About(), {})
    first = {
        choice.issue: choice for choices in by_proposal(free, {}).values() for choice in choices
    }
    assert len(first) == len(by_proposal(free, {}))
    assert first["army-size"].settlement in ("700k persons", "600k persons")
    mapping: dict[str, tuple[Choice, ...]] = {"3": (), **mapped(talks, text, ["1=army-size"])}
    kept = by_proposal(skeleton(talks, text, About(), mapping), mapping)
    assert "3" not in kept
    assert "army-size" not in {c.issue for choices in kept.values() for c in choices}


def test_asked_point_by_point(tmp_path: Path) -> None:
    import subprocess

    from tests.cli.helpers import WINSET, environment

    done = subprocess.run(
        [str(WINSET), "import", "draft", str(leak(tmp_path)), FLAGSHIP, "--ask"],
        input="1\nnato-renounced:maybe\nnato-renounced:yes\n\nno-such\n-\n\n",
        env=environment(),
        capture_output=True,
        encoding="utf-8",
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    drafts = read_yaml("out.yaml", done.stdout.encode("utf-8")).data["drafts"]["leak"]
    assert [c.get("sets") for c in drafts["clauses"]] == [
        "army-size",
        "nato-renounced",
        None,
        None,
        None,
    ]
    assert drafts["rest"] == "nothing"
    assert "'no-such' is no issue of this case" in done.stderr


def test_written_into_a_case_of_ones_own_and_checked(tmp_path: Path) -> None:
    own = copy_of(FLAGSHIP, tmp_path / "own")
    words = ("--map", "1=army-size", "--authors", "Witkoff", "--write")
    done = winset("import", "draft", leak(tmp_path), own, *words)
    assert done.returncode == 0, done.stderr
    assert "written into documents.yaml" in done.stdout
    assert "written into drafts.yaml" in done.stdout
    assert winset("check", own).returncode == 0
    grown = api.load(own)
    assert grown.drafts["leak"].clauses[0].rests_on[0].text == "leak-text:1"
    assert api.run("drafts", grown, draft="leak").table("clauses").rows


def test_a_text_the_case_cannot_hold_is_not_written(tmp_path: Path) -> None:
    own = copy_of(FLAGSHIP, tmp_path / "own")
    before = files_of(own)
    words = ("--map", "1=army-size", "--authors", "Witkoff", "--date", "2027-01-01", "--write")
    done = winset("import", "draft", leak(tmp_path), own, *words)
    assert done.returncode == 1
    assert "nothing was written" in done.stderr
    assert files_of(own) == before


def test_a_text_without_authors_is_not_written(tmp_path: Path) -> None:
    own = copy_of(KOREA, tmp_path / "own")
    before = files_of(own)
    done = winset("import", "draft", leak(tmp_path), own, "--date", "1952-10-30", "--write")
    assert done.returncode == 2
    assert "say who wrote it with --authors" in done.stderr
    assert files_of(own) == before


def test_a_text_whose_author_nobody_knows_is_written_when_that_is_said(tmp_path: Path) -> None:
    own = copy_of(FLAGSHIP, tmp_path / "own")
    words = ("--map", "1=army-size", "--authors", "unknown", "--release", "leaked", "--write")
    done = winset("import", "draft", leak(tmp_path), own, *words)
    assert done.returncode == 0, done.stderr
    assert "nobody is named as author" not in done.stdout
    assert winset("check", own).returncode == 0
    assert api.load(own).drafts["leak"].authors == ()


def test_a_chinese_file_gets_an_id_with_its_date(talks: Case, tmp_path: Path) -> None:
    text = paper(tmp_path, CHINESE, "外洩.txt")
    assert skeleton(talks, text, About(), {}).id == "text-2026-02-10"


def test_a_shipped_case_stays_as_it_is(tmp_path: Path) -> None:
    done = winset("import", "draft", leak(tmp_path), FLAGSHIP, "--write")
    assert done.returncode == 2
    assert "is a shipped case and stays as it is" in done.stderr


def test_the_skeleton_in_a_file(tmp_path: Path) -> None:
    out = tmp_path / "skeleton.yaml"
    words = ("--map", "1=army-size", "--output", str(out))
    assert winset("import", "draft", leak(tmp_path), FLAGSHIP, *words).returncode == 0
    assert "army-size" in out.read_text("utf-8")
    again = winset("import", "draft", leak(tmp_path), FLAGSHIP, *words)
    assert again.returncode == 2
    assert "is there already; choose another file" in again.stderr


def test_in_chinese_throughout(tmp_path: Path) -> None:
    words = ("--map", "1=army-size", "--lang", "zh-Hant")
    done = winset("import", "draft", leak(tmp_path, CHINESE), FLAGSHIP, *words)
    assert done.returncode == 0, done.stderr
    assert "改動: 烏克蘭兵額: 800,000人 -> 700,000人" in done.stderr
    assert "註：日期 2026-02-10 取自標題" in done.stderr
    assert "將 army-size 定為 700k persons" in done.stderr
    for english in ("note:", "sets ", "may set", "by proposal", "against"):
        assert english not in done.stderr
    assert "# 由 winset import draft 製成的骨架" in done.stdout
    assert "# Made by" not in done.stdout


def test_a_proposal_by_its_figure_alone_shows_no_empty_words(tmp_path: Path) -> None:
    text = "一、兵額七十萬人。\n二、停火六十日。\n三、五十億美元。\n四、八十萬人。\n"
    for language in ("en", "zh-Hant"):
        done = winset("import", "draft", leak(tmp_path, text), FLAGSHIP, "--lang", language)
        assert done.returncode == 0
        assert "(words: )" not in done.stderr
        assert "（字詞：）" not in done.stderr
        assert {"en": "(a figure of its unit)", "zh-Hant": "（有其單位的數字）"}[language] in (
            done.stderr
        )


def test_a_date_below_the_title_is_read_and_its_line_told(talks: Case, tmp_path: Path) -> None:
    text = paper(tmp_path, "Peace plan\n\n10 February 2026\nAfter 4 February 2026\n\n1. One.\n")
    made = skeleton(talks, text, About(), {})
    assert made.draft["date"] == "2026-02-10"
    told = [note.told(words("en", "import")) for note in made.notes]
    assert "date 2026-02-10 taken from line 3; --date sets another" in told
    assert "other dates before the first point: 2026-02-04" in told
