"""Cases that run today, in every stage; their days are counted back from today, so that they never grow old."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from zhunsheng.domains.reconsideration.choices import SuspensionGround
from zhunsheng.domains.reconsideration.demo import acts
from zhunsheng.domains.reconsideration.demo.situations import situations
from zhunsheng.domains.reconsideration.demo.story import Story
from zhunsheng.domains.reconsideration.demo.world import World

Script = Callable[[Story], None]


def stories(world: World) -> list[Story]:
    """Every running case: the recent ones by working days, the older ones by the days of their decision clock."""
    found = []
    for code, ago, channel, script in RECENT:
        extras = frozenset({"stay_refused"} if script is stay_asked else ())
        found.append(_begun(world, code, _ago(world, ago), channel, extras))
        script(found[-1])
    for code, ago, channel, script in OLDER:
        accepted_on = world.days.after(world.today - timedelta(days=ago))
        if script is overdue:
            accepted_on = _long_ago(world, accepted_on)
        found.append(_begun(world, code, world.days.before(accepted_on, 3), channel))
        _heard(found[-1], accepted_on)
        script(found[-1])
    return found


def _begun(
    world: World, code: str, on: date, channel: str, extras: frozenset[str] = frozenset()
) -> Story:
    # Those taken in by a judicial station come in at the one whose clerk has a login.
    township = "100" if channel == "justice_office" else ""
    story = Story(world, situations()[code], on, channel=channel, extras=extras, township=township)
    story.register()
    return story


def _ago(world: World, steps: int) -> date:
    """So many working days ago; on a rest day counted from the next working day, so that nothing is late."""
    day = world.days.before(world.days.after(world.today), steps)
    return min(day, world.days.before(world.today))


def _long_ago(world: World, accepted_on: date) -> date:
    """The last working day up to ``accepted_on`` from which sixty days are over, also after long holidays."""
    day = world.days.before(accepted_on)
    while world.days.after(day + timedelta(days=60)) >= world.today:
        day = world.days.before(day - timedelta(days=1))
    return day


def _back(story: Story, steps: int) -> Story:
    """Go to the working day that lies ``steps`` working days before today."""
    story.go_to(_ago(story.world, steps))
    return story


def waiting(_story: Story) -> None:
    """收件, to be examined."""


def correcting(story: Story) -> None:
    """补正通知 sent, waiting for the applicant."""
    _back(story, 3)
    missing = "未提交行政行为文书复印件，复议请求不具体"
    story.do("ask_correction", "registrar", missing=missing, served_on=story.day)


def accepted(story: Story) -> None:
    """受理, the copy is to be sent."""
    acts.accept(_back(story, 1))


def deemed(story: Story) -> None:
    """视为受理: five days passed without a decision."""
    _back(story, 2)
    story.do("deem_accepted", "system")


def unsigned(story: Story) -> None:
    """Copy sent on line, not signed for yet."""
    acts.accept(_back(story, 5))
    _back(story, 2)
    story.do("send_copy", story.handler, method="online")


def _sent(story: Story, accept_ago: int, copy_ago: int, *, is_summary: bool = False) -> None:
    acts.accept(_back(story, accept_ago), is_summary=is_summary)
    _back(story, copy_ago)
    story.do("send_copy", story.handler, method="direct", copy_served_on=story.day)


def replying(story: Story) -> None:
    """The respondent has some days left."""
    _sent(story, 9, 6)


def reply_due_soon(story: Story) -> None:
    """The respondent's time ends tomorrow."""
    _sent(story, 13, 9)


def reply_overdue(story: Story) -> None:
    """The respondent's time is over."""
    _sent(story, 17, 13)


def stay_asked(story: Story) -> None:
    """停止执行 asked for and not decided."""
    _sent(story, 5, 3)


def summary_replying(story: Story) -> None:
    """简易程序, the copy sent within three days."""
    _sent(story, 5, 3, is_summary=True)


def summary_reviewing(story: Story) -> None:
    """简易程序, under review."""
    _sent(story, 12, 10, is_summary=True)
    acts.reply(_back(story, 6))


def _replied(story: Story, accept_ago: int) -> None:
    _sent(story, accept_ago, accept_ago - 3)
    acts.reply(_back(story, accept_ago - 10))


def reviewing(story: Story) -> None:
    """审理中, heard."""
    _replied(story, 21)
    acts.hear(_back(story, 6))


def hearing_ahead(story: Story) -> None:
    """A hearing in four working days."""
    _replied(story, 21)
    _back(story, 4)
    reason = "较大数额罚款，争议较大"
    story.do("mark_major", story.handler, reason=reason)
    _back(story, 3)
    on = story.world.days.after(story.world.today, 4)
    place = "区司法局三楼行政复议听证室"
    story.do("notify_hearing", story.handler, hearing_on=on, hearing_place=place, reason=reason)


def appraising(story: Story) -> None:
    """鉴定 under way: the clock stands."""
    _replied(story, 27)
    _back(story, 8)
    reason = "采样点位是否符合技术规范需要专门判断"
    institution = story.situation.appraisal
    story.do("appraise", story.handler, kind="appraisal", institution=institution, reason=reason)


def mediating(story: Story) -> None:
    """中止 for mediation, which both sides want."""
    _replied(story, 25)
    _back(story, 7)
    reason = "双方同意就补偿数额调解，期间中止审理"
    ground = SuspensionGround.MEDIATION
    story.do("suspend", story.handler, suspension_ground=ground, reason=reason)


def text_under_review(story: Story) -> None:
    """附带审查 of a normative document."""
    _replied(story, 20)
    _back(story, 5)
    text = "《兴庆区临时占道经营管理办法（演示）》"
    story.do("review_text", story.handler, competence="own", reviewed_text=text)


def _heard(story: Story, accepted_on: date) -> None:
    """Accepted on that day, copied, answered and heard."""
    story.go_to(accepted_on)
    acts.accept(story)
    story.wait(2)
    acts.send_copy(story)
    story.wait(6)
    acts.reply(story)
    story.wait(4)
    acts.hear(story)


def extended(story: Story) -> None:
    """延期 before the sixty days ended."""
    story.go_to(story.world.days.before(story.world.today - timedelta(days=16)))
    acts.extend(story)


def due_soon(_story: Story) -> None:
    """Heard, and the time is nearly over."""


def overdue(_story: Story) -> None:
    """Heard, and the time is over: the workbench and the alerts must show it."""


def in_approval(story: Story) -> None:
    """审理意见 waits for the head."""
    acts.submit_draft(_back(story, 1), "B1")


def _decided(story: Story, outcome: str, ago: int) -> None:
    acts.submit_draft(_back(story, ago + 4), outcome)
    acts.decide(_back(story, ago), outcome)


def unserved(story: Story) -> None:
    """决定 signed, to be served."""
    _decided(story, "B1", 2)


def unpublished(story: Story) -> None:
    """Served; publication and performance are open."""
    _decided(story, "C2", 9)
    acts.serve(_back(story, 7))


def performing(story: Story) -> None:
    """责令履行 with an 意见书, both waiting for the respondent."""
    _decided(story, "C5", 16)
    acts.serve(_back(story, 14))
    acts.send_opinion(story)
    acts.publish(_back(story, 8), "C5")


def withdrawn(story: Story) -> None:
    """和解后撤回, just now."""
    _replied(story, 22)
    _back(story, 4)
    acts.withdraw(story, "D2", changed=True)


#: Situation, working days since filing, channel, script.
RECENT: tuple[tuple[str, int, str, Script], ...] = (
    ("price_tag", 0, "online", waiting),
    ("report_not_filed", 2, "counter", waiting),
    ("disclosure_late", 4, "mail", waiting),
    ("minimum_living", 5, "justice_office", waiting),
    ("public_housing", 6, "online", correcting),
    ("unemployment_benefit", 7, "justice_office", correcting),
    ("billboard", 4, "counter", accepted),
    ("training_centre", 8, "mail", deemed),
    ("unlicensed_catering", 8, "mediation_centre", unsigned),
    ("seized_bicycles", 12, "counter", replying),
    ("injury_refused", 16, "online", reply_due_soon),
    ("property_service", 20, "counter", reply_overdue),
    ("illegal_building", 8, "justice_office", stay_asked),
    ("parking_fine", 7, "online", summary_replying),
    ("disclosure_refused", 14, "online", summary_reviewing),
    ("injury_by_employer", 24, "counter", reviewing),
    ("work_safety", 24, "counter", hearing_ahead),
    ("pollution", 30, "counter", appraising),
    ("farm_removal", 28, "justice_office", mediating),
    ("street_stall", 23, "counter", text_under_review),
    ("dog_fine", 25, "online", withdrawn),
)
#: Situation, calendar days since acceptance (sixty end the time for the decision), channel, script.
OLDER: tuple[tuple[str, int, str, Script], ...] = (
    ("land_occupation", 70, "mail", extended),
    ("no_penalty", 57, "counter", due_soon),
    ("medical_complaint", 64, "online", overdue),
    ("false_advertising", 54, "counter", in_approval),
    ("clinic_fine", 50, "counter", unserved),
    ("expired_food", 56, "counter", unpublished),
    ("reward_unanswered", 66, "justice_office", performing),
)
