"""How events, reviews and enrolments look on the workbench."""

from __future__ import annotations

from typing import Any

from zhunsheng.domains.publicity.outreach import choices
from zhunsheng.domains.publicity.outreach.models import (
    CampEnrolment,
    DutyReview,
    PublicityEvent,
    PublicitySeries,
)
from zhunsheng.faces.ui.parts import Fact
from zhunsheng.faces.workbench.declare import Desk, ListColumn, ListFilter
from zhunsheng.kernel.orgs.models import Person, Place
from zhunsheng.kernel.procedure.facts import day
from zhunsheng.lib import clock

KINDS = dict(choices.Kind.choices)


def _some(facts: list[Fact]) -> list[Fact]:
    return [fact for fact in facts if fact.value not in ("", None)]


def event_facts(matter: PublicityEvent) -> list[Fact]:
    """What, where, for whom; then what came of it."""
    return _some([*_what(matter), *_came(matter), *_asked(matter)])


def _what(matter: PublicityEvent) -> list[Fact]:
    when = f"{day(matter.planned_on)}{f'，{matter.planned_time}' if matter.planned_time else ''}"
    return [
        Fact("活动形式", matter.get_kind_display()),
        Fact("对象", matter.get_audience_display()),
        Fact("宣传内容", matter.topic),
        Fact("系列", matter.series.title if matter.series else ""),
        Fact("年度计划", matter.plan.title if matter.plan else ""),
        Fact("落实的普法责任", matter.duty.law if matter.duty else ""),
        Fact("计划日期", when),
        Fact("地点", f"{matter.place.name if matter.place else ''} {matter.venue}".strip()),
        Fact("群众可以直接参加", "可以" if matter.is_open else ""),
        Fact("名额", f"{matter.seats}人" if matter.seats else ""),
        Fact("报名截止", day(matter.enrol_until)),
    ]


def _came(matter: PublicityEvent) -> list[Fact]:
    names = "、".join(one.name for one in matter.lecturers.all())
    heads = f"{matter.heads}人次（{matter.get_counted_display()}）" if matter.heads else ""
    return [
        Fact("讲师", names),
        Fact("举办日期", day(matter.held_on)),
        Fact("参加人次", heads),
        Fact("发放资料", f"{matter.handed_out}份" if matter.handed_out else ""),
        Fact("核实日期", day(matter.checked_on)),
        Fact("统计", "不计入" if matter.outcome == "uncounted" else ""),
        Fact("公开", matter.get_publication_display() if matter.held_on else ""),
    ]


def _asked(matter: PublicityEvent) -> list[Fact]:
    return [
        Fact("预约单位", matter.requester),
        Fact("预约人类型", matter.get_requester_kind_display()),
        Fact("联系人", matter.contact),
        Fact("联系电话", matter.phone, url=f"tel:{matter.phone}" if matter.phone else ""),
        Fact("希望讲什么", matter.wish, wide=True),
        Fact("答复", matter.reply, wide=True),
    ]


def _series(_person: Person) -> list[tuple[str, str]]:
    rows = PublicitySeries.objects.order_by("code").values_list("pk", "title")
    return [(str(pk), title) for pk, title in rows]


def _towns(_person: Person) -> list[tuple[str, str]]:
    rows = Place.objects.filter(level=Place.Level.TOWNSHIP).order_by("code")
    return [(str(pk), name) for pk, name in rows.values_list("pk", "name")]


EVENT_DESK = Desk(
    procedure="publicity.event",
    title="普法活动",
    facts=event_facts,
    lead=lambda matter: [
        ("主办单位", matter.unit.label),
        ("形式", matter.get_kind_display()),
        ("人次", matter.heads or ""),
    ],
    roles={"applicant": "预约人"},
    columns=(
        ListColumn("形式", ("kind",), value=lambda code: KINDS.get(code, code)),
        ListColumn("举办", ("held_on",), "day"),
        ListColumn("人次", ("heads",), "number"),
    ),
    filters=(
        ListFilter("kind", "形式", choices.Kind.choices),
        ListFilter("audience", "对象", choices.Audience.choices),
        ListFilter("series", "系列", _series),
        ListFilter("place", "乡镇街道", _towns),
        ListFilter("filed", "来由", choices.Filed.choices),
    ),
    filing_title="登记活动",
    filing_hint="已经办了的，在手机上用“随手记”最快：拍照、填人数、选地方，一分钟就好。",
    order=62,
)


def review_facts(matter: DutyReview) -> list[Fact]:
    """The figures of the day of the report, the words, the points."""
    return _some(
        [
            Fact("年度", f"{matter.year}年"),
            Fact("普法责任", f"{matter.duties}项，落实{matter.fulfilled}项"),
            Fact("活动", f"{matter.events}场，{matter.heads}人次"),
            Fact("推送", f"{matter.posts}条"),
            Fact("得分", f"{matter.score}分" if matter.score is not None else ""),
            Fact("等次", matter.get_grade_display()),
            Fact("主要做法", matter.done, wide=True),
            Fact("存在的问题", matter.gaps, wide=True),
            Fact("下一步打算", matter.coming, wide=True),
            Fact("评议意见", matter.comment, wide=True),
        ]
    )


def _years(_person: Person) -> list[tuple[str, str]]:
    last = clock.today().year
    return [(str(year), f"{year}年") for year in range(last, last - 6, -1)]


REVIEW_DESK = Desk(
    procedure="publicity.review",
    title="履职评议",
    facts=review_facts,
    lead=lambda matter: [
        ("单位", matter.unit.label),
        ("得分", "" if matter.score is None else matter.score),
    ],
    columns=(
        ListColumn("年度", ("year",)),
        ListColumn("得分", ("score",), "number"),
        ListColumn(
            "等次", ("grade",), value=lambda code: dict(choices.Grade.choices).get(code, "")
        ),
    ),
    filters=(
        ListFilter("year", "年度", _years),
        ListFilter("grade", "等次", choices.Grade.choices),
    ),
    filing_title="提交履职报告",
    filing_hint="数字由系统按记录填写，你只写做法、问题和打算。",
    order=63,
)


def enrolment_facts(matter: CampEnrolment) -> list[Fact]:
    """As little as the camp needs."""
    return _some(
        [
            Fact("夏令营", matter.camp.title, url=f"/desk/matters/{matter.camp_id}/"),
            Fact("孩子", matter.child, restricted=True),
            Fact("学段", matter.get_school_stage_display()),
            Fact(
                "监护人",
                f"{matter.guardian}（{matter.get_relation_display()}）" if matter.guardian else "",
            ),
            Fact("电话", matter.phone, url=f"tel:{matter.phone}" if matter.phone else ""),
            Fact("需要照顾的事", matter.needs, wide=True, restricted=True),
            Fact("同意参加", "是" if matter.consent else "否"),
            Fact("同意公开照片", "是" if matter.photo_consent else "否"),
            Fact("答复", matter.reply, wide=True),
        ]
    )


def _lead(matter: Any) -> list[tuple[str, object]]:
    return [("夏令营", matter.camp.title), ("学段", matter.get_school_stage_display())]


ENROLMENT_DESK = Desk(
    procedure="camp.enrolment",
    title="夏令营报名",
    facts=enrolment_facts,
    lead=_lead,
    roles={"applicant": "监护人"},
    columns=(
        ListColumn(
            "学段", ("school_stage",), value=lambda code: dict(choices.Stage.choices).get(code, "")
        ),
    ),
    filters=(ListFilter("school_stage", "学段", choices.Stage.choices),),
    filing_title="登记报名",
    filing_hint="监护人打电话或者当面报名的，在这里代填；照片能不能公开要问清楚。",
    order=64,
)
DESKS = (EVENT_DESK, REVIEW_DESK, ENROLMENT_DESK)
