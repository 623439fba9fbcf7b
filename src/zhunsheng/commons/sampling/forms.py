"""What the workbench asks for in each act of a draw."""

from __future__ import annotations

from typing import Any

from django import forms

from zhunsheng.commons.sampling.models import Commitment, Draw
from zhunsheng.kernel.orgs.models import Person


class ActForm(forms.Form):
    """An act of one draw; subclasses fill their choices from it."""

    def __init__(self, draw: Draw, person: Person, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.draw, self.person = draw, person
        self.prepare()

    def prepare(self) -> None:
        """Fill choices; for subclasses."""

    def choose(self, name: str, choices: list[tuple[str, str]]) -> None:
        """Offer ``choices`` in a field."""
        field: Any = self.fields[name]
        field.choices = choices


def seats(draw: Draw, person: Person, *, runs: bool) -> list[Commitment]:
    """The parties that the person may speak for: their own, and open ones when they run the draw."""
    found = draw.commitments.select_related("reveal").order_by("order")
    return [
        seat for seat in found if seat.person_id == person.pk or (runs and seat.person_id is None)
    ]


class CommitForm(ActForm):
    """承诺: the digest only; number and check code stay on the party's paper."""

    party = forms.ChoiceField(label="参与方")
    digest = forms.CharField(
        label="承诺值",
        max_length=80,
        help_text="上面生成，或者自己在别的机器上算好填进来。",
        widget=forms.TextInput(attrs={"data-commit-digest": "", "autocomplete": "off"}),
    )


class RevealForm(ActForm):
    """公开: the check code and the number, as they were noted."""

    party = forms.ChoiceField(label="参与方")
    salt = forms.CharField(
        label="校验码", max_length=64, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )
    value = forms.CharField(
        label="所选的数", max_length=100, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )


class PublicForm(ActForm):
    """公开结果: typed in by one person, then by another one."""

    value = forms.CharField(
        label="公布的号码",
        max_length=200,
        help_text="照公布的填，号码之间空一格。",
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


class ReasonForm(ActForm):
    """原因, which is published."""

    reason = forms.CharField(label="原因", max_length=120, help_text="要公布，不写姓名等个人信息。")


class ExcludeForm(ReasonForm):
    """抽取前排除一个对象."""

    candidate = forms.CharField(label="名录里的编号", max_length=80)
    line = forms.TypedChoiceField(label="从哪一组排除", coerce=int)
    field_order = ("candidate", "line", "reason")

    def prepare(self) -> None:
        """Every line, or one."""
        lines = [(str(n), line["title"]) for n, line in enumerate(self.draw.told["plan"], 1)]
        self.choose("line", [("0", "各组都排除"), *lines])


class RedrawForm(ReasonForm):
    """补抽一个."""

    place = forms.TypedChoiceField(label="换下哪一个", coerce=int)
    field_order = ("place", "reason")

    def prepare(self) -> None:
        """Every place with who holds it."""
        from zhunsheng.commons.sampling.reading import places

        self.choose(
            "place",
            [(str(one.place), f"第{one.place}号　{one.label}") for one in places(self.draw)],
        )
