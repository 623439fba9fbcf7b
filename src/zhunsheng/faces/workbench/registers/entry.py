"""One entry: what it says, how it came to say so, and what may be done with it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from zhunsheng.faces.ui.parts import Action, Change, Fact, Happening
from zhunsheng.faces.ui.tones import ActionKind, Tone
from zhunsheng.faces.workbench.people import staff
from zhunsheng.faces.workbench.present.panels import panels_of
from zhunsheng.faces.workbench.registers.base import crumbs, found
from zhunsheng.faces.workbench.registers.listing import badge
from zhunsheng.kernel.ledger.models import Event
from zhunsheng.kernel.registers import access, content, history
from zhunsheng.kernel.registers.content import Values, Words
from zhunsheng.kernel.registers.declare import Register
from zhunsheng.kernel.registers.models import EntryVersion
from zhunsheng.lib.hanzi import date_text

MOST_VERSIONS = 200
TONES = {"ended": Tone.RED, "corrected": Tone.AMBER}
WIDE = 40
"""A value of more characters takes the whole row."""


@staff
def entry(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Facts, versions with what changed, and the buttons."""
    register, person, row = found(request, code, pk)
    versions = history.versions(register, row.pk)[:MOST_VERSIONS]
    words = Words(register)
    contents = [content.loads(one.data, one.private) for one in versions]
    values = content.columns(register, row)
    words.read([*contents, values])
    may_edit = access.may_edit_entry(person, register, row)
    context = {
        "register": register,
        "entry": row,
        "title": register.name(row),
        "badge": badge(register, row),
        "facts": facts(register, words, values, register.about(row)),
        "history": _history(register, words, row.pk, versions, contents),
        "actions": _actions(register, row) if may_edit else [],
        "panels": panels_of(request, row, register.code, aside=False),
        "aside_panels": panels_of(request, row, register.code, aside=True),
        "public_url": _public_url(register, row),
        "crumbs": crumbs(register, register.name(row)),
    }
    return render(request, "workbench/registers/entry.html", context)


def _actions(register: Register, row: Any) -> list[Action]:
    """What who keeps the entry may do now."""

    def one(title: str, name: str, kind: ActionKind = ActionKind.PLAIN) -> Action:
        return Action(title, reverse(f"workbench:{name}", args=[register.code, row.pk]), kind)

    found = [one("修改", "entry-edit")]
    if register.public is not None and not row.is_public and row.is_in_force():
        url = f"{reverse('workbench:entries-publish', args=[register.code])}?chosen={row.pk}"
        found.insert(0, Action("公开", url, ActionKind.PRIMARY))
    if row.valid_to is None:
        found.append(one("登记失效", "entry-end"))
    if row.is_public:
        found.append(one("撤下", "entry-withdraw", ActionKind.DANGER))
    return found


def facts(register: Register, words: Words, values: Values, about: Any = ()) -> list[Fact]:
    """The fields that have a value, in the order of the register, then what the business adds."""
    said = [(register.title_of(name), words.of(name, values.get(name))) for name in register.fields]
    more = [(str(label), str(value)) for label, value in about]
    return [Fact(label, value, wide=len(value) > WIDE) for label, value in (*said, *more) if value]


def _history(
    register: Register,
    words: Words,
    pk: int,
    versions: list[EntryVersion],
    contents: list[dict[str, Any]],
) -> list[Happening]:
    """Versions and publications, newest first."""
    changes = _versions(register, words, versions, contents)
    return sorted([*_openings(register, pk), *changes], key=lambda one: one.at, reverse=True)


def _versions(
    register: Register,
    words: Words,
    versions: list[EntryVersion],
    contents: list[dict[str, Any]],
) -> Iterator[Happening]:
    """Each version as a happening with the fields that it changed."""
    for place, version in enumerate(versions):
        before = contents[place + 1] if place + 1 < len(contents) else None
        changes = (
            []
            if before is None
            else list(history.changed_fields(register, words, before, contents[place]))
        )
        yield Happening(
            at=version.recorded_at,
            actor=version.person.name if version.person else "系统",
            text=_sentence(version),
            changes=[Change(one.title, one.before, one.after) for one in changes],
            tone=TONES.get(version.kind, Tone.BRAND),
        )


def _sentence(version: EntryVersion) -> str:
    since = f"，自{date_text(version.since)}起"
    ground = f"（{version.reason}）" if version.reason else ""
    kind = EntryVersion.Kind(version.kind).label
    return (
        f"{kind}为第{version.number}版{since}{ground}"
        if version.number > 1
        else f"{kind}{since}{ground}"
    )


OPENINGS = {"published": ("公开", Tone.GREEN), "withdrawn": ("撤下", Tone.RED)}


def _openings(register: Register, pk: int) -> Iterator[Happening]:
    """When it was made public and taken down, from the ledger."""
    rows = Event.objects.filter(stream=register.stream, subject_id=pk).select_related("person")
    for event in rows.order_by("-sequence")[:MOST_VERSIONS]:
        verb = event.action.rpartition(".")[2]
        if verb not in OPENINGS:
            continue
        word, tone = OPENINGS[verb]
        said = json.loads(event.data)
        day, reason = date.fromisoformat(said["on"]), said["reason"]
        yield Happening(
            at=event.recorded_at,
            actor=event.person.name if event.person else "系统",
            text=f"{word}，自{date_text(day)}起{f'（{reason}）' if reason else ''}",
            tone=tone,
        )


def _public_url(register: Register, row: Any) -> str:
    if register.public is None or not row.is_public or not row.is_in_force():
        return ""
    return reverse("portal:item", args=[register.slug, row.pk])
