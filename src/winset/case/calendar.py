"""What takes how long and waits for what: tasks, deadlines, demands 'X only after Y'."""

from typing import Annotated, ClassVar, Literal

from pydantic import BeforeValidator, Field

from winset.case.grammar.value import Value
from winset.case.grammar.wait import Wait
from winset.case.grammar.when import When
from winset.case.grammar.words import Text
from winset.case.record import Fact, Frame, Part, To, YesNo, listed, word_of
from winset.case.who import Actor, Actors

TaskId = Annotated[str, To("task")]


class Task(Frame):
    """A step with a length; without ``takes`` and ``on`` it is a milestone."""

    label: Text
    takes: Value | None = None
    on: When | None = None
    not_before: When | None = None
    by: Actor | None = Field(default=None, description="whose task it is")
    after: Annotated[tuple[Wait, ...], BeforeValidator(listed)] = ()
    contested: YesNo = False


class Deadline(Fact):
    """A date somebody, or a law, has set. It is about ``by``; it became known with its sources."""

    DATED_BY: ClassVar[tuple[str, ...]] = ("set_on",)

    label: Text | None = None
    task: TaskId | None = None
    by: When | None = None
    start_by: When | None = None
    kind: Annotated[Literal["firm", "soft", "random"], word_of("firm", "soft", "random")]
    set_by: Actors = Field(default=(), description="nobody given = a law or the calendar")
    set_on: When | None = None
    contested: YesNo = False
    if_passed: Text | None = Field(default=None, description="who loses when it passes")
    kept_before: Text | None = Field(
        default=None, description="whether its setter kept earlier ones"
    )


class Demand(Fact):
    """TASK only after ONLY-AFTER: with ``by`` somebody's demand, without it how the world is."""

    label: Text | None = None
    by: Actor | None = None
    task: TaskId
    only_after: TaskId
    firm: YesNo = False


class Calendar(Part):
    """Tasks, deadlines and demands."""

    tasks: dict[str, Task] = Field(default_factory=dict)
    deadlines: dict[str, Deadline] = Field(default_factory=dict)
    conditions: dict[str, Demand] = Field(default_factory=dict)
