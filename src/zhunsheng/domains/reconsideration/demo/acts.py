"""Acts of a case in the words of the office; each adds its steps to a story."""

from __future__ import annotations

from datetime import date, timedelta

from zhunsheng.domains.reconsideration.demo.situations import ruling
from zhunsheng.domains.reconsideration.demo.story import Story

COPY_ONLINE = "online"


def accept(story: Story, *, is_summary: bool = False, late_reason: str = "") -> None:
    """受理: under the old law from the day of receipt, under the new one from the day of the act."""
    back = story.accepted_on if not story.is_new else story.day
    story.accepted_on = back
    data = {"accepted_on": back, "handler": story.world.staff[story.handler]}
    if is_summary:
        data |= {"is_summary": True, "summary_ground": story.situation.summary}
    if late_reason:
        data["late_reason"] = late_reason
    story.do("accept", "registrar", **data)


def correct_application(
    story: Story, missing: str = "未提交行政行为文书复印件，请求不具体"
) -> None:
    """补正通知 and its answer; under the old law the case counts as received on the answer."""
    story.wait(1, 2)
    story.do("ask_correction", "registrar", missing=missing, served_on=story.day)
    story.wait(2, 6)
    who = "public" if story.channel == COPY_ONLINE else "registrar"
    story.do("receive_correction", who, ("act", story.situation.act), note="已按通知补正")
    story.accepted_on = story.day


def send_copy(story: Story) -> date:
    """发送副本 and its receipt; returns the day of receipt."""
    if story.world.random.random() < 0.6:
        story.do("send_copy", story.handler, method="online")
        story.wait(0, 1)
        story.do("acknowledge", f"clerk:{story.respondent}")
    else:
        story.do("send_copy", story.handler, method="direct", copy_served_on=story.day)
    return story.day


def reply(story: Story) -> None:
    """答复, from the respondent's own clerk."""
    count = story.world.random.randint(3, 14)
    story.do(
        "reply",
        f"clerk:{story.respondent}",
        ("reply", "行政复议答复书"),
        ("reply_evidence", "证据目录及证据"),
        evidence_count=count,
    )


def hear(story: Story) -> None:
    """听取意见."""
    method = story.world.random.choice(("meeting", "phone", "online"))
    record = f"申请人坚持复议请求，补充说明：{story.fill(story.situation.grounds)}"
    story.do("hear", story.handler, method=method, record=record)


def hold_hearing(story: Story, *, head: bool) -> None:
    """听证: notice, five clear working days, hearing."""
    reason = "事实争议较大，申请人要求当面质证"
    story.do("mark_major", story.handler, reason=reason)
    on = story.world.days.after(story.day, 7)
    story.do(
        "notify_hearing",
        story.handler,
        hearing_on=on,
        hearing_place="区司法局三楼行政复议听证室",
        reason=reason,
    )
    story.go_to(on)
    data = {"head_attended": "yes" if head else "no", "record": "双方举证、质证并作了最后陈述。"}
    if not head:
        data["excuse"] = "负责人参加防汛调度，委托分管科室负责人参加"
    story.do("hold_hearing", story.handler, **data)


def consult_committee(story: Story) -> None:
    """行政复议委员会咨询."""
    record = "多数委员认为应当围绕行政行为作出时的证据审查，同意承办人的意见。"
    story.do("consult_committee", story.handler, members=5, record=record)


def suspend(story: Story, ground: str, reason: str, days: int) -> None:
    """中止 and 恢复 after ``days`` calendar days."""
    story.do("suspend", story.handler, suspension_ground=ground, reason=reason)
    story.go_to(story.day + timedelta(days=days))
    story.do("resume", story.handler, reason="中止审理的原因已经消除")


def extend(story: Story) -> None:
    """延长期限: approved by the organ's head under the old law, by the office's under the new."""
    who = "chief" if story.is_new else "organ_head"
    story.do("extend", who, days=30, reason="案情复杂，需要进一步调取证据并听取双方意见")


def appraise(story: Story, days: int) -> None:
    """鉴定: the time is not counted."""
    institution = story.situation.appraisal or "宁夏演示测绘技术服务中心"
    reason = "需要对关键技术事实作出专门判断"
    story.do("appraise", story.handler, kind="appraisal", institution=institution, reason=reason)
    story.go_to(story.day + timedelta(days=days))
    story.do("appraised", story.handler, record="已收到鉴定意见并送达双方。")


def decide_stay(story: Story) -> None:
    """是否停止执行."""
    granted = story.has("stay_granted")
    reason = "继续执行将造成难以弥补的损失" if granted else "不停止执行不致造成难以弥补的损失"
    story.do(
        "decide_stay", story.handler, decision="granted" if granted else "refused", reason=reason
    )


def submit_draft(story: Story, outcome: str) -> None:
    """提交审理意见."""
    story.do(
        "submit_draft",
        story.handler,
        proposed_outcome=outcome,
        discussed_on=story.day if _is_major(story) else None,
        **_parts(story, outcome, last="proposed_ruling"),
    )


def decide(story: Story, outcome: str) -> None:
    """作出决定, signed by the head through the secretary."""
    story.do(
        "decide",
        "organ_head",
        outcome=outcome,
        redo_days=redo_days(story, outcome) or None,
        discussed_on=story.day if _is_major(story) else None,
        **_parts(story, outcome, last="ruling"),
    )


def _parts(story: Story, outcome: str, *, last: str) -> dict[str, str]:
    """事实、理由、主文 of the draft and of the decision; ``last`` names the field of the 主文."""
    found, opinion = story.situation.reason(outcome)
    if story.has("no_reply"):
        opinion = (
            "被申请人没有在法定期限内提出书面答复、提交证据和依据，视为该行政行为没有证据、依据。"
        )
    days = redo_days(story, outcome)
    return {
        "facts": story.fill(found),
        "opinion": story.fill(opinion),
        last: ruling(story.situation, outcome, story.words, days),
    }


def redo_days(story: Story, outcome: str) -> int:
    """Days to act again that the decision gives; a penalty is not done again."""
    if outcome == "C5":
        return 30
    return 60 if outcome == "C1" and story.situation.act_kind != "penalty" else 0


def _is_major(story: Story) -> bool:
    return any(step.action == "mark_major" for step in story.steps)


def serve(story: Story) -> None:
    """登记送达."""
    method = story.world.random.choice(("direct", "direct", "mail", "electronic"))
    number = f"演示邮件{story.number:06d}" if method == "mail" else ""
    story.do(
        "serve",
        "registrar",
        ("service_proof", "送达回证"),
        method=method,
        served_on=story.day,
        mail_number=number,
    )


def publish(story: Story, outcome: str) -> None:
    """公开决定书, with nobody's name, number or street in it."""
    situation = story.situation
    found, opinion = situation.reason(outcome)
    words = {**story.words, "place": "某街道", "no": "文号略" if story.words["no"] else ""}
    parts = [
        f"申请人：{story.pronoun}。",
        f"被申请人：{story.world.units[story.respondent].name}。",
        f"申请人请求：{situation.request.format(**words)}",
        f"申请人称：{situation.grounds.format(**words)}",
        f"经审理查明：{found.format(**words)}",
        f"本机关认为：{opinion.format(**words)}",
        f"本机关决定：{ruling(situation, outcome, words, redo_days(story, outcome))}",
        "如对本决定不服，可以自收到本决定书之日起十五日内依法向人民法院提起行政诉讼。",
    ]
    summary = f"{story.pronoun}不服{situation.act}案"
    story.do("publish", story.handler, text="\n\n".join(parts), summary=summary, is_checked=True)


def withdraw(story: Story, outcome: str, *, changed: bool) -> None:
    """撤回, after a settlement (D2) or for other reasons (D3)."""
    reason = (
        "双方达成和解协议，申请人的诉求已经得到满足，自愿撤回申请。"
        if outcome == "D2"
        else "申请人了解有关规定后认为没有必要继续，自愿撤回申请。"
    )
    story.do(
        "withdraw",
        story.handler,
        ("withdrawal", "撤回行政复议申请书"),
        outcome=outcome,
        is_voluntary=True,
        act_changed=changed,
        reason=reason,
    )


def mediate(story: Story, *, changed: bool) -> None:
    """组织调解 and 调解结案."""
    story.do(
        "mediate", story.handler, record="承办人释明法律规定，双方同意在自愿、合法的基础上协商。"
    )
    story.wait(2, 5)
    agreement = "一、双方就履行方式和数额达成一致；二、被申请人在十日内履行；三、申请人不再就同一事项提出请求。"
    story.do(
        "conclude_mediation",
        story.handler,
        agreement=agreement,
        act_changed=changed,
        signed_on=story.day,
    )


def send_opinion(story: Story) -> None:
    """制发意见书."""
    _found, flaw = story.situation.reason(story.situation.corrected)
    story.do(
        "send_opinion",
        story.handler,
        problem=story.fill(flaw),
        advice="对同类案件开展一次自查，完善内部审核，组织执法人员专题培训，并在六十日内书面反馈整改情况。",
    )


def archive(story: Story) -> None:
    """归档."""
    story.do("archive", story.handler, note="卷内材料齐全")
