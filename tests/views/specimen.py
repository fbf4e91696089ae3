"""A full report on an invented conflict, in both languages, with every part of the page in it.

Talvia and Meron fight over the Lowen valley; the Gulf League mediates, the Strait Union pays. No
place, text or figure is real. It is as long as the quotas of the brief allow, so that what fits
here fits in a real brief.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import cast

from winset.views.document import (
    Beside,
    Block,
    Bullets,
    Chapter,
    Cite,
    Column,
    Columns,
    DataTable,
    Definition,
    Definitions,
    Demand,
    Details,
    Document,
    Emphasis,
    FanChart,
    GanttChart,
    Judgement,
    KeyOfMarks,
    Kind,
    LadderChart,
    LadderParty,
    Link,
    Mark,
    Masthead,
    More,
    Move,
    Note,
    Paragraph,
    Pole,
    RangeStrips,
    Refusal,
    Row,
    Rung,
    Section,
    Sentence,
    Span,
    Spans,
    Stand,
    Strip,
    Strong,
    Text,
    TimeLine,
    Window,
)
from winset.views.document.charts import Ahead, Baseline, Clock, Observed, Step

LANGUAGES = ("en", "zh-Hant")


def specimen(language: str, *, chapters: bool = True) -> Document:
    """The whole report, or the brief alone."""
    say = Writer(language)
    return Document(
        title=say("Talks to end the war over the Lowen valley", "洛溫谷戰爭停戰談判"),
        language=language,
        masthead=_masthead(say),
        brief=(
            _bottom_line(say),
            Beside((_judgements(say, chapters), _likelihood(say)), (7, 5)),
            _changes(say, chapters),
            _blockers(say),
            _ladders(say),
            _clocks(say),
            Beside((_signposts(say), _gaps(say, chapters), _figures(say)), (1, 1, 1)),
        ),
        chapters=_chapters(say) if chapters else (),
        notes=_notes(say, chapters),
        foot=(_foot(say),),
    )


class Writer:
    """Picks the words of one language and turns short forms into records."""

    def __init__(self, language: str) -> None:
        self.language = language

    def __call__(self, english: str, chinese: str) -> str:
        return english if self.language == "en" else chinese

    def line(self, kinds: str, english: str, chinese: str) -> Sentence:
        """A sentence; ``[a3 b14]`` in its words are citations, ``*words*`` a lead-in,
        ``_words_`` a condition."""
        named = tuple(cast(Kind, kind) for kind in kinds.split("+"))
        return Sentence(named, spans(self(english, chinese)))

    def cell(self, english: str, chinese: str) -> Spans:
        return spans(self(english, chinese))


def spans(words: str) -> Spans:
    """Spans from a short form."""
    found: list[Span] = []
    for piece in _pieces(words):
        if piece.startswith("["):
            found.extend(cite(name) for name in piece[1:-1].split())
        elif piece.startswith("*"):
            found.append(Strong(piece[1:-1]))
        elif piece.startswith("_"):
            found.append(Emphasis(piece[1:-1]))
        elif piece:
            found.append(Text(piece))
    return tuple(found)


def _pieces(words: str) -> list[str]:
    pieces: list[str] = []
    rest = words
    while rest:
        starts = [(rest.find(mark), mark) for mark in "[*_" if mark in rest]
        if not starts:
            return [*pieces, rest]
        start, mark = min(starts)
        end = rest.index({"[": "]", "*": "*", "_": "_"}[mark], start + 1) + 1
        pieces += [rest[:start], rest[start:end]]
        rest = rest[end:]
    return pieces


def cite(name: str) -> Cite:
    """``b14`` -> B14; ``=deals.1`` -> = deals 1; ``-b15`` and ``+b14`` name the role."""
    if name.startswith("="):
        lens, table = name[1:].split(".")
        return Cite(f"{lens} {table}", f"{lens}-{table}", computed=True)
    return Cite(name.upper(), name)


def _masthead(say: Writer) -> Masthead:
    return Masthead(
        as_of=say("As known on 20 June 2031,", "截至2031年6月20日，"),
        compared=say("compared with 3 March 2031", "與2031年3月3日相比"),
        lines=(
            say.line(
                "M",
                "212 claims: 121 stated, 48 reported, 34 inferred, 9 denied.",
                "212則陳述：121則公開表明，48則據報，34則推斷，9則否認。",
            ),
            say.line(
                "M",
                "Positions known in 41 of 96 party-issue cells; 17 numbers are our judgement.",
                "96格立場之中已知41格；17個數字為本報告判斷。",
            ),
            say.line(
                "G",
                "Talvia is recorded almost as a single voice: "
                "1 of 6 constituencies has a position.",
                "塔爾維亞幾乎只有單一聲音：6個內部群體只有1個有自己的立場。",
            ),
        ),
        fingerprint=say("Case 7d41c09e, seed 1.", "案卷 7d41c09e，種子 1。"),
    )


def _bottom_line(say: Writer) -> Section:
    return Section(
        "bottom-line",
        say("Bottom line", "結論"),
        (
            Paragraph(
                (
                    say.line(
                        "P+M",
                        "Talvia demands the whole valley and now its recognition by every "
                        "guarantor; Meron refuses to leave land it holds [a3 b2]. As stated, 0 of "
                        "15 packages have every consent they need; this follows from the two "
                        "declarations [=deals.1].",
                        "塔爾維亞要求整個河谷，現在更要求所有擔保方承認；"
                        "梅隆拒絕撤出所據土地[a3 b2]。"
                        "按現有說法，15個方案中有0個取得全部所需同意；"
                        "這是兩項聲明的直接結果[=deals.1]。",
                    ),
                    say.line(
                        "I+C",
                        "What moved is the guarantee: document B sees the League and the Union "
                        "agreed on a treaty [b9]; a press report says the Ansa meeting brought no "
                        "signature [4].",
                        "有變化的是安全保障：文件B認為聯盟與聯邦已就條約達成一致[b9]；"
                        "有報道稱安薩會議沒有簽署文件[4]。",
                    ),
                    say.line(
                        "L",
                        "A general ceasefire in force for 30 days by 1 March 2032 is "
                        "unlikely (20–35\u00a0%). Past wars give 15–40\u00a0% (two classes, "
                        "n\u00a0=\u00a061) "
                        "for _an end of the fighting_, which is another thing [=forecast.1].",
                        "2032年3月1日前實現全面停火並維持30日不太可能（20–35%）。歷史參考範圍為15–40%"
                        "（兩個類別，n\u00a0=\u00a061），但所計的是_戰事結束_，定義不同[=forecast.1]。",
                    ),
                )
            ),
        ),
        page=1,
        style="lead",
    )


def _judgements(say: Writer, chapters: bool) -> Section:
    return Section(
        "judgements",
        say("Key judgements", "主要判斷"),
        (
            Judgement(
                "kj1",
                "KJ1",
                say.line(
                    "P+M",
                    "Land blocks, the guarantee bends: of 38 single changes tried, "
                    "only two open a package [=deals.2].",
                    "卡在土地，鬆動在保障：試過38項單一立場改變，只有兩項能打開方案[=deals.2]。",
                ),
                say.line(
                    "K",
                    "*Confidence: moderate,* because 11 of 30 cells used are inferences and 6 are "
                    "unsaid.",
                    "*信心：中，*因所用30格中11格為推斷、6格無人提及。",
                ),
                (cite("a3"), cite("b2"), cite("b11")),
            ),
            Judgement(
                "kj2",
                "KJ2",
                say.line(
                    "M",
                    "Two packages lack one recorded consent: freeze with treaty lacks Talvia’s, "
                    "withdrawal with treaty that of Meron’s chamber [=deals.1].",
                    "兩個方案只欠一項已知同意：凍結加條約欠塔爾維亞，撤軍加條約欠梅隆議會[=deals.1]。",
                ),
                say.line(
                    "K",
                    "*Confidence: low,* because three soft readings carry the second.",
                    "*信心：低，*因後者靠三項軟性解讀支撐。",
                ),
                (cite("b9"), cite("b11"), cite("b17")),
                (
                    say.line(
                        "D",
                        "Under its spring reading Talvia refuses the second too [a19].",
                        "按春季的說法，塔爾維亞連第二個方案也拒絕[a19]。",
                    ),
                ),
            ),
            Judgement(
                "kj3",
                "KJ3",
                say.line(
                    "M",
                    "A vote by 15 September cannot follow a 60-day campaign: a law on 31 July "
                    "gives 29 September [=calendar.1].",
                    "競選期60天，則無法在9月15日前投票：7月31日立法，最早9月29日投票[=calendar.1]。",
                ),
                say.line(
                    "K",
                    "*Confidence: high,* because the rule is public and only the plan is denied.",
                    "*信心：高，*因規則公開，只有計劃遭否認。",
                ),
                (cite("b13"), cite("b14"), cite("b15")),
                (
                    say.line(
                        "D",
                        "The law can change; the election board speaks of five months [5].",
                        "法律可改；選舉委員會說需五個月[5]。",
                    ),
                ),
            ),
            Judgement(
                "kj4",
                "KJ4",
                say.line(
                    "M",
                    "The copper squeeze is real and slow: at the May price mines bring 1.9\u00a0bn "
                    "against 2.6 planned [=endurance.3]; a change of Talvia’s aim is not shown "
                    "[b24].",
                    "銅價壓力真實而緩慢：按5月價格，礦業收入19億，預算為26億[=endurance.3]；未見塔爾維亞"
                    "因此改變目標[b24]。",
                ),
                say.line(
                    "K",
                    "*Confidence: moderate,* because the revenue rule is fitted and the aim "
                    "inferred.",
                    "*信心：中，*因收入規則為擬合，目標為推斷。",
                ),
                (cite("b21"), cite("b24"), cite("6")),
            ),
            Judgement(
                "kj5",
                "KJ5",
                say.line(
                    "M",
                    "Who tires first we do not call; methods differ (Talvia, Meron, neither) "
                    "[=endurance.5].",
                    "誰先撐不住，我們不下判斷；三種方法結論不一（塔爾維亞、梅隆、皆非）[=endurance.5]。",
                ),
                say.line(
                    "K",
                    "*Confidence: low,* because no method was tested on this war.",
                    "*信心：低，*因沒有方法在這場戰爭上驗證過。",
                ),
                (cite("a30"), cite("b26")),
            ),
        )
        + ((_edited(say),) if chapters else ()),
        page=1,
    )


def _edited(say: Writer) -> Block:
    sentence = say.line("J", "Assumption: no third state enters.", "假設：沒有第三國參戰。")
    return Paragraph((Sentence(sentence.kinds, sentence.spans, edited=True),), fine=True)


LIKELY = (
    ("announced", "General ceasefire announced", "宣布全面停火", "5–10", "10–20", "25–40", "35–50"),
    ("in-force", "… in force for 30 days", "……維持30日", "under 5", "5–15", "20–35", "30–45"),
    ("framework", "Framework signed", "簽署框架", "under 5", "5–10", "10–20", "15–25"),
    ("settlement", "Settlement signed", "簽署和約", "under 5", "under 5", "5–10", "5–15"),
    ("ratified", "Ratified", "批准生效", "under 5", "under 5", "under 5", "5–10"),
    ("mediator", "Mediator leaves", "調停者退出", "5–10", "10–15", "20–30", "25–35"),
    ("wider", "Wider war", "戰事擴大", "under 5", "5–10", "5–15", "10–20"),
)


def _likelihood(say: Writer) -> Section:
    def printed(words: str) -> str:
        return words.replace("under ", say("under ", "低於"))

    columns = (
        Column("outcome", say("Outcome, by", "結果與期限")),
        Column("jul", say("31 Jul", "7/31"), align="right"),
        Column("sep", say("15 Sep", "9/15"), align="right"),
        Column("mar", say("1 Mar", "3/1"), align="right"),
        Column("jun", say("30 Jun", "6/30"), align="right"),
    )
    rows = tuple(
        Row(
            name,
            (Text(say(english, chinese)),),
            tuple((Text(printed(value)),) for value in values),
        )
        for name, english, chinese, *values in LIKELY
    )
    return Section(
        "how-likely",
        say("How likely, by when", "可能性與時間"),
        (
            DataTable(
                "likelihood",
                say("Chance in %, 90 % range", "機會（%），九成區間"),
                columns,
                rows,
                narrow="compact",
            ),
            Paragraph(
                (
                    say.line(
                        "M",
                        "[=forecast.2] Reference: 15–40\u00a0% by 1 March (wars over land, end "
                        "within a year, n\u00a0=\u00a061).",
                        "[=forecast.2]參考：至3月1日15–40%（領土戰爭，一年內戰事結束，n\u00a0=\u00a061）。",
                    ),
                    say.line(
                        "R",
                        "Crowd: 28\u00a0% (“ceasefire of 30 days”, 12 June) [7].",
                        "群眾預測：28%（「停火30日」，6月12日）[7]。",
                    ),
                    say.line(
                        "M",
                        "The level comes from past wars, the shape from the mechanisms.",
                        "水平取自過往戰爭，曲線形狀取自各機制。",
                    ),
                ),
                fine=True,
            ),
        ),
        page=1,
        style="box",
    )


def _changes(say: Writer, chapters: bool) -> Section:
    def row(name: str, head: Spans, *cells: Spans) -> Row:
        return Row(name, head, cells)

    since, now = Mark("since", word=""), Mark("known-now", word="")
    denied, gap = Mark("contested", word=""), Mark("unsaid", word="")
    rows = (
        row(
            "recognition",
            say.cell("Valley claim", "河谷主權"),
            say.cell("no demand recorded", "未見要求"),
            say.cell("asked of every guarantor", "要求所有擔保方承認"),
            say.cell("harder", "更難"),
            (since, *say.cell("public [b2]", "公開[b2]")),
        ),
        row(
            "guarantee",
            say.cell("League guarantee", "聯盟保障"),
            say.cell("talks after a ceasefire", "停火後再談"),
            say.cell("treaty, conditional on a vote", "條約式，以投票為條件"),
            say.cell("easier for Meron, harder for Talvia", "對梅隆較易，對塔爾維亞較難"),
            (
                denied,
                *say.cell(
                    "inferred [b9]; reported [b13], denied [b14]",
                    "推斷[b9]；報道[b13]，否認[b14]",
                ),
            ),
        ),
        row(
            "army",
            say.cell("Army ceiling", "軍隊上限"),
            say.cell("90,000 (21 points)", "90,000（21點）"),
            say.cell("120,000 (16 points)", "120,000（16點）"),
            say.cell("toward Meron", "偏向梅隆"),
            (since, *say.cell("text [a21 3]", "文本[a21 3]")),
        ),
        row(
            "format",
            say.cell("Format", "談判形式"),
            say.cell("envoys between capitals", "特使穿梭"),
            say.cell("three-way; 120 prisoners", "三方；換俘120人"),
            say.cell("nothing on land", "與土地無涉"),
            (since, *say.cell("fact [b1]", "事實[b1]")),
        ),
        row(
            "calendar",
            say.cell("Calendar", "日程"),
            say.cell("none", "無"),
            say.cell("four dates, one denied", "四個日期，一個遭否認"),
            say.cell("see clocks", "見期限表"),
            (denied, *say.cell("reported [b4 b13], denied [b14]", "報道[b4 b13]，否認[b14]")),
        ),
        row(
            "line",
            say.cell("League line", "聯盟說法"),
            say.cell("not recorded", "無記錄"),
            say.cell("land and water, no guarantee", "要土地與水源，無保障"),
            say.cell("explains the turn", "可解釋轉向"),
            (now, *say.cell("known only now [b8]", "現在才知[b8]")),
        ),
        row(
            "envoy",
            say.cell("Envoy Harl", "特使哈爾"),
            say.cell("wrote the 21 points", "執筆21點"),
            say.cell("nothing in document B", "文件B隻字未提"),
            say.cell("unknown", "不明"),
            (gap, *say.cell("gap [a24]", "空白[a24]")),
        ),
    )
    return Section(
        "what-changed",
        say("What changed since 3 March 2031", "2031年3月3日以來的變化"),
        (
            DataTable(
                "changes",
                say(
                    "Sorted by effect on the key judgements, then date",
                    "按對主要判斷的影響排序，再按日期",
                ),
                (
                    Column("thing", say("Thing", "事項"), width=14),
                    Column("then", say("Then", "當時"), width=18),
                    Column("now", say("Now", "現在"), width=25),
                    Column("deal", say("For a deal", "對協議"), width=19),
                    Column("kind", say("Kind, sources", "性質、來源")),
                ),
                rows,
                more=More(3, "positions-moves") if chapters else None,
            ),
            Paragraph(
                (
                    Sentence(
                        ("M",),
                        (
                            Mark("unchanged", word=""),
                            *say.cell(
                                "*Unchanged although much reported:* front line, sanctions of the "
                                "Union.",
                                "*報道雖多，並無變化：*戰線、聯邦制裁。",
                            ),
                        ),
                    ),
                    say.line(
                        "M",
                        "*Our judgements that changed:* KJ4, low to moderate.",
                        "*本報告判斷的改變：*KJ4由低改為中。",
                    ),
                ),
                fine=True,
            ),
        ),
        page=1,
    )


def _blockers(say: Writer) -> Section:
    no, yes = Mark("no", "declared"), Mark("yes", "declared")
    unsaid = Mark("unsaid")

    def row(name: str, english: str, chinese: str, *cells: Spans) -> Row:
        return Row(name, (Text(say(english, chinese)),), cells)

    author = Mark("yes", "text", word=say("author", "提案者"), ground_word="")
    rows = (
        row(
            "freeze-treaty",
            "Freeze + treaty",
            "凍結＋條約",
            (no, cite("b2")),
            (Mark("yes", "text"), cite("3")),
            (Mark("split"), *say.cell("41 ready, 48 against [8]", "41%願意，48%反對[8]")),
            (Mark("yes", "inferred"), cite("b9"), cite("b17")),
            (yes, cite("b10")),
        ),
        row(
            "withdrawal-treaty",
            "Withdrawal + treaty",
            "撤軍＋條約",
            (Mark("could-bend"), *say.cell("[b2]; if valley [a19 b11]", "[b2]；若得河谷[a19 b11]")),
            (Mark("could-bend"), *say.cell("[b2]; if treaty [b11]", "[b2]；若有條約[b11]")),
            (Mark("no", "inferred"), *say.cell("[b16]; 55 against [8]", "[b16]；55%反對[8]")),
            (
                Mark("yes-if", word=say("yes, if a vote", "若投票則同意"), also=("contested",)),
                *say.cell("reported [b13], denied [b14]", "報道[b13]，否認[b14]"),
            ),
            (unsaid,),
        ),
        row(
            "points-21",
            "21 points",
            "21點",
            (Mark("yes", "assumed"),),
            (Mark("no", "text"), cite("a8"), cite("a9")),
            (unsaid,),
            (author, cite("a21")),
            (Mark("no", "text"), cite("a9")),
        ),
        row(
            "points-16",
            "16 points",
            "16點",
            (no, cite("b2")),
            (author, cite("3")),
            (unsaid,),
            (
                Mark("yes-if", "text", word=say("yes, but", "原則同意"), ground_word=""),
                *say.cell("two points open [3]", "兩點未定[3]"),
            ),
            (Mark("yes", "reported"), cite("4")),
        ),
        row(
            "truce",
            "Truce without text",
            "無文本停火",
            (Mark("no", "legal"), cite("b6")),
            (Mark("yes", "declared"), cite("b14")),
            (Mark("not-needed"),),
            (Mark("yes", "inferred"), cite("b17")),
            (Mark("not-needed"),),
        ),
    )
    return Section(
        "who-blocks",
        say("Who blocks what", "誰擋住什麼"),
        (
            DataTable(
                "blockers",
                say(
                    "Consents each package needs; symbol = answer, outline = how we know",
                    "每個方案所需的同意；符號＝答覆，外框＝何以得知",
                ),
                (
                    Column("package", say("Package", "方案"), width=15),
                    Column("talvia", say("Talvia signs", "塔爾維亞簽署"), width=17),
                    Column("meron", say("Meron signs", "梅隆簽署"), width=17),
                    Column("chamber", say("Meron ratifies", "梅隆批准"), width=17),
                    Column("league", say("League delivers", "聯盟履行"), width=17),
                    Column("union", say("Union delivers", "聯邦履行"), width=17),
                ),
                rows,
            ),
            KeyOfMarks(),
            Paragraph(
                (
                    say.line(
                        "M",
                        "*Smallest change, and who pays:* the buffer, Talvia; the chamber’s "
                        "line, Meron [=deals.2].",
                        "*最小改變與代價：*緩衝區，塔爾維亞；議會立場，梅隆[=deals.2]。",
                    ),
                    say.line(
                        "M",
                        "*Could undo it unsigned:* the valley militia.",
                        "*未簽署而能破壞者：*河谷民兵。",
                    ),
                    say.line(
                        "G",
                        "No text says who judges a violation.",
                        "沒有文本說明由誰認定違約。",
                    ),
                ),
                fine=True,
            ),
        ),
        page=1,
    )


def _parties(say: Writer) -> tuple[LadderParty, ...]:
    return (
        LadderParty("TAL", "TAL", say("Talvia", "塔爾維亞"), 0),
        LadderParty("MER", "MER", say("Meron", "梅隆"), 1),
        LadderParty("GL", "GL", say("Gulf League", "海灣聯盟"), 2),
        LadderParty("SU", "SU", say("Strait Union", "海峽聯邦"), 3),
    )


def land_ladder(say: Writer) -> LadderChart:
    """A ladder on which everything happens: red lines, soft lines, moves, silence."""
    jun, mar, may = say("Jun", "6月"), say("3 Mar", "3月3日"), say("24 May", "5月24日")
    text, talks, press = say("text", "文本"), say("talks", "會談"), say("press", "媒體")
    return LadderChart(
        "ladder-land",
        say.line(
            "P+I",
            "*Lowen valley:* the declared red lines leave no rung in common; Meron’s is said to "
            "bend for a treaty [b11].",
            "*洛溫谷：*已公開的紅線之間沒有共同方案；據稱梅隆的紅線可為條約讓步[b11]。",
        ),
        say("Lowen valley", "洛溫谷"),
        (
            Rung("recognised", say("and all recognise it", "並獲各方承認")),
            Rung("withdraw", say("Meron withdraws", "梅隆撤軍")),
            Rung("buffer", say("buffer held as Talvian", "緩衝區視同塔爾維亞")),
            Rung("zone", say("economic zone", "經濟區")),
            Rung(
                "swaps",
                say("swaps later, from the line of contact", "日後由接觸線起換地"),
                say("swaps later", "日後換地"),
            ),
            Rung("freeze", say("freeze in place", "就地凍結")),
        ),
        _parties(say),
        (
            Stand("TAL", ("recognised",), jun, "declared", talks, (cite("b2"),)),
            Stand(
                "MER",
                ("withdraw",),
                jun,
                "inferred",
                "",
                (cite("b11"),),
                condition=say("treaty", "有條約"),
            ),
            Stand(
                "MER", ("zone",), may, "text", text, (cite("3"),), condition=say("voted", "經公投")
            ),
            Stand("MER", ("freeze",), may, "text", text, (cite("3"),)),
            Stand("GL", ("buffer",), say("Feb", "2月"), "text", text, (cite("1"),)),
            Stand("GL", ("freeze",), jun, "inferred", "", (cite("b17"),)),
            Stand("SU", ("swaps",), say("9 Mar", "3月9日"), "text", text, (cite("2"),)),
        ),
        (
            Refusal(
                "TAL",
                ("buffer", "zone", "swaps", "freeze"),
                "declared",
                jun,
                talks,
                (cite("b2"),),
            ),
            Refusal("MER", ("recognised", "withdraw"), "declared", jun, talks, (cite("b2"),)),
        ),
        (Move("TAL", "withdraw", "recognised", mar, press, (cite("a3"),)),),
    )


def guarantee_ladder(say: Writer) -> LadderChart:
    """A ladder with two soft marks of one party, a move each way, and one known only now."""
    jun, text, talks = say("Jun", "6月"), say("text", "文本"), say("talks", "會談")
    return LadderChart(
        "ladder-guarantee",
        say.line(
            "P+I",
            "*Guarantee:* 3 of 4 sides reach a treaty; Talvia refuses in public [b2], and is read "
            "two ways [a19 b11].",
            "*安全保障：*四方之中三方接受條約；塔爾維亞公開拒絕[b2]，另有兩種解讀[a19 b11]。",
        ),
        say("guarantee", "安全保障"),
        (
            Rung("membership", say("membership", "加入聯盟")),
            Rung("troops", say("with allied troops", "盟軍駐紮")),
            Rung("treaty", say("treaty", "條約")),
            Rung("limited", say("limited, tacit", "有限、默許")),
            Rung("none", say("none", "無")),
        ),
        _parties(say),
        (
            Stand(
                "TAL",
                ("treaty",),
                jun,
                "inferred",
                "",
                (cite("b11"),),
                condition=say("valley", "得河谷"),
                rival=True,
            ),
            Stand(
                "TAL",
                ("limited",),
                say("Mar", "3月"),
                "inferred",
                "",
                (cite("a19"),),
                condition=say("valley", "得河谷"),
                rival=True,
            ),
            Stand("TAL", ("none",), jun, "declared", talks, (cite("b2"),)),
            Stand("MER", ("treaty",), say("14 May", "5月14日"), "text", text, (cite("3"),)),
            Stand(
                "GL",
                ("treaty",),
                jun,
                "contested",
                "",
                (cite("b13"), cite("b14")),
                condition=say("a vote", "先投票"),
            ),
            Stand("SU", ("troops",), say("6 Jun", "6月6日"), "text", text, (cite("4"),)),
            Stand("SU", ("treaty",), jun, "reported", "", (cite("b9"),)),
        ),
        (
            Refusal(
                "TAL",
                ("membership", "troops", "treaty", "limited"),
                "declared",
                jun,
                talks,
                (cite("b2"),),
            ),
        ),
        (
            Move(
                "MER",
                "membership",
                "treaty",
                say("1 Mar", "3月1日"),
                say("press", "媒體"),
                (cite("a8"),),
            ),
            Move("GL", "none", "treaty", say("Jan", "1月"), "", (cite("b8"),), known_only_now=True),
        ),
    )


def _ladders(say: Writer) -> Section:
    return Section(
        "ladders",
        say("Where each side stands: land and guarantee", "各方立場：土地與保障"),
        (Columns(((land_ladder(say),), (guarantee_ladder(say),)), (1, 1)),),
        page=2,
    )


def time_line(say: Writer) -> TimeLine:
    """Firm, soft, random and denied dates, windows of every kind, and a circle of demands."""
    vote, treaty = say("vote", "投票"), say("treaty", "條約")
    return TimeLine(
        "time-line",
        say.line(
            "M",
            "*A vote on 15 September and a 60-day campaign do not fit* after a law on 31 July "
            "[=calendar.1].",
            "*9月15日投票與60天競選期無法並存，*若7月31日立法[=calendar.1]。",
        ),
        date(2031, 6, 1),
        date(2032, 6, 30),
        date(2031, 6, 20),
        (
            Pole(
                "announcement",
                say("10 Jul announcement", "7月10日宣布"),
                date(2031, 7, 10),
                "soft",
                cites=(cite("b13"), cite("b14")),
                contested=True,
            ),
            Pole(
                "vote",
                say("15 Sep vote", "9月15日投票"),
                date(2031, 9, 15),
                "soft",
                cites=(cite("b13"), cite("b14")),
                contested=True,
            ),
            Pole(
                "election",
                say("3 Mar League election", "3月3日聯盟選舉"),
                date(2032, 3, 3),
                "firm",
                say("law", "法律"),
                (cite("b5"),),
            ),
            Pole(
                "budget",
                say("31 Mar budget year", "3月31日預算年度"),
                date(2032, 3, 31),
                "firm",
                say("law", "法律"),
                (cite("b21"),),
            ),
            Pole(
                "flood",
                say("spring flood", "春汛"),
                date(2032, 5, 10),
                "random",
                say("season", "季節"),
                (cite("b27"),),
            ),
        ),
        (
            Window(
                "deal",
                say("deal", "協議"),
                date(2031, 8, 1),
                date(2031, 8, 31),
                "soft",
                cites=(cite("b4"),),
            ),
            Window(
                "law",
                say("law change", "修法"),
                date(2031, 6, 25),
                date(2031, 7, 31),
                "inferred",
                date(2031, 8, 20),
                cites=(cite("b15"),),
            ),
            Window(
                "campaign",
                say("60-day campaign: to 29 Sep", "60天競選期：至9月29日"),
                date(2031, 7, 31),
                date(2031, 9, 29),
                "computed",
                cites=(cite("=calendar.1"),),
            ),
        ),
        (
            Demand(vote, treaty, say("League", "聯盟"), (cite("b13"),), circle=True),
            Demand(treaty, vote, say("Meron", "梅隆"), (cite("b14"),), circle=True),
            Demand(
                say("ceasefire", "停火"), vote, say("election board", "選舉委員會"), (cite("5"),)
            ),
        ),
    )


def _clocks(say: Writer) -> Section:
    def row(name: str, head: Spans, *cells: Spans) -> Row:
        return Row(name, head, cells)

    rows = (
        row(
            "announcement",
            say.cell("Announcement of a vote", "宣布投票"),
            say.cell("10 Jul", "7月10日"),
            say.cell("Meron, reported", "梅隆，據報"),
            (
                Mark("contested", word=""),
                *say.cell("reported [b13], denied [b14]", "報道[b13]，否認[b14]"),
            ),
            say.cell("none", "無"),
            say.cell("20 days", "20天"),
        ),
        row(
            "deal",
            say.cell("Peace-deal aim", "和約目標"),
            say.cell("August", "8月"),
            say.cell("both teams", "雙方談判團"),
            (Mark("soft", word=say("soft", "軟性")), cite("b4")),
            say.cell("land agreed [b4]", "土地談妥[b4]"),
            say.cell("unknown", "不明"),
        ),
        row(
            "vote",
            say.cell("Vote", "投票"),
            say.cell("15 Sep", "9月15日"),
            say.cell("League", "聯盟"),
            (
                Mark("contested", word=""),
                *say.cell("reported [b13], denied [b14]", "報道[b13]，否認[b14]"),
            ),
            say.cell("law, Talvia’s nod [b15 b16]", "立法、塔爾維亞首肯[b15 b16]"),
            say.cell("−14 days, 60-day rule", "−14天（60天規則）"),
        ),
        row(
            "election",
            say.cell("League election", "聯盟選舉"),
            say.cell("3 Mar", "3月3日"),
            say.cell("law", "法律"),
            (Mark("firm", word=say("firm", "硬性")), cite("b5")),
            say.cell("none", "無"),
            say.cell("170 days", "170天"),
        ),
        row(
            "budget",
            say.cell("Budget year", "預算年度"),
            say.cell("31 Mar", "3月31日"),
            say.cell("law", "法律"),
            (Mark("firm", word=say("firm", "硬性")), cite("b21")),
            say.cell("none", "無"),
            say.cell("198 days", "198天"),
        ),
    )
    return Section(
        "windows",
        say("Windows and clocks", "期間與期限"),
        (
            time_line(say),
            DataTable(
                "clocks",
                say(
                    "Clocks set by somebody; slack under the rule named",
                    "有人設下的期限；餘裕按所列規則計",
                ),
                (
                    Column("clock", say("Clock", "期限"), width=19),
                    Column("date", say("Date", "日期"), width=9),
                    Column("by", say("Set by", "設定者"), width=15),
                    Column("kind", say("Kind", "性質"), width=23),
                    Column("needs", say("Needs first", "先決條件"), width=19),
                    Column("slack", say("Slack", "餘裕"), align="right"),
                ),
                rows,
            ),
            Paragraph(
                (
                    say.line(
                        "M",
                        "The two orders of steps are circular: vote, then treaty [b13]; treaty, "
                        "then vote [b14]. Staged exits without a circle: treaty in two halves; "
                        "vote under a truce. In each, Meron is exposed for 40 to 70 days after "
                        "step 2 [=calendar.3].",
                        "兩種先後次序互相循環：先投票後條約[b13]；先條約後投票[b14]。不循環的分步出路：條約"
                        "分兩半；停火下投票。每條路上，梅隆在第二步後有40至70天缺乏保護[=calendar.3]。",
                    ),
                ),
                fine=True,
            ),
        ),
        page=2,
    )


def _signposts(say: Writer) -> Section:
    return Section(
        "signposts",
        say("What would change our mind", "什麼會改變判斷"),
        (
            Bullets(
                (
                    say.line(
                        "S",
                        "If Talvia puts a freeze in writing by 1 September, KJ1 moves down.",
                        "若塔爾維亞在9月1日前書面接受凍結，KJ1下修。",
                    ),
                    say.line(
                        "S",
                        "If a guarantee text with form, size and trigger is published by August, "
                        "KJ2 moves up.",
                        "若8月前公布載明形式、規模、觸發條件的保障文本，KJ2上修。",
                    ),
                    say.line(
                        "S",
                        "If a bill sets 46 days or less by 31 July, KJ3 falls.",
                        "若7月31日前有法案把競選期定為46天以內，KJ3不再成立。",
                    ),
                    say.line(
                        "S",
                        "If copper stays under 7,000 for three months, KJ4 moves up.",
                        "若銅價連續三個月低於7,000，KJ4上修。",
                    ),
                    say.line(
                        "D",
                        "Strongest case against: Talvia traded a valley before, in 2019 [a30].",
                        "最強反論：塔爾維亞2019年曾拿河谷交易[a30]。",
                    ),
                )
            ),
        ),
        page=2,
    )


def _gaps(say: Writer, chapters: bool) -> Section:
    return Section(
        "gaps",
        say("What we do not know", "我們不知道什麼"),
        (
            Bullets(
                (
                    say.line(
                        "G",
                        "No source says what guarantee Talvia would bear: three readings "
                        "stand [a19 b2 b11].",
                        "沒有來源說明塔爾維亞最終能容忍何種保障：三種解讀並存[a19 b2 b11]。",
                    ),
                    say.line(
                        "G",
                        "No source says whether the Union’s guarantee would outlive a withdrawal.",
                        "沒有來源說明撤軍後聯邦的保障是否仍然有效。",
                    ),
                    say.line(
                        "G",
                        "The text of the 12 points is unpublished [4].",
                        "12點文本從未公布[4]。",
                    ),
                    say.line(
                        "G",
                        "Who in Talvia could refuse or insist: nothing recorded.",
                        "塔爾維亞內部誰能拒絕、誰能堅持：毫無記錄。",
                    ),
                ),
                more=More(9, "audit-gaps") if chapters else None,
            ),
        ),
        page=2,
    )


def _figures(say: Writer) -> Section:
    return Section(
        "figures",
        say("Figures that do not add up", "對不上的數字"),
        (
            Bullets(
                (
                    say.line(
                        "X",
                        "Document A prints 14,450 km² as about 20\u00a0%; that is 23.9\u00a0%; an "
                        "agency printed 11,450; we use 11,450 [a12 6].",
                        "文件A稱14,450平方公里約為20%，實為23.9%；通訊社作11,450；"
                        "我們採用11,450[a12 6]。",
                    ),
                    say.line(
                        "X",
                        "Document B dates the listing to May; it was announced on 22 April "
                        "[b18 7].",
                        "文件B稱制裁在5月；實於4月22日宣布[b18 7]。",
                    ),
                    say.line(
                        "X",
                        "“17\u00a0% stronger than 92” is 78.6 or 76.4: both run [b21].",
                        "「較92升值17%」可為78.6或76.4：兩者都算[b21]。",
                    ),
                    say.line(
                        "X",
                        "“Third anniversary” and “about to enter year three” cannot both be "
                        "[b13 b27].",
                        "「三週年」與「即將進入第三年」不能並存[b13 b27]。",
                    ),
                )
            ),
        ),
        page=2,
    )


def _foot(say: Writer) -> Block:
    return Definitions(
        (
            Definition(
                say("Words", "用語"),
                say.cell(
                    "almost no chance 1–5, very unlikely 5–20, unlikely 20–45, roughly even 45–55, "
                    "likely 55–80, very likely 80–95, almost certain 95–99\u00a0%.",
                    "幾乎不可能1–5、極不可能5–20、不太可能20–45、機會約各半45–55、可能55–80、"
                    "極可能80–95、幾乎肯定95–99%。",
                ),
            ),
            Definition(
                say("Views", "視角"),
                say.cell(
                    "documents only, or all claims. Strengths: declared, assessed, weighed.",
                    "僅文件，或全部陳述。強度：公開、評估、加權。",
                ),
            ),
            Definition(
                say("Earlier briefs", "過往簡報"),
                say.cell("none resolved yet.", "尚無可評分者。"),
            ),
        )
    )


def fan(say: Writer) -> FanChart:
    """A level with a week that nobody counted, ranges that end early, and two plain guesses."""
    first = date(2030, 7, 3)
    seen = [None if place in (20, 21) else 11000.0 + 9 * place for place in range(51)]
    last = first + timedelta(weeks=50)
    middles = [11450.0 + 9 * week for week in range(1, 5)]
    return FanChart(
        id="endurance-fan",
        title=say.line(
            "M",
            "*Area held in the valley:* 11,486 km² in four weeks, if the past pace is a guide; no "
            "end date follows [=endurance.3].",
            "*河谷佔領面積：*若往日步調可為參考，四週後為11,486平方公里；由此推不出終結日期"
            "[=endurance.3]。",
        ),
        what=say("Area held in the valley", "河谷佔領面積"),
        unit=say("km²", "平方公里"),
        as_of=date(2031, 6, 20),
        low=10900,
        high=11600,
        observed=tuple(
            Observed(first + timedelta(weeks=place), value) for place, value in enumerate(seen)
        ),
        ahead=tuple(
            Ahead(
                last + timedelta(weeks=week), m - 20 * week, m - 8 * week, m, m + 8 * week, m + 90
            )
            for week, m in enumerate(middles, 1)
        ),
        baselines=(
            Baseline(
                say("Random walk with drift", "帶趨勢的隨機漫步"), (11460, 11470, 11480, 11490)
            ),
            Baseline(say("Last four weeks go on", "沿用近四週"), (11455, 11460, 11465, 11470)),
        ),
        missing=say(
            "beyond 4 weeks no range is given, because such ranges held too seldom",
            "4週以外不給區間，因為此類區間太少成立",
        ),
        sources=(cite("a12"),),
    )


def gantt(say: Writer) -> GanttChart:
    """Dates of every kind, steps of every kind, one without a day, and a circle of demands."""
    vote, treaty = say("Vote in the valley", "河谷投票"), say("Treaty in force", "條約生效")
    return GanttChart(
        id="calendar-gantt",
        title=say.line(
            "M",
            "*Under law and plain sense the vote misses its date* in the middle draw; one step "
            "nobody has dated [=calendar.1].",
            "*按法律與事理，投票趕不上期限：*中位抽樣如此；有一步無人定期[=calendar.1]。",
        ),
        rule=say("law and plain sense", "法律與事理"),
        start=date(2031, 6, 1),
        end=date(2032, 3, 31),
        as_of=date(2031, 6, 20),
        clocks=(
            Clock(
                "clock-vote",
                vote,
                date(2031, 9, 15),
                "soft",
                date(2031, 9, 1),
                say("League", "聯盟"),
                True,
                (date(2031, 6, 19),),
                (cite("b13"), cite("b14")),
            ),
            Clock("clock-flood", say("spring flood", "春汛"), date(2032, 3, 20), "random"),
            Clock(
                "clock-election",
                say("League election", "聯盟選舉"),
                date(2032, 3, 31),
                "firm",
                source=say("law", "法律"),
                cites=(cite("b5"),),
            ),
        ),
        steps=(
            Step(
                "step-law",
                say("Law on the vote", "投票法"),
                "computed",
                date(2031, 6, 21),
                date(2031, 7, 31),
                (date(2031, 7, 10), date(2031, 8, 30)),
                date(2031, 7, 17),
                vote,
                100,
                cites=(cite("b15"),),
            ),
            Step(
                "step-campaign",
                say(
                    "Campaign of sixty days in every district of the valley",
                    "河谷各區為期六十天的競選",
                ),
                "bound",
                date(2031, 8, 1),
                date(2031, 9, 29),
                (date(2031, 9, 8), date(2031, 10, 29)),
                contested=True,
            ),
            Step(
                "step-vote",
                vote,
                "bound",
                date(2031, 9, 30),
                date(2031, 9, 30),
                (date(2031, 9, 9), date(2031, 10, 30)),
                date(2031, 9, 15),
                vote,
                100,
            ),
            Step(
                "step-election",
                say("League election", "聯盟選舉"),
                "fixed",
                date(2032, 3, 31),
                date(2032, 3, 31),
            ),
            Step(
                "step-nod",
                say("Nod of the other side", "對方點頭"),
                "undated",
                latest=date(2031, 9, 15),
                against=vote,
                missing=say("nobody has said when", "無人說過何時"),
            ),
        ),
        demands=(
            Demand(vote, treaty, say("League", "聯盟"), (cite("b13"),), True, True),
            Demand(treaty, vote, say("Meron", "梅隆"), (cite("b14"),), True),
        ),
        more=2,
    )


def strips(say: Writer) -> RangeStrips:
    """Ranges with a baseline, observed points, and one row that nobody can fill."""
    return RangeStrips(
        "endurance-runway",
        say.line(
            "M",
            "*Buffers last longer than the calendar:* months until reserves run out "
            "[=endurance.5].",
            "*緩衝比日程更長：*儲備用盡前的月數[=endurance.5]。",
        ),
        say("months", "個月"),
        0,
        60,
        (
            Strip(
                "talvia",
                say("Talvia, reserves", "塔爾維亞，儲備"),
                (14, 41),
                (20, 31),
                25,
                18,
                say("straight line", "直線"),
                (22, 27),
                say("n = 400 draws", "n = 400次抽樣"),
            ),
            Strip(
                "meron",
                say("Meron, outside aid", "梅隆，外援"),
                (6, 33),
                (11, 22),
                16,
                (8, 20),
                say("last two years", "過去兩年"),
                (),
                say("n = 400 draws", "n = 400次抽樣"),
            ),
            Strip(
                "militia",
                say("valley militia", "河谷民兵"),
                missing=say("no account in the case", "案卷中沒有帳目"),
            ),
        ),
    )


def _chapters(say: Writer) -> tuple[Chapter, ...]:
    thing = Column("thing", say("Thing", "事項"))
    moves = DataTable(
        "positions-moves",
        say("Every change of position, newest first", "全部立場變化，由新至舊"),
        (thing, Column("days", say("Age", "距今"), say("days", "天"), "right")),
        (
            Row("recognition", say.cell("Valley claim [b2]", "河谷主權[b2]"), ((Text("4"),),)),
            Row("army", say.cell("Army ceiling [3]", "軍隊上限[3]"), ((Text("27"),),)),
        ),
    )
    empty = DataTable(
        "audit-identities",
        say("Identities that fail", "不成立的等式"),
        (thing, Column("off", say("Off by", "差距"), "%", "right")),
        (),
        empty=say.line("G", "The case states no identity.", "案卷沒有列出等式。"),
    )
    gaps = Details(
        say("All 13 gaps", "全部13項空白"),
        (
            Bullets(
                tuple(
                    say.line("G", f"Gap {n}: nothing recorded [a24].", f"空白{n}：沒有記錄[a24]。")
                    for n in range(1, 14)
                )
            ),
        ),
    )
    return (
        Chapter(
            "positions",
            say("Who wants what, and what moved?", "誰要什麼，什麼變了？"),
            (Section("moves", say("What moved", "變化"), (moves, KeyOfMarks())),),
            (say.line("M", "12 of 41 positions are newer than March.", "41項立場中12項晚於3月。"),),
        ),
        Chapter(
            "endurance",
            say("Who can hold out how long?", "誰能撐多久？"),
            (
                Section("runways", say("Runways", "可撐時間"), (strips(say), KeyOfMarks())),
                Section("series", say("Series", "數列"), (fan(say),)),
            ),
        ),
        Chapter(
            "calendar",
            say("Can it be done by then?", "趕得上嗎？"),
            (Section("steps", say("Steps", "步驟"), (gantt(say), KeyOfMarks())),),
        ),
        Chapter(
            "audit",
            say("Can this case be trusted?", "這份案卷可信嗎？"),
            (
                Section("audit-gaps", say("Gaps", "空白"), (gaps,)),
                Section("identities", say("Identities", "等式"), (empty,)),
            ),
        ),
    )


def _notes(say: Writer, chapters: bool) -> tuple[Note, ...]:
    rests = (Link("KJ1", "kj1"), Link("KJ2", "kj2"))
    documents = (
        Note(
            "a",
            "A",
            "document",
            say("analysis", "分析"),
            say("3 March 2031", "2031年3月3日"),
            "B",
            say.cell("paragraphs A1–A30.", "段落A1–A30。"),
        ),
        Note(
            "b",
            "B",
            "document",
            say("analysis", "分析"),
            say("20 June 2031", "2031年6月20日"),
            "B",
            say.cell("paragraphs B1–B27.", "段落B1–B27。"),
        ),
    )
    sources = tuple(
        Note(str(n), str(n), "source", publisher, day, "C", gist, rests=rests[: n % 3])
        for n, (publisher, day, gist) in enumerate(
            (
                (
                    say("League draft", "聯盟草案"),
                    "2031-02-20",
                    say.cell("21 points; point 9.", "21點；第9點。"),
                ),
                (
                    say("Union counter-text", "聯邦對案"),
                    "2031-03-09",
                    say.cell("point 2.", "第2點。"),
                ),
                (
                    say("Meron’s print", "梅隆版本"),
                    "2031-05-24",
                    say.cell("16 points; points 4 and 12.", "16點；第4、12點。"),
                ),
                (
                    say("wire agency", "通訊社"),
                    "2031-06-06",
                    say.cell("Ansa meeting.", "安薩會議。"),
                ),
                (
                    say("election board", "選舉委員會"),
                    "2031-06-02",
                    say.cell("press meeting.", "記者會。"),
                ),
                (
                    say("mining ministry", "礦業部"),
                    "2031-05-31",
                    say.cell("budget law.", "預算法。"),
                ),
                (
                    say("forecasting site", "預測網站"),
                    "2031-06-12",
                    say.cell("n = 340 forecasters.", "340名預測者。"),
                ),
                (
                    say("poll", "民調"),
                    "2031-06-10",
                    say.cell("n = 1,004; error 3 points.", "n = 1,004；誤差3點。"),
                ),
            ),
            1,
        )
    )
    gists = {
        "a3": ("Talvia asks for the valley.", "塔爾維亞要求河谷。"),
        "a8": ("Meron wants membership.", "梅隆要求加入聯盟。"),
        "a9": ("Meron and the Union refuse the 21 points.", "梅隆與聯邦拒絕21點。"),
        "a12": ("Area held.", "佔據面積。"),
        "a19": ("Talvia would bear a limited guarantee.", "塔爾維亞可容忍有限保障。"),
        "a21": ("The 21 points and their author.", "21點及其執筆者。"),
        "a24": ("Envoy Harl.", "特使哈爾。"),
        "a30": ("The trade of 2019.", "2019年的交易。"),
        "b1": ("Three-way format.", "三方形式。"),
        "b2": ("Talks: both red lines.", "會談：雙方紅線。"),
        "b4": ("Aim for August.", "目標8月。"),
        "b5": ("League election law.", "聯盟選舉法。"),
        "b6": ("Talvian law forbids a truce without text.", "塔爾維亞法律禁止無文本停火。"),
        "b8": ("The League’s line of January.", "聯盟1月的說法。"),
        "b9": ("League and Union on a treaty.", "聯盟與聯邦談條約。"),
        "b10": ("The Union says yes.", "聯邦表示同意。"),
        "b11": ("What could bend.", "何者可讓步。"),
        "b13": ("Plan for a vote by 15 September.", "9月15日前投票的計劃。"),
        "b14": ("Meron denies the plan.", "梅隆否認該計劃。"),
        "b15": ("The law needs changing.", "須修法。"),
        "b16": ("The chamber.", "議會。"),
        "b17": ("The League pushes.", "聯盟施壓。"),
        "b18": ("The listing.", "制裁名單。"),
        "b21": ("Budget.", "預算。"),
        "b24": ("Doubt that money moves aims.", "懷疑金錢能改變目標。"),
        "b26": ("Stamina.", "耐力。"),
        "b27": ("Season.", "季節。"),
    }
    paragraphs = tuple(
        Note(
            name,
            name.upper(),
            "paragraph",
            say("document ", "文件") + name[0].upper(),
            "",
            "B",
            say.cell(*gist),
            denied_by=(cite("b14"),) if name == "b13" else (),
            rests=(rests * 4) if name == "b2" else (),
        )
        for name, gist in gists.items()
    )
    computed = tuple(
        Note(
            f"{lens}-{table}",
            f"{lens} {table}",
            "computed",
            gist=say.cell(
                f"Lens {lens}, table {table}; view all claims, strength declared.",
                f"方法{lens}，表{table}；視角：全部陳述，強度：公開。",
            ),
            at="positions-moves/army" if chapters and lens == "deals" else "",
        )
        for lens, table in (
            ("calendar", 1),
            ("calendar", 3),
            ("deals", 1),
            ("deals", 2),
            ("endurance", 3),
            ("endurance", 5),
            ("forecast", 1),
            ("forecast", 2),
        )
    )
    return (*documents, *sources, *paragraphs, *computed)
