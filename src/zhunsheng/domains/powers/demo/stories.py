"""The changes of the demonstrated year and after, and what runs today."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from io import BytesIO
from typing import Any

from zhunsheng.domains.powers.demo.world import World
from zhunsheng.domains.powers.models import PowerChange, ReformReview
from zhunsheng.domains.powers.registers import ITEMS
from zhunsheng.domains.powers.sheets import change_columns
from zhunsheng.kernel.orgs.models import Unit
from zhunsheng.kernel.procedure.engine import Upload, file, perform
from zhunsheng.kernel.procedure.telling import quiet
from zhunsheng.lib import xlsx

MARKET_LAW = "市场主体登记管理条例"
REGISTRATIONS = (
    "公司设立登记",
    "公司变更登记",
    "公司注销登记",
    "个体工商户登记",
    "合伙企业登记",
    "个人独资企业登记",
)
DELEGATED = ("T100", "T101", "T001")
DELEGATED_ITEMS = (
    ("penalty", "城市市容和环境卫生管理条例", "对随意倾倒生活垃圾的处罚"),
    ("penalty", "城市绿化条例", "对损坏公共绿地的处罚"),
)
NEW_REGISTRATIONS = ("歇业备案", "市场主体迁移登记", "分支机构登记", "外国公司分支机构登记")
ENDED_AWARDS = (
    ("GXJ", "创新型中小企业奖励"),
    ("SCJ", "放心消费示范表彰"),
    ("WLJ", "公共文化服务表彰"),
    ("MZJ", "慈善表彰"),
    ("TYJ", "模范退役军人表彰"),
)
Line = tuple[str, dict[str, Any]]


def gained() -> int:
    """By how many items the changes of the demonstrated year lengthen the list."""
    added = len(NEW_REGISTRATIONS) + len(DELEGATED) * len(DELEGATED_ITEMS)
    return added - len(ENDED_AWARDS) - 1


@dataclass
class Story:
    """One change: who proposes what on which day, and how far it has come."""

    unit: str
    title: str
    ground: str
    basis: str
    on: date
    lines: Callable[[World], Iterable[Line]]
    law_changed_on: date | None = None
    reason: str = "根据依据的变动，对照“三定”规定，对清单作相应调整。"
    who: str = ""
    until: str = "publish"
    #: Working days after the filing of: submission, opinion, approval, publication.
    steps: tuple[int, int, int, int] = (2, 7, 10, 12)
    matter: PowerChange | None = field(default=None, init=False)

    def play(self, world: World) -> None:
        """Let it happen as far as it goes."""
        keeper = world.actor(self.who or f"keeper:{self.unit}")
        data = {
            "proposer": world.keys[self.unit],
            "title": self.title,
            "ground": self.ground,
            "basis": self.basis,
            "law_changed_on": self.law_changed_on,
            "reason": self.reason,
        }
        began = world.workday(self.on)
        event = file("powers.change", keeper, data, at=began)
        matter = self.matter = PowerChange.objects.get(pk=event.subject_id)
        for action, values in self.lines(world):
            upload = values.pop("sheet", None)
            files = [Upload("change_sheet", BytesIO(upload), "调整明细表.xlsx")] if upload else []
            perform(matter, action, keeper, values, files, at=began)
        review = {
            "opinion": "agree",
            "opinion_text": "设定依据现行有效，事项类型准确，责任事项与追责情形相符。",
        }
        acts: tuple[tuple[str, Any, dict[str, Any]], ...] = (
            ("submit", keeper, {}),
            ("review", world.actor("reviewer"), review),
            ("approve", world.actor("head"), {"note": "同意"}),
            ("publish", world.actor("lists"), {}),
        )
        for (action, actor, values), days in zip(acts, self.steps, strict=True):
            if self.until == "draft":
                break
            perform(matter, action, actor, values, at=world.workday(began, days))
            if action == self.until:
                break


def _registrations(world: World) -> Iterable[Line]:
    for title in REGISTRATIONS:
        code = world.code_of(title, "SPJ")
        yield (
            "line_items",
            {"operation": "modify", "code": code, "basis_law": MARKET_LAW, "promised_days": 3},
        )
    for title in NEW_REGISTRATIONS:
        values = world.new_item("SPJ", "licence", MARKET_LAW, title)
        yield "line_items", {"operation": "add", **_form_values(values)}
    code = world.code_of("农民专业合作社登记", "SPJ")
    yield "line_items", {"operation": "cancel", "code": code}


def _form_values(values: dict[str, Any]) -> dict[str, Any]:
    return {
        name: ("1" if value else "0") if isinstance(value, bool) else value
        for name, value in values.items()
    }


def _delegated(world: World) -> Iterable[Line]:
    """Two powers handed down to three townships, in one sheet."""
    names = dict(Unit.objects.values_list("pk", "name"))
    rows = []
    for unit in DELEGATED:
        for kind, law, title in DELEGATED_ITEMS:
            values = world.new_item(unit, kind, law, title)
            labels = {"kind": "行政处罚", "level": "乡级", "unit": names[values["unit"]]}
            rows.append({"operation": "新增", **values, **labels})
    yield "add_sheet", {"register": ITEMS.code, "sheet": xlsx.write(rows, change_columns(ITEMS))}


def _awards(world: World) -> Iterable[Line]:
    for unit, title in ENDED_AWARDS:
        code = world.code_of(title, unit)
        yield "line_items", {"operation": "cancel", "code": code}


def _proofs(_world: World) -> Iterable[Line]:
    for code in ("ZM-007", "ZM-012", "ZM-017"):
        values = {"state": "commitment", "instead": "本人书面承诺属实即可"}
        yield "line_proofs", {"operation": "modify", "code": code, **values}
    for code in ("ZJ-003", "ZJ-017"):
        values = {"state": "cancelled", "reason": "没有法定依据，不再作为审批条件"}
        yield "line_intermediaries", {"operation": "modify", "code": code, **values}


def _inspections(world: World) -> Iterable[Line]:
    for title in ("对餐饮服务单位的监督检查", "对食品销售单位的监督检查"):
        duties = (
            "制定计划；随机抽取对象和人员；两名以上人员实施；出示证件；记录结果；督促整改；公开"
        )
        yield "line_items", {
            "operation": "modify", "code": world.code_of(title, "SCJ"), "duties": duties,
        }  # fmt: skip


def _later(world: World) -> Iterable[Line]:
    for title in ("对乱停共享电动车的处罚", "对占用消防通道停车的处罚", "对高空抛物的处罚"):
        values = world.new_item("ZFJ", "penalty", "城市市容和环境卫生管理条例", title)
        yield "line_items", {"operation": "add", **_form_values(values)}


def _reconsideration(world: World) -> Iterable[Line]:
    code = world.code_of("行政复议", "GOV")
    yield "line_items", {"operation": "modify", "code": code, "basis_version": "2023"}


def _drafted(world: World) -> Iterable[Line]:
    for title in ("对餐饮服务单位的监督检查", "对药品零售单位的监督检查"):
        code = world.code_of(title, "SCJ")
        yield "line_items", {
            "operation": "modify", "code": code, "promised_days": 10,
            "process": "计划\n随机抽取\n实施\n记录\n处理\n公开",
        }  # fmt: skip


def _waiting(world: World) -> Iterable[Line]:
    yield "line_items", {"operation": "cancel", "code": world.code_of("特殊工时制度审批", "RSJ")}


def _changes(world: World, year: int) -> list[Story]:
    ago = world.workday_before
    return [
        Story("SPJ", "贯彻市场主体登记管理条例", "law", f"《{MARKET_LAW}》", date(year, 3, 3), _registrations,
              law_changed_on=date(year, 3, 1)),
        Story("SPJ", "向乡镇街道下放两项处罚权", "delegation", "自治区关于乡镇街道赋权的决定（演示）",
              date(year, 5, 18), _delegated, who="lists"),
        Story("SPJ", "清理评比表彰类事项", "cancelled", "上级关于清理评比表彰的通知（演示）",
              date(year, 8, 16), _awards, who="lists"),
        Story("SPJ", "减证便民和中介服务清理", "other", "证明事项和中介服务清理方案（演示）",
              date(year, 9, 20), _proofs, who="lists"),
        Story("SCJ", "规范食品监督检查责任", "other", "双随机监管工作要求（演示）", date(year, 11, 1), _inspections),
        Story("ZFJ", "补充城市管理处罚事项", "delegation", "上级委托实施行政处罚的决定（演示）",
              date(year + 1, 4, 11), _later),
        Story("SPJ", "贯彻修订后的行政复议法", "law", "《行政复议法》（2023年修订）", date(2024, 1, 8),
              _reconsideration, law_changed_on=date(2024, 1, 1), who="lists"),
        Story("SCJ", "优化食品药品检查流程", "other", "随机抽查工作细则（演示）", ago(6), _drafted,
              until="submit", steps=(1, 0, 0, 0)),
        Story("RSJ", "取消特殊工时制度审批的本级办理", "structure", "机构职能调整方案（演示）", ago(20), _waiting,
              until="approve", steps=(1, 6, 9, 0)),
    ]  # fmt: skip


REFORMS = (
    ("SPJ", "开办企业一日办结改革方案", "serve", "legal", "adopted", 2, 14),
    ("ZJJ", "工程建设项目分阶段施工许可改革", "delegate", "amend", "adopted", 4, 12),
    ("SCJ", "“证照分离”改革全覆盖实施办法", "licences", "legal", "adopted", 6, 7),
    ("MZJ", "社会救助证明事项告知承诺制实施方案", "proofs", "amend", "partly", 9, 5),
    ("YJJ", "“互联网+监管”跨部门综合检查办法", "supervise", "legal", "adopted", 10, 19),
)


def _reform(world: World, row: tuple[Any, ...], on: date, until: str = "close") -> None:
    unit, title, kind, legality, outcome = row[:5]
    keeper, reviewer = world.actor(f"keeper:{unit}"), world.actor("reviewer")
    measure = f"{title}（演示）：明确适用范围、办理流程、监管措施和责任分工，自印发之日起施行。"
    data = {"proposer": world.keys[unit], "title": title, "reform": kind, "measure": measure}
    began = world.workday(on)
    event = file("powers.reform_review", keeper, data, at=began)
    matter = ReformReview.objects.get(pk=event.subject_id)
    chief, person = world.actor("chief"), world.staff["reviewer"]
    perform(matter, "dispatch", chief, {"handler": person.pk}, at=world.workday(began, 1))
    if until == "dispatch":
        return
    perform(matter, "opine", reviewer, _opinion(legality), at=world.workday(began, 6))
    reason = "申请材料的精简分两步实施" if outcome == "partly" else ""
    perform(
        matter, "close", keeper, {"outcome": outcome, "reason": reason}, at=world.workday(began, 9)
    )


def _opinion(legality: str) -> dict[str, Any]:
    amend = legality == "amend"
    return {
        "competence": "sound",
        "burdens": "problem" if amend else "sound",
        "licences": "sound",
        "conflicts": "sound",
        "needs_competition_review": "1" if amend else "0",
        "legality": legality,
        "opinion_text": "增加申请人提交材料的条款没有上位法依据，建议删去。" if amend else "",
    }


def play(world: World, year: int) -> int:
    """Let everything happen that does not lie in the future, quietly but for what runs today."""
    told = [story for story in _changes(world, year) if story.on <= world.today]
    for story in sorted(told, key=lambda one: one.on):
        with quiet():
            story.play(world)
    with quiet():
        for row in REFORMS:
            _reform(world, row, date(year, row[5], row[6]))
        running = ("JYJ", "校外培训机构“一件事”审批改革方案", "serve", "legal", "adopted")
        _reform(world, running, world.workday_before(5), until="dispatch")
    return len(told) + len(REFORMS) + 1
