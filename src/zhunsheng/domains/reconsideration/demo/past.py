"""Cases of past years from filing to archive."""

from __future__ import annotations

from datetime import date, timedelta

from zhunsheng.domains.reconsideration.choices import (
    RefusalReason,
    SuspensionGround,
    TerminationGround,
)
from zhunsheng.domains.reconsideration.demo import acts
from zhunsheng.domains.reconsideration.demo.story import Story
from zhunsheng.domains.reconsideration.demo.world import HANDLERS

TURNED_AWAY = ("A0", "E1", "F1", "F2")
CORRECTED = ("C1", "C2", "C3", "C5")
REVIEW_DAYS, EXTENSION_DAYS = 60, 30
OUT_OF_TIME = "申请人知道该行政行为之日起已超过六十日，没有不可抗力或者其他正当理由。"
HELD = (
    (SuspensionGround.OTHER_CASE, "本案须以第三人提起的民事诉讼的结果为依据，该案尚未审结。"),
    (SuspensionGround.LAW_QUESTION, "本案涉及的法律适用问题已逐级请示，尚未收到答复。"),
    (SuspensionGround.OTHER_CASE, "双方劳动关系的仲裁裁决尚在诉讼中，本案须以其结果为依据。"),
)


def tell(story: Story, end: str, open_until: date | None = None) -> None:
    """Write the whole case; one open at the year's end is decided after ``open_until``."""
    story.register()
    if end in TURNED_AWAY:
        _turn_away(story, end)
        return
    _begin(story)
    if end == "held":
        _hold(story)
        return
    if end.startswith("D"):
        _settle(story, end, open_until)
    else:
        _review(story, end, open_until)
    _follow_up(story, end)


def _begin(story: Story) -> None:
    """Acceptance, copy, reply."""
    if story.has("superior"):
        number = f"演示{story.filed_on.year}{story.number:05d}"
        story.do("superior", "registrar", superior_number=number)
    if story.has("correct"):
        acts.correct_application(story)
    story.wait(1, 2 if story.has("correct") else 3)
    late = "因住院治疗耽误，已提交住院证明" if story.has("late_reason") else ""
    acts.accept(story, late_reason=late)
    if story.situation.third:
        third = story.world.cast.citizen(story.place.name)
        who = {"role": "third_party", "kind": "person", "name": third.name}
        story.do("add_participant", "registrar", **who, phone=third.phone)
    story.wait(1, 2)
    received = acts.send_copy(story)
    if story.has("stay_granted") or story.has("stay_refused"):
        story.wait(1)
        acts.decide_stay(story)
    _answer(story, received)


def _answer(story: Story, received: date) -> None:
    """The respondent's reply: in time, late, or none."""
    days, random = story.world.days, story.world.random
    due = days.after(received, 10) if story.is_new else days.after(received + timedelta(days=10))
    if story.has("no_reply"):
        story.go_to(days.after(due, 2))
        story.do("no_reply", story.handler)
    else:
        is_late = story.has("late_reply")
        on = (
            days.after(due, random.randint(2, 4))
            if is_late
            else days.before(due, random.randint(0, 3))
        )
        story.go_to(on)
        acts.reply(story)


def _hold(story: Story) -> None:
    """Suspended, and still waiting."""
    story.wait(2, 5)
    ground, reason = HELD[story.number % len(HELD)]
    story.do("suspend", story.handler, suspension_ground=ground, reason=reason)


def _settle(story: Story, end: str, open_until: date | None) -> None:
    """Mediation, withdrawal, or the end after sixty days of suspension."""
    random = story.world.random
    story.wait(3, 10)
    if open_until:
        _stay_open(story, open_until)
    changed = not story.situation.about_township and random.random() < 0.5
    if end == "D1":
        acts.mediate(story, changed=changed)
    elif end in ("D2", "D3"):
        acts.withdraw(story, end, changed=changed and end == "D2")
    else:
        reason = "申请人因病去世，其近亲属尚未表明是否参加复议。"
        story.do("suspend", story.handler, suspension_ground=SuspensionGround.DEATH, reason=reason)
        story.go_to(story.day + timedelta(days=random.randint(61, 66)))
        ground = TerminationGround.SIXTY_DAYS
        reason = "中止已满六十日，近亲属仍未表示参加。"
        story.do("terminate", story.handler, termination_ground=ground, reason=reason)


def _stay_open(story: Story, until: date) -> None:
    """Nothing happens before ``until``, but an extension where the time would end."""
    limit = story.accepted_on + timedelta(days=REVIEW_DAYS)
    if limit < story.world.days.after(until, 12):
        story.go_to(story.world.days.before(limit - timedelta(days=3)))
        acts.extend(story)
    story.go_to(until)
    story.wait(1, 5)


def _review(story: Story, end: str, open_until: date | None) -> None:
    """From the reply to the signed decision, within the time that the law gives unless the plan says otherwise."""
    story.wait(1, 4)
    if story.is_new or story.has("hearing") or story.world.random.random() < 0.6:
        acts.hear(story)
    _incidents(story)
    if story.has("hearing") or story.situation.major:
        acts.hold_hearing(story, head=story.world.random.random() < 0.7)
    if story.has("committee"):
        story.wait(1, 2)
        acts.consult_committee(story)
    paused = _pauses(story)
    target = _target(story, paused, open_until)
    story.go_to(story.world.days.before(target, story.world.random.randint(3, 5)))
    acts.submit_draft(story, end)
    _second_thoughts(story, end)
    story.go_to(target)
    acts.decide(story, end)


def _incidents(story: Story) -> None:
    """What happens to files in an office."""
    if story.has("hand_over"):
        colleague = next(name for name in HANDLERS if name != story.handler)
        reason = "原承办人外出培训"
        story.do("hand_over", story.handler, handler=story.world.staff[colleague], reason=reason)
        story.handler = colleague
    if story.has("urge"):
        story.do("urge", "chief", remark="请尽快安排听取意见。")
    if story.has("fix"):
        right = (story.known_on + timedelta(days=1)).isoformat()
        reason = "核对送达回证后更正"
        story.do("correct", story.handler, event=1, field="known_on", value=right, reason=reason)


def _pauses(story: Story) -> int:
    """Suspension or appraisal; returns the days that do not count."""
    began = story.day
    if story.has("suspend"):
        reason = "申请人住院治疗，不能参加复议"
        ground = SuspensionGround.FORCE_MAJEURE
        acts.suspend(story, ground, reason, story.world.random.randint(16, 30))
    if story.has("appraise"):
        acts.appraise(story, story.world.random.randint(14, 22))
    return (story.day - began).days


def _target(story: Story, paused: int, open_until: date | None) -> date:
    """The day of the decision; writes the extension that it needs."""
    random, days = story.world.random, story.world.days
    limit = story.accepted_on + timedelta(days=REVIEW_DAYS + paused)
    earliest = days.after(story.day, 4)
    wanted = limit - timedelta(days=random.randint(5, 22))
    if open_until:
        wanted = max(wanted, days.after(open_until, random.randint(2, 9)))
    if story.has("extend") or max(wanted, earliest) > limit:
        story.go_to(days.before(limit - timedelta(days=random.randint(2, 6))))
        acts.extend(story)
        limit += timedelta(days=EXTENSION_DAYS)
        wanted = max(wanted, limit - timedelta(days=random.randint(6, 20)))
    if story.has("slow"):
        wanted = days.after(limit, random.randint(4, 7))
    return days.before(max(wanted, days.after(story.day, 4)))


def _second_thoughts(story: Story, end: str) -> None:
    if story.has("undo"):
        story.wait(0, 1)
        story.do("undo", story.handler, reason="漏附证据目录，撤销后补齐")
        acts.submit_draft(story, end)
    if story.has("returned"):
        story.wait(1)
        story.do("return_draft", "chief", reason="事实部分请补充证据出处")
        story.wait(0, 1)
        acts.submit_draft(story, end)


def _follow_up(story: Story, end: str) -> None:
    """Service, publication, performance, suit, archive."""
    story.wait(1, 3)
    acts.serve(story)
    served = story.day
    if story.has("opinion"):
        acts.send_opinion(story)
    if not end.startswith("D"):
        story.wait(4, 9)
        _publish(story, end)
    if story.has("suit"):
        story.go_to(served + timedelta(days=13))
        story.do("record_suit", story.handler, sued_on=story.day, court="有管辖权的人民法院")
    if end in ("C2", "C5") or acts.redo_days(story, end):
        story.go_to(served + timedelta(days=story.world.random.randint(20, 28)))
        record = "被申请人已按决定处理完毕并报送材料。"
        who = f"clerk:{story.respondent}"
        data = {"performance": "done", "performed_on": story.day, "record": record}
        story.do("record_performance", who, **data)
    if story.has("opinion"):
        story.go_to(served + timedelta(days=story.world.random.randint(35, 55)))
        record = "已组织自查，修订内部审核流程，并完成专题培训。"
        story.do("answer_opinion", f"clerk:{story.respondent}", record=record)
    story.go_to(served + timedelta(days=story.world.random.randint(18, 40)))
    acts.archive(story)


def _publish(story: Story, end: str) -> None:
    """公开, unless a child, a family or somebody's health is concerned."""
    private = {"health": "health", "civil": "family"}
    reason = "minor" if story.situation.minor else private.get(story.situation.field)
    if reason:
        story.do("withhold", story.handler, reason=reason)
    else:
        acts.publish(story, end)


def _turn_away(story: Story, end: str) -> None:
    """An application that does not become a case."""
    if end in ("F1", "F2"):
        _given_up(story, end)
        return
    story.wait(2, 4)
    situation = story.situation
    if end == "A0":
        is_late = story.has("late_known")
        reason = RefusalReason.OUT_OF_TIME if is_late else situation.refusal
        why = OUT_OF_TIME if is_late else situation.upheld
        story.do("refuse", "registrar", refusal_reason=reason, ruling=why)
    else:
        story.do("transfer", "registrar", receiver=situation.receiver, note=situation.upheld)
    story.wait(1, 3)
    acts.serve(story)
    story.go_to(story.day + timedelta(days=18))
    story.do("archive", "registrar", note="已归档")


def _given_up(story: Story, end: str) -> None:
    if end == "F1":
        story.wait(2, 3)
        missing = "未写明具体的复议请求，未提交身份证明"
        story.do("ask_correction", "registrar", missing=missing, served_on=story.day)
        story.wait(14)
        story.do(
            "give_up", "registrar", reason="补正期限届满，申请人没有补正，电话询问表示不再申请。"
        )
    else:
        story.wait(1, 2)
        reason = "申请人与被申请人沟通后，疑问已经解决。"
        story.do("withdraw_early", "registrar", is_voluntary=True, act_changed=False, reason=reason)
    story.wait(5)
    story.do("archive", "registrar", note="已归档")
