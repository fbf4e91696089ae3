"""What was read: documents by paragraph, outlets that carry claims, words to print alike."""

from typing import Annotated, ClassVar, Literal

from pydantic import BeforeValidator, Field

from winset.case.grammar.when import When
from winset.case.grammar.words import Names, Text, is_language_map
from winset.case.record import Part, Record, To, Whole, YesNo, labelled, word_of
from winset.errors import Slip

Grade = Literal["A", "B", "C", "D", "E", "F"]


class Gist(Part):
    """What a paragraph says, in our words."""

    gist: Text | None = Field(default=None, description="what the paragraph says, in our words")
    kind: Annotated[
        Literal["text", "caption", "heading", "editor-note"],
        word_of("text", "caption", "heading", "editor-note"),
    ] = Field(default="text", description="what sort of paragraph it is")


def _gist(given: object) -> object:
    return {"gist": given} if isinstance(given, str) or is_language_map(given) else given


def _paragraphs(given: object) -> object:
    """A number alone says how many paragraphs there are without a gist."""
    if isinstance(given, str):
        if not given.isdigit() or int(given) > 9999:
            raise Slip(
                f"'{given}' is not a number of paragraphs",
                "a number, or a map from number to gist",
            )
        return {str(n): {} for n in range(1, int(given) + 1)}
    return given


class Document(Record):
    """Something that was read. Its date is the day its content became known."""

    ROLE = "source"
    DATED_BY: ClassVar[tuple[str, ...]] = ("date",)

    title: Text = Field(description="what it is called")
    date: When = Field(description="the day its content became known")
    publisher: Annotated[str, To("speaker")] | None = Field(default=None, description="whose it is")
    language: str | None = Field(default=None, description="the language it is written in")
    url: str | None = Field(default=None, description="where it can be read")
    file: str | None = Field(default=None, description="the same, as a file of the case folder")
    grade: Annotated[Grade, word_of("A", "B", "C", "D", "E", "F")] = Field(
        default="F",
        description="A several independent sources, B one side, ... F from memory",
    )
    length: Whole | None = Field(default=None, description="number of paragraphs or points")
    paragraphs: Annotated[
        dict[str, Annotated[Gist, BeforeValidator(_gist)]], BeforeValidator(_paragraphs)
    ] = Field(
        default_factory=dict,
        description="our gist by number; a number alone says how many there are",
    )
    hedges: dict[str, Whole] = Field(
        default_factory=dict, description="hedge words and how often they occur"
    )
    belligerent: YesNo = Field(default=False, description="whether a belligerent's side made it")

    def gist(self, paragraph: str) -> Gist | None:
        """Our gist of a paragraph, when there is one."""
        return self.paragraphs.get(paragraph)


class Outlet(Record):
    """A paper, agency, pollster or map that carries claims without being a party."""

    ROLE = "source"

    names: Names = Field(description="what it is called")
    misspelt: Names | None = Field(
        default=None, description="wrong spellings to recognise, never printed"
    )
    of: Annotated[str, To("actor")] | None = Field(
        default=None, description="the side it belongs to, if any"
    )


def _outlet_names(given: object) -> object:
    """An outlet's name alone."""
    plain = labelled(given)
    if isinstance(plain, dict) and "label" in plain and len(plain) == 1:
        return {"names": plain["label"]}
    return given


Terms = dict[str, Names]
Outlets = dict[str, Annotated[Outlet, BeforeValidator(_outlet_names)]]
Documents = dict[str, Document]
