"""Legal conditions of new acts (recorded facts that broke them are taken and marked)."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from zhunsheng.domains.legalservice.aid import choices, conflicts, eligibility, quality
from zhunsheng.domains.legalservice.aid.law import OTHER_SIDE, article
from zhunsheng.domains.legalservice.aid.models import AidScore
from zhunsheng.domains.legalservice.aid.suggestions import bars
from zhunsheng.kernel.procedure.context import Context
from zhunsheng.kernel.procedure.declaration import Guard

SEVEN = timedelta(days=7)

SUPPLEMENT_ONCE = Guard(
    "supplement_once",
    lambda context: context.matter.supplement_on is None,
    "已经通知过一次补充材料。",
    "补充材料一次性告知。还有疑问的，请核查后作出决定。",
    article(43, 2),
    early=True,
)


def _supplement_over(context: Context) -> bool:
    running = context.clocks.get("aid.supplement")
    return running is None or context.on > running.due_on


SUPPLEMENT_OVER = Guard(
    "supplement_over",
    _supplement_over,
    "补充材料的期限还没有届满。",
    "请等到期限届满；申请人表示不办了的，办理“撤回申请”。",
    article(43, 2),
    early=True,
)


def _needs_test(matter: Any) -> bool:
    """The hardship of the applicant has to be examined (32, 42)."""
    ground = eligibility.ground(matter.ground)
    exempt = matter.hardship in (choices.Hardship.EXEMPT, choices.Hardship.NONE)
    return bool(ground and ground.test and not exempt)


def _is_verified(context: Context) -> bool:
    matter = context.matter
    return not _needs_test(matter) or bool(matter.verified_on)


VERIFIED = Guard(
    "verified",
    _is_verified,
    "还没有核查经济困难状况。",
    "请先办理“核查经济状况”：信息共享查询，或者由申请人作出诚信承诺；属于免予核查的，用“更正记录”改核查方式。",
    article(41, 2),
    early=True,
)
POOR = Guard(
    "poor",
    lambda context: not _needs_test(context.matter) or context.matter.found != choices.Found.NOT,
    "核查结果是不符合经济困难标准。",
    "请作出不予援助的决定；核查有误的，重新办理“核查经济状况”。",
    article(31),
    early=True,
)
MEANS_FOUND = Guard(
    "means_found",
    lambda context: (
        context.data["refusal"] != choices.Refusal.MEANS
        or (_needs_test(context.matter) and context.matter.found == choices.Found.NOT)
    ),
    "以不符合经济困难标准不予援助的，核查结果应当是不符合；免予核查、不受经济条件限制的不能用这个理由。",
    "请先办理“核查经济状况”，或者选择其他理由。",
    article(42),
)
URGENT_LIMIT = Guard(
    "urgent_limit",
    lambda context: (
        context.data["urgent_ground"] != choices.Urgent.LIMIT
        or context.data["limitation_on"] - context.on < SEVEN
    ),
    "距届满还有七日以上，不属于这一种先行提供的情形。",
    "请按一般程序审查；需要保全的，选择第二种情形。",
    article(44, 1, 1),
)
PAPERS_DONE = Guard(
    "papers_done",
    lambda context: not context.matter.papers_pending,
    "先行提供的手续还没有补办。",
    "请先办理“补办手续”。",
    article(44, 2),
    early=True,
)
PAPERS_OWED = Guard(
    "papers_owed",
    lambda context: context.matter.papers_pending,
    "没有待补办的手续。",
    "只有先行提供的案件需要补办。",
    early=True,
    moot=True,
)


def _no_bar(context: Context) -> bool:
    return not list(bars(context.data["provider"], context.matter, context.on))


SUITABLE = Guard(
    "suitable",
    _no_bar,
    "所选的人不能承办这个案件：已暂停指派，或者不具备这类案件要求的资格（刑事案件须是律师；"
    "可能判处无期徒刑、死刑的须有三年以上执业经历）。",
    "请看“指派建议”，换一名没有障碍的人员。",
    article(26),
)


def _no_conflict(context: Context) -> bool:
    provider = context.data["provider"]
    if context.data.get("cleared"):
        return True
    return not conflicts.found(context.matter, [provider])[provider.pk]


NO_CONFLICT = Guard(
    "no_conflict",
    _no_conflict,
    "所选的人或者其所在机构正在、曾经代理对方当事人，存在利益冲突。",
    "请换其他机构的人员；核实为同名的，写明怎么核实的。冲突的案件见“指派建议”。",
    OTHER_SIDE,
)
OTHER_PERSON = Guard(
    "other_person",
    lambda context: context.data["provider"].pk != context.matter.provider_id,
    "更换前后是同一个人。",
    "请选择另一名承办人员。",
    article(55),
)
AGREED = Guard(
    "agreed",
    lambda context: (
        context.matter.agreement_on is not None or context.matter.channel == choices.Channel.NOTICE
    ),
    "还没有签订委托协议。",
    "请先办理“签订委托协议”；受援人不签的，终止或者撤回。",
    article(46),
    early=True,
)
NOT_AGREED = Guard(
    "not_agreed",
    lambda context: context.matter.agreement_on is None,
    "委托协议已经签订。",
    "更换承办人员以后才需要重新签订。",
    early=True,
    moot=True,
)


def _not_reviewed(context: Context) -> bool:
    person = context.actor.principal or context.actor.person
    if person is None:
        return True
    return not AidScore.objects.filter(matter_id=context.matter.pk, reviewer=person).exists()


def _own_case(context: Context) -> bool:
    person = context.actor.principal or context.actor.person
    provider = context.matter.provider
    return person is None or provider is None or provider.person_id != person.pk


NOT_OWN = Guard(
    "not_own",
    _own_case,
    "不能给自己承办的案件打分。",
    "请换其他评审人。",
    article(57),
    early=True,
)
REVIEWED_ONCE = Guard(
    "reviewed_once",
    _not_reviewed,
    "您已经给这个案件打过分。",
    "一名评审人只打一次；打错的，用“更正记录”改。",
    article(57),
    early=True,
    moot=True,
)
SCORE_OPEN = Guard(
    "score_open",
    lambda context: (
        context.matter.score is None
        and context.matter.scores.filter(is_final=False).count() < quality.REVIEWERS
    ),
    "两名评审人都已经打分。",
    "相差过大的办理“裁定质量得分”。",
    article(57),
    early=True,
    moot=True,
)
APART = Guard(
    "apart",
    lambda context: (
        context.matter.score is None and quality.is_apart(list(context.matter.scores.all()))
    ),
    "两名评审人的分数相差不大，不需要裁定。",
    "得分已经按平均分确定。",
    article(57),
    early=True,
    moot=True,
)
SCORE_SETTLED = Guard(
    "score_settled",
    lambda context: context.matter.score is not None or not context.matter.scores.exists(),
    "质量评分还没有结果。",
    "请等第二名评审人打分，或者办理“裁定质量得分”。",
    article(57),
    early=True,
)
NO_SUBSIDY = Guard(
    "no_subsidy",
    lambda context: context.matter.approved_on is None,
    "补贴已经审批。",
    "金额有误的，用“撤销办理”退回审批后重新核定。",
    early=True,
    moot=True,
)
SUBSIDY_DRAWN = Guard(
    "subsidy_drawn",
    lambda context: context.matter.subsidy is not None,
    "还没有核定补贴。",
    "请先办理“核定补贴”。",
    article(52),
    early=True,
)
SUBSIDY_APPROVED = Guard(
    "subsidy_approved",
    lambda context: context.matter.approved_on is not None,
    "补贴还没有审批。",
    "请先由负责人办理“审批补贴”。",
    article(52),
    early=True,
)
SUBSIDY_UNPAID = Guard(
    "subsidy_unpaid",
    lambda context: context.matter.paid_on is None,
    "补贴已经支付。",
    "支付日期有误的，用“更正记录”改。",
    early=True,
    moot=True,
)


def _is_unpaid_work(matter: Any) -> bool:
    """The agency's own staff are not paid by the case."""
    return matter.provider is None or matter.provider.kind == choices.Provider.STAFF


SUBSIDY_SETTLED = Guard(
    "subsidy_settled",
    lambda context: context.matter.paid_on is not None or _is_unpaid_work(context.matter),
    "补贴还没有支付。",
    "请先办理“登记支付”。机构工作人员承办的不支付补贴，可以直接归档。",
    article(52),
    early=True,
)
OBJECT_ONCE = Guard(
    "object_once",
    lambda context: context.matter.objected_on is None,
    "已经提出过异议，司法局作出了决定。",
    "不服维持决定的，可以申请行政复议或者向人民法院起诉。",
    article(49, 3),
    early=True,
)
HISTORY = Guard(
    "history",
    lambda context: context.matter.back_entry,
    "只有补录的案件能这样登记。",
    "请按实际的步骤逐项办理；过去的案件从“补录”或者“导入”登记。",
    early=True,
    moot=True,
)


def turned_late(context: Context) -> bool:
    """The application was handed over later than 24 hours after it was made (39); days are all that is known."""
    matter = context.matter
    forwarded = matter.channel in choices.FORWARDED and matter.asked_on is not None
    return bool(forwarded and (context.on - matter.asked_on).days > 1)
