"""The questions, one small form for each page, in words for somebody who may be afraid or cannot read law."""

from __future__ import annotations

from typing import Any

from django import forms

from zhunsheng.domains.legalservice.aid import eligibility, hardship
from zhunsheng.domains.legalservice.aid.choices import Hardship
from zhunsheng.faces.portal import asking
from zhunsheng.faces.portal.answers import Answers
from zhunsheng.faces.portal.asking import LATER, radio
from zhunsheng.faces.portal.declare import QuestionForm
from zhunsheng.kernel.forms import (
    ChineseDateField,
    Hinted,
    IdCardField,
    PhoneField,
    YuanField,
    only_when,
    soft,
)
from zhunsheng.lib import clock
from zhunsheng.lib.hanzi import yuan

NONE = "none"
GROUNDS = tuple((one.code, one.plain) for one in eligibility.grounds())
EXEMPT = tuple(
    (one.code, Hinted(one.plain, f"要有{one.paper}")) for one in eligibility.exemptions()
)


class WhoForm(QuestionForm):
    """For whom."""

    whose = radio(
        "给谁申请",
        [
            ("me", Hinted("我自己")),
            ("family", Hinted("家里人", "老人、孩子、生病的人，或者被关押的人")),
            ("other", Hinted("别人", "受他委托，或者我是村、社区、妇联等的工作人员")),
        ],
        error_messages={"required": "请选一个：给谁申请。"},
    )


class NameForm(QuestionForm):
    """Who needs the help."""

    name = forms.CharField(
        label="姓名", max_length=40, error_messages={"required": "请填写要援助的人的姓名。"}
    )
    id_number = soft(
        IdCardField(
            label="身份证号",
            help_text="18 位，最后一位可能是字母 X。加密保存，只有办案的人能看到。",
        ),
        LATER,
    )
    belongs = forms.MultipleChoiceField(
        label="是不是这些人",
        choices=[("migrant", "农民工"), ("disabled", "残疾人"), ("military", "军人、军属")],
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text="是就勾上，可以多选；不是就不勾。",
    )
    language = forms.CharField(
        label="需要手语或者别的语言吗",
        max_length=20,
        required=False,
        help_text="例如“手语”。不需要就不填。",
    )

    def prepare(self) -> None:
        """Say whose name."""
        if self.answers is not None and self.answers.value("whose") not in ("", "me"):
            self.fields["name"].label = "他（她）的姓名"
            self.fields["id_number"].label = "他（她）的身份证号"


class ContactForm(QuestionForm):
    """How to reach the applicant without bringing danger."""

    phone = PhoneField(label="电话", help_text="我们用这个号码联系，请填打得通的。")
    calling = radio(
        "打电话方便吗",
        [
            ("any", Hinted("什么时候都行")),
            ("message", Hinted("先发短信", "怕别人听见的选这个，我们不会直接打")),
            ("time", Hinted("只在某个时间", "在下面写明")),
        ],
        required=False,
    )
    calling_time = only_when(forms.CharField(label="什么时间打", max_length=60), "calling", "time")
    address = soft(
        forms.CharField(
            label="住址",
            max_length=200,
            help_text="怕对方知道的，可以不填，或者填一个能收信的地方。",
            widget=forms.TextInput(attrs={"autocomplete": "street-address"}),
        ),
        "没有地址，文书只能请你来取，或者在网上看。",
    )


class AgentForm(asking.AgentForm):
    """Who applies for somebody else."""

    agent_relation = radio(
        "你是他（她）的什么人",
        [
            ("guardian", Hinted("监护人", "父母等法定代理人")),
            ("family", "近亲属"),
            ("agent", "受他委托的人"),
            ("social", "村、社区、妇联等的工作人员"),
        ],
        error_messages={"required": "请选一个：你是他（她）的什么人。"},
    )


class MatterForm(QuestionForm):
    """What it is about."""

    ground = radio(
        "最接近哪一种",
        GROUNDS,
        error_messages={"required": "请选一个最接近的，说不清就选“别的事情”。"},
    )
    step = radio(
        "现在走到哪一步了",
        [
            ("none", Hinted("还没有开始", "想先谈、先调解，或者不知道怎么办")),
            ("arbitration", Hinted("要去劳动仲裁，或者正在仲裁")),
            ("court", Hinted("要去法院告，或者法院已经立案")),
            ("police", Hinted("公安、检察院、法院在办的刑事案件")),
            ("government", Hinted("和政府部门打官司、申请复议")),
        ],
        error_messages={"required": "请选一个：现在走到哪一步了。"},
    )


class StoryForm(QuestionForm):
    """What happened."""

    subject = forms.CharField(
        label="用一句话说是什么事",
        max_length=60,
        help_text="例如“老板欠我三个月工资”“离婚后他不给孩子抚养费”。",
        error_messages={"required": "请用一句话说是什么事。"},
    )
    opponents = soft(
        forms.CharField(
            label="对方叫什么",
            max_length=300,
            widget=forms.Textarea(attrs={"rows": 2}),
            help_text="人名或者单位名，写全名，一行一个。我们要避免给你派到和对方有关系的律师。刑事案件可以不填。",
        ),
        "没有对方的名字，我们查不出律师和对方有没有关系。",
    )
    agency = forms.CharField(
        label="哪个机关在办",
        max_length=80,
        required=False,
        help_text="例如“某某区人民法院”。没有就不填。",
    )
    amount = YuanField(label="涉及多少钱", required=False, help_text="欠多少、要多少。没有就不填。")
    claim = soft(
        forms.CharField(
            label="发生了什么，你想怎么样",
            max_length=4000,
            widget=forms.Textarea(attrs={"rows": 8}),
            help_text="按时间说：哪天、谁、做了什么。想到哪里写到哪里，不用写得好。",
        ),
        "没有写的，我们会打电话问你。",
    )


class UrgentForm(QuestionForm):
    """Whether it cannot wait."""

    urgent = radio(
        "有没有等不及的事",
        [
            (NONE, Hinted("没有")),
            ("limit", Hinted("过几天就不能告了", "起诉、仲裁、复议快到最后一天")),
            ("preservation", Hinted("对方要转移财产、毁掉证据")),
            ("danger", Hinted("我现在有危险", "正在挨打、被威胁。先打 110，再交申请")),
        ],
        error_messages={"required": "请选一个；没有就选“没有”。"},
    )
    limitation_on = only_when(
        ChineseDateField(label="最后一天是哪天", help_text="不确定就写大概的日期。"),
        "urgent",
        "limit",
    )


class ReconsiderationForm(QuestionForm):
    """Both at once."""

    wants_reconsideration = radio(
        "要不要同时申请行政复议",
        [
            ("no", Hinted("不用", "已经申请过，或者只要律师帮忙")),
            ("yes", Hinted("要", "一次填完，两边一起办，不用再写一遍")),
        ],
        error_messages={"required": "请选一个：要不要同时申请行政复议。"},
    )
    act_name = only_when(
        forms.CharField(
            label="不服哪个决定",
            max_length=120,
            help_text="照文书抄，例如“行政处罚决定书”。没有文书的，用一句话说。",
        ),
        "wants_reconsideration",
        "yes",
        missing="请写不服哪个决定。",
    )


class ExemptForm(QuestionForm):
    """Whether income has to be looked at."""

    exemption = radio(
        "是不是下面这些人",
        [*EXEMPT, (NONE, Hinted("都不是", "下一页问一下家里的收入"))],
        help_text="是的话，不看收入。",
        error_messages={"required": "请选一个；都不是就选“都不是”。"},
    )


class MeansForm(QuestionForm):
    """What the household lives on."""

    household = soft(
        forms.IntegerField(
            label="一起生活的几个人", min_value=1, max_value=30, help_text="算上你自己。"
        ),
        LATER,
    )
    income = soft(
        YuanField(
            label="全家一个月大概收入多少",
            help_text="工资、养老金、种地等加在一起，低保不算。说个大概。",
        ),
        LATER,
    )
    proof = radio(
        "怎么证明",
        [
            (Hardship.PLEDGE.value, Hinted("我保证说的是真的", "最快，不用开证明")),
            (Hardship.DATA.value, Hinted("你们去查", "同意中心查询我家的收入、房产等")),
        ],
        help_text="说假话骗取援助的，要退还费用，还可能罚款。",
        error_messages={"required": "请选一个：怎么证明。"},
    )
    hardship_note = forms.CharField(
        label="还有什么困难",
        max_length=800,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="例如家里有人生病、上学、欠债。可以不填。",
    )

    def prepare(self) -> None:
        """Name the standard, so that nobody gives up without need."""
        standard = hardship.standard_on(clock.today(), None)
        if standard is not None:
            text = f"现在的标准：平均每人每月{yuan(standard.amount)}以内。超过一点也可以申请，由中心审查。"
            self.fields["income"].help_text = f"{self.fields['income'].help_text}{text}"


class PapersForm(QuestionForm):
    """The files; the list follows from the answers."""


def is_for_other(answers: Answers) -> bool:
    """Somebody applies for somebody else."""
    return answers.value("whose") in ("family", "other")


def is_tested(answers: Answers) -> bool:
    """The ground asks for hardship (31), and is not one of those without a test (32)."""
    found = eligibility.ground(answers.value("ground"))
    return found is None or found.test


def is_poor_asked(answers: Answers) -> bool:
    """Nobody exempts the applicant, so the income is asked for."""
    return is_tested(answers) and answers.value("exemption") in ("", NONE)


def is_against_government(answers: Answers) -> bool:
    """An act of the government is what it is about."""
    return answers.value("step") == "government"


def exempt_by(code: str) -> Any:
    """Whether the applicant says so of one item of the list (42)."""
    return lambda answers: is_tested(answers) and answers.value("exemption") == code


def about(code: str) -> Any:
    """Whether the application is about one ground."""
    return lambda answers: answers.value("ground") == code
