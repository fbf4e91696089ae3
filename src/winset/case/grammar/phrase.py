"""What every small grammar shares: a piece of text that is parsed once and keeps its words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar, Self

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema

Pointer = tuple[str, str]
"""(kind, id): something this text names elsewhere in the case."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A scalar of the case with a grammar of its own; ``text`` is what the analyst wrote."""

    FORM: ClassVar[str] = "text"
    EXAMPLES: ClassVar[tuple[str, ...]] = ()

    text: str

    @classmethod
    def parse(cls, text: str) -> Self:
        """The phrase that ``text`` spells; a Slip when it does not follow the grammar."""
        raise NotImplementedError

    @classmethod
    def accept(cls, given: object) -> Self:
        """The phrase for what the reader found (text), or the phrase itself."""
        from winset.errors import Slip

        if isinstance(given, cls):
            return given
        if not isinstance(given, str):
            raise Slip(f"{shape(given)} stands where {cls.FORM} belongs", cls.FORM)
        return cls.parse(given)

    def dumped(self) -> Any:
        """What the reader would have found: the inverse of ``accept``."""
        return self.text

    def pointers(self) -> tuple[Pointer, ...]:
        """What this text names elsewhere in the case."""
        return ()

    def __str__(self) -> str:
        return self.text

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(
            cls.accept,
            serialization=core_schema.plain_serializer_function_ser_schema(
                lambda phrase: phrase.dumped()
            ),
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        described: JsonSchemaValue = {"type": "string", "description": cls.FORM}
        if cls.EXAMPLES:
            described["examples"] = list(cls.EXAMPLES)
        return described


def shape(given: object) -> str:
    """What stands where something else belongs, in words."""
    if given is None:
        return "nothing"
    if isinstance(given, dict):
        return "a map"
    if isinstance(given, (list, tuple)):
        return "a list"
    return f"'{given}'"
