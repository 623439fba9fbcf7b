"""How cases and services of legal aid look on the workbench."""

from __future__ import annotations

from zhunsheng.domains.legalservice.aid import choices, eligibility, hardship
from zhunsheng.domains.legalservice.aid.models import AidCase, AidHelp
from zhunsheng.domains.legalservice.aid.procedure import CODE
from zhunsheng.domains.legalservice.aid.procedure.outcomes import TITLES
from zhunsheng.domains.legalservice.aid.procedure.services import CODE as HELP
from zhunsheng.faces.ui.parts import Fact
from zhunsheng.faces.workbench.declare import Desk, ListColumn, ListFilter
from zhunsheng.kernel.procedure.facts import day
from zhunsheng.lib.hanzi import mask_name, yuan

ROLES = {
    "applicant": "受援人",
    "agent": "代为申请的人",
    "opponent": "对方当事人",
    "provider": "承办人员",
    "intake": "接收的工作站",
}
KINDS = dict(
    zip(choices.Kind.values, ("民事", "行政", "刑事", "赔偿", "劳动", "非诉"), strict=True)
)
"""Short names of the kinds, for a narrow column."""
CHANNELS = dict(choices.Channel.choices)
HELPS = dict(choices.Help.choices)


def lead(matter: AidCase) -> list[tuple[str, object]]:
    """The line under the title; the recipient is masked."""
    rows = matter.participants.filter(role="applicant").select_related("party", "unit", "person")
    return [
        ("受援人", "、".join(mask_name(row.name) for row in rows)),
        ("种类", matter.get_kind_display()),
        ("援助人员", str(matter.provider) if matter.provider else ""),
        ("结果", TITLES.get(matter.outcome, "")),
    ]


def facts(matter: AidCase) -> list[Fact]:
    """What is asked for, whether the applicant is poor, how far it is."""
    found = (*_asked(matter), *_means(matter), *_progress(matter))
    return [fact for fact in found if fact.value not in ("", None)]


def _asked(matter: AidCase) -> list[Fact]:
    groups = [one.label for one in choices.Group if getattr(matter, f"is_{one.value}")]
    late = "（超过二十四小时才转交）" if matter.is_forwarded_late else ""
    return [
        Fact("援助事项", eligibility.title(matter.ground), wide=True),
        Fact("案由", matter.subject),
        Fact("受援人类别", "、".join(map(str, groups))),
        Fact("受援人数", f"{matter.recipients}人" if matter.recipients > 1 else ""),
        Fact("办案机关", matter.agency),
        Fact("办案机关案号", matter.agency_number),
        Fact("办理阶段", matter.get_level_display()),
        Fact("标的额", yuan(matter.amount) if matter.amount else ""),
        Fact("时效届满日", day(matter.limitation_on)),
        Fact("需要的语言", matter.language),
        Fact(
            "申请渠道",
            f"{CHANNELS.get(matter.channel, matter.channel)}{'，口头' if matter.is_oral else ''}",
        ),
        Fact("提出申请", f"{day(matter.asked_on)}{late}" if matter.asked_on else ""),
        Fact("请求和事实", matter.claim, wide=True),
    ]


def _means(matter: AidCase) -> list[Fact]:
    head = hardship.per_head(matter.income, matter.household)
    total = yuan(matter.income or 0)
    income = (
        f"家庭{matter.household}人，月收入{total}，人均{yuan(head)}" if head is not None else ""
    )
    limit = f"（标准{yuan(matter.standard)}）" if matter.standard else ""
    return [
        Fact("核查方式", matter.get_hardship_display()),
        Fact("免予核查的情形", eligibility.title(matter.exemption)),
        Fact("经济状况", f"{income}{limit}" if income else ""),
        Fact("核查结果", f"{day(matter.verified_on)}，{matter.get_found_display()}" if matter.verified_on else ""),
        Fact("先行提供", matter.get_urgent_ground_display() if matter.is_urgent else "", wide=True),
        Fact("手续", "待补办" if matter.papers_pending else ""),
    ]  # fmt: skip


def _progress(matter: AidCase) -> list[Fact]:
    subsidy = yuan(matter.subsidy) if matter.subsidy is not None else ""
    paid = f"，{day(matter.paid_on)}支付" if matter.paid_on else ""
    score = f"{matter.score}分（{matter.get_grade_display()}）" if matter.score is not None else ""
    return [
        Fact("决定日期", day(matter.accepted_on)),
        Fact("不予援助的理由", matter.get_refusal_display()),
        Fact("指派日期", day(matter.assigned_on)),
        Fact("委托协议", day(matter.agreement_on)),
        Fact("最近进展", day(matter.noted_on)),
        Fact("请求更换承办人员", day(matter.change_asked_on)),
        Fact("办理结果", matter.get_result_display()),
        Fact("挽回损失", yuan(matter.recovered) if matter.recovered else ""),
        Fact("交卷", day(matter.filed_on)),
        Fact("质量", score),
        Fact("补贴", f"{subsidy}{paid}" if subsidy else ""),
        Fact("异议", f"{day(matter.objected_on)}提出 {matter.get_objection_display()}" if matter.objected_on else ""),
    ]  # fmt: skip


DESK = Desk(
    procedure=CODE,
    title="法律援助",
    facts=facts,
    lead=lead,
    roles=ROLES,
    columns=(
        ListColumn("种类", ("kind",), value=lambda code: KINDS.get(code, code)),
        ListColumn("援助人员", ("provider__name",), value=lambda name: name or ""),
    ),
    filters=(
        ListFilter("kind", "案件种类", choices.Kind.choices),
        ListFilter("channel", "申请渠道", choices.Channel.choices),
        ListFilter("outcome", "结果", tuple(TITLES.items())),
        ListFilter("grade", "质量", choices.Grade.choices),
    ),
    filing_title="登记申请",
    filing_hint="材料不全也要收，审查时一次性通知补充。口头申请的由工作人员代填。收到办案机关通知的，渠道选“办案机关通知”。",
    order=60,
)


def help_facts(matter: AidHelp) -> list[Fact]:
    """What was given, where, by whom."""
    found = [
        Fact("服务种类", matter.get_kind_display()),
        Fact("事项", matter.topic),
        Fact("服务地点", matter.where),
        Fact("服务人员", str(matter.provider) if matter.provider else ""),
        Fact("服务人数", f"{matter.recipients}人"),
        Fact("服务情况", matter.note, wide=True),
    ]
    return [fact for fact in found if fact.value]


HELP_DESK = Desk(
    procedure=HELP,
    title="法律帮助",
    facts=help_facts,
    roles={"applicant": "受助人"},
    columns=(ListColumn("种类", ("kind",), value=lambda code: HELPS.get(code, code)),),
    filters=(ListFilter("kind", "服务种类", choices.Help.choices),),
    filing_title="登记法律帮助",
    filing_hint="代拟文书、值班律师法律帮助，一次填完。法律咨询在“法律咨询”里登记。",
    order=61,
)
DESKS = (DESK, HELP_DESK)
