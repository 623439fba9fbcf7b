"""夏令营报名 as data. It has a business word of its own: whoever keeps publicity sees no child by that right alone."""

from __future__ import annotations

from typing import Any

from zhunsheng.domains.publicity.outreach.forms import enrolments as forms
from zhunsheng.domains.publicity.outreach.law import CHILDREN
from zhunsheng.domains.publicity.outreach.models import CampEnrolment
from zhunsheng.domains.publicity.outreach.procedure import papers
from zhunsheng.kernel.parties.models import Party
from zhunsheng.kernel.procedure.context import Context
from zhunsheng.kernel.procedure.declaration import (
    PUBLIC,
    SYSTEM,
    Action,
    Guard,
    Outcome,
    Procedure,
    Stage,
    Tell,
)

CODE = "camp.enrolment"
STAFF = ("registrar", "handler")
APPLICANT = ("applicant",)
STEPS = (("enrol", "报名"), ("place", "录取"), ("after", "结束"))
STAGES = (
    Stage(
        "received",
        "待录取",
        "enrol",
        "我们收到了报名，会按报名的先后告诉你有没有名额。",
        waits_for=STAFF,
    ),
    Stage(
        "accepted",
        "已录取",
        "place",
        "孩子有名额了，请按时送来。不能来的，请早一点在这里取消，把名额让给别的孩子。",
        waits_for=STAFF,
    ),
    Stage(
        "refused", "没有名额", "place", "这一次没有名额了，下次可以再报。", closed=True, final=True
    ),
    Stage("left", "已取消", "after", "报名已经取消，名额让给了别的孩子。", closed=True, final=True),
    Stage("finished", "已结束", "after", "夏令营已经结束，谢谢孩子参加。", closed=True),
    Stage(
        "erased",
        "已删除个人信息",
        "after",
        "夏令营已经结束，孩子和监护人的信息已经删除。",
        closed=True,
        final=True,
    ),
)


def seats_left(camp: Any) -> int | None:
    """Places that nobody has taken; None where the number is not limited."""
    if camp.seats is None:
        return None
    taken = CampEnrolment.objects.filter(camp=camp, stage__in=("accepted", "finished"))
    return max(int(camp.seats) - taken.count(), 0)


HAS_SEAT = Guard(
    "has_seat",
    lambda c: seats_left(c.matter.camp) != 0,
    "名额已经满了。",
    "请办理“没有名额”，或者先增加名额。",
    early=True,
)


def prepare(context: Context) -> None:
    """The camp's own house handles it; the title names nobody."""
    matter, camp = context.matter, context.data["camp"]
    matter.unit, matter.organ, matter.place = camp.unit, camp.organ, camp.place
    matter.title = f"报名：{camp.title}"[:200]


def enrol(context: Context) -> None:
    """The guardian takes part, so that the register of parties and the progress page work; the child does not."""
    party = Party.objects.create(
        kind=Party.Kind.PERSON, name=context.data["guardian"], phone=context.data["phone"]
    )
    context.add_participant("applicant", party=party)


def erase(context: Context) -> None:
    """After the camp nothing of a child is needed any more."""
    matter = context.matter
    for name in ("child", "guardian", "phone", "needs"):
        setattr(matter, name, "")
    for one in context.participants("applicant"):
        if one.party is not None:
            one.party.name, one.party.phone = "（已删除）", ""
            one.party.save()
    context.new_names = True


FILING = Action(
    "enrol",
    "报名",
    (),
    (*STAFF, PUBLIC, SYSTEM),
    "监护人报名，同意孩子参加。",
    cite=CHILDREN,
    form=forms.EnrolForm,
    prepare=prepare,
    effect=enrol,
    tells=(Tell("role:registrar", "received", "夏令营有新的报名"),),
    audience=APPLICANT,
)
ACTIONS = (
    Action(
        "accept",
        "录取",
        ("received",),
        STAFF,
        "{actor}录取。",
        cite=CHILDREN,
        target="accepted",
        form=forms.ReplyForm,
        guards=(HAS_SEAT,),
        audience=APPLICANT,
    ),
    Action(
        "refuse",
        "没有名额",
        ("received",),
        STAFF,
        "{actor}没有录取。",
        cite=CHILDREN,
        target="refused",
        form=forms.RefuseForm,
        sets={"outcome": "=refused"},
        closes=True,
        audience=APPLICANT,
    ),
    Action(
        "leave",
        "取消报名",
        ("received", "accepted"),
        (*STAFF, PUBLIC),
        "监护人取消报名。",
        cite=CHILDREN,
        target="left",
        form=forms.LeaveForm,
        sets={"outcome": "=left"},
        closes=True,
        audience=APPLICANT,
    ),
    Action(
        "finish",
        "登记参加",
        ("accepted",),
        STAFF,
        "孩子参加了夏令营。",
        cite=CHILDREN,
        target="finished",
        sets={"outcome": "=attended"},
        closes=True,
        audience=APPLICANT,
    ),
    Action(
        "erase",
        "删除个人信息",
        ("finished",),
        STAFF,
        "{actor}删除孩子和监护人的信息。",
        cite=CHILDREN,
        target="erased",
        effect=erase,
        destructive=True,
        undoable=False,
        help="夏令营结束、没有别的用处以后就删。记录只剩“有一个孩子参加过”。",
        audience=APPLICANT,
    ),
)
ENROLMENT = Procedure(
    code=CODE,
    version="2021",
    title="夏令营报名",
    law="《个人信息保护法》",
    model=CampEnrolment,
    initial="received",
    filing=FILING,
    stages=STAGES,
    actions=ACTIONS,
    outcomes=(
        Outcome("attended", "参加", CHILDREN),
        Outcome("refused", "没有名额", CHILDREN),
        Outcome("left", "取消", CHILDREN),
    ),
    steps=STEPS,
    number=papers.ENROLMENT_NUMBER,
    confidential=True,
    public_filing=True,
)
