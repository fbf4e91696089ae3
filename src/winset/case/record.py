"""What every record of a case may carry, and how a field says what it points to."""

from dataclasses import dataclass
from typing import Annotated, Any, ClassVar, Literal

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetJsonSchemaHandler,
    PlainSerializer,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from winset.case.grammar.cite import Cite
from winset.case.grammar.phrase import shape
from winset.case.grammar.value import Value
from winset.case.grammar.when import When
from winset.case.grammar.words import Text, is_language_map
from winset.errors import Slip, nearest, one_of


@dataclass(frozen=True, slots=True)
class To:
    """Says that a field holds ids of these kinds (actor, issue, draft, ...)."""

    kinds: tuple[str, ...]

    def __init__(self, *kinds: str) -> None:
        object.__setattr__(self, "kinds", kinds)


def _hyphenated(name: str) -> str:
    return name.rstrip("_").replace("_", "-")


def listed(given: object) -> object:
    """One thing as a list of one."""
    return given if given is None or isinstance(given, (list, tuple)) else [given]


def _yes_no(given: object) -> object:
    if isinstance(given, bool):
        return given
    if given in ("yes", "no"):
        return given == "yes"
    raise Slip(f"{shape(given)} is neither yes nor no")


@dataclass(frozen=True, slots=True)
class OneOf(BeforeValidator):
    """Says that a field holds one word of a fixed list; ``func`` refuses any other."""

    words: tuple[str, ...] = ()

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {**handler(schema), "enum": list(self.words)}


def word_of(*words: str) -> OneOf:
    """Refuses a word outside a fixed list, with the nearest right one."""

    def check(given: object) -> object:
        if isinstance(given, str) and given in words:
            return given
        if not isinstance(given, str):
            raise Slip(f"{shape(given)} stands here", one_of(words, 40))
        raise Slip(f"unknown word '{given}'", one_of(words, 40), nearest(given, words))

    return OneOf(check, words=words)


def _whole(given: object) -> object:
    if isinstance(given, int):
        return given
    if isinstance(given, str) and given.isascii() and given.isdigit() and len(given) < 10:
        return int(given)
    raise Slip(f"{shape(given)} is not a whole number", "a number such as 14")


def labelled(given: object) -> object:
    """A label alone (text or a language map) as a record that has just the label."""
    if isinstance(given, str) or is_language_map(given):
        return {"label": given}
    return given


YesNo = Annotated[bool, BeforeValidator(_yes_no), PlainSerializer(lambda b: "yes" if b else "no")]
Whole = Annotated[int, BeforeValidator(_whole), PlainSerializer(str)]
Basis = Literal["stated", "reported", "inferred", "denied", "derived", "assumed"]
BASES: tuple[Basis, ...] = (
    "stated",
    "reported",
    "inferred",
    "denied",
    "derived",
    "assumed",
)
BasisWord = Annotated[Basis, word_of(*BASES)]
Direction = Annotated[
    Literal["up", "down", "steady", "bounded", "unknown"],
    word_of("up", "down", "steady", "bounded", "unknown"),
]


_CONFIDENCE = {"low": (0.10, 0.40), "medium": (0.40, 0.70), "high": (0.70, 0.95)}


@dataclass(frozen=True, slots=True)
class Confidence(Value):
    """A chance: low 10-40 %, medium 40-70 %, high 70-95 % (uniform), or a chance in percent."""

    FORM: ClassVar[str] = "low, medium, high, or a chance such as 20 to 45 %"
    EXAMPLES: ClassVar[tuple[str, ...]] = ("low", "medium", "20 to 45 %")

    @classmethod
    def parse(cls, text: str) -> "Confidence":
        if text in _CONFIDENCE:
            return cls(text=text, shape="uniform", numbers=_CONFIDENCE[text], unit="")
        try:
            value = Value.parse(text)
        except Slip as slip:
            raise Slip(
                f"'{text}' is not a confidence", cls.FORM, nearest(text, _CONFIDENCE)
            ) from slip
        scale = 100.0 if value.unit == "%" else 1.0
        numbers = tuple(n / scale for n in value.numbers)
        if value.unit not in ("", "%") or not all(0 <= n <= 1 for n in numbers):
            raise Slip(f"'{text}' is not a chance", cls.FORM)
        return cls(text=text, shape=value.shape, numbers=numbers, unit="")


class Part(BaseModel):
    """A map of the case with a fixed set of keys, frozen; unknown keys are refused."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        alias_generator=_hyphenated,
        populate_by_name=False,
        defer_build=True,
    )

    WHOLE: ClassVar[tuple[str, ...]] = ()
    """Lists and maps that mean nothing with an item missing: losing one loses the record."""

    ONE_OF: ClassVar[tuple[str, ...]] = ()
    """Fields of which one must be left: a record that has lost all of them says nothing."""

    LOST: ClassVar[dict[str, Any]] = {}
    """What a field says once what it named is gone, where its default would say too much."""

    def ties(self) -> tuple[tuple[tuple[str | int, ...], str, str], ...]:
        """What it names other than by a marked field, each as (where below it, kind, id).

        Checks of their own see to these; a view may not leave one loose.
        """
        return ()

    def plain(self) -> dict[str, Any]:
        """As the reader found it: nested maps, lists and text, without defaults."""
        return self.model_dump(mode="json", by_alias=True, exclude_defaults=True)


class Citation(Part):
    """One source of a record: where, and by whom or through whom if that matters."""

    at: Annotated[tuple[Cite, ...], BeforeValidator(listed)] = Field(description="where it stands")
    by: Annotated[str, To("speaker")] | None = Field(default=None, description="who says it")
    via: Annotated[tuple[Annotated[str, To("speaker")], ...], BeforeValidator(listed)] = Field(
        default=(), description="who carries it"
    )
    basis: BasisWord | None = Field(default=None, description="on what ground, if not the record's")
    grade: Whole | None = Field(
        default=None, description="1 confirmed by others ... 6 cannot be judged"
    )


def _citations(given: object) -> object:
    """One source or a list; a bare ``A:14`` stands for ``{at: A:14}``."""
    many = listed(given)
    if not isinstance(many, (list, tuple)):
        return many
    return [{"at": [one]} if isinstance(one, str) else one for one in many]


def _bare_citations(citations: tuple[Citation, ...]) -> list[Any]:
    plain = [c.plain() for c in citations]
    return [p["at"][0] if list(p) == ["at"] and len(p["at"]) == 1 else p for p in plain]


Sources = Annotated[
    tuple[Citation, ...], BeforeValidator(_citations), PlainSerializer(_bare_citations)
]


class Record(Part):
    """What the case writes down about one thing, with its sources."""

    ROLE: ClassVar[Literal["fact", "frame", "source", "apparatus"]] = "frame"
    """A fact happened or was said on a day; a frame is what facts are about; apparatus (package
    spaces, questions, identities ...) asks something of them and stays while all it asks about is
    there; see ``case.views``."""

    DATED_BY: ClassVar[tuple[str, ...]] = ()
    """Fields whose date is the fact's own date, first one given wins."""

    sources: Sources = Field(
        default=(), description="what says so: claims, documents, or document:paragraph"
    )
    basis: BasisWord | None = Field(
        default=None, description="default: stated with sources, assumed without"
    )
    confidence: Confidence | None = Field(
        default=None, description="how sure; of a soft position, the chance that the line gives way"
    )
    known: When | None = Field(
        default=None, description="when it became known; wins over the sources' dates"
    )
    note: Text | None = Field(default=None, description="prose for the reader")
    codes: dict[str, str] = Field(
        default_factory=dict, description="ids elsewhere, as {iso: GB, gw: 200}"
    )

    @property
    def own_date(self) -> When | None:
        """When the fact happened, if it says so."""
        for field in self.DATED_BY:
            if (day := getattr(self, field)) is not None:
                return day  # type: ignore[no-any-return]
        return None

    @property
    def rests_on(self) -> tuple[Cite, ...]:
        """Everything its sources name, in order."""
        return tuple(cite for citation in self.sources for cite in citation.at)

    @property
    def stands_as(self) -> Basis:
        """Its basis: as written, else stated with sources and assumed without."""
        if self.basis is not None:
            return self.basis
        for citation in self.sources:
            if citation.basis is not None:
                return citation.basis
        return "stated" if self.rests_on else "assumed"


class Fact(Record):
    """Something that happened, was said or was written on a day."""

    ROLE = "fact"


class Frame(Record):
    """Somebody or something that facts are about."""

    ROLE = "frame"


class Apparatus(Record):
    """Something that asks about facts and frames: it never makes one visible."""

    ROLE = "apparatus"
