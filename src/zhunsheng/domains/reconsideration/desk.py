"""How reconsideration cases appear on the workbench."""

from __future__ import annotations

from typing import Any

from zhunsheng.domains.reconsideration import choices
from zhunsheng.domains.reconsideration.models import IntakeChannel, Reconsideration
from zhunsheng.faces.ui.parts import Fact
from zhunsheng.faces.workbench.declare import AdminRegister, Desk, ListColumn, ListFilter
from zhunsheng.kernel.matters.models import Participant
from zhunsheng.kernel.orgs.models import Person
from zhunsheng.kernel.procedure.registry import procedure_of
from zhunsheng.lib.hanzi import date_text, yuan

ROLES = {
    "applicant": "申请人",
    "agent": "代理人",
    "third_party": "第三人",
    "respondent": "被申请人",
    "intake": "代收",
}


KINDS = dict(choices.ActKind.choices)


def _people(matter: Reconsideration) -> list[Participant]:
    rows = matter.participants.select_related("party", "unit").order_by("pk")
    return list(rows)


def lead(matter: Reconsideration) -> list[tuple[str, object]]:
    """The line under the title; names as the title has them."""
    applicants = "、".join(p.name for p in _people(matter) if p.role == "applicant")
    outcome = procedure_of(matter).outcome_by_code.get(matter.outcome)
    return [
        ("申请人", applicants),
        ("被申请人", matter.respondent.label if matter.respondent else ""),
        ("结果", outcome.title if outcome else ""),
    ]


def facts(matter: Reconsideration) -> list[Fact]:
    """案情: what the case is about, who takes part, and where it stands."""
    return [fact for fact in (*_act(matter), *_progress(matter)) if fact.value not in ("", None)]


def _act(matter: Reconsideration) -> list[Fact]:
    channels = dict(IntakeChannel.objects.values_list("code", "title"))
    return [
        Fact("行政行为", matter.act_name),
        Fact("文书编号", matter.act_number),
        Fact("行为类别", matter.get_act_kind_display()),
        Fact("管理领域", matter.get_field_display()),
        Fact("作出日期", _day(matter.act_on)),
        Fact("知道日期", _day(matter.known_on)),
        Fact("涉及款额", yuan(matter.amount) if matter.amount is not None else ""),
        Fact("收案渠道", channels.get(matter.channel, matter.channel)),
        Fact("复议请求", matter.request, wide=True),
        Fact("事实和理由", matter.grounds, wide=True),
    ]


def _progress(matter: Reconsideration) -> list[Fact]:
    asked = [
        ("行政赔偿", matter.wants_compensation),
        ("附带审查规范性文件", matter.wants_attached_review),
        ("法律援助", matter.wants_legal_aid),
    ]
    late = "（逾期）" if matter.reply_is_late else ""
    return [
        Fact("一并申请", "、".join(title for title, wanted in asked if wanted)),
        Fact("停止执行", matter.get_stay_display() if matter.stay != choices.Stay.NONE else ""),
        Fact("审理程序", "简易程序" if matter.is_summary else ""),
        Fact("案件性质", "重大、疑难、复杂" if matter.is_major else ""),
        Fact(
            "答复", f"{_day(matter.replied_on)}{late}" if matter.replied_on else late.strip("（）")
        ),
        Fact("听取意见", _day(matter.heard_on)),
        Fact("听证", _day(matter.hearing_held_on)),
        Fact("中止事由", matter.get_suspension_ground_display()),
        Fact("决定内容", matter.ruling, wide=True),
        Fact("送达", _day(matter.served_on)),
        Fact("履行情况", matter.get_performance_display() if matter.decided_on else ""),
        Fact("公开情况", matter.get_publication_display() if matter.decided_on else ""),
        Fact("上级系统编号", matter.superior_number),
    ]


def _day(value: Any) -> str:
    return date_text(value) if value else ""


def _channels(_person: Person) -> list[tuple[str, str]]:
    return list(IntakeChannel.objects.values_list("code", "title"))


RECONSIDERATION_DESK = Desk(
    procedure="reconsideration",
    title="行政复议",
    facts=facts,
    lead=lead,
    roles=ROLES,
    columns=(
        # The title names the respondent and the act already.
        ListColumn("行为类别", ("act_kind",), value=lambda code: KINDS.get(code, code)),
    ),
    filters=(
        ListFilter("act_kind", "行为类别", choices.ActKind.choices),
        ListFilter("field", "管理领域", choices.Field.choices),
        ListFilter("channel", "渠道", _channels),
    ),
    filing_title="登记申请",
    filing_hint="材料不全也要收。除姓名、电话和请求以外，缺少的内容以后可以通知补正。",
)

CHANNELS = AdminRegister(
    code="intake-channels",
    title="收案渠道",
    model=IntakeChannel,
    fields=("code", "title", "group", "position", "is_active"),
    columns=(
        ("名称", lambda row: row.title),
        ("归入通道", lambda row: row.group),
        ("代码", lambda row: row.code),
        ("状态", lambda row: "在用" if row.is_active else "停用"),
    ),
    hint="年度报告的“三个通道”按这里的归入通道统计。",
)

WORKBENCH = (RECONSIDERATION_DESK, CHANNELS)
