"""What is asked: of the person who rates, of who prepares a round, of who answers it."""

from __future__ import annotations

from typing import Any

from django import forms

from zhunsheng.commons.surveys.declare import RatingUse
from zhunsheng.commons.surveys.models import Question, Survey, SurveyAnswer
from zhunsheng.commons.surveys.questions import BadQuestion, parse
from zhunsheng.commons.surveys.ratings import SCORES
from zhunsheng.kernel.forms import ChineseDateField, Group, Grouped
from zhunsheng.kernel.orgs.models import Unit
from zhunsheng.kernel.procedure.values import is_text
from zhunsheng.lib import canonical
from zhunsheng.lib.newlines import unified

ROW = {"class": "options-row"}
TEXT_LENGTH = 1000


def _score(label: str, **more: Any) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        label=label,
        choices=[(str(n), word) for n, word in SCORES],
        coerce=int,
        empty_value=None,
        widget=forms.RadioSelect(attrs=ROW),
        error_messages={"required": "请选一个。"},
        **more,
    )


class Plain(Grouped, forms.Form):
    """Texts that the database can hold."""

    def clean(self) -> dict[str, Any]:
        """Lines end in one way; halves of characters are refused."""
        data = super().clean() or {}
        for name, value in list(data.items()):
            if isinstance(value, str):
                if is_text(value):
                    data[name] = unified(value)
                else:
                    self.add_error(name, "有无法识别的字符，请重新输入。")
        return data


class RatingForm(Plain):
    """One score, further ones of the service, and words if somebody has any."""

    score = _score("这次办得怎么样")
    words = forms.CharField(
        label="想说的话",
        required=False,
        max_length=TEXT_LENGTH,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="可以不写。不要写身份证号、电话。",
    )

    def __init__(self, *args: Any, use: RatingUse, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.use = use
        for one in use.questions:
            self.fields[one.code] = _score(one.title, required=False)
        self.order_fields(["score", *(one.code for one in use.questions), "words"])

    @property
    def answers(self) -> dict[str, int]:
        """The further scores that were given."""
        given = {one.code: self.cleaned_data.get(one.code) for one in self.use.questions}
        return {code: score for code, score in given.items() if score}


class SurveyForm(Plain):
    """A round as its maker writes it; the questions are one text that can be pasted from a document."""

    groups = (
        Group("调查", ("title", "lead", "unit", "access")),
        Group("时间", ("starts_on", "ends_on"), columns=2),
        Group("题目", ("questions",)),
    )
    title = forms.CharField(label="标题", max_length=80)
    lead = forms.CharField(
        label="给填写人的话",
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="为什么调查，大约要几分钟。",
    )
    unit = forms.ModelChoiceField(Unit.objects.none(), label="组织单位")
    access = forms.ChoiceField(
        label="填写方式", choices=Survey.Access.choices, widget=forms.RadioSelect
    )
    starts_on = ChineseDateField(label="开始日期")
    ends_on = ChineseDateField(label="截止日期")
    questions = forms.CharField(
        label="题目",
        max_length=20000,
        widget=forms.Textarea(attrs={"rows": 16, "class": "mono"}),
        help_text=(
            "一题一段，段与段之间空一行。题目后面用方括号写题型：[单选] [多选] [打分] [填空]；"
            "可以不答的写 [单选，选答]。选项各占一行。可以从文档里整篇粘贴。"
        ),
    )

    def __init__(self, *args: Any, units: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = units  # type: ignore[attr-defined]

    def clean_questions(self) -> str:
        """Every paragraph is a question that can be asked."""
        text = str(self.cleaned_data["questions"])
        try:
            self.parsed = parse(text)
        except BadQuestion as bad:
            raise forms.ValidationError(bad.faults) from bad
        return text

    def clean(self) -> dict[str, Any]:
        """The last day does not come before the first."""
        data = super().clean()
        first, last = data.get("starts_on"), data.get("ends_on")
        if first and last and last < first:
            self.add_error("ends_on", "截止日期早于开始日期，请核对。")
        return data


class AnswerForm(Plain):
    """The questions of a round, as fields."""

    def __init__(self, *args: Any, questions: list[Question], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.questions = questions
        for one in questions:
            self.fields[one.key] = _field(one)

    def answer(self, survey: Survey, channel: str) -> SurveyAnswer:
        """The filled questionnaire, unsaved."""
        data = self.cleaned_data
        chosen: dict[str, Any] = {}
        texts: dict[str, str] = {}
        for one in self.questions:
            value = data.get(one.key)
            if value in (None, "", []):
                continue
            (texts if one.kind == Question.Kind.TEXT else chosen)[one.key] = value
        return SurveyAnswer(
            survey=survey,
            data=canonical.dumps(chosen).decode(),
            texts=canonical.dumps(texts).decode() if texts else "",
            channel=channel,
        )


def _field(one: Question) -> forms.Field:
    label = str(one)
    if one.kind == Question.Kind.TEXT:
        return forms.CharField(
            label=label,
            required=one.required,
            max_length=TEXT_LENGTH,
            widget=forms.Textarea(attrs={"rows": 4}),
            error_messages={"required": "请写几句。"},
        )
    if one.kind == Question.Kind.SCALE:
        return _score(label, required=one.required)
    options = [(str(n), text) for n, text in enumerate(one.choices)]
    if one.kind == Question.Kind.MULTIPLE:
        return forms.TypedMultipleChoiceField(
            label=label,
            choices=options,
            coerce=int,
            required=one.required,
            widget=forms.CheckboxSelectMultiple,
            error_messages={"required": "请至少选一个。"},
        )
    return forms.TypedChoiceField(
        label=label,
        choices=options,
        coerce=int,
        empty_value=None,
        required=one.required,
        widget=forms.RadioSelect,
        error_messages={"required": "请选一个。"},
    )
