"""Surveys' part of the model district: a round of the year with its results, one that runs today, rights."""

from __future__ import annotations

import json
from datetime import date, timedelta
from random import Random

from zhunsheng.commons.district import people, units
from zhunsheng.commons.surveys import rounds
from zhunsheng.commons.surveys.models import Survey, SurveyAnswer, SurveyCode
from zhunsheng.commons.surveys.questions import parse
from zhunsheng.kernel.modules.demo import Demo, DemoContext
from zhunsheng.kernel.orgs.models import Person, Unit

KEEPER, DOMAIN = "surveys", "surveys"
CODES, SPENT, RUNNING = 240, 186, 34
QUESTIONS = """1．这次来办什么？ [单选]
- 问法律
- 申请法律援助
- 请人调解
- 其他

2．等了多久？ [单选]
- 不用等
- 半小时以内
- 半小时以上

3．工作人员讲清楚了吗 [打分]

4．总的来说满意吗 [打分]

5．哪些地方要改？ [多选，选答]
- 开放时间
- 指路牌
- 等候的地方
- 自助机不好用

6．还想说什么？ [填空，选答]"""
TEXTS = (
    "周末能开就好了。",
    "老师讲得耐心。",
    "自助机字再大一点。",
    "希望多放几把椅子。",
    "找不到门，要有指路牌。",
)


def structure() -> None:
    """Who prepares rounds, and who answers low ratings; called again it changes nothing."""
    people.grant(KEEPER, "survey_clerk", DOMAIN, scope="unit_below", unit="SFJ")
    people.grant("chief", "chief", DOMAIN, scope="unit_below", unit="SFJ")
    people.grant("aid-chief", "chief", DOMAIN, scope="unit", unit="FYZ")
    kinds = (str(Unit.Kind.DEPARTMENT), str(Unit.Kind.TOWNSHIP))
    heads = [r for r in units.rows() if str(r["kind"]) in kinds and not r.get("valid_to")]
    people.grants(DOMAIN, {people.head_of(row["code"]): ("chief",) for row in heads})


def build(context: DemoContext) -> int:
    """Both rounds; returns how many answers."""
    person = people.person(KEEPER)
    past = _round(
        f"{context.year}年公共法律服务满意度调查",
        Survey.Access.CODES,
        (date(context.year, 11, 1), date(context.year, 11, 30)),
        person,
    )
    rounds.make_codes(past, CODES)
    _answers(past, SPENT, context.random)
    ids = SurveyCode.objects.filter(survey=past).values_list("pk", flat=True)[:SPENT]
    SurveyCode.objects.filter(pk__in=list(ids)).update(spent=True)
    rounds.close(past, person)
    rounds.show_results(past, person)
    Survey.objects.filter(pk=past.pk).update(results_on=date(context.year, 12, 12))
    running = _round(
        "公共法律服务站点使用情况调查",
        Survey.Access.OPEN,
        (context.today - timedelta(days=7), context.today + timedelta(days=30)),
        person,
    )
    _answers(running, RUNNING, context.random)
    return SPENT + RUNNING


def _round(title: str, access: str, days: tuple[date, date], person: Person) -> Survey:
    survey = Survey(
        title=title,
        lead="不记名，大约两分钟。",
        unit=units.unit("SFJ-BGS"),
        access=access,
        starts_on=days[0],
        ends_on=days[1],
        made_by=person,
        made_on=days[0],
    )
    rounds.write(survey, parse(QUESTIONS))
    survey.state = Survey.State.OPEN
    survey.save(update_fields=["state"])
    return survey


def _answers(survey: Survey, count: int, random: Random) -> None:
    rows = []
    span = min((survey.ends_on - survey.starts_on).days, 7)
    for _number in range(count):
        chosen = {
            "q1": random.choices((0, 1, 2, 3), (46, 22, 26, 6))[0],
            "q2": random.choices((0, 1, 2), (60, 32, 8))[0],
            "q3": random.choices((5, 4, 3, 2), (58, 32, 8, 2))[0],
            "q4": random.choices((5, 4, 3, 2), (60, 30, 8, 2))[0],
        }
        if random.random() < 0.5:
            chosen["q5"] = sorted(random.sample(range(4), 1 + random.randrange(2)))  # type: ignore[assignment]
        texts = {"q6": random.choice(TEXTS)} if random.random() < 0.15 else {}
        rows.append(
            SurveyAnswer(
                survey=survey,
                data=json.dumps(chosen, separators=(",", ":"), sort_keys=True),
                texts=json.dumps(texts, ensure_ascii=False) if texts else "",
                answered_on=survey.starts_on + timedelta(days=random.randrange(span + 1)),
            )
        )
    SurveyAnswer.objects.bulk_create(rows, batch_size=500)


DEMO = Demo("surveys", order=64, build=build, structure=structure)
