"""How petitions look on the workbench."""

from __future__ import annotations

from zhunsheng.domains.disputes.petitions import choices
from zhunsheng.domains.disputes.petitions.forms.intake import takers
from zhunsheng.domains.disputes.petitions.models import Petition
from zhunsheng.domains.disputes.petitions.outcomes import TITLES
from zhunsheng.domains.disputes.petitions.procedure import CODE
from zhunsheng.faces.ui.parts import Fact
from zhunsheng.faces.workbench.declare import Desk, ListColumn, ListFilter
from zhunsheng.kernel.access.scope import BARRED
from zhunsheng.kernel.orgs.models import Person
from zhunsheng.kernel.procedure.facts import day
from zhunsheng.lib import clock
from zhunsheng.lib.hanzi import mask_name

ROLES = {
    "applicant": "信访人",
    "representative": "信访代表",
    "named": "被反映的单位",
    BARRED: "被反映的单位（对其保密）",
}
SHORT = {
    choices.Kind.SUGGESTION: "建议",
    choices.Kind.ACCUSATION: "检举",
    choices.Kind.APPEAL: "求决",
}
CHANNELS = dict(choices.Channel.choices)


def lead(matter: Petition) -> list[tuple[str, object]]:
    """The line under the title: who asks is masked."""
    rows = matter.participants.filter(role="applicant").select_related("party", "unit", "person")
    return [
        ("信访人", "、".join(mask_name(row.name) for row in rows)),
        ("类别", matter.get_kind_display()),
        ("正在办理", matter.unit.label),
        ("结果", TITLES.get(matter.outcome, "")),
    ]


def facts(matter: Petition) -> list[Fact]:
    """What is asked for, how far it is, what followed."""
    found = (*_asked(matter), *_progress(matter), *_review(matter), *_supervised(matter))
    return [fact for fact in found if fact.value not in ("", None)]


def _asked(matter: Petition) -> list[Fact]:
    people = f"{matter.people_count}人" if matter.people_count else ""
    return [
        Fact("检举控告事项", matter.subject, wide=True),
        Fact("事实和理由", matter.facts, wide=True),
        Fact("请求", matter.demand, wide=True),
        Fact("被反映人", matter.named_people),
        Fact("保密", "信访人要求对被反映的单位保密" if matter.is_secret else ""),
        Fact("领域", matter.get_field_display()),
        Fact("信访形式", CHANNELS.get(matter.channel, matter.channel)),
        Fact("来访人数", people),
        Fact("登记日期", day(matter.received_on)),
        Fact("原信访件", matter.earlier.number if matter.earlier else ""),
        Fact("上级系统编号", matter.superior_number),
    ]


def _progress(matter: Petition) -> list[Fact]:
    late = "（逾期）"
    mode = matter.get_forwarding_display()
    return [
        Fact("责任单位", matter.responsible.label if matter.responsible else ""),
        Fact("转送交办", f"{day(matter.forwarded_on)}{mode}" if matter.forwarded_on else ""),
        Fact("反馈期限", day(matter.report_by)),
        Fact(
            "告知日期",
            f"{day(matter.informed_on)}{late if matter.is_informed_late else ''}",
        ),
        Fact("受理日期", day(matter.accepted_on)),
        Fact("延长期限", day(matter.extended_on)),
        Fact("听证", day(matter.hearing_on)),
        Fact("书面答复", f"{day(matter.answered_on)}{late if matter.is_late else ''}"),
        Fact("处理意见", matter.opinion, wide=True),
    ]


def _review(matter: Petition) -> list[Fact]:
    def told(asked: object, done: object, result: str) -> str:
        if not asked:
            return ""
        answer = f"，{day(done)}：{result}" if done else "，尚未答复"  # type: ignore[arg-type]
        return f"{day(asked)}请求{answer}"  # type: ignore[arg-type]

    return [
        Fact(
            "复查",
            told(matter.review_asked_on, matter.reviewed_on, matter.get_review_result_display()),
        ),
        Fact(
            "复核",
            told(matter.recheck_asked_on, matter.rechecked_on, matter.get_recheck_result_display()),
        ),
    ]


def _supervised(matter: Petition) -> list[Fact]:
    return [
        Fact(row.get_kind_display(), f"{day(row.made_on)}提出，{row.get_adoption_display()}")
        for row in matter.supervisions.all()
    ]


def _units(person: Person) -> list[tuple[str, str]]:
    return [(str(unit.pk), unit.label) for unit in takers(clock.today(), person)]


DESK = Desk(
    procedure=CODE,
    title="信访",
    facts=facts,
    lead=lead,
    roles=ROLES,
    columns=(
        ListColumn("类别", ("kind",), "badge", lambda code: (SHORT.get(code, code), "plain")),
        ListColumn("办理单位", ("unit__short_name",)),
    ),
    filters=(
        ListFilter("kind", "类别", choices.Kind.choices),
        ListFilter("channel", "信访形式", choices.Channel.choices),
        ListFilter("field", "领域", choices.Field.choices),
        ListFilter("unit", "办理单位", _units),
        ListFilter("outcome", "结果", tuple(TITLES.items())),
    ),
    filing_title="登记信访事项",
    filing_hint="登记后十五日内转送、交办或者告知。检举控告不得让被反映的单位和人员知道。",
    order=54,
)
