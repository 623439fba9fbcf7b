"""Cases under the 2023 law: both procedures, deemed acceptance, correction, conversion, attached review, redo."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
import time_machine

from zhunsheng.commons.publication.models import Publication
from zhunsheng.domains.reconsideration.models import Reconsideration
from zhunsheng.domains.reconsideration.tests.conftest import DRAFT, Case, District, pdf
from zhunsheng.kernel.clocks.models import Clock
from zhunsheng.kernel.matters.models import MatterLink
from zhunsheng.kernel.procedure.engine import file
from zhunsheng.kernel.procedure.refusals import GuardFailed, InvalidForm, NotAllowed
from zhunsheng.kernel.procedure.tick import tick


@pytest.fixture
def now() -> Iterator[time_machine.Traveller]:
    """A day long after the cases; tests may move it."""
    with time_machine.travel("2025-06-30T10:00:00+08:00", tick=False) as traveller:
        yield traveller


@pytest.fixture
def make(district: District, application: dict[str, Any], now: object) -> Any:
    """Files an application on a day."""

    def receive(on: date, **more: Any) -> Case:
        data = {**application, "act_on": "2024-02-20", "known_on": "2024-02-26", **more}
        event = file("reconsideration", district.actor("registrar"), data, at=on)
        return Case(district, Reconsideration.objects.get(pk=event.subject_id))

    return receive


def accept(case: Case, on: date, **more: Any) -> Case:
    """受理 on a day."""
    handler = case.district.people["handler"].pk
    case.do("accept", "registrar", on, accepted_on=on.isoformat(), handler=handler, **more)
    return case


def clock(case: Case, code: str) -> Clock:
    """The newest clock of a limit."""
    return Clock.objects.filter(matter=case.matter, code=f"reconsideration.{code}").latest("pk")


SUMMARY = {"is_summary": True, "summary_ground": "3"}
MONDAY = date(2024, 3, 4)


def decided(case: Case, on: date, **more: Any) -> Case:
    """From the copy to the decision."""
    case.do("send_copy", "handler", on, method="direct", copy_served_on=on.isoformat())
    case.do(
        "reply", "respondent", on, evidence_count=1, files=[pdf("reply"), pdf("reply_evidence")]
    )
    if not case.matter.is_summary:
        case.do("hear", "handler", on, method="phone", record="申请人坚持请求")
    case.do("submit_draft", "handler", on, proposed_outcome="C1", **DRAFT)
    words = {"facts": "查明", "opinion": "认为", "ruling": "撤销。"}
    case.do("decide", "organ_head", on, **{"outcome": "C1", **words, **more})
    return case


def served(case: Case, on: date, **more: Any) -> Case:
    """送达 by hand."""
    data = {"method": "direct", "served_on": on.isoformat(), **more}
    case.do("serve", "handler", on, **data)
    return case


def test_ordinary_times(make: Any) -> None:
    case = make(MONDAY)
    assert (case.matter.procedure_version, case.matter.due_on) == ("2023", date(2024, 3, 11))
    accept(case, date(2024, 3, 8))
    assert case.matter.due_on == date(2024, 5, 7)
    assert clock(case, "send_copy").due_on == date(2024, 3, 19)
    case.do("send_copy", "handler", date(2024, 3, 11), method="direct", copy_served_on="2024-03-11")
    assert case.matter.reply_due_on == clock(case, "reply").due_on == date(2024, 3, 25)


def test_summary_times(make: Any) -> None:
    case = accept(make(MONDAY), MONDAY, **SUMMARY)
    assert case.matter.due_on == date(2024, 4, 3)
    assert clock(case, "send_copy_summary").due_on == date(2024, 3, 7)
    case.do("send_copy", "handler", MONDAY, method="online")
    case.do("acknowledge", "respondent", MONDAY)
    assert case.matter.reply_due_on == clock(case, "reply_summary").due_on == date(2024, 3, 11)


def test_summary_needs_its_ground(make: Any) -> None:
    with pytest.raises(InvalidForm, match="第五十三条"):
        accept(make(MONDAY), MONDAY, is_summary=True)


def test_summary_is_not_extended(make: Any) -> None:
    case = accept(make(MONDAY), MONDAY, **SUMMARY)
    with pytest.raises(GuardFailed, match="简易程序不能延长"):
        case.do("extend", "chief", MONDAY, days=10, reason="复杂")


def test_extension_is_the_chiefs_and_thirty_days_at_most(make: Any) -> None:
    case = accept(make(MONDAY), MONDAY)
    with pytest.raises(NotAllowed):
        case.do("extend", "organ_head", MONDAY, days=30, reason="复杂")
    case.do("extend", "chief", MONDAY, days=20, reason="复杂")
    with pytest.raises(GuardFailed, match="最多延长"):
        case.do("extend", "chief", MONDAY, days=11, reason="复杂")
    case.do("extend", "chief", MONDAY, days=10, reason="复杂")
    assert clock(case, "decide").nominal_on == date(2024, 6, 2)


def test_conversion_keeps_what_did_not_count(make: Any) -> None:
    case = accept(make(MONDAY), MONDAY, **SUMMARY)
    case.do("send_copy", "handler", MONDAY, method="direct", copy_served_on="2024-03-04")
    case.do("suspend", "handler", date(2024, 3, 5), suspension_ground="6", reason="双方同意调解")
    case.do("resume", "handler", date(2024, 3, 15), reason="调解不成")
    case.do("convert", "chief", date(2024, 3, 18), reason="案情复杂")
    assert not case.matter.is_summary
    assert clock(case, "decide_summary").state == Clock.State.CANCELLED
    # 3 May plus ten days of suspension.
    assert case.matter.due_on == date(2024, 5, 13)
    assert case.matter.reply_due_on == clock(case, "reply").due_on == date(2024, 3, 18)


def test_conversion_is_replayed_after_a_correction(make: Any) -> None:
    case = accept(make(MONDAY), date(2024, 3, 6), **SUMMARY)
    case.do("convert", "chief", date(2024, 3, 18), reason="案情复杂")
    data = {"event": 2, "field": "accepted_on", "value": "2024-03-04", "reason": "看错"}
    case.do("correct", "chief", date(2024, 3, 18), **data)
    assert case.matter.due_on == date(2024, 5, 6)


def test_correction_is_asked_once_and_the_five_days_run_again(make: Any) -> None:
    case = make(MONDAY)
    asked = {"missing": "身份证明", "served_on": "2024-03-06"}
    case.do("ask_correction", "registrar", date(2024, 3, 6), **asked)
    assert case.matter.due_on == date(2024, 3, 20)
    assert case.matter.served_on is None
    case.do("receive_correction", "registrar", date(2024, 3, 18), note="已补齐")
    assert case.matter.due_on == date(2024, 3, 25)
    with pytest.raises(GuardFailed, match="已经发过一次"):
        case.do("ask_correction", "registrar", date(2024, 3, 19), **asked)


def test_giving_up_waits_for_the_end_of_the_time_to_correct(make: Any) -> None:
    case = make(MONDAY)
    case.do("ask_correction", "registrar", MONDAY, missing="证明", served_on="2024-03-04")
    case.do("lengthen_correction", "registrar", date(2024, 3, 15), days=2, reason="住院")
    with pytest.raises(GuardFailed, match="还没有届满"):
        case.do("give_up", "registrar", date(2024, 3, 20), reason="未补正")
    case.do("give_up", "registrar", date(2024, 3, 21), reason="未补正")
    assert (case.matter.stage, case.matter.outcome) == ("given_up", "F1")


def test_deemed_accepted_when_the_five_days_are_over(make: Any, now: Any) -> None:
    now.move_to("2024-03-11T10:00:00+08:00")
    case = make(MONDAY)
    assert tick() == 0
    now.move_to("2024-03-12T00:10:00+08:00")
    assert tick() == 1
    assert tick() == 0
    case.matter.refresh_from_db()
    assert (case.matter.stage, case.matter.accepted_on) == ("accepted", date(2024, 3, 11))
    assert case.matter.due_on == date(2024, 5, 10)


def test_hearing_is_notified_five_working_days_before(make: Any) -> None:
    case = accept(make(MONDAY), MONDAY)
    case.do("send_copy", "handler", MONDAY, method="online")
    notice = {"hearing_place": "二楼", "reason": "重大"}
    with pytest.raises(GuardFailed, match="五个工作日"):
        case.do("notify_hearing", "handler", MONDAY, hearing_on="2024-03-11", **notice)
    case.do("notify_hearing", "handler", MONDAY, hearing_on="2024-03-12", **notice)
    assert case.matter.hearing_on == date(2024, 3, 12)


def test_the_parties_are_heard_before_the_draft(make: Any) -> None:
    case = accept(make(MONDAY), MONDAY)
    case.do("send_copy", "handler", MONDAY, method="online")
    case.do("reply", "handler", MONDAY, evidence_count=0, files=[pdf("reply")])
    with pytest.raises(GuardFailed, match="听取当事人"):
        case.do("submit_draft", "handler", MONDAY, proposed_outcome="B1", **DRAFT)


def test_a_major_case_is_heard_and_discussed(make: Any) -> None:
    case = accept(make(MONDAY), MONDAY)
    case.do("send_copy", "handler", MONDAY, method="online")
    case.do("reply", "handler", MONDAY, evidence_count=0, files=[pdf("reply")])
    case.do("mark_major", "handler", MONDAY, reason="涉众")
    case.do("hear", "handler", MONDAY, method="phone", record="听取")
    with pytest.raises(GuardFailed, match="应当听证"):
        case.do("submit_draft", "handler", MONDAY, proposed_outcome="B1", **DRAFT)


def test_attached_review_by_the_organ_itself(make: Any) -> None:
    more = {"wants_attached_review": True, "reviewed_text": "某某办法"}
    case = accept(make(MONDAY, **more), MONDAY)
    assert clock(case, "attached_transfer").due_on == date(2024, 3, 13)
    case.do("review_text", "handler", date(2024, 3, 5), competence="own", reviewed_text="某某办法")
    assert clock(case, "attached_own").due_on == date(2024, 4, 7)
    assert clock(case, "attached_ask").due_on == date(2024, 3, 8)
    assert case.matter.due_on is None
    asked = {"maker": "区某局", "notice_received_on": "2024-03-07", "record": "依据"}
    case.do("ask_maker", "handler", date(2024, 3, 7), **asked)
    assert clock(case, "attached_ask").state == Clock.State.MET
    assert clock(case, "attached_answer").due_on == date(2024, 3, 21)
    case.do("text_reviewed", "handler", date(2024, 3, 25), record="合法")
    assert case.matter.stage == "accepted"
    assert case.matter.due_on == date(2024, 5, 23)


def test_attached_review_handed_on_is_not_overdue_while_the_other_organ_works(make: Any) -> None:
    more = {"wants_attached_review": True, "reviewed_text": "某某办法"}
    case = accept(make(MONDAY, **more), MONDAY)
    data = {"competence": "other", "reviewed_text": "某某办法", "receiver": "市政府"}
    case.do("review_text", "handler", date(2024, 3, 5), **data)
    assert clock(case, "attached_transfer").state == Clock.State.MET
    assert clock(case, "attached_received").due_on == date(2024, 5, 6)


def test_redo_has_the_days_of_the_decision_from_service(make: Any) -> None:
    case = decided(accept(make(MONDAY), MONDAY), date(2024, 4, 1), redo_days=20)
    served(case, date(2024, 4, 3), respondent_served_on="2024-04-02")
    assert clock(case, "redo").due_on == date(2024, 4, 22)
    assert clock(case, "sue").due_on == date(2024, 4, 18)
    with pytest.raises(GuardFailed, match="履行情况"):
        case.do("archive", "handler", date(2024, 4, 20))
    done = {"performance": "done", "performed_on": "2024-04-20"}
    case.do("record_performance", "respondent", date(2024, 4, 22), **done)
    assert clock(case, "redo").state == Clock.State.MET


def test_redo_without_a_period_is_sixty_days(make: Any) -> None:
    case = decided(accept(make(MONDAY), MONDAY), date(2024, 4, 1), orders_redo=True)
    assert case.matter.redo_days == 60
    served(case, date(2024, 4, 3))
    assert clock(case, "redo").due_on == date(2024, 6, 3)


def test_a_plain_decision_orders_nothing(make: Any) -> None:
    case = served(decided(accept(make(MONDAY), MONDAY), date(2024, 4, 1)), date(2024, 4, 3))
    assert not Clock.objects.filter(matter=case.matter, code="reconsideration.redo").exists()


def test_publication_waits_for_service(make: Any) -> None:
    case = decided(accept(make(MONDAY), MONDAY), date(2024, 4, 1))
    text = {"text": "某人不服处罚", "summary": "某人案", "is_checked": True}
    with pytest.raises(GuardFailed, match="已经送达"):
        case.do("publish", "handler", date(2024, 4, 2), **text)
    served(case, date(2024, 4, 3))
    assert clock(case, "publish").started_on == date(2024, 4, 3)
    case.do("publish", "handler", date(2024, 4, 8), **text)
    with pytest.raises(GuardFailed, match="不能撤销"):
        case.do("undo", "chief", date(2024, 4, 8), reason="误操作")
    case.do("unpublish", "handler", date(2024, 4, 9), reason="可识别个人")
    assert Publication.objects.get(matter=case.matter).withdrawn_on == date(2024, 4, 9)


def test_opinion_is_answered_in_sixty_days(make: Any) -> None:
    case = accept(make(MONDAY), MONDAY)
    case.do(
        "send_opinion",
        "handler",
        MONDAY,
        problem="程序不规范",
        advice="改进",
        opinion_served_on="2024-03-04",
    )
    assert clock(case, "opinion_reply").due_on == date(2024, 5, 6)
    case.do("answer_opinion", "handler", date(2024, 3, 20), record="已整改")
    assert clock(case, "opinion_reply").state == Clock.State.MET


def test_sixty_days_of_suspension_end_the_case(make: Any) -> None:
    case = accept(make(MONDAY), MONDAY)
    case.do("suspend", "handler", MONDAY, suspension_ground="1", reason="申请人死亡")
    with pytest.raises(GuardFailed, match="六十日"):
        case.do("terminate", "handler", date(2024, 5, 2), termination_ground="4", reason="无人承受")
    case.do("terminate", "handler", date(2024, 5, 3), termination_ground="4", reason="无人承受")
    assert (case.matter.outcome, case.matter.stage) == ("D4", "terminated")
    assert not Clock.objects.open_of(case.matter).exists()


def test_missing_person_is_a_ground_of_the_old_law_only(make: Any) -> None:
    case = accept(make(MONDAY), MONDAY)
    case.do("suspend", "handler", MONDAY, suspension_ground="3", reason="下落不明")
    with pytest.raises(GuardFailed):
        case.do("terminate", "handler", date(2024, 6, 3), termination_ground="4", reason="无")


def test_withdrawal_is_voluntary_and_on_paper(make: Any) -> None:
    case = accept(make(MONDAY), MONDAY)
    data: dict[str, Any] = {"outcome": "D2", "act_changed": True, "reason": "和解"}
    with pytest.raises(InvalidForm, match="自愿"):
        case.do("withdraw", "handler", MONDAY, **data, files=[pdf("withdrawal")])
    case.do("withdraw", "handler", MONDAY, **data, is_voluntary=True, files=[pdf("withdrawal")])
    assert case.matter.outcome == "D2"
    assert case.matter.act_changed


def test_mediation_ends_a_suspended_case(make: Any) -> None:
    case = accept(make(MONDAY), MONDAY)
    case.do("suspend", "handler", MONDAY, suspension_ground="6", reason="双方同意")
    case.do("conclude_mediation", "handler", date(2024, 3, 20), agreement="减轻处罚")
    assert (case.matter.outcome, case.matter.stage) == ("D1", "decided")
    assert clock(case, "decide").state == Clock.State.MET


def test_not_accepted_opens_the_way_to_court(make: Any) -> None:
    case = make(MONDAY)
    case.do("refuse", "registrar", MONDAY, refusal_reason="05", ruling="无利害关系")
    case.do("serve", "registrar", date(2024, 3, 6), method="direct", served_on="2024-03-06")
    assert clock(case, "sue_not_accepted").due_on == date(2024, 3, 21)
    assert not Clock.objects.filter(matter=case.matter, code="reconsideration.sue").exists()


def test_legal_aid_waits_for_its_business(make: Any) -> None:
    case = make(MONDAY, wants_legal_aid=True)
    link = MatterLink.objects.get(from_matter=case.matter)
    assert (link.procedure, link.to_matter) == ("aid.case", None)
    assert link.data["name"] == case.matter.participants.get(role="applicant").name
    assert link.data["channel"] == "linked"
    assert link.referred_on == MONDAY


class TestStraddling:
    """Received in December 2023, accepted in January 2024."""

    RECEIVED = {"act_on": "2023-12-10", "known_on": "2023-12-15"}

    def test_the_day_of_receipt_chooses_first(self, make: Any) -> None:
        assert make(date(2023, 12, 29), **self.RECEIVED).matter.procedure_version == "2017"

    def test_accepted_under_the_new_law(self, make: Any) -> None:
        case = make(date(2023, 12, 29), **self.RECEIVED)
        with pytest.raises(GuardFailed, match="改按新法") as refusal:
            accept(case, date(2024, 1, 4))
        assert refusal.value.cite is not None
        assert (refusal.value.cite.version, refusal.value.cite.article) == ("2023", 90)
        case.do("apply_new_law", "registrar", date(2024, 1, 4), reason="受理在新法施行以后")
        assert case.matter.procedure_version == "2023"
        accept(case, date(2024, 1, 4), **SUMMARY)
        assert case.matter.due_on == date(2024, 2, 4)

    def test_what_ran_before_stays_under_the_old_law(self, make: Any) -> None:
        case = make(date(2023, 12, 29), **self.RECEIVED)
        case.do("apply_new_law", "registrar", date(2024, 1, 2), reason="新法施行")
        data = {"event": 1, "field": "occurred", "value": "2023-12-28", "reason": "看错"}
        case.do("correct", "registrar", date(2024, 1, 2), **data)
        assert "2017" in str(clock(case, "examine").limit.version)
        assert case.matter.due_on == date(2024, 1, 5)

    def test_the_old_law_with_its_reason(self, make: Any) -> None:
        case = make(date(2023, 12, 29), **self.RECEIVED)
        accept(case, date(2024, 1, 4), old_law_reason="收到之日即为受理")
        assert case.matter.procedure_version == "2017"

    def test_not_before_it_is_in_force(self, make: Any) -> None:
        case = make(date(2023, 12, 20), **self.RECEIVED)
        with pytest.raises(GuardFailed, match="还没有施行"):
            case.do("apply_new_law", "registrar", date(2023, 12, 29), reason="想用新法")

    def test_version_given_at_filing(
        self, district: District, application: dict[str, Any], now: object
    ) -> None:
        data = {**application, **self.RECEIVED}
        actor = district.actor("registrar")
        event = file("reconsideration", actor, data, at=date(2023, 12, 29), version="2023")
        assert '"law_by_choice":{"chosen":"2023","in_force":"2017"}' in event.data
        assert Reconsideration.objects.get(pk=event.subject_id).procedure_version == "2023"
