"""Items through ``file`` and ``perform``: past years as back entries in one act each, today's work step by step."""

from __future__ import annotations

from datetime import date, timedelta

from zhunsheng.commons.district import units
from zhunsheng.domains.disclosure.items.demo.grammar import Grammar, Planned
from zhunsheng.kernel.calendar.areas import for_area
from zhunsheng.kernel.modules.demo import DemoContext
from zhunsheng.kernel.orgs.models import Unit
from zhunsheng.kernel.procedure.actors import Actor
from zhunsheng.kernel.procedure.engine import file, perform
from zhunsheng.kernel.procedure.telling import quiet

PUBLISHED = 2743
BEFORE = 60
TAKEN_DOWN = 9
ENDED = 14
BACK_ENTRY = "期初补录：启用系统以前已在政府网站公开。"
TEXT = (
    "{unit}现公开“{title}”。\n本件为演示数据，内容是虚构的。正式使用时，这里是公开的正文。\n"
    "对公开内容有疑问的，可以拨打公开单位的电话，或者申请公开。"
)
CHECKS = {"is_not_secret": True, "is_not_personal": True, "is_harmless": True}


def build(context: DemoContext, number: int = PUBLISHED) -> int:
    """The published number of the year, some of the year before, and a few in every stage today."""
    rows = Unit.objects.filter(code__startswith=units.PREFIX).select_related("place")
    known = {unit.code.removeprefix(units.PREFIX): unit for unit in rows}
    grammar, calendar = Grammar(context.random, known), for_area()
    context.progress(f"正在补录{context.year}年主动公开的{number}条信息……")
    past = [
        *grammar.year(context.year - 1, BEFORE, calendar),
        *grammar.year(context.year, number, calendar),
    ]
    with quiet():
        made = [_back_entry(item) for item in past]
        _afterwards(context, made[BEFORE:])
        live = _live(context, grammar, calendar)
    return len(made) + live


def _data(item: Planned) -> dict[str, object]:
    data: dict[str, object] = {
        "title": item.title,
        "category": item.category,
        "made_on": item.made_on,
        "unit": item.unit.pk,
        "summary": f"{item.unit.label}公开的{item.title}。"[:300],
        "text": TEXT.format(unit=item.unit.label, title=item.title),
    }
    if item.quantity:
        data["quantity"] = item.quantity
    return data


def _back_entry(item: Planned) -> int:
    data = {**_data(item), "published_on": item.published_on}
    event = file(
        "disclosure.item", Actor.system(), data, at=item.published_on, back_entry=BACK_ENTRY
    )
    return event.subject_id


def _afterwards(context: DemoContext, made: list[int]) -> None:
    """Some were taken down, some have ended; both were published all the same."""
    chosen = context.random.sample(made, TAKEN_DOWN + ENDED)
    day = date(context.year, 12, 30)
    for pk in chosen[:TAKEN_DOWN]:
        reason = "所附表格填写有误，核对后另行公开。"
        perform(pk, "unpublish", Actor.system(), {"reason": reason}, at=day)
    for pk in chosen[TAKEN_DOWN:]:
        perform(pk, "end", Actor.system(), {"reason": "有效期满。"}, at=day)


#: For each: how many working days ago it was made, and what was done with it since.
LIVE: tuple[tuple[int, tuple[str, ...]], ...] = (
    (1, ()),
    (2, ()),
    (4, ()),
    (18, ()),
    (26, ()),
    (3, ("send_back",)),
    (6, ("send_back",)),
    (3, ("clear",)),
    (5, ("clear",)),
    (17, ("clear",)),
    (24, ("clear",)),
    (8, ("withhold",)),
    (9, ("clear", "publish")),
    (12, ("clear", "publish")),
    (15, ("clear", "publish", "change")),
    (16, ("clear", "publish", "change", "send_back_change")),
    (16, ("clear", "publish", "change", "clear_change")),
    (20, ("clear", "publish", "unpublish")),
)


def _live(context: DemoContext, grammar: Grammar, calendar: object) -> int:
    """Today's work: items in every stage, two of them overdue; the oldest first, as numbers follow the days."""
    for age, acts in sorted(LIVE, key=lambda one: -one[0]):
        item = grammar.one(context.today, calendar)
        made_on = _workdays_before(context.today, age, calendar)
        data = {**_data(item), "made_on": made_on}
        event = file("disclosure.item", Actor.system(), data, at=made_on)
        for step, action in enumerate(acts, 1):
            on = _workdays_before(context.today, max(age - step, 0), calendar)
            perform(event.subject_id, action, Actor.system(), _answers(action, data), at=on)
    return len(LIVE)


def _answers(action: str, data: dict[str, object]) -> dict[str, object]:
    """What is filled in for an act."""
    if action == "change":
        kept = {name: data[name] for name in ("title", "category", "made_on", "text")}
        return {**kept, "summary": "更新后的内容。"}
    answers: dict[str, dict[str, object]] = {
        "clear": dict(CHECKS),
        "clear_change": dict(CHECKS),
        "send_back": {"reason": "请补充联系电话，并核对附表的合计数。"},
        "send_back_change": {"reason": "变更的依据没有写明，请补充。"},
        "withhold": {"reason": "16b", "explanation": "仍在研究讨论，属于过程性信息。"},
        "unpublish": {"reason": "附表有误，更正后重新公开。"},
    }
    return answers.get(action, {})


def _workdays_before(day: date, number: int, calendar: object) -> date:
    while number or not calendar.is_workday(day):  # type: ignore[attr-defined]
        number -= calendar.is_workday(day)  # type: ignore[attr-defined]
        day -= timedelta(days=1)
    return day
