"""The questions, one small form for each page; their fields are those of the filing form wherever they can be."""

from __future__ import annotations

from typing import Any

from django import forms

from zhunsheng.domains.disclosure.requests import choices
from zhunsheng.domains.disclosure.requests.forms.intake import organs
from zhunsheng.faces.portal import asking
from zhunsheng.faces.portal.asking import agent_question, radio, units_by_kind
from zhunsheng.faces.portal.declare import QuestionForm
from zhunsheng.kernel.forms import Hinted, soft
from zhunsheng.lib import clock

PERSON = choices.Applicant.PERSON


class WhoForm(QuestionForm):
    """For whom."""

    applicant_type = radio(
        "你替谁申请",
        [
            (PERSON, Hinted("我自己")),
            (choices.Applicant.COMPANY, Hinted("公司、店铺", "商业企业、个体工商户")),
            (choices.Applicant.RESEARCH, Hinted("学校、研究机构", "科研机构")),
            (choices.Applicant.CHARITY, Hinted("社会组织", "社会公益组织")),
            (choices.Applicant.LEGAL, Hinted("律师事务所等", "法律服务机构")),
            (choices.Applicant.OTHER, Hinted("别的单位")),
        ],
        error_messages={"required": "请选一个：你替谁申请。"},
    )
    has_agent = agent_question()


class NameForm(asking.NameForm):
    """Name and number; which ones, the page before has said."""

    def prepare(self) -> None:
        """By the kind of the applicant."""
        kind = self.answers.value("applicant_type") if self.answers else PERSON
        if kind in ("", PERSON):
            self.of_person()
        else:
            self.of_organisation("单位名称")


class OrganForm(QuestionForm):
    """Whom to ask."""

    organ = forms.ChoiceField(
        label="向哪个单位要",
        help_text="谁制作的信息，就向谁要。例如施工许可向住建部门，户口向公安。",
        widget=forms.Select(attrs={"data-narrow": "输入几个字，例如“住房”"}),
        error_messages={"required": "请选择单位。不知道是哪个的，看下面的说明。"},
    )

    def prepare(self) -> None:
        """Offer every organ that takes requests."""
        self.fields["organ"].choices = units_by_kind(organs(clock.today()))  # type: ignore[attr-defined]


class WhatForm(QuestionForm):
    """What is wanted."""

    info_name = forms.CharField(
        label="你要什么信息",
        max_length=100,
        help_text="一句话说清是什么文件、什么数字，例如“2021年某某路改造工程的施工许可证”。一次要一样，答复更快。",
        error_messages={"required": "请写你要什么信息。"},
    )
    info_number = forms.CharField(
        label="文件编号",
        max_length=80,
        required=False,
        help_text="知道文号的写上，例如带“〔2021〕”“号”字样的。不知道就不填。",
    )
    content = soft(
        forms.CharField(
            label="还有什么能帮我们找到它",
            max_length=3000,
            widget=forms.Textarea(attrs={"rows": 5}),
            help_text="例如大概什么时候、在哪里、叫什么项目。不用写为什么要。",
        ),
        "说得不够清楚，我们可能会请你补一次。",
    )


class FormForm(QuestionForm):
    """In which form."""

    desired_form = radio(
        "你想怎么拿到",
        [
            (choices.Form.ELECTRONIC, Hinted("电子文件", "在这里查看、下载，最快")),
            (choices.Form.PAPER, Hinted("纸质复印件，我来取")),
            (choices.Form.MAIL, Hinted("纸质复印件，寄给我")),
            (choices.Form.VIEW, Hinted("到现场看、抄")),
        ],
        required=False,
        help_text="我们尽量照你要的方式给；原件没有电子版的，可能要换一种。",
    )


class MaterialForm(QuestionForm):
    """The files; nothing has to be said about them."""


SAME = (
    "applicant_type",
    "name",
    "id_number",
    "credit_code",
    "legal_representative",
    "phone",
    "address",
    "email",
    "agent_name",
    "agent_phone",
    "organ",
    "info_name",
    "info_number",
    "content",
    "desired_form",
)


def compose(answers: dict[str, Any]) -> dict[str, Any]:
    """The filing form's data: the questions are its own fields."""
    found = {name: answers[name] for name in SAME if answers.get(name) not in (None, "")}
    return found | {"channel": choices.Channel.ONLINE.value}
