"""What is counted of random inspection: plans carried out, objects drawn, checks, results, publication, visits."""

from __future__ import annotations

from functools import partial

from django.db.models import Q

from zhunsheng.domains.inspection.choices import Rectification
from zhunsheng.domains.inspection.models import InspectionRound, InspectionTask
from zhunsheng.domains.inspection.procedures.law import PUBLISHED, RANDOM
from zhunsheng.domains.inspection.procedures.outcomes import RESULTS, TITLES
from zhunsheng.domains.inspection.registers import PLANS as REGISTER
from zhunsheng.domains.inspection.visits import REPLACED
from zhunsheng.insight.indicators.declaration import Count, Dimension, Ratio, Table, entries
from zhunsheng.insight.indicators.dimensions import of_mapping, of_rows
from zhunsheng.kernel.clocks.models import Clock
from zhunsheng.kernel.orgs.models import Unit

CHAPTER = "1.3"
SOURCE = "国务院关于在市场监管领域全面推行部门联合“双随机、一公开”监管的意见（国发〔2019〕5号）"

UNIT = Dimension("unit", "检查单位", of_rows(Unit, label="label"))
OUTCOME = Dimension("outcome", "检查结果", of_mapping(TITLES), members=tuple(TITLES))
PLANS = entries(REGISTER)
ROUNDS = Table(InspectionRound, "随机抽查")
TASKS = Table(InspectionTask, "检查任务")
TIME = Table(
    Clock,
    "公示期限",
    paths={"place": "matter__place", "unit": "matter__unit"},
    matter="matter",
    begins="started_on",
    base=Q(code="inspection.publish"),
)
count = partial(Count, chapter=CHAPTER, source=SOURCE)
PROBLEMS = Q(outcome__in=sorted(one.code for one in RESULTS if "problem" in one.groups))
COUNTED = ~Q(stage=REPLACED)

PLANNED = count(
    code="inspection.planned",
    title="年度抽查计划",
    table=PLANS,
    period="starts_on",
    unit="项",
    by=(UNIT,),
    cite=RANDOM,
    basis="当年应当开始的年度抽查计划",
)
CARRIED_OUT = count(
    code="inspection.carried_out",
    title="已抽取的随机抽查",
    table=ROUNDS,
    period="drawn_on",
    unit="次",
    by=(UNIT,),
    cite=RANDOM,
    basis="当年抽取了检查对象和检查人员的抽查，按抽取日期计",
)
JOINT = count(
    code="inspection.joint",
    title="部门联合抽查",
    table=ROUNDS,
    period="drawn_on",
    when=Q(is_joint=True),
    unit="次",
    by=(UNIT,),
    cite=RANDOM,
    basis="当年抽取的随机抽查中，由两个以上单位联合进行的",
)
DRAWN = count(
    code="inspection.drawn",
    title="抽取检查对象",
    table=TASKS,
    period="received_on",
    when=Q(ground="random") & COUNTED,
    unit="户",
    by=(UNIT,),
    cite=RANDOM,
    basis="当年抽出、没有被更换的检查对象，按抽取日期计，一户被抽几次算几次",
)
CHECKED = count(
    code="inspection.checked",
    title="完成检查",
    table=TASKS,
    period="checked_on",
    unit="户次",
    by=(UNIT, OUTCOME),
    cite=RANDOM,
    basis="当年检查结束的任务，按检查结束日期计，含计划外检查",
)
WITH_PROBLEMS = count(
    code="inspection.problems",
    title="检查发现问题",
    table=TASKS,
    period="checked_on",
    when=PROBLEMS,
    unit="户次",
    by=(UNIT, OUTCOME),
    cite=RANDOM,
    basis="当年检查结束的任务中，结果属于发现问题的七种的",
)
ORDERED = count(
    code="inspection.ordered",
    title="责令改正",
    table=TASKS,
    period="checked_on",
    when=~Q(rectification=Rectification.NOT_NEEDED),
    unit="户次",
    by=(UNIT,),
    cite=RANDOM,
    basis="当年检查结束的任务中，已责令改正的",
)
RECTIFIED = count(
    code="inspection.rectified",
    title="整改到位",
    table=TASKS,
    period="checked_on",
    when=Q(rectification=Rectification.DONE),
    unit="户次",
    by=(UNIT,),
    cite=RANDOM,
    basis="当年责令改正的任务中，复查已经整改到位的",
)
REFERRED = count(
    code="inspection.referred",
    title="移交立案查处",
    table=TASKS,
    period="checked_on",
    when=Q(referred_on__isnull=False),
    unit="件",
    by=(UNIT,),
    cite=RANDOM,
    basis="当年检查结束的任务中，已移交立案查处的",
)
TO_PUBLISH = count(
    code="inspection.to_publish",
    title="应当公示的检查结果",
    table=TIME,
    period="due_on",
    listed=False,
    cite=PUBLISHED,
    basis="公示期限在当年届满的检查结果，没有公示的也在内",
)
IN_TIME = count(
    code="inspection.in_time",
    title="按期公示的检查结果",
    table=TIME,
    period="due_on",
    when=Q(state=Clock.State.MET),
    listed=False,
    cite=PUBLISHED,
    basis="公示期限在当年届满的检查结果中，在检查结束后二十个工作日以内公示的",
)
IN_TIME_RATE = Ratio(
    code="inspection.in_time_rate",
    title="检查结果按期公示率",
    chapter=CHAPTER,
    source=SOURCE,
    cite=PUBLISHED,
    numerator=IN_TIME,
    denominator=TO_PUBLISH,
    basis="按期公示的检查结果÷公示期限在当年届满的检查结果",
)
RECTIFIED_RATE = Ratio(
    code="inspection.rectified_rate",
    title="整改到位率",
    chapter=CHAPTER,
    source=SOURCE,
    numerator=RECTIFIED,
    denominator=ORDERED,
    basis="整改到位户次÷当年检查结束、已责令改正的户次",
)
VISITED = count(
    code="inspection.visited",
    title="被检查的企业",
    table=TASKS,
    period="checked_on",
    distinct="target",
    unit="户",
    by=(UNIT,),
    cite=RANDOM,
    basis="当年至少被检查一次的检查对象，一户只算一次",
)
PER_ENTERPRISE = Ratio(
    code="inspection.per_enterprise",
    title="平均每户被检查次数",
    chapter=CHAPTER,
    source=SOURCE,
    numerator=CHECKED,
    denominator=VISITED,
    unit="次",
    factor=1,
    decimals=2,
    basis="完成检查户次÷被检查的企业户数",
)
FIGURES = (
    PLANNED,
    CARRIED_OUT,
    JOINT,
    DRAWN,
    CHECKED,
    WITH_PROBLEMS,
    ORDERED,
    RECTIFIED,
    REFERRED,
    TO_PUBLISH,
    IN_TIME,
    IN_TIME_RATE,
    RECTIFIED_RATE,
    VISITED,
    PER_ENTERPRISE,
)
