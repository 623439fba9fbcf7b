"""What is asked when a question comes in, when it is answered, when it becomes an entry for everybody."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from django import forms

from zhunsheng.commons.surveys.ratings import SCORES
from zhunsheng.domains.legalservice.consultations import choices
from zhunsheng.domains.legalservice.consultations.checking import personal_faults
from zhunsheng.domains.legalservice.stations.models import Station
from zhunsheng.kernel.forms import Group, PhoneField, only_when
from zhunsheng.kernel.procedure.forms import ActionForm

REMOTE = tuple(str(one) for one in choices.REMOTE)
IN_PERSON = tuple(str(one) for one in choices.IN_PERSON)


def long(label: str, rows: int = 3, **more: Any) -> forms.CharField:
    """A text of several lines."""
    widget = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, max_length=5000, widget=widget, **more)


def stations() -> Any:
    """Stations in force."""
    return Station.objects.in_force().select_related("unit", "place").order_by("code")


class AskForm(ActionForm):
    """A question with its answer when somebody called or came; the question alone when it came on line."""

    in_clear = ("articles",)
    groups: ClassVar[Sequence[Group]] = (
        Group("问了什么", ("channel", "station", "kind", "question"), columns=2),
        Group("怎么答的", ("answer", "articles", "result", "minutes", "score"), columns=2),
        Group("咨询人", ("asker", "phone"), hint="可以不问，转办的要填。", columns=2),
    )
    channel = forms.ChoiceField(label="方式", choices=choices.Channel.choices)
    station = forms.ModelChoiceField(Station.objects.none(), label="站点", required=False)
    kind = forms.ChoiceField(label="问题类别", choices=choices.Kind.choices)
    question = long("问题")
    answer = only_when(
        long("答复"), "channel", *IN_PERSON, missing="来电来访当场答复的，请写答复要点。"
    )
    articles = forms.CharField(label="依据的法条", max_length=200, required=False)
    result = only_when(
        forms.ChoiceField(label="办理结果", choices=choices.Outcome.choices),
        "channel",
        *IN_PERSON,
        missing="来电来访的，请选办理结果。",
    )
    minutes = forms.IntegerField(label="用时（分钟）", min_value=1, max_value=480, required=False)
    score = forms.TypedChoiceField(
        label="当场评价",
        choices=[("", "没有评"), *((str(n), word) for n, word in SCORES)],
        coerce=int,
        empty_value=None,
        required=False,
    )
    asker = forms.CharField(label="姓名", max_length=40, required=False)
    phone = PhoneField(label="电话", required=False)

    def prepare(self) -> None:
        """Stations to choose from."""
        self.fields["station"].queryset = stations()  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Who is handed on can be reached."""
        data = super().clean()
        if data.get("result") in ("aid", "mediation") and not data.get("phone"):
            self.add_error("phone", "转给别的机构办理的，请填电话，不然他们联系不上人。")
        return data


class AnswerForm(ActionForm):
    """The answer to a question that came on line."""

    in_clear = ("articles",)
    written = ("kind", "answer", "articles", "minutes", "outcome")
    kind = forms.ChoiceField(label="问题类别", choices=choices.Kind.choices)
    answer = long(
        "答复", 6, help_text="咨询人凭查询码看到的就是这段话。请用平常的话写，说清下一步找谁。"
    )
    articles = forms.CharField(label="依据的法条", max_length=200, required=False)
    outcome = forms.ChoiceField(
        label="办理结果", choices=choices.Outcome.choices, widget=forms.RadioSelect
    )
    minutes = forms.IntegerField(label="用时（分钟）", min_value=1, max_value=480, required=False)

    def prepare(self) -> None:
        """Begin with the kind that the citizen chose."""
        if self.context is not None:
            self.fields["kind"].initial = self.context.matter.kind


class MoreForm(ActionForm):
    """What the citizen adds."""

    written = ()
    more = long("补充的情况")


class EntryForm(ActionForm):
    """The entry for everybody: general, without names, with its articles."""

    written = ()
    carried: ClassVar[Mapping[str, tuple[str, ...]]] = {
        "general_question": ("ask.question",),
        "general_answer": ("ask.answer", "answer.answer"),
        "sources": ("ask.articles", "answer.articles"),
    }
    general_question = forms.CharField(
        label="问题", max_length=200, help_text="改成谁都看得懂的一句话，去掉姓名、地点、电话。"
    )
    general_answer = long("回答", 6)
    sources = forms.CharField(label="依据的法条", max_length=300)

    def clean(self) -> dict[str, Any]:
        """No personal data goes into what everybody reads."""
        data = super().clean()
        for name in ("general_question", "general_answer"):
            for fault in personal_faults(str(data.get(name) or "")):
                self.add_error(name, fault)
        return data
