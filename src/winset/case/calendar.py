"""What takes how long and waits for what: tasks, deadlines, demands 'X only after Y'."""

from typing import Annotated, ClassVar, Literal

from pydantic import AfterValidator, BeforeValidator, Field

from winset.case.grammar.value import Value
from winset.case.grammar.wait import Wait
from winset.case.grammar.when import When
from winset.case.grammar.words import Text
from winset.case.record import Fact, Frame, Part, To, YesNo, listed, word_of
from winset.case.who import Actor, Actors
from winset.errors import Slip

TaskId = Annotated[str, To("task")]


def _no_shorter_than_nothing(takes: Value | None) -> Value | None:
    """Refused here and not by a check, so that a what-if is refused as a file is."""
    reach = takes.numbers[:1] if takes is not None and takes.shape == "normal" else ()
    if takes is not None and takes.shape not in ("normal", "beta"):
        reach = takes.numbers
    if any(number < 0 for number in reach):
        raise Slip(f"'{takes}' is shorter than nothing", "zero days or more")
    return takes


class Task(Frame):
    """A step with a length; without ``takes`` and ``on`` it is a milestone."""

    label: Text = Field(description="what is done")
    takes: Annotated[Value | None, AfterValidator(_no_shorter_than_nothing)] = Field(
        default=None, description="how long"
    )
    on: When | None = Field(default=None, description="the day it is on, if that is fixed")
    not_before: When | None = Field(default=None, description="the first day on which it may begin")
    by: Actor | None = Field(default=None, description="whose task it is")
    after: Annotated[tuple[Wait, ...], BeforeValidator(listed)] = Field(
        default=(), description="what must be over, or begun, before"
    )
    contested: YesNo = Field(
        default=False, description="whether somebody denies that it is meant at all"
    )
    can_be_split: YesNo | None = Field(
        default=None, description="whether a first part may come before the rest; absent = unsaid"
    )
    can_be_held: YesNo | None = Field(
        default=None,
        description="whether a third party can hold it and release it later; absent = unsaid",
    )
    taken_back: YesNo | None = Field(
        default=None, description="whether it can be taken back once done; absent = unsaid"
    )


class Deadline(Fact):
    """A date somebody, or a law, has set. It is about ``by``; it became known with its sources."""

    DATED_BY: ClassVar[tuple[str, ...]] = ("set_on",)

    label: Text | None = Field(default=None, description="what it is called, where it has no task")
    task: TaskId | None = Field(default=None, description="the task it is for")
    by: When | None = Field(default=None, description="the last day")
    start_by: When | None = Field(default=None, description="the day by which it must have begun")
    kind: Annotated[Literal["firm", "soft", "random"], word_of("firm", "soft", "random")] = Field(
        description="firm, soft, or random (nobody knows when)"
    )
    set_by: Actors = Field(default=(), description="nobody given = a law or the calendar")
    set_on: When | None = Field(default=None, description="the day it was set")
    contested: YesNo = Field(default=False, description="whether somebody denies it")
    if_passed: Text | None = Field(default=None, description="who loses when it passes")
    kept_before: Text | None = Field(
        default=None, description="whether its setter kept earlier ones"
    )


class Demand(Fact):
    """TASK only after ONLY-AFTER: with ``by`` somebody's demand, without it how the world is."""

    label: Text | None = Field(default=None, description="the demand in words")
    by: Actor | None = Field(default=None, description="whose demand; absent = how the world is")
    task: TaskId = Field(description="what waits")
    only_after: TaskId = Field(description="what must come first")
    firm: YesNo = Field(default=False, description="whether he would give way")


class Calendar(Part):
    """Tasks, deadlines and demands."""

    tasks: dict[str, Task] = Field(default_factory=dict, description="steps with a length")
    deadlines: dict[str, Deadline] = Field(
        default_factory=dict, description="dates that somebody, or a law, has set"
    )
    conditions: dict[str, Demand] = Field(
        default_factory=dict, description="demands of the kind X only after Y"
    )
