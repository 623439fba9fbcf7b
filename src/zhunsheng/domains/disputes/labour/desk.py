"""How labour cases look on the workbench."""

from __future__ import annotations

from zhunsheng.domains.disputes.labour import choices
from zhunsheng.domains.disputes.labour.forms.intake import of
from zhunsheng.domains.disputes.labour.models import LabourCase
from zhunsheng.domains.disputes.labour.outcomes import TITLES
from zhunsheng.domains.disputes.labour.procedure import CODE
from zhunsheng.faces.ui.parts import Fact
from zhunsheng.faces.workbench.declare import Desk, ListColumn, ListFilter
from zhunsheng.kernel.parties.models import Party
from zhunsheng.kernel.procedure.facts import day
from zhunsheng.lib.hanzi import mask_name, yuan

ROLES = {"applicant": "申请人", "respondent": "被申请人", "third_party": "第三人"}
SHORT = {
    choices.Cause.RELATION: "劳动关系",
    choices.Cause.CONTRACT: "劳动合同",
    choices.Cause.DISMISSAL: "辞退离职",
    choices.Cause.STANDARDS: "工时社保",
    choices.Cause.PAY: "劳动报酬",
    choices.Cause.OTHER: "其他",
}
CHANNELS = dict(choices.Channel.choices)


def lead(matter: LabourCase) -> list[tuple[str, object]]:
    """The line under the title: people are masked, businesses are not."""
    found: dict[str, list[str]] = {"applicant": [], "respondent": []}
    for row in matter.participants.filter(role__in=found).select_related("party"):
        person = row.party is not None and row.party.kind == Party.Kind.PERSON
        found[row.role].append(mask_name(row.name) if person else row.name)
    return [
        ("申请人", "、".join(found["applicant"])),
        ("被申请人", "、".join(found["respondent"])),
        ("结果", TITLES.get(matter.outcome, "")),
    ]


def facts(matter: LabourCase) -> list[Fact]:
    """What is claimed, how far it is, what followed."""
    found = (*_claimed(matter), *_trial(matter), *_ended(matter))
    return [fact for fact in found if fact.value not in ("", None)]


def _claimed(matter: LabourCase) -> list[Fact]:
    people = f"{matter.people_count}人" if matter.people_count > 1 else ""
    return [
        Fact("争议类型", matter.get_cause_display()),
        Fact("请求金额", yuan(matter.amount) if matter.amount else ""),
        Fact("仲裁请求", matter.claims, wide=True),
        Fact("事实和理由", matter.facts, wide=True),
        Fact("仲裁时效", of(matter).sentence, wide=True),
        Fact("劳动者人数", people),
        Fact("申请方式", CHANNELS.get(matter.channel, matter.channel)),
        Fact("收到日期", day(matter.received_on)),
        Fact("上级系统编号", matter.superior_number),
    ]


def _trial(matter: LabourCase) -> list[Fact]:
    presiding = matter.presiding.name if matter.presiding else ""
    others = f"、{matter.arbitrators}" if matter.arbitrators else ""
    place = f"，{matter.hearing_place}" if matter.hearing_place else ""
    return [
        Fact("受理日期", day(matter.accepted_on)),
        Fact("仲裁庭", f"{matter.get_panel_display()}：{presiding}{others}" if presiding else ""),
        Fact("副本送达", day(matter.copy_served_on)),
        Fact("答辩", day(matter.answered_on)),
        Fact("开庭", f"{day(matter.hearing_on)}{place}" if matter.hearing_on else ""),
        Fact("缺席审理", "被申请人未到庭" if matter.is_default else ""),
        Fact(
            "期限重新计算",
            f"{day(matter.restarted_on)}，{matter.get_restart_display()}"
            if matter.restarted_on
            else "",
        ),
        Fact(
            "中止",
            f"{day(matter.suspended_on)}，{matter.get_suspension_display()}"
            if matter.suspended_on
            else "",
        ),
        Fact("延期", day(matter.extended_on)),
        Fact("先行裁决", day(matter.partly_on)),
    ]


def _ended(matter: LabourCase) -> list[Fact]:
    late = "（逾期）" if matter.is_late else ""
    return [
        Fact("结案日期", f"{day(matter.closed_on)}{late}" if matter.closed_on else ""),
        Fact("裁决、调解金额", yuan(matter.awarded) if matter.awarded else ""),
        Fact(
            "裁决以后",
            f"{day(matter.remedy_on)}{matter.get_remedy_display()}" if matter.remedy else "",
        ),
    ]


DESK = Desk(
    procedure=CODE,
    title="劳动仲裁",
    facts=facts,
    lead=lead,
    roles=ROLES,
    columns=(
        ListColumn("争议类型", ("cause",), "badge", lambda code: (SHORT.get(code, code), "plain")),
        ListColumn("开庭", ("hearing_on",), "day"),
    ),
    filters=(
        ListFilter("cause", "争议类型", choices.Cause.choices),
        ListFilter("outcome", "结果", tuple(TITLES.items())),
        ListFilter("panel", "仲裁庭", choices.Panel.choices),
    ),
    filing_title="登记仲裁申请",
    filing_hint="书写确有困难的可以口头申请，记入笔录。五个工作日内决定受理不受理；仲裁不收费。",
    order=56,
)
