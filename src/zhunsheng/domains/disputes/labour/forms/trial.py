"""Hearing, restarts, suspension, end."""

from __future__ import annotations

from typing import Any

from django import forms

from zhunsheng.domains.disputes.labour import choices
from zhunsheng.domains.disputes.labour.forms.intake import SERVED, long
from zhunsheng.domains.disputes.labour.outcomes import AWARDS
from zhunsheng.kernel.forms import ChineseDateField, YuanField
from zhunsheng.kernel.procedure.forms import ActionForm


class HearingForm(ActionForm):
    """开庭通知 (35)."""

    hearing_on = ChineseDateField(label="开庭日期")
    hearing_hour = forms.CharField(label="开庭时间", max_length=20, help_text="例如上午9时。")
    hearing_place = forms.CharField(label="开庭地点", max_length=80)


class PostponeForm(ActionForm):
    """延期开庭 (35)."""

    asked_on = ChineseDateField(label="当事人请求日期")
    asked_by = forms.CharField(label="谁请求", max_length=80)
    reason = long("正当理由", 1000)
    hearing_on = ChineseDateField(label="新的开庭日期")
    hearing_hour = forms.CharField(label="开庭时间", max_length=20)
    hearing_place = forms.CharField(label="开庭地点", max_length=80)


class HeardForm(ActionForm):
    """开庭 (36-40)."""

    is_default = forms.BooleanField(label="被申请人无正当理由未到庭，缺席审理", required=False)
    record = long("庭审情况", 3000, required=False)


class RestartForm(ActionForm):
    """仲裁期限重新计算 (办案规则 46)."""

    restart = forms.ChoiceField(label="情形", choices=choices.Restart.choices)
    added = forms.CharField(
        label="追加的当事人、第三人", max_length=80, required=False, help_text="追加当事人的填写。"
    )
    claims = long("变更后的仲裁请求", required=False, help_text="增加、变更请求的填写。")
    amount = YuanField(label="变更后的请求金额", required=False)
    reason = long("说明", 1000)

    def clean(self) -> dict[str, Any]:
        """What each case cannot do without."""
        data = super().clean() or {}
        cases = {choices.Restart.ADDED_PARTY: "added", choices.Restart.CHANGED_CLAIM: "claims"}
        name = cases.get(data.get("restart", ""))
        if name and not data.get(name):
            self.add_error(name, f"请填写{self.fields[name].label}，期限由此重新计算。")
        return data


class SuspendForm(ActionForm):
    """中止审理."""

    suspension = forms.ChoiceField(label="中止情形", choices=choices.Suspension.choices)
    reason = long("说明", 1000)


class ReasonForm(ActionForm):
    """说明理由."""

    reason = long("说明", 1000)


class ExtendForm(ActionForm):
    """延期 (43)."""

    days = forms.IntegerField(label="延长几日", min_value=1, max_value=15, initial=15)
    reason = long("案情复杂需要延期的理由", 1000)


class MediationForm(ActionForm):
    """调解书 (42)."""

    terms = long("协议的结果", 5000)
    awarded = YuanField(label="给付金额", required=False)
    served_on = ChineseDateField(label="双方签收日期", required=False, help_text=SERVED)


class AwardForm(ActionForm):
    """裁决书 (46, 47)."""

    outcome = forms.ChoiceField(label="裁决类型", choices=AWARDS)
    found = long("查明的争议事实", 8000)
    reasons = long("裁决理由", 8000)
    ruling = long("裁决结果", 5000)
    awarded = YuanField(label="裁决金额", required=False)
    served_on = ChineseDateField(label="裁决书送达日期", required=False, help_text=SERVED)


class PartlyForm(ActionForm):
    """先行裁决 (43 (2))."""

    found = long("已经清楚的事实", 8000)
    ruling = long("先行裁决的结果", 5000)


class WithdrawForm(ActionForm):
    """撤回申请: voluntariness is recorded."""

    is_voluntary = forms.BooleanField(label="申请人自愿撤回")
    is_settled = forms.BooleanField(label="双方已经自行和解", required=False)
    reason = long("原因", 500, required=False)


class MoveForm(ActionForm):
    """移送管辖."""

    receiver = forms.CharField(label="移送的仲裁委员会", max_length=80)
    reason = long("理由", 1000)


class RemedyForm(ActionForm):
    """裁决以后: suit or application to set aside."""

    remedy = forms.ChoiceField(label="类别", choices=choices.Remedy.choices)
    remedy_on = ChineseDateField(label="日期")
    court = forms.CharField(label="法院", max_length=80)
