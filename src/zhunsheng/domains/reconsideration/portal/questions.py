"""The questions, one small form for each page; their fields are those of the filing form wherever they can be."""

from __future__ import annotations

from typing import Any

from django import forms

from zhunsheng.domains.reconsideration import choices
from zhunsheng.domains.reconsideration.forms.intake import respondents
from zhunsheng.domains.reconsideration.portal.dates import NEW
from zhunsheng.faces.portal import asking
from zhunsheng.faces.portal.asking import LATER, agent_question, radio, units_by_kind
from zhunsheng.faces.portal.declare import QuestionForm
from zhunsheng.kernel.clocks.last_days import last_day
from zhunsheng.kernel.forms import (
    ChineseDateField,
    Hinted,
    YuanField,
    parse_day,
    soft,
)
from zhunsheng.kernel.parties.models import Party
from zhunsheng.lib import clock
from zhunsheng.lib.hanzi import date_text

PERSON = Party.Kind.PERSON


class WhoForm(QuestionForm):
    """For whom."""

    kind = radio(
        "你替谁申请",
        [
            (PERSON, Hinted("我自己", "处罚决定书上写的是你的名字")),
            (Party.Kind.SOLE_TRADER, Hinted("我的店铺或摊位", "个体工商户")),
            (Party.Kind.COMPANY, Hinted("公司", "也包括学校、医院等法人")),
            (Party.Kind.ORGANISATION, Hinted("其他组织", "合伙企业、业主委员会等")),
        ],
        error_messages={"required": "请选一个：你替谁申请。"},
    )
    has_agent = agent_question()


class NameForm(asking.NameForm):
    """Name and number; which ones, the page before has said."""

    def prepare(self) -> None:
        """By the kind of the applicant."""
        kind = self.answers.value("kind") if self.answers else PERSON
        if kind in ("", PERSON):
            self.of_person()
        elif kind == Party.Kind.SOLE_TRADER:
            self.of_organisation("店铺名称", representative="经营者姓名")
        else:
            self.of_organisation("公司名称" if kind == Party.Kind.COMPANY else "组织名称")


class OrganForm(QuestionForm):
    """Against whose decision."""

    respondent = forms.ChoiceField(
        label="是哪个单位作出的",
        help_text="看决定书最后盖的章，章上写的单位就是。",
        widget=forms.Select(attrs={"data-narrow": "输入几个字，例如“市场”"}),
        error_messages={"required": "请选择单位。不知道是哪个的，看下面的说明。"},
    )

    def prepare(self) -> None:
        """Offer the units."""
        self.fields["respondent"].choices = units_by_kind(respondents())  # type: ignore[attr-defined]


ACTS = (
    (choices.ActKind.PENALTY, Hinted("罚款、没收等处罚", "还有吊销执照、拘留、责令停业")),
    (choices.ActKind.COERCION, Hinted("查封、扣押、强制拆除", "冻结存款、拖车也是")),
    (choices.ActKind.LICENCE, Hinted("不给办证、撤销许可", "许可、执照、登记")),
    (choices.ActKind.LEVY, Hinted("征地、拆迁补偿", "征收、征用和补偿")),
    (choices.ActKind.INJURY, Hinted("工伤认定")),
    (choices.ActKind.CONFIRMATION, Hinted("确权、登记、认定", "土地、房屋、事故责任等")),
    (choices.ActKind.DISCLOSURE, Hinted("不公开信息", "申请了没给，或者答复不对")),
    (choices.ActKind.COMPLAINT, Hinted("举报投诉没处理好")),
    (choices.ActKind.INACTION, Hinted("该管不管", "申请了不办、拖着不答复")),
    (choices.ActKind.AGREEMENT, Hinted("不履行签过的协议", "补偿协议、特许经营等")),
    (choices.ActKind.RULING, Hinted("对民事纠纷的裁决")),
    (choices.ActKind.COMPENSATION, Hinted("不给赔偿、赔得少")),
    (choices.ActKind.OTHER, Hinted("别的", "说不清也选这个")),
)


class ActForm(QuestionForm):
    """Which act."""

    act_kind = radio(
        "对你做了什么", ACTS, error_messages={"required": "请选一个最接近的，说不清就选“别的”。"}
    )
    act_name = forms.CharField(
        label="文书叫什么名字",
        max_length=120,
        help_text="照着抄，例如“行政处罚决定书”。没有文书的，写一句话，例如“没有答复我的申请”。",
        error_messages={"required": "请写文书的名字；没有文书的，用一句话说是什么事。"},
    )
    act_number = forms.CharField(
        label="文书编号",
        max_length=60,
        required=False,
        help_text="一般在标题下面，有“〔2026〕”“号”字样。没有就不填。",
    )
    amount = YuanField(
        label="涉及多少钱", required=False, help_text="罚款、补偿的数额。没有就不填。"
    )


class DatesForm(QuestionForm):
    """When."""

    act_on = soft(
        ChineseDateField(label="文书上写的日期", past=True, help_text="没有文书的可以不填。"), LATER
    )
    known_on = soft(
        ChineseDateField(
            label="你哪天知道的",
            past=True,
            help_text="收到文书、听说这件事的那一天。60 天从这一天的第二天开始数。",
        ),
        "没有这个日期，我们要先问你才能算有没有超过 60 天。",
    )
    told = radio(
        "文书上有没有写“可以申请行政复议”",
        [("yes", "写了"), ("no", "没有写，或者没有给文书"), ("unsure", "不清楚")],
        required=False,
    )
    late_reason = forms.CharField(
        label="如果已经超过 60 天，是什么原因",
        max_length=500,
        required=False,
        widget=forms.Textarea,
        help_text="例如住院、灾害、没有人告诉你可以申请。没有超过的不用填。",
    )

    def prepare(self) -> None:
        """Late: the reason is asked for, and nobody is refused."""
        try:
            last = last_day(
                "reconsideration.apply", parse_day(self.data.get("known_on") or ""), NEW
            )
        except ValueError:
            return
        if clock.today() > last:
            text = f"一般的期限在{date_text(last)}过了。不写原因也能交，但我们要先问清楚才能决定受理不受理。"
            soft(self.fields["late_reason"], text)

    def clean(self) -> dict[str, Any]:
        """Nobody knows of an act before it was done."""
        data = super().clean() or {}
        act_on, known_on = data.get("act_on"), data.get("known_on")
        if act_on and known_on and known_on < act_on:
            self.add_error("known_on", "你知道的日期比文书上的日期还早，请核对这两个日期。")
        return data


WISHES = (
    ("revoke", Hinted("撤销这个决定", "最常见的选这个")),
    ("change", Hinted("改得轻一些、少一些", "例如少罚一点、多补一点")),
    ("illegal", Hinted("确认它违法", "已经没法撤销了，但要有个说法")),
    ("perform", Hinted("让他们去办该办的事", "该答复的答复，该处理的处理")),
)


class WishForm(QuestionForm):
    """What the applicant wants."""

    wishes = forms.MultipleChoiceField(
        label="你想要什么结果",
        choices=WISHES,
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text="可以选几个。",
    )
    wish = forms.CharField(
        label="还有别的要求，或者想说得更清楚",
        max_length=1500,
        required=False,
        widget=forms.Textarea,
    )
    wants_compensation = forms.BooleanField(label="给我造成了损失，要求赔偿", required=False)
    reviewed_text = forms.CharField(
        label="如果你认为他们依据的文件也不对，写文件名",
        max_length=160,
        required=False,
        help_text="例如“某某管理办法”。法律、法规不在此列。没有就不填。",
    )

    def clean(self) -> dict[str, Any]:
        """At least one wish."""
        data = super().clean() or {}
        if not data.get("wishes") and not data.get("wish") and "wish" not in self.errors:
            self.add_error("wishes", "请至少选一个结果，或者在下面写出来。")
        return data


class GroundsForm(QuestionForm):
    """Why."""

    grounds = soft(
        forms.CharField(
            label="为什么不服",
            max_length=15000,
            widget=forms.Textarea(attrs={"rows": 10}),
            help_text="按时间顺序说：哪天、在哪里、谁、做了什么；你认为哪里不对。不用写法律条文。",
        ),
        "没有理由，我们会请你补。",
    )


YES_NO = (("yes", "要"), ("no", "不要"))


class HelpForm(QuestionForm):
    """Stay, legal aid, mediation."""

    stay = radio(
        "要不要先停止执行",
        [("no", Hinted("不用")), ("yes", Hinted("要", "例如马上要拆、要停业，等不了"))],
        required=False,
        help_text="申请复议以后，原来的决定一般照样执行。情况紧急可以要求先停下来，我们会审查。",
    )
    stay_reason = forms.CharField(
        label="要先停下来的，写明为什么", max_length=500, required=False, widget=forms.Textarea
    )
    aid = radio(
        "要不要法律援助",
        [("no", Hinted("不用")), ("yes", Hinted("要", "经济困难的，可以免费请律师"))],
        required=False,
        help_text="选“要”，我们把你的情况转给法律援助中心，他们会联系你。",
    )
    mediation = radio(
        "愿不愿意调解",
        [
            ("listen", Hinted("可以先听听", "听了不满意，照样出决定")),
            ("yes", Hinted("愿意")),
            ("no", Hinted("不愿意", "不影响你的申请")),
        ],
        required=False,
        help_text="调解不收钱，谈不成不影响结果。",
    )

    def clean(self) -> dict[str, Any]:
        """A stay needs its reason, since it is judged by it."""
        data = super().clean() or {}
        if data.get("stay") == "yes" and not data.get("stay_reason"):
            self.add_error("stay_reason", "请写明为什么要先停下来，一两句话就行。")
        return data


class EvidenceForm(QuestionForm):
    """What the files are."""

    evidence_note = forms.CharField(
        label="想说明一下这些材料",
        max_length=500,
        required=False,
        widget=forms.Textarea,
        help_text="例如“照片是当天拍的”。可以不填。",
    )
