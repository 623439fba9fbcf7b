"""How requests look on the workbench."""

from __future__ import annotations

from typing import Any

from zhunsheng.domains.disclosure.requests import choices
from zhunsheng.domains.disclosure.requests.forms.intake import organs
from zhunsheng.domains.disclosure.requests.models import DisclosureRequest
from zhunsheng.domains.disclosure.requests.outcomes import TITLES
from zhunsheng.domains.disclosure.requests.procedure import CODE
from zhunsheng.faces.ui.parts import Fact
from zhunsheng.faces.workbench.declare import Desk, ListColumn, ListFilter
from zhunsheng.kernel.orgs.models import Person
from zhunsheng.kernel.parties.models import Party
from zhunsheng.kernel.procedure.facts import day
from zhunsheng.lib import clock
from zhunsheng.lib.hanzi import mask_name, yuan

ROLES = {
    "applicant": "申请人",
    "agent": "代理人",
    "third_party": "第三方",
    "other_organ": "被征求意见的机关",
}
KINDS = dict(choices.Applicant.choices)


def lead(matter: DisclosureRequest) -> list[tuple[str, object]]:
    """The line under the title: people are masked, organisations are not."""
    rows = matter.participants.filter(role="applicant").select_related("party", "unit", "person")
    names = [
        mask_name(row.name) if row.party and row.party.kind == Party.Kind.PERSON else row.name
        for row in rows
    ]
    return [
        ("申请人", "、".join(names)),
        ("收到机关", matter.organ.label),
        ("结果", TITLES.get(matter.outcome, "")),
    ]


def facts(matter: DisclosureRequest) -> list[Fact]:
    """What is asked for, how far it is, what followed."""
    found = (*_asked(matter), *_progress(matter), *_remedies(matter))
    return [fact for fact in found if fact.value not in ("", None)]


def _asked(matter: DisclosureRequest) -> list[Fact]:
    return [
        Fact("所需信息", matter.info_name),
        Fact("文号", matter.info_number),
        Fact("特征描述", matter.content, wide=True),
        Fact("申请人类型", matter.get_applicant_type_display()),
        Fact("提供方式", matter.get_desired_form_display()),
        Fact("提交方式", dict(choices.Channel.choices).get(matter.channel, matter.channel)),
        Fact("提交日期", day(matter.submitted_on)),
        Fact("收到日期", "" if matter.stage == "unconfirmed" else day(matter.received_on)),
    ]


def _opinion(asked: Any, answered: Any, view: str) -> str:
    """什么时候征求，结果怎样."""
    if not asked:
        return ""
    return f"{day(asked)}征求，" + (f"{day(answered)}：{view}" if answered else "尚未答复")


def _progress(matter: DisclosureRequest) -> list[Fact]:
    third = (matter.third_asked_on, matter.third_answered_on, matter.get_third_view_display())
    organ = (matter.organ_asked_on, matter.organ_answered_on, matter.get_organ_view_display())
    fee = yuan(matter.fee_amount) if matter.fee_amount else ""
    late = "（逾期）" if matter.is_late else ""
    return [
        Fact("告知补正", day(matter.correction_on)),
        Fact("收到补正", day(matter.corrected_on)),
        Fact("第三方意见", _opinion(*third)),
        Fact("其他机关意见", _opinion(*organ)),
        Fact("要求说明理由", day(matter.reasons_asked_on)),
        Fact("理由", matter.get_reasonable_display()),
        Fact("延长答复", day(matter.extended_on)),
        Fact("延迟答复", day(matter.delayed_on)),
        Fact("信息处理费", f"{fee}（{'已缴' if matter.paid_on else '未缴'}）" if fee else ""),
        Fact("答复日期", f"{day(matter.answered_on)}{late}" if matter.answered_on else ""),
        Fact("答复用时", f"{matter.answer_days}个工作日" if matter.answer_days is not None else ""),
        Fact("负责公开的机关", matter.receiver),
        Fact("答复内容", matter.answer, wide=True),
        Fact("上级系统编号", matter.superior_number),
    ]


def _remedies(matter: DisclosureRequest) -> list[Fact]:
    return [
        Fact(
            row.get_kind_display(),
            f"{day(row.begun_on)}提起{f'（{row.number}）' if row.number else ''}，"
            f"{row.get_result_display()}{f'，{day(row.ended_on)}' if row.ended_on else ''}",
            wide=True,
        )
        for row in matter.remedies.all()
    ]


def _organs(person: Person) -> list[tuple[str, str]]:
    return [(str(unit.pk), unit.label) for unit in organs(clock.today(), person)]


DESK = Desk(
    procedure=CODE,
    title="依申请公开",
    facts=facts,
    lead=lead,
    roles=ROLES,
    columns=(
        ListColumn("申请人类型", ("applicant_type",), value=lambda code: KINDS.get(code, code)),
    ),
    filters=(
        ListFilter("applicant_type", "申请人类型", choices.Applicant.choices),
        ListFilter("outcome", "结果", tuple(TITLES.items())),
        ListFilter("organ", "收到机关", _organs),
        ListFilter("channel", "提交方式", choices.Channel.choices),
    ),
    filing_title="登记申请",
    filing_hint="口头申请的也要收，由工作人员代填。内容不明确的，七个工作日内一次性告知补正。",
    order=40,
)
