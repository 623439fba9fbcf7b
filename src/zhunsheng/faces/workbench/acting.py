"""One act from a web form: fields, files, day and reason of a back entry; a refusal keeps all that was given.

The workbench's act and filing pages and the portal's submissions use it.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django import forms
from django.core import signing
from django.core.files.storage import default_storage
from django.http import HttpRequest

from zhunsheng.kernel.documents.services import UploadRefused, store
from zhunsheng.kernel.documents.store import path_of
from zhunsheng.kernel.forms import ChineseDateField, FilesField
from zhunsheng.kernel.procedure.context import Context
from zhunsheng.kernel.procedure.declaration import INSTRUCTION, Accepts
from zhunsheng.kernel.procedure.earlier import carried
from zhunsheng.kernel.procedure.engine import Upload
from zhunsheng.kernel.procedure.forms import ActionForm
from zhunsheng.kernel.procedure.refusals import Conflict, InvalidForm, Refused
from zhunsheng.lib import clock

_SALT = "zhunsheng.kept-file"


class DayForm(forms.Form):
    """When it happened; an earlier day than today needs the reason of the back entry where guards fail."""

    occurred_on = ChineseDateField(label="办理日期")
    back_entry = forms.CharField(
        label="补录原因",
        max_length=200,
        required=False,
        help_text="只在补记以前已经发生、但不完全符合规定的事项时填写；会作标记并计入监督。",
    )
    key = forms.CharField(widget=forms.HiddenInput)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)


@dataclass(frozen=True)
class Kept:
    """A file that came with a refused attempt; the token brings it back without choosing it again."""

    accepts: Accepts
    name: str
    token: str


@dataclass
class Attempt:
    """The bound forms of one act, the files kept from earlier attempts, and the last refusal."""

    form: ActionForm
    day: DayForm
    files: forms.Form
    kept: list[Kept] = field(default_factory=list)
    refusal: Refused | None = None

    @property
    def has_errors(self) -> bool:
        """Whether anything must be put right."""
        return bool(self.refusal or self.form.errors or self.day.errors or self.files.errors)


def accepts_of(context: Context) -> tuple[Accepts, ...]:
    """What may come with the act; a secretary's act for a leader comes with the scan of what he wrote."""
    extra = (INSTRUCTION,) if context.actor.principal else ()
    return (*context.action.accepts, *extra)


def files_form(context: Context, data: Any = None, files: Any = None) -> forms.Form:
    """One file box for each kind that is accepted, as ``file-<kind>``; what is still needed is marked."""
    fields: dict[str, forms.Field] = {}
    for accepts in accepts_of(context):
        fields[f"file-{accepts.kind}"] = FilesField(
            label=accepts.title,
            required=False,
            help_text=accepts.help,
            most=50 if accepts.many else 1,
        )
        # The engine demands it; the box itself may stay empty, since files of a refused attempt are kept.
        fields[f"file-{accepts.kind}"].demanded = _is_missing(context, accepts)  # type: ignore[attr-defined]
    kind = type("FilesForm", (forms.Form,), fields)
    form: forms.Form = kind(data, files)
    return form


def _is_missing(context: Context, accepts: Accepts) -> bool:
    needed = accepts.required or accepts is INSTRUCTION
    return needed and not (context.matter.pk and context.has_document(accepts.kind))


def fresh(context: Context) -> Attempt:
    """The empty forms of an act."""
    kind = context.action.form or ActionForm
    day = DayForm(
        initial={
            "occurred_on": clock.today(),
            "key": uuid.uuid4().hex,
            "version": context.matter.version,
        }
    )
    form = kind(context=context)
    form.initial.update(carried(context))
    return Attempt(form, day, files_form(context))


def bound(context: Context, request: HttpRequest) -> Attempt:
    """The forms as sent. Files are stored at once, so that a refusal does not lose them."""
    kind = context.action.form or ActionForm
    attempt = Attempt(
        kind(request.POST, context=context),
        DayForm(request.POST),
        files_form(context, request.POST, request.FILES),
        kept=kept_files(accepts_of(context), request.POST.getlist("kept")),
    )
    attempt.files.is_valid()
    for accepts in accepts_of(context):
        attempt.kept += _stored(attempt, accepts)
    return attempt


def _stored(attempt: Attempt, accepts: Accepts) -> list[Kept]:
    """Store the new files of one kind; what is refused becomes an error of its box."""
    name = f"file-{accepts.kind}"
    found = []
    for upload in getattr(attempt.files, "cleaned_data", {}).get(name) or []:
        try:
            blob = store(upload, upload.name)
        except UploadRefused as refusal:
            attempt.files.add_error(name, f"{refusal.message}{refusal.remedy}")
            continue
        token = signing.dumps([accepts.kind, blob.digest, upload.name], salt=_SALT)
        found.append(Kept(accepts, upload.name, token))
    return found


def kept_files(accepts: Sequence[Accepts], tokens: list[str]) -> list[Kept]:
    """Files of earlier attempts by their signed tokens; a forged one is ignored."""
    accepted = {one.kind: one for one in accepts}
    found = []
    for token in tokens:
        try:
            kind, _digest, name = signing.loads(token, salt=_SALT, max_age=86400)
        except signing.BadSignature:
            continue
        if kind in accepted:
            found.append(Kept(accepted[kind], name, token))
    return found


@contextmanager
def uploads(attempt: Attempt) -> Iterator[list[Upload]]:
    """The kept files as the engine takes them, open for the time of the act."""
    with ExitStack() as opened:
        found = []
        for kept in attempt.kept:
            kind, digest, name = signing.loads(kept.token, salt=_SALT, max_age=86400)
            content = opened.enter_context(default_storage.open(path_of(digest)))
            found.append(Upload(kind, content, name))
        yield found


def day_of(attempt: Attempt) -> date | None:
    """The day of the act, or None for now."""
    day: date = attempt.day.cleaned_data["occurred_on"]
    return None if day == clock.today() else day


def refuse(attempt: Attempt, refusal: Refused) -> None:
    """Put a refusal where it belongs: at its fields, or above the form."""
    if not isinstance(refusal, InvalidForm):
        attempt.refusal = refusal
        if isinstance(refusal, Conflict):
            _catch_up(attempt)
        return
    attempt.form.is_valid()
    for name, messages in refusal.errors.items():
        if name in attempt.form.fields and name not in attempt.form.errors:
            for message in messages:
                attempt.form.add_error(name, message)
    # The summary of the form names every error and leads to it: no second red box above it.
    if not attempt.form.errors:
        attempt.refusal = refusal


def _catch_up(attempt: Attempt) -> None:
    """The page that tells of the conflict shows the matter as it stands: sent again, the act rests on that."""
    if attempt.form.context is not None:
        sent = {name: attempt.day.data.get(name) for name in attempt.day.fields}
        attempt.day.data = sent | {"version": attempt.form.context.matter.version}
