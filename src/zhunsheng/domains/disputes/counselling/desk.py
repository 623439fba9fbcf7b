"""How psychological service looks on the workbench: appointments, never contents."""

from __future__ import annotations

from zhunsheng.domains.disputes.counselling import choices
from zhunsheng.domains.disputes.counselling.models import CounsellingCase
from zhunsheng.domains.disputes.counselling.procedure import CODE
from zhunsheng.faces.ui.parts import Fact
from zhunsheng.faces.workbench.declare import Desk, ListColumn, ListFilter
from zhunsheng.kernel.procedure.facts import day

ROLES = {"applicant": "来访者", "guardian": "监护人"}
WAYS = dict(choices.Way.choices)
CHANNELS = dict(choices.Channel.choices)


def facts(matter: CounsellingCase) -> list[Fact]:
    """When and how."""
    minor = "未满十八周岁"
    consent = f"{minor}，监护人{day(matter.consented_on)}同意"
    counsellor = matter.handler.name if matter.handler else "尚未安排"
    found = [
        Fact("咨询师", counsellor),
        Fact("下一次", str(matter.slot) if matter.slot else ""),
        Fact("方式", matter.get_way_display()),
        Fact("预约来源", CHANNELS.get(matter.channel, matter.channel)),
        Fact(
            "监护人",
            (consent if matter.consented_on else f"{minor}，监护人尚未同意")
            if matter.is_minor
            else "",
        ),
        Fact(
            "危险",
            "" if matter.danger in ("", "no") else matter.get_danger_display(),
        ),
        Fact("危机处置", day(matter.crisis_on)),
        Fact("已咨询", f"{matter.sessions_held}次" if matter.sessions_held else ""),
        Fact("转介到", matter.referred_to),
    ]
    return [fact for fact in found if fact.value]


DESK = Desk(
    procedure=CODE,
    title="心理服务",
    facts=facts,
    roles=ROLES,
    columns=(
        ListColumn("时段", ("slot__valid_from",), "day"),
        ListColumn("方式", ("way",), value=lambda code: WAYS.get(code, code)),
        ListColumn("次数", ("sessions_held",), "number"),
    ),
    filters=(ListFilter("way", "方式", choices.Way.choices),),
    filing_title="登记预约",
    filing_hint="可以用化名，不要身份证。有危险的先处置，再登记。这里不写咨询内容。",
    order=58,
)
