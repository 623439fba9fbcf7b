"""复查 (35) and 复核 (36)."""

from __future__ import annotations

from django import forms

from zhunsheng.domains.disputes.petitions import choices
from zhunsheng.domains.disputes.petitions.forms.handling import SERVED
from zhunsheng.domains.disputes.petitions.forms.intake import long
from zhunsheng.kernel.forms import ChineseDateField
from zhunsheng.kernel.procedure.forms import ActionForm


class AskForm(ActionForm):
    """请求复查、复核."""

    why = long("不服的理由和请求", 3000)


class ReviewForm(ActionForm):
    """复查意见."""

    review_result = forms.ChoiceField(label="复查结论", choices=choices.ReviewResult.choices)
    found = long("复查查明的事实", 5000)
    ruling = long("复查意见和依据", 5000)
    served_on = ChineseDateField(label="信访人收到日期", required=False, help_text=SERVED)


class RecheckForm(ActionForm):
    """复核意见."""

    recheck_result = forms.ChoiceField(label="复核结论", choices=choices.ReviewResult.choices[:2])
    found = long("复核查明的事实", 5000)
    ruling = long("复核意见和依据", 5000)


class RecheckHearingForm(ActionForm):
    """复核中的听证: its time does not count (36)."""

    reason = long("听证的安排", 1000)


class HearingDoneForm(ActionForm):
    """听证结束."""

    record = long("听证情况", 3000)
