"""One line of a change typed in: a form made from a register's own fields."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar

from django import forms
from django.db import models

from zhunsheng.domains.powers import choices
from zhunsheng.domains.powers.proposals import Draft, check
from zhunsheng.kernel.forms import ChineseDateField, Group, Hinted, YuanField
from zhunsheng.kernel.orgs.models import Unit
from zhunsheng.kernel.procedure.forms import ActionForm
from zhunsheng.kernel.registers.declare import Register
from zhunsheng.lib import clock

LONG = 120
YES_NO = (("", "—"), ("1", "是"), ("0", "否"))


class LineForm(ActionForm):
    """What is to be done with one entry; the register's fields follow, all of them optional.

    ``draft`` is the line after a successful :meth:`clean`, checked by the register's own rules.
    """

    written = ()
    register: ClassVar[Register]
    draft: Draft

    operation = forms.ChoiceField(
        label="调整方式",
        choices=[
            (choices.Operation.ADD, Hinted("新增", "填写整条内容")),
            (choices.Operation.MODIFY, Hinted("修改", "填编码和要改的项目，不改的留空")),
            (choices.Operation.CANCEL, Hinted("取消", "只填编码，公布之日起失效")),
        ],
        widget=forms.RadioSelect,
    )

    def clean(self) -> dict[str, Any]:
        """The line as a draft; what is wrong with it stands beside its field."""
        data = super().clean()
        if self.errors:
            return data
        given = {
            name: value.pk if isinstance(value, models.Model) else value
            for name, value in data.items()
            if name in self.register.fields and name != "code" and value not in (None, "")
        }
        self.draft = Draft(data["operation"], data.get("code") or "", given)
        check(self.register, [self.draft], self.context.actor.person if self.context else None)
        for name, text in self.draft.faults:
            self.add_error(name if name in self.fields else None, text)
        return data


def line_form(register: Register) -> type[LineForm]:
    """The form for one line of ``register``."""
    fields: dict[str, Any] = {
        name: _field(register, name, one) for name, one in register.model_fields.items()
    }
    names = tuple(fields)
    groups = (
        Group("哪一条，怎么调整", ("operation", "code")),
        Group("内容", tuple(name for name in names if name != "code"), columns=2),
    )
    # A code and coded values name nobody; the texts stand in the change's lines, bound by a digest when submitted.
    more = {"register": register, "groups": groups, "in_clear": ("code",)}
    return type("LineForm", (LineForm,), {**fields, **more, "__doc__": LineForm.__doc__})


def _field(register: Register, name: str, one: models.Field[Any, Any]) -> forms.Field:
    needed: dict[str, Any] = {"label": str(one.verbose_name), "required": name == "code"}
    needed["help_text"] = register.hints.get(name, "")
    if name in register.money:
        return YuanField(**needed)
    if one.choices:
        return forms.ChoiceField(choices=[("", "—"), *one.flatchoices], **needed)
    for kind, make in _MAKERS:
        if isinstance(one, kind):
            return make(one, needed)
    most = one.max_length or 2000
    wide = forms.Textarea(attrs={"rows": 3}) if most > LONG else forms.TextInput()
    return forms.CharField(max_length=most, widget=wide, **needed)


def _yes_no(_one: models.Field[Any, Any], needed: dict[str, Any]) -> forms.Field:
    """Three answers: an empty one leaves what is there."""
    return forms.TypedChoiceField(
        choices=YES_NO, coerce=lambda value: value == "1", empty_value=None, **needed
    )


def _key(one: models.Field[Any, Any], needed: dict[str, Any]) -> forms.Field:
    target: Any = one.related_model
    rows = target.objects.valid_on(clock.today()) if target is Unit else target.objects.all()
    return forms.ModelChoiceField(rows, **needed)


_MAKERS: tuple[
    tuple[type[Any], Callable[[models.Field[Any, Any], dict[str, Any]], forms.Field]], ...
] = (
    (models.DateField, lambda _one, needed: ChineseDateField(**needed)),
    (models.BooleanField, _yes_no),
    (models.ForeignKey, _key),
    (models.IntegerField, lambda _one, needed: forms.IntegerField(min_value=0, **needed)),
)
