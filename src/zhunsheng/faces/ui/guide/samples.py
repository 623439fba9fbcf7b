"""Content of the style guide: invented matters, written as they would really read."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

from zhunsheng.faces.ui import parts
from zhunsheng.faces.ui.charts import Chart, Series
from zhunsheng.faces.ui.tables import Column, Table
from zhunsheng.faces.ui.tones import ActionKind, ClockTone, StageState, TaskState, Tone

BEIJING = timezone(timedelta(hours=8))


def _at(month: int, day: int, hour: int, minute: int) -> datetime:
    return datetime(2022, month, day, hour, minute, tzinfo=BEIJING)


NAVIGATION = [
    parts.NavGroup(
        "",
        [
            parts.NavItem("我的待办", "#", 12, current=True),
            parts.NavItem("日程与会议", "#"),
            parts.NavItem("预警", "#", 3, Tone.RED),
        ],
    ),
    parts.NavGroup(
        "业务",
        [
            parts.NavItem("行政复议", "#", 19),
            parts.NavItem("行政应诉", "#", 4),
            parts.NavItem("行政执法", "#"),
            parts.NavItem("规范性文件", "#"),
            parts.NavItem("重大决策", "#"),
            parts.NavItem("政务公开", "#", 2),
            parts.NavItem("矛盾调处", "#", 31),
            parts.NavItem("法律援助", "#", 8),
        ],
    ),
    parts.NavGroup(
        "台账",
        [
            parts.NavItem("权责清单", "#"),
            parts.NavItem("执法人员", "#"),
            parts.NavItem("调解组织", "#"),
        ],
    ),
    parts.NavGroup(
        "数据",
        [
            parts.NavItem("指标", "#"),
            parts.NavItem("年度报告", "#"),
            parts.NavItem("驾驶舱", "#"),
        ],
    ),
]

STAGES = [
    parts.Stage("收到申请", StageState.DONE, date(2022, 8, 1)),
    parts.Stage("受理", StageState.DONE, date(2022, 8, 8)),
    parts.Stage("答复举证", StageState.DONE, date(2022, 8, 17)),
    parts.Stage("审理", StageState.CURRENT, note="已中止"),
    parts.Stage("决定", StageState.TODO),
    parts.Stage("送达", StageState.TODO),
    parts.Stage("履行与归档", StageState.TODO),
]

PAUSED = parts.Clock(
    title="审理期限",
    number=46,
    unit="日",
    next="恢复审理后约 10月13日 届满",
    tone=ClockTone.PAUSED,
    state="已暂停第 5 天",
    explanation=[
        "8月8日受理，次日起算，60 日。",
        "8月22日起中止审理，停止计算，已用 14 日。",
        "原届满日 10月7日是法定休假日，顺延到 10月8日。",
        "中止每满一日，届满日后移一日。",
    ],
    cite="行政复议法（2017）第三十一条、实施条例第四十一条",
    used=14,
    total=60,
)
CLOCKS = [
    PAUSED,
    parts.Clock("审理期限", 31, "日", "10月8日届满，届满前须作出决定", used=29, total=60),
    parts.Clock(
        "答复举证", 2, "日", "8月18日届满，过期未交视为没有证据", ClockTone.SOON, used=8, total=10
    ),
    parts.Clock(
        "立案审查", 3, "个工作日", "8月4日已届满，视为受理", ClockTone.OVERDUE, used=5, total=5
    ),
    parts.Clock(
        "答复公开申请",
        18,
        "个工作日",
        "2027年1月6日左右届满",
        used=2,
        total=20,
        provisional=True,
        cite="政府信息公开条例第三十三条",
    ),
    parts.Clock("审理期限", 51, "日", "9月28日办结，期限内", ClockTone.DONE),
]

ACTIONS = [
    parts.Action("恢复审理", "#", ActionKind.PRIMARY),
    parts.Action("组织听证", "#"),
    parts.Action("调解", "#"),
    parts.Action("延长期限（最长 30 日）", "#"),
    parts.Action("终止复议", "#", ActionKind.DANGER),
    parts.Action(
        "作出决定",
        reason="本案正在中止；先恢复审理，并有集体讨论记录。",
        cite="行政复议法第二十八条",
    ),
]

FACTS = [
    parts.Fact("申请事项", "撤销罚款决定"),
    parts.Fact("行为类别", "行政处罚"),
    parts.Fact("管理领域", "市场监管"),
    parts.Fact("收案渠道", "司法所代收（掌政）"),
    parts.Fact("标的", "罚款 5,000元"),
    parts.Fact("法律援助", "兴援〔2022〕211号 已给予", "#"),
    parts.Fact("申请人电话", "138****0148", restricted=True),
    parts.Fact("适用法律", "行政复议法（2017）"),
    parts.Fact(
        "申请理由",
        "认为处罚决定认定的过期食品并非经营场所内的待售食品，且未告知陈述、申辩的权利。",
        wide=True,
    ),
]

DOCUMENTS = [
    parts.Document("行政复议申请书", "#", on=date(2022, 8, 1), status="申请人提交", size=182_000),
    parts.Document("受理通知书", "#", "兴复受〔2022〕37号", date(2022, 8, 8), "已送达", Tone.GREEN),
    parts.Document("答复书及证据（14 件）", "#", "", date(2022, 8, 17), "期限内提交", Tone.GREEN),
    parts.Document(
        "鉴定委托函", "#", "兴复鉴〔2022〕4号", date(2022, 8, 22), "等待结果", Tone.AMBER
    ),
]

HAPPENINGS = [
    parts.Happening(
        _at(8, 22, 10, 31),
        "林知远",
        "决定中止审理，等待鉴定结论。",
        cite="实施条例第四十一条",
        tone=Tone.AMBER,
        facts=[
            parts.Fact("中止原因", "专门问题需要鉴定"),
            parts.Fact("鉴定机构", "区食品检验中心"),
        ],
        digest="9f3c 51d0 7be2 44a8 … 0c17",
    ),
    parts.Happening(
        _at(8, 19, 15, 20),
        "周若溪",
        "更正受理登记。",
        on_behalf_of="林知远",
        tone=Tone.PLAIN,
        changes=[
            parts.Change("管理领域", "食品生产", "市场监管"),
            parts.Change("标的", "5,000", "5,000元"),
        ],
    ),
    parts.Happening(
        _at(8, 17, 16, 2), "区市场监督管理局", "在线提交答复书和证据 14 件（限期 08-18）。"
    ),
    parts.Happening(
        _at(8, 8, 9, 15), "林知远", "受理本案，审理期限起算。", recorded_at=_at(8, 9, 8, 40)
    ),
    parts.Happening(_at(8, 1, 11, 40), "掌政司法所", "代收申请，回执 7K2M-88QD 已交申请人。"),
]

COMPARISON = parts.Comparison(
    "2022年第1版",
    "2022年第2版",
    [
        parts.Change("事项名称", "食品经营许可", "食品经营许可"),
        parts.Change("承诺时限", "20 个工作日", "5 个工作日"),
        parts.Change("申请材料", "7 份", "3 份"),
        parts.Change("跑动次数", "2 次", "0 次"),
    ],
)

TABS = [
    parts.Tab("待办", "#", 12, current=True),
    parts.Tab("即将届满", "#", 3, tone=Tone.RED),
    parts.Tab("暂停", "#", 4),
    parts.Tab("已办", "#", 128),
    parts.Tab("抄送我的", "#", 0),
    parts.Tab("我发起的", "#", 7),
]

STATS = [
    parts.Stat("受理", 64, "件", "上年 52 件", "#"),
    parts.Stat("审结", 45, "件", "结案率 70.3%", "#"),
    parts.Stat("直接纠错", 8, "件", "纠错率 17.8%", "#"),
    parts.Stat("即将届满", 3, "件", "3 日以内", "#", Tone.AMBER),
    parts.Stat("逾期", 1, "件", "答复举证", "#", Tone.RED),
]

_ROWS: list[tuple[object, ...]] = [
    ("某餐饮店不服食品安全行政处罚决定申请复议", "兴复〔2022〕37号", ("审理中止", "amber"),
     "林知远", date(2022, 8, 8), ("暂停", "plain"), 500_000, 37),
    ("吴某某不服不予工伤认定决定申请复议", "兴复〔2022〕41号", ("审理", "brand"),
     "周若溪", date(2022, 8, 29), ("剩 2 日", "amber"), None, 41),
    ("某建材公司不服责令停止建设决定申请复议", "兴复〔2022〕29号", ("答复举证", "brand"),
     "林知远", date(2022, 7, 12), ("超 3 日", "red"), 2_000_000, 29),
    ("郑某不服政府信息公开答复申请复议", "兴复〔2022〕44号", ("立案审查", "plain"),
     "沈砚秋", date(2022, 9, 5), ("剩 4 个工作日", "plain"), None, 44),
    ("某物流公司不服道路运输行政处罚决定申请复议", "兴复〔2022〕25号", ("已决定", "green"),
     "沈砚秋", date(2022, 6, 30), ("期限内办结", "plain"), 12_345_650, 25),
]  # fmt: skip

COLUMNS = [
    Column("标题"),
    Column("案号", sort="number", keep=True),
    Column("阶段", "badge"),
    Column("承办人", keep=True),
    Column("受理", "day", sort="accepted"),
    Column("期限", "due", sort="due"),
    Column("标的", "money"),
]

TABLE = Table(
    columns=COLUMNS,
    rows=_ROWS,
    caption="行政复议案件",
    link=lambda row: f"#matter-{row[7]}",
    select=lambda row: str(row[7]),
    sort="due",
    older="?after=25",
)
EMPTY_TABLE = Table(
    columns=COLUMNS,
    rows=[],
    caption="没有案件",
    empty="没有符合条件的案件。",
    empty_hint="放宽筛选条件，或者登记一件新的申请。",
    empty_url="#",
    empty_action="登记申请",
)

CHARTS = [
    Chart(
        "accepted",
        "行政复议收案，按月",
        [f"{month}月" for month in range(1, 13)],
        [
            Series("2021年", [3, 2, 4, 5, 4, 6, 4, 5, 5, 4, 6, 4], "last-year"),
            Series("2022年", [4, 3, 6, 5, 7, 6, 5, 8, 6, 5, 5, 4], urls=["#"] * 12),
        ],
        label_title="月份",
    ),
    Chart(
        "respondents",
        "被申请人",
        ["区市场监督管理局", "区综合执法局", "公安分局", "区人社局", "自然资源分局"],
        [Series("2022年", [21, 16, 12, 9, 6], urls=["#"] * 5)],
        kind="rows",
        label_title="单位",
    ),
    Chart(
        "rate",
        "结案率",
        ["2018年", "2019年", "2020年", "2021年", "2022年"],
        [
            Series("本区", [61.5, 64.0, 66.7, 68.9, 70.3]),
            Series("全市", [63, 64, 66, 67, 69], "last-year"),
        ],
        kind="line",
        unit="%",
        label_title="年份",
        note="全市数为上年公布数。",
    ),
]

TILES = [
    parts.Tile("有矛盾要调解", "#", "邻里、婚姻、劳资、物业等，免费"),
    parts.Tile("申请法律援助", "#", "没钱请律师，先看看是否符合"),
    parts.Tile("不服行政决定", "#", "申请行政复议，60 日内"),
    parts.Tile("申请公开信息", "#", "20 个工作日内答复"),
    parts.Tile("一件事一次办", "#", "餐厅、超市、小店等 11 个套餐"),
    parts.Tile("企业有诉求", "#", "首席服务官一对一"),
    parts.Tile("举报乱执法", "#", "乱检查、乱收费、清单外执法"),
    parts.Tile("法治答题", "#", "每天十题，答完看解析"),
]

TASKS = [
    parts.TaskGroup(
        "说清楚是什么事",
        [
            parts.Task("你是谁", "#", TaskState.DONE),
            parts.Task("不服哪个决定", "#", TaskState.STARTED, "还差决定书的日期"),
            parts.Task("要求和理由", "#", TaskState.NOT_STARTED),
        ],
    ),
    parts.TaskGroup(
        "材料",
        [
            parts.Task("决定书", "#", TaskState.REVIEW, "照片有点模糊，请再看一眼"),
            parts.Task("经济困难证明", "", TaskState.NOT_NEEDED, "你没有申请法律援助"),
            parts.Task("授权委托书", "", TaskState.NOT_READY, "等代理人签名"),
        ],
    ),
    parts.TaskGroup("核对并提交", [parts.Task("核对后提交", "", TaskState.BLOCKED)]),
]

ANSWERS = [
    parts.AnswerGroup(
        "申请人",
        [
            parts.Answer("姓名", "秦某某", "#"),
            parts.Answer("身份证号码", "6401**********0148", "#"),
            parts.Answer(
                "手机号码", url="#", missing="没有电话，我们只能写信联系你，可能多等几天。"
            ),
        ],
    ),
    parts.AnswerGroup(
        "不服的决定",
        [
            parts.Answer("作出决定的单位", "区市场监督管理局", "#"),
            parts.Answer("收到决定书的日子", "2022年7月26日", "#"),
            parts.Answer("要求", "撤销罚款 5,000元的决定", "#"),
        ],
    ),
]

STEPS = [
    parts.Step("我们收到了", "2022年8月1日 11:40，掌政司法所。", StageState.DONE),
    parts.Step("5 个工作日内告诉你收不收", "最晚 2022年8月8日，短信通知。", StageState.CURRENT),
    parts.Step("收下后 60 日内作出决定", "遇到鉴定、调解会暂停，暂停时也会告诉你。"),
]

RECEIPT = parts.Receipt(
    code="7K2M-88QD",
    title="行政复议申请",
    at=_at(8, 1, 11, 40),
    digest="9f3c51d07be244a8a6c81f0b27d95e3340be71c2f98a6d145b3307e2c1aa0c17",
    url="#",
    steps=STEPS,
)

JOBS = [
    parts.Job("导入权责清单", 1240, 1911, "项"),
    parts.Job(
        "导入执法人员",
        187,
        187,
        "人",
        finished=True,
        failed=3,
        note="有问题的 3 行在结果表最后一列写明了原因。",
        result="#",
    ),
]

CRUMBS = [parts.Crumb("行政复议", "#"), parts.Crumb("兴复〔2022〕37号")]
