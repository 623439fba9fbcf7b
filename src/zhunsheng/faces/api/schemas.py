"""What goes in and out, as OpenAPI describes it."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any

from ninja import Schema
from pydantic import AfterValidator, ConfigDict, Field, JsonValue

EARLIEST = date(1990, 10, 1)
"""Before the first reconsideration regulations nothing here can have happened."""
LARGEST = 2**63 - 1


def _storable(value: JsonValue) -> JsonValue:
    """Half of a surrogate pair is no character; databases and digests refuse it."""
    texts = [value]
    while texts:
        one = texts.pop()
        if isinstance(one, str):
            if any("\ud800" <= sign <= "\udfff" for sign in one):
                raise ValueError("包含不成字符的编码，请核对文字编码。")
        elif isinstance(one, dict):
            texts += [*one.keys(), *one.values()]
        elif isinstance(one, list):
            texts += one
    return value


Value = Annotated[JsonValue, AfterValidator(_storable)]
Text = Annotated[str, AfterValidator(_storable)]
Day = Annotated[date, Field(ge=EARLIEST)]
Id = Annotated[int, Field(ge=1, le=LARGEST)]


class Act(Schema):
    """An act: ``data`` holds the fields of its form; ``at`` the day on which it was done (default: today).

    ``version`` is the version of the matter that was read; a newer one refuses the act. ``back_entry`` is the reason
    for which a fact of the past is recorded.
    """

    model_config = ConfigDict(extra="forbid")

    data: dict[Text, Value] = {}
    at: Day | None = None
    version: Annotated[int, Field(ge=0, le=LARGEST)] | None = None
    back_entry: Annotated[Text, Field(max_length=200)] = ""


class Filing(Schema):
    """A new matter of a procedure."""

    model_config = ConfigDict(extra="forbid")

    procedure: Annotated[Text, Field(max_length=48)]
    data: dict[Text, Value] = {}
    at: Day | None = None
    back_entry: Annotated[Text, Field(max_length=200)] = ""


class Line(Schema):
    """A matter in a list."""

    id: int
    number: str | None
    title: str
    procedure: str
    stage: str
    outcome: str
    received_on: date
    accepted_on: date | None
    due_on: date | None
    closed_on: date | None
    superior_number: str
    version: int


class Page(Schema):
    """Matters, newest first; ``next`` is the ``before`` of the following page, null on the last one."""

    items: list[Line]
    next: int | None


class Limit(Schema):
    """One time limit with its explanation."""

    title: str
    state: str
    due_on: date | None
    headline: str
    provisional: bool
    explanation: list[str]
    cite: str


class Happening(Schema):
    """One event as a sentence."""

    sequence: int
    action: str
    text: str
    occurred_at: datetime
    recorded_at: datetime
    hash: str


class Paper(Schema):
    """One document; ``url`` gives its content."""

    id: int
    kind: str
    title: str
    number: str
    state: str
    on: date
    url: str


class Role(Schema):
    """One participant."""

    role: str
    name: str


class Open(Schema):
    """An act that may be done now; ``blocked`` says why not yet."""

    code: str
    title: str
    blocked: str = ""


class Whole(Line):
    """Everything about a matter that the client may read."""

    stage_title: str
    facts: dict[str, Any]
    participants: list[Role]
    clocks: list[Limit]
    documents: list[Paper]
    events: list[Happening]
    actions: list[Open]


class Done(Schema):
    """What an act made: the event that stands in the ledger, and where the matter stands now."""

    matter: int
    number: str | None
    stage: str
    version: int
    event: int
    hash: str
    receipt: str = ""
    receipt_secret: str = ""


class AskedField(Schema):
    """One field of a form."""

    name: str
    label: str
    required: bool
    type: str
    choices: list[str] = []


class Described(Schema):
    """One act of a procedure: its form and the files that it takes."""

    code: str
    title: str
    stages: list[str]
    cite: str
    fields: list[AskedField]
    files: list[str]


class Declared(Schema):
    """One procedure under one version of its law."""

    code: str
    version: str
    title: str
    law: str
    stages: dict[str, str]
    outcomes: dict[str, str]
    actions: list[Described]
