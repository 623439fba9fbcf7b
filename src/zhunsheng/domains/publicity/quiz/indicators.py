"""What is counted of the quiz: person-times from the sittings, shares of right answers from their daily sums."""

from __future__ import annotations

from functools import partial

from django.db.models import Q

from zhunsheng.commons.exams.choices import Aside, Topic
from zhunsheng.commons.exams.models import QuestionTally, Sitting
from zhunsheng.domains.publicity.quiz.use import QUIZ
from zhunsheng.insight.indicators.declaration import Count, Dimension, Ratio, Sum, Table
from zhunsheng.insight.indicators.dimensions import of_choices, of_rows
from zhunsheng.insight.indicators.periods import During
from zhunsheng.kernel.orgs.models import Unit

SOURCE = "法治政府建设年度报告，线上答题"
SITTINGS = Table(
    Sitting,
    "线上答卷",
    paths={"place": "exam__unit__place", "unit": "unit"},
    matter="",
    columns={
        "id": "pk",
        "title": "exam__title",
        "submitted_at": "submitted_at",
        "score": "score",
    },
    begins="exam__opens_on",
    base=Q(exam__use=QUIZ.code),
)
ANSWERS = Table(
    QuestionTally,
    "线上答题按题统计",
    paths={"place": "exam__unit__place", "unit": "exam__unit"},
    matter="",
    columns={
        "id": "pk",
        "title": "question__stem",
        "day": "day",
        "shown": "shown",
        "right": "right",
    },
    begins="day",
    base=Q(exam__use=QUIZ.code),
)
UNIT = Dimension("unit", "代表的单位", of_rows(Unit, label="label"))
TOPIC = Dimension("topic", "专题", of_choices(Topic))
COUNTED = Q(aside=Aside.COUNTED.value)
count = partial(
    Count,
    table=SITTINGS,
    chapter="6",
    unit="人次",
    source=SOURCE,
    period=During("submitted_at", instant=True),
)

TAKEN = count(
    code="publicity.quiz_taken",
    ref="F053",
    title="线上答题",
    when=COUNTED,
    by=(UNIT,),
    basis="当年交卷的人次，按交卷时间计；答得太快和超过时间的另计，不在内",
)
PERSONS = count(
    code="publicity.quiz_persons",
    title="线上答题人数",
    unit="人",
    when=COUNTED,
    distinct="who",
    basis="当年至少交过一次卷的浏览器数；一个人换了浏览器会算作两人，几个人共用会算作一人",
)
MINORS = count(
    code="publicity.quiz_minors",
    title="线上答题（未成年人）",
    when=COUNTED & Q(minor=True),
    basis="答题前自己选了不满18岁的人次，已包括在线上答题人次里",
)
ASIDE = count(
    code="publicity.quiz_aside",
    title="线上答题（另计）",
    when=~COUNTED,
    basis="答得太快或者超过时间的人次，不包括在线上答题人次里",
)
PASSED = count(
    code="publicity.quiz_passed",
    title="线上答题及格",
    when=COUNTED & Q(passed=True),
    by=(UNIT,),
    basis="达到各期及格分的人次",
)
PASS_RATE = Ratio(
    code="publicity.quiz_pass_rate",
    title="线上答题及格率",
    chapter="6",
    source=SOURCE,
    numerator=PASSED,
    denominator=TAKEN,
    basis="及格人次除以计入的答题人次",
)
answers = partial(
    Sum,
    table=ANSWERS,
    chapter="6",
    unit="题次",
    source=SOURCE,
    period="day",
    by=(TOPIC,),
    listed=False,
)
SHOWN = answers(
    code="publicity.quiz_answers",
    title="线上答题作答题次",
    of="shown",
    basis="计入的答卷上的题数之和",
)
RIGHT = answers(
    code="publicity.quiz_right", title="线上答题答对题次", of="right", basis="其中答对的题数之和"
)
RIGHT_RATE = Ratio(
    code="publicity.quiz_right_rate",
    title="线上答题答对率",
    chapter="6",
    source=SOURCE,
    numerator=RIGHT,
    denominator=SHOWN,
    basis="答对题次除以作答题次；各专题分别计算",
)

INDICATORS = (
    TAKEN,
    PERSONS,
    MINORS,
    ASIDE,
    PASSED,
    PASS_RATE,
    SHOWN,
    RIGHT,
    RIGHT_RATE,
)
