"""Networks, organisations, mediators, rooms and the duty roster as registers.

Facts are never refused: a committee of two members is entered as it is, its page says what the law asks, and an
alert stays until it is put right. Only what contradicts itself is refused.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from zhunsheng.domains.disputes.kinds import Kind
from zhunsheng.domains.disputes.organisations import law, words
from zhunsheng.domains.disputes.organisations.choices import Language, OrganisationKind, RoomKind
from zhunsheng.domains.disputes.organisations.models import (
    Mediator,
    Network,
    Organisation,
    Room,
    RosterLine,
)
from zhunsheng.kernel.registers.declare import Fault, Public, Register
from zhunsheng.lib.hanzi import date_text

KEEPER = "mediation_keeper"
KEEPERS = (KEEPER, "chief")
Values = Mapping[str, Any]

NETWORKS = Register(
    code="mediation.networks",
    title="调解网络",
    model=Network,
    fields=("code", "purpose", "unit", "valid_from", "valid_to"),
    columns=("code", "purpose", "unit"),
    search=("code", "purpose"),
    roles=KEEPERS,
    name=lambda one: one.code,
    hint="调解组织按网络分组（例如“四张网络”），分几张、叫什么由本区自己定。",
    order=50,
)


def _word_faults(name: str, text: str, known: type[Any]) -> Iterator[Fault]:
    labels = [str(label) for label in known.labels]
    if wrong := list(words.unknown(text, labels)):
        yield name, f"没有“{words.joined(wrong)}”，可以写：{words.joined(labels)}；用顿号分开。"


def _organisation_faults(values: Values) -> Iterator[Fault]:
    is_committee = values.get("kind") == OrganisationKind.COMMITTEE
    if is_committee and not values.get("founder"):
        yield "founder", "人民调解委员会须写明由谁设立。"
    if not is_committee and values.get("founder"):
        yield "founder", "只有人民调解委员会填写设立主体，其他组织请留空。"
    yield from _word_faults("disputes", str(values.get("disputes") or ""), Kind)
    began, ends = values.get("term_began"), values.get("term_ends")
    if began and ends and ends < began:
        yield "term_ends", "任期截止早于任期开始，请核对。"
    members = values.get("members")
    for name in ("women", "minority"):
        if (values.get(name) or 0) > (members or 0):
            yield name, "多于委员人数，请核对。"


def shortcomings(one: Organisation) -> Iterator[str]:
    """What the law asks of a committee and its entry does not show, in sentences."""
    if one.kind != OrganisationKind.COMMITTEE:
        return
    if one.members is not None and not law.FEWEST <= one.members <= law.MOST:
        yield f"委员{one.members}人，应当为{law.FEWEST}至{law.MOST}人（{law.MEMBERS.text}）"
    if one.members and not one.women:
        yield f"没有妇女委员（{law.MEMBERS.text}）"
    if one.term_began and one.term_ends and one.term_ends > law.years_after(one.term_began):
        yield f"任期超过{law.YEARS}年（{law.TERM.text}）"


def _organisation_about(one: Organisation) -> Iterator[tuple[str, object]]:
    if found := list(shortcomings(one)):
        yield "须核对", "；".join(found)
    yield "在册调解员", f"{one.mediators.in_force().filter(is_active=True).count()}人"


ORGANISATIONS = Register(
    code="mediation.organisations",
    title="调解组织",
    model=Organisation,
    fields=(
        "code",
        "name",
        "kind",
        "level",
        "network",
        "founder",
        "place",
        "unit",
        "address",
        "phone",
        "hours",
        "disputes",
        "founded_on",
        "members",
        "women",
        "minority",
        "term_began",
        "term_ends",
        "valid_from",
        "valid_to",
    ),
    columns=("name", "kind", "level", "network", "phone", "term_ends"),
    search=("code", "name", "address"),
    filters=("kind", "level", "network", "founder"),
    roles=KEEPERS,
    name=lambda one: one.name,
    check=_organisation_faults,
    hints={
        "unit": "指导它的单位，一般是司法所",
        "founder": "只有人民调解委员会填写",
        "disputes": "纠纷类型，用顿号分开；什么纠纷都调解的，写“全部”",
        "members": "人民调解委员会由三至九人组成",
        "term_ends": "人民调解委员会委员每届任期三年",
    },
    aliases={
        "name": ("组织名称", "调委会名称"),
        "phone": ("联系电话",),
        "kind": ("组织类别", "组织类型"),
        "place": ("乡镇街道", "村（社区）", "所属区划"),
        "members": ("委员数",),
    },
    public=Public(
        title="调解组织名录",
        lead="有了纠纷可以找谁调解，在哪里，电话多少，什么时候开门。调解不收钱。",
        facts=(
            "name",
            "kind",
            "level",
            "network",
            "place",
            "address",
            "phone",
            "hours",
            "disputes",
            "founded_on",
        ),
        keywords=("调解", "纠纷", "调委会", "矛调中心", "一站式", "调解室", "找人评理"),
        filters=("kind", "level", "network"),
        note=lambda one: f"{one.get_kind_display()} · {one.phone} · {one.hours}",
        order=50,
    ),
    about=_organisation_about,
    cite=law.COUNTY_DUTY,
    order=10,
)


def _mediator_faults(values: Values) -> Iterator[Fault]:
    yield from _word_faults("skills", str(values.get("skills") or ""), Kind)
    yield from _word_faults("languages", str(values.get("languages") or ""), Language)
    ends, since = values.get("term_ends"), values.get("valid_from")
    if ends and since and ends < since:
        yield "term_ends", f"聘期{date_text(ends)}就到了，早于生效日期，请核对。"


MEDIATORS = Register(
    code="mediation.mediators",
    title="调解员",
    model=Mediator,
    fields=(
        "code",
        "name",
        "organisation",
        "unit",
        "post",
        "skills",
        "languages",
        "person",
        "is_active",
        "term_ends",
        "trained_on",
        "phone",
        "valid_from",
        "valid_to",
    ),
    columns=("name", "organisation", "post", "skills", "languages", "term_ends", "is_active"),
    search=("code", "name", "skills", "languages"),
    filters=("post", "is_active", "unit"),
    roles=KEEPERS,
    name=lambda one: one.name,
    check=_mediator_faults,
    hints={
        "skills": "纠纷类型，用顿号分开；都能调解的，写“全部”",
        "languages": f"普通话以外的：{words.joined(Language.labels)}",
        "person": "能登录本系统的，填登录名，纠纷会直接派给他",
        "is_active": "暂时不能调解的选“否”，就不会再派给他",
        "phone": "加密保存，只有内部能看到",
    },
    aliases={"name": ("调解员姓名",), "organisation": ("所属调委会",), "post": ("人员类别",)},
    public=Public(
        title="调解员名录",
        lead="谁在调解，擅长什么，会说什么话。想请哪一位，申请时写上他的名字。",
        facts=("name", "organisation", "post", "skills", "languages"),
        keywords=("调解员", "谁来调解", "民族语言", "回族", "手语", "女调解员"),
        filters=("post",),
        note=lambda one: f"{one.organisation.name} · 擅长{one.skills}",
        order=51,
    ),
    cite=law.TRAINED,
    order=20,
)


def _room_faults(values: Values) -> Iterator[Fault]:
    needs = values.get("kind") in (RoomKind.WINDOW, RoomKind.FUNCTION)
    if needs and not values.get("function"):
        yield "function", "窗口和功能室须写明功能。"


ROOMS = Register(
    code="mediation.rooms",
    title="窗口和房间",
    model=Room,
    fields=(
        "code",
        "name",
        "kind",
        "function",
        "organisation",
        "unit",
        "floor",
        "seats",
        "needs_duty",
        "valid_from",
        "valid_to",
    ),
    columns=("name", "kind", "function", "organisation", "needs_duty"),
    search=("code", "name"),
    filters=("kind", "function"),
    roles=KEEPERS,
    name=lambda one: one.name,
    check=_room_faults,
    hints={"needs_duty": "选“是”的，工作日没有排班就会提醒"},
    hint="“1+6+7+7”：一个综合受理台、六个接待室、七个接待窗口、七个功能室。",
    order=30,
)


def _roster_faults(values: Values) -> Iterator[Fault]:
    if values.get("valid_from") and values.get("valid_to") != values.get("valid_from"):
        yield "valid_to", "值班一天一行，失效日期与值班日期相同。"


DUTY = Register(
    code="mediation.duty",
    title="值班表",
    model=RosterLine,
    fields=(
        "code",
        "valid_from",
        "room",
        "name",
        "person",
        "unit",
        "is_cancelled",
        "valid_to",
    ),
    columns=("valid_from", "room", "name", "unit", "is_cancelled"),
    search=("code", "name"),
    filters=("room", "is_cancelled"),
    roles=KEEPERS,
    name=lambda one: f"{date_text(one.valid_from)}{one.room.name}",
    check=_roster_faults,
    hints={
        "person": "能登录本系统的，填登录名",
        "unit": "中心的主管单位",
        "valid_to": "与值班日期相同",
    },
    hint="排一周的班、照抄上一周，请用“值班表（按周）”；这里是逐条的记录和Excel导入导出。",
    order=40,
    newest_first=True,
)

REGISTERS = (ORGANISATIONS, MEDIATORS, ROOMS, DUTY, NETWORKS)
