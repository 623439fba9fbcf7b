"""Registers as published lists: what a register declares as public is all that this needs."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db import models
from django.db.models import QuerySet

from zhunsheng.faces.portal.declare import Item, Line, PublicList
from zhunsheng.faces.ui.parts import Fact
from zhunsheng.kernel.registers import content, search
from zhunsheng.kernel.registers.content import Words
from zhunsheng.kernel.registers.declare import Public, Register
from zhunsheng.lib.hanzi import date_text

WIDE = 40


def list_of(register: Register) -> PublicList | None:
    """The published list of a register; None for one without a public face."""
    public = register.public
    if public is None:
        return None
    return PublicList(
        code=register.slug,
        title=public.title,
        lead=public.lead,
        keywords=public.keywords,
        form=_form(register, public),
        find=lambda data: find(register, public, data),
        line=lambda entry: Line(entry.pk, register.name(entry), public.note(entry)),
        item=lambda pk: item(register, public, pk),
        home=public.home,
        order=public.order,
    )


def find(register: Register, public: Public, data: dict[str, Any]) -> QuerySet[Any]:
    """Public entries that contain every word and match the choices."""
    rows: QuerySet[Any] = register.model.objects.public().order_by("-published_on", "-pk")
    if data.get("q"):
        rows = search.narrow(register, rows, data["q"])
    for name in public.filters:
        if data.get(name):
            rows = rows.filter(**{name: data[name]})
    related = [f.name for f in register.model_fields.values() if f.is_relation]
    return rows.select_related(*related) if related else rows


def item(register: Register, public: Public, pk: int) -> Item | None:
    """One entry in the words of the register; a sentence for one that was taken down or has ended."""
    entry = register.model.objects.filter(pk=pk, published_on__isnull=False).first()
    if entry is None:
        return None
    if entry.withdrawn_on is not None:
        when = date_text(entry.withdrawn_on)
        return Item(
            "这一条已经撤下", gone=f"这一条曾经公开，{when}撤下了。原因：{entry.withdrawn_reason}"
        )
    if not entry.is_in_force():
        until = date_text(entry.valid_to) if entry.valid_to else ""
        return Item(
            "这一条已经失效", gone=f"“{register.name(entry)}”的有效期到{until}，现在不再适用。"
        )
    words, values = Words(register), content.columns(register, entry)
    words.read([values])
    said = [(register.title_of(name), words.of(name, values[name])) for name in public.facts]
    facts = [Fact(label, value, wide=len(value) > WIDE) for label, value in said if value]
    facts.append(Fact("公开日期", date_text(entry.published_on)))
    return Item(register.name(entry), facts)


def _form(register: Register, public: Public) -> type[forms.Form]:
    fields: dict[str, Any] = {
        "q": forms.CharField(
            label="关键词",
            required=False,
            max_length=60,
            widget=forms.TextInput(attrs={"type": "search"}),
        )
    }
    for name in public.filters:
        fields[name] = _filter(register, name)
    return type("PublicRegisterForm", (forms.Form,), fields)


def _filter(register: Register, name: str) -> forms.ChoiceField:
    field: Any = register.model._meta.get_field(name)
    first = ("", f"全部{register.title_of(name)}")
    if field.choices:
        choices: Any = [first, *field.flatchoices]
    elif isinstance(field, models.BooleanField):
        choices = [first, ("True", "是"), ("False", "否")]
    else:
        choices = lambda: [first, *_targets(register, field)]  # noqa: E731 - read when the form is made
    return forms.ChoiceField(label=register.title_of(name), required=False, choices=choices)


def _targets(register: Register, field: Any) -> list[tuple[str, str]]:
    """What public entries point to, for the choice above the list."""
    keys = register.model.objects.public().order_by().values(field.name)
    rows = field.related_model._default_manager.filter(pk__in=keys)[:500]
    return [(str(row.pk), content.label(row)) for row in rows]
