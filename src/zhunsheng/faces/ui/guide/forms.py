"""The form of the style guide: one of each kind of field."""

from __future__ import annotations

from typing import ClassVar

from django import forms

from zhunsheng.kernel.forms import (
    ChineseDateField,
    FilesField,
    Group,
    Grouped,
    Hinted,
    IdCardField,
    PhoneField,
    YuanField,
    soft,
)


class ApplicationForm(Grouped, forms.Form):
    """An application for reconsideration, shortened."""

    groups: ClassVar = [
        Group("申请人", ["name", "id_card", "phone"], columns=2),
        Group("被申请的行政行为", ["act", "known_on", "fine", "reasons"]),
        Group("怎么送达", ["delivery", "agree"]),
        Group("材料", ["evidence"]),
    ]

    name = forms.CharField(label="姓名", max_length=50)
    id_card = IdCardField(label="身份证号码", help_text="18 位，最后一位可能是 X。")
    phone = soft(
        PhoneField(label="手机号码", help_text="用来告诉你办到哪一步。"),
        "没有电话，我们只能写信联系你，补正材料可能要多等几天。",
    )
    act = forms.ChoiceField(
        label="行为类别",
        choices=[
            ("", "请选择"),
            ("penalty", "行政处罚"),
            ("coercion", "行政强制"),
            ("licence", "行政许可"),
        ],
    )
    known_on = ChineseDateField(
        label="哪一天知道这个决定的",
        past=True,
        help_text="一般是收到决定书的那一天，60 日从第二天算起。",
    )
    fine = YuanField(label="罚款数额", required=False, help_text="没有罚款就不用填。")
    reasons = forms.CharField(
        label="事实和理由",
        max_length=2000,
        widget=forms.Textarea,
        help_text="想到什么写什么，不用按公文格式。",
    )
    delivery = forms.ChoiceField(
        label="文书怎么给你",
        widget=forms.RadioSelect,
        choices=[
            ("online", Hinted("网上送达", "短信提醒，当天能看；需要你同意")),
            ("mail", Hinted("邮寄", "寄到申请书上写的地址，3 至 5 天")),
            ("self", Hinted("自己来取", "到矛调中心或就近的司法所")),
        ],
    )
    agree = forms.BooleanField(label="我确认上面写的是真实的", required=True)
    evidence = FilesField(
        label="决定书和证据",
        required=False,
        help_text="拍照也行，一次最多 50 个，每个不超过 50 MB。",
    )


class FilterForm(forms.Form):
    """Filters of a list of matters."""

    q = forms.CharField(label="案号、当事人、标题", required=False)
    stage = forms.ChoiceField(
        label="阶段", required=False, choices=[("", "全部"), ("trial", "审理"), ("paused", "中止")]
    )
    unit = forms.ChoiceField(
        label="被申请人", required=False, choices=[("", "全部"), ("market", "区市场监督管理局")]
    )
    due = forms.BooleanField(label="7 日内届满", required=False)
