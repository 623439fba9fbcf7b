"""Questions that every service asks in the same words: how to reach somebody, who acts for them, which unit."""

from __future__ import annotations

from typing import Any

from django import forms

from zhunsheng.faces.portal.answers import Answers
from zhunsheng.faces.portal.declare import FileBox, Part, QuestionForm
from zhunsheng.kernel.forms import CreditCodeField, Hinted, IdCardField, PhoneField, soft
from zhunsheng.kernel.orgs.models import Unit
from zhunsheng.lib import clock

LATER = "不填也能交，但我们可能会请你补。"


def radio(label: str, options: Any, *, row: bool = False, **more: Any) -> forms.ChoiceField:
    """A question with a few answers to choose from."""
    widget = forms.RadioSelect(attrs={"class": "options-row"} if row else None)
    return forms.ChoiceField(label=label, choices=options, widget=widget, **more)


def agent_question() -> forms.ChoiceField:
    """Whether somebody acts for the applicant."""
    return radio(
        "有没有人代你办",
        [("no", "没有，我自己办"), ("yes", Hinted("有人代办", "律师、亲属或单位的人"))],
        error_messages={"required": "请选一个：有没有人代你办。"},
    )


def has_agent(answers: Answers) -> bool:
    """Somebody acts for the applicant."""
    return answers.value("has_agent") == "yes"


class NameForm(QuestionForm):
    """Name and number; a service says on ``prepare`` which of them it asks of whom."""

    name = forms.CharField(label="姓名", max_length=80, error_messages={"required": "请填写姓名。"})
    credit_code = soft(
        CreditCodeField(label="统一社会信用代码", help_text="在营业执照上，18 位。"), LATER
    )
    legal_representative = soft(forms.CharField(label="法定代表人或负责人", max_length=40), LATER)
    id_number = soft(
        IdCardField(
            label="身份证号",
            help_text="18 位，最后一位可能是字母 X。加密保存，只有办案的人能看到。",
        ),
        LATER,
    )

    def of_person(self) -> None:
        """A person has an identity number."""
        for name in ("credit_code", "legal_representative"):
            del self.fields[name]

    def of_organisation(self, label: str, *, representative: str = "") -> None:
        """An organisation has a code and somebody who stands for it."""
        field = self.fields["name"]
        field.label, field.help_text = label, "照营业执照写全称。"
        field.error_messages["required"] = f"请填写{label}。"
        if representative:
            self.fields["legal_representative"].label = representative
        del self.fields["id_number"]


class ContactForm(QuestionForm):
    """How to reach the applicant."""

    phone = PhoneField(label="电话", help_text="我们用这个号码联系你，请填打得通的。")
    address = soft(
        forms.CharField(
            label="收信地址",
            max_length=200,
            help_text="文书会寄到这里，写到门牌号。",
            widget=forms.TextInput(attrs={"autocomplete": "street-address"}),
        ),
        "没有地址，文书就没法寄给你，只能请你来取。",
    )
    email = forms.EmailField(
        label="电子邮箱",
        required=False,
        help_text="可以不填。",
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={"invalid": "邮箱要写完整，例如 name@example.com。"},
    )


class AgentForm(QuestionForm):
    """Who acts for the applicant."""

    agent_name = forms.CharField(
        label="代办人姓名", max_length=40, error_messages={"required": "请填写代办人姓名。"}
    )
    agent_phone = soft(
        PhoneField(label="代办人电话", required=False), "没有电话，我们只能联系你本人。"
    )


def about_you(
    who: type[QuestionForm], name: type[QuestionForm], authorisation: FileBox
) -> tuple[Part, ...]:
    """The pages with which every application begins: who, the name, how to reach them, who acts for them."""
    group = "关于你"
    return (
        Part("who", "你是谁", group, who),
        Part("name", "姓名和证件", group, name, after=("who",)),
        Part("contact", "怎么联系你", group, ContactForm, hint="电话、收信地址"),
        Part(
            "agent",
            "代办的人",
            group,
            AgentForm,
            files=(authorisation,),
            needed=has_agent,
            hint="只有别人代办时才填",
        ),
    )


#: Kinds of units in the order in which people meet them.
KINDS = (
    (Unit.Kind.GOVERNMENT, "区政府"),
    (Unit.Kind.DEPARTMENT, "区里的部门"),
    (Unit.Kind.TOWNSHIP, "乡镇、街道"),
    (Unit.Kind.STATION, "所、队等派出机构"),
)


def units_by_kind(units: Any) -> list[Any]:
    """Units to choose from, under plain headings, by the sound of their names."""
    rows: dict[str, list[tuple[str, str, str]]] = {}
    for pk, name, kind, pinyin in units.valid_on(clock.today()).values_list(
        "pk", "name", "kind", "pinyin"
    ):
        rows.setdefault(kind, []).append((pinyin, str(pk), name))
    found: list[Any] = [("", "请选择")]
    for kind, title in KINDS:
        if kind in rows:
            found.append((title, [(pk, name) for _pinyin, pk, name in sorted(rows[kind])]))
    return found
