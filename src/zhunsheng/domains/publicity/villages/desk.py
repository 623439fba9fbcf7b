"""How applications look on the workbench, with their points and objections."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string

from zhunsheng.domains.publicity.villages import choices
from zhunsheng.domains.publicity.villages.models import TitleObjection, VillageTitle
from zhunsheng.domains.publicity.villages.registers import ADVOCATES_WANTED, advocates_of
from zhunsheng.faces.ui.parts import Fact
from zhunsheng.faces.ui.tables import Column, Table
from zhunsheng.faces.workbench.declare import Desk, ListColumn, ListFilter, Panel
from zhunsheng.faces.workbench.people import person_of
from zhunsheng.kernel.access.scope import visible
from zhunsheng.kernel.procedure.facts import day

SHORT = {
    choices.Level.NATIONAL: "全国",
    choices.Level.REGION: "自治区级",
    choices.Level.CITY: "市级",
}


def facts(matter: VillageTitle) -> list[Fact]:
    """The village with what the standard asks of it, and how far it is."""
    village = matter.village
    advocates = advocates_of(village)
    few = "" if advocates >= ADVOCATES_WANTED else f"（少于{ADVOCATES_WANTED}人）"
    found = [
        Fact("村（社区）", village.name, url=f"/desk/registers/villages.villages/{village.pk}/"),
        Fact("申报称号", matter.get_level_display()),
        Fact("批次", matter.batch),
        Fact("法律顾问", f"{village.advisers}人"),
        Fact("专职调解员", f"{village.mediators}人"),
        Fact("法治带头人", f"{village.leaders}人"),
        Fact("法律明白人", f"{advocates}人{few}"),
        Fact("自查得分", f"{matter.self_score}分" if matter.self_score is not None else ""),
        Fact("考核得分", f"{matter.score}分" if matter.score is not None else ""),
        Fact("考核日期", day(matter.checked_on)),
        Fact(
            "公示",
            f"{day(matter.announced_on)}至{day(matter.announced_until)}"
            if matter.announced_on
            else "",
        ),
        Fact("上报日期", day(matter.sent_on)),
        Fact("命名日期", day(matter.granted_on)),
        Fact("命名文件", matter.basis),
        Fact("下次复核", day(matter.recheck_on)),
        Fact("整改期限", day(matter.rectify_by)),
        Fact("撤销日期", day(matter.revoked_on)),
        Fact("推荐意见", matter.opinion, wide=True),
    ]
    return [fact for fact in found if fact.value]


def marks(_request: HttpRequest, matter: Any) -> str:
    """The points by line, each round in a column."""
    rows: dict[str, dict[str, Any]] = {}
    for one in matter.marks.all():
        line = rows.setdefault(one.code, {"one": one})
        line[one.round] = one
    if not rows:
        return ""
    table = Table(
        columns=(
            Column("指标", "lines"),
            Column("满分", "number"),
            *(Column(label, "number") for _code, label in choices.Round.choices),
            Column("证据和说明"),
        ),
        rows=[_line(row) for row in rows.values()],
        caption="逐项得分",
    )
    return render_to_string("publicity/village_marks.html", {"table": table})


def _line(row: dict[str, Any]) -> tuple[Any, ...]:
    first = row["one"]
    rounds = [row.get(code) for code in choices.Round.values]
    notes = "；".join(one.note for one in rounds if one is not None and one.note)
    points = [one.points if one is not None else None for one in rounds]
    return ((first.title, first.part), first.full, *points, notes)


def objections(request: HttpRequest, matter: Any) -> str:
    """What people said during the announcement, for those alone who look into it: it may be about the township."""
    found = list(visible(person_of(request), matter.objections.order_by("pk")))
    if not found:
        return ""
    return render_to_string("publicity/village_objections.html", {"objections": found})


def objection_facts(matter: TitleObjection) -> list[Fact]:
    """What was said, and what came of it."""
    upheld = {None: "", True: "属实", False: "不属实"}[matter.is_upheld]
    found = [
        Fact("公示", matter.target.title, url=f"/desk/matters/{matter.target_id}/"),
        Fact("公示到", day(matter.target.announced_until)),
        Fact("异议内容", matter.text, wide=True, restricted=True),
        Fact("联系方式", matter.contact, restricted=True),
        Fact("核查结果", upheld),
        Fact("核查情况", matter.answer, wide=True),
    ]
    return [fact for fact in found if fact.value]


OBJECTION_DESK = Desk(
    procedure="objection.title",
    title="公示异议",
    facts=objection_facts,
    filing_title="登记异议",
    filing_hint="有人打电话、写信提的意见也在这里登记。乡镇和村里看不到。",
    order=67,
)
DESK = Desk(
    procedure="villages.title",
    title="示范村创建",
    facts=facts,
    lead=lambda matter: [("村（社区）", matter.village.name), ("称号", matter.get_level_display())],
    columns=(
        ListColumn("称号", ("level",), value=lambda code: SHORT.get(code, code)),
        ListColumn("得分", ("score",), "number"),
    ),
    filters=(ListFilter("level", "称号", choices.Level.choices),),
    filing_title="自查申报",
    filing_hint="逐项自己打分，写明证据在哪里；照片、制度、会议记录一起上传。",
    order=66,
)
DESKS = (DESK, OBJECTION_DESK)
PANELS = (
    Panel("village-marks", "villages.title", marks),
    Panel("village-objections", "villages.title", objections),
)
