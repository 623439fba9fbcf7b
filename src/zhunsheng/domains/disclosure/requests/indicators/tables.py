"""The tables of the official yearly report (国办公开办函〔2021〕30号): 二 主动公开, 三 依申请, 四 复议诉讼."""

from __future__ import annotations

from functools import partial

from django.db.models import Q

from zhunsheng.domains.disclosure.requests import choices
from zhunsheng.domains.disclosure.requests.indicators import counts
from zhunsheng.domains.disclosure.requests.indicators.bases import (
    APPLICANT,
    BY,
    CHAPTER,
    FORM,
    REMEDIES,
    count,
)
from zhunsheng.domains.disclosure.requests.law import cite
from zhunsheng.domains.disclosure.requests.outcomes import TITLES
from zhunsheng.insight.indicators.declaration import Balance, Count, Total
from zhunsheng.insight.indicators.periods import OpenAt
from zhunsheng.insight.indicators.tables import Block, Column, Row, Slot, StatutoryTable

#: The official words of the rows under 三, by outcome; what groups rows stands before the number.
GROUPS = {
    "3": "（三）不予公开",
    "4": "（四）无法提供",
    "5": "（五）不予处理",
    "6": "（六）其他处理",
}
ROWS = {
    "1": "（一）予以公开",
    "2": "（二）部分公开（区分处理的，只计这一情形，不计其他情形）",
    "3.1": "1.属于国家秘密",
    "3.2": "2.其他法律行政法规禁止公开",
    "3.3": "3.危及“三安全一稳定”",
    "3.4": "4.保护第三方合法权益",
    "3.5": "5.属于三类内部事务信息",
    "3.6": "6.属于四类过程性信息",
    "3.7": "7.属于行政执法案卷",
    "3.8": "8.属于行政查询事项",
    "4.1": "1.本机关不掌握相关政府信息",
    "4.2": "2.没有现成信息需要另行制作",
    "4.3": "3.补正后申请内容仍不明确",
    "5.1": "1.信访举报投诉类申请",
    "5.2": "2.重复申请",
    "5.3": "3.要求提供公开出版物",
    "5.4": "4.无正当理由大量反复申请",
    "5.5": "5.要求行政机关确认或重新出具已获取信息",
    "6.1": "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
    "6.2": "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
    "6.3": "3.其他",
}
RESULT = "三、本年度办理结果"


def _name(code: str) -> str:
    return code.replace(".", "_")


OUTCOMES = {
    code: count(
        code=f"disclosure.outcome_{_name(code)}",
        title=title,
        listed=False,
        period="closed_on",
        when=Q(outcome=code),
        basis=f"当年以“{title}”办结的申请",
    )
    for code, title in TITLES.items()
}
BALANCE = Balance(
    "disclosure.requests",
    "第一项加第二项之和，等于第三项（七）加第四项之和",
    left=(counts.RECEIVED, counts.CARRIED_IN),
    right=(counts.CONCLUDED, counts.CARRIED_OUT),
    cite=cite(50),
)
PARTS = Balance(
    "disclosure.results",
    "第三项（七）总计等于（一）至（六）各项之和",
    left=(counts.CONCLUDED,),
    right=tuple(OUTCOMES.values()),
    cite=cite(50),
)


def _path(code: str) -> tuple[str, ...]:
    group = GROUPS.get(code.split(".", maxsplit=1)[0])
    return (RESULT, group, ROWS[code]) if group else (RESULT, ROWS[code])


_ORGANISATIONS = ("申请人情况", "法人或其他组织")
REQUEST_TABLE = StatutoryTable(
    code="disclosure.table3",
    title="收到和处理政府信息公开申请情况",
    by=APPLICANT,
    blocks=(
        Block(
            corner="（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）",
            columns=(
                Column(("申请人情况", "自然人"), choices.Applicant.PERSON.value),
                *(
                    Column((*_ORGANISATIONS, str(kind.label)), kind.value)
                    for kind in choices.Applicant
                    if kind is not choices.Applicant.PERSON
                ),
                Column(("申请人情况", "总计")),
            ),
            rows=(
                Row(("一、本年新收政府信息公开申请数量",), counts.RECEIVED),
                Row(("二、上年结转政府信息公开申请数量",), counts.CARRIED_IN),
                *(Row(_path(code), one) for code, one in OUTCOMES.items()),
                Row((RESULT, "（七）总计"), counts.CONCLUDED),
                Row(("四、结转下年度继续办理",), counts.CARRIED_OUT),
            ),
        ),
    ),
    rules=(BALANCE, PARTS),
    cite=cite(50),
    source=FORM,
    order=30,
)


remedies = partial(
    Count, table=REMEDIES, chapter=CHAPTER, source=FORM, cite=cite(50), by=BY, listed=False
)
KINDS = {str(kind): str(label) for kind, label in choices.RemedyKind.choices}
RESULTS = {str(result): str(label) for result, label in choices.RemedyResult.choices}


def _ended(kind: str, result: str) -> Count:
    return remedies(
        code=f"disclosure.{kind}_{result}",
        title=f"{KINDS[kind]}：{RESULTS[result]}",
        period="ended_on",
        when=Q(kind=kind, result=result),
        basis=f"当年审结、{RESULTS[result]}的",
    )


def _pending(kind: str) -> Count:
    return remedies(
        code=f"disclosure.{kind}_pending",
        title=f"{KINDS[kind]}：尚未审结",
        period=OpenAt("begun_on", "ended_on"),
        when=Q(kind=kind),
        basis="年末已经提起、尚未审结的",
    )


def _carried(kind: str) -> Count:
    return remedies(
        code=f"disclosure.{kind}_carried_in",
        title=f"上年结转的{KINDS[kind]}",
        period=OpenAt("begun_on", "ended_on", at="start"),
        when=Q(kind=kind),
        basis="年初已经提起、尚未审结的",
    )


def _new(kind: str) -> Count:
    return remedies(
        code=f"disclosure.{kind}_new",
        title=f"政府信息公开{KINDS[kind]}",
        listed=True,
        period="begun_on",
        when=Q(kind=kind),
        basis="当年对政府信息公开答复（含逾期不答复）提起的，按提起日期计",
    )


ENDED = ("upheld", "corrected", "other")
NEW = {kind: _new(kind) for kind in KINDS}
CARRIED = {kind: _carried(kind) for kind in KINDS}
CELLS = {kind: (*(_ended(kind, result) for result in ENDED), _pending(kind)) for kind in KINDS}
TOTALS = {
    kind: Total(
        code=f"disclosure.{kind}_total",
        title=f"{title}：总计",
        listed=False,
        chapter=CHAPTER,
        source=FORM,
        plus=(CARRIED[kind], NEW[kind]),
        basis="上年结转与当年提起之和",
    )
    for kind, title in KINDS.items()
}
REMEDY_RULES = tuple(
    Balance(
        f"disclosure.{kind}_results",
        f"{KINDS[kind]}：总计等于各种结果之和",
        left=(CARRIED[kind], NEW[kind]),
        right=cells,
        cite=cite(50),
    )
    for kind, cells in CELLS.items()
)
_RESULTS = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
_HEADS = {
    "reconsideration": ("行政复议",),
    "suit": ("行政诉讼", "未经复议直接起诉"),
    "suit_after": ("行政诉讼", "复议后起诉"),
}
REMEDY_TABLE = StatutoryTable(
    code="disclosure.table4",
    title="政府信息公开行政复议、行政诉讼情况",
    blocks=(
        Block(
            columns=tuple(
                Column((*head, result)) for head in _HEADS.values() for result in _RESULTS
            ),
            rows=(
                Row((), tuple(cell for kind in _HEADS for cell in (*CELLS[kind], TOTALS[kind]))),
            ),
        ),
    ),
    rules=REMEDY_RULES,
    cite=cite(50),
    source=FORM,
    order=40,
)


def _section(heading: str, columns: dict[str, str], rows: dict[str, str]) -> Block:
    """One numbered part of table 二: its cells are slots that other businesses fill."""
    width = 3 // len(columns)
    return Block(
        heading=heading,
        corner="信息内容",
        columns=tuple(Column((name,), width=width) for name in columns.values()),
        rows=tuple(
            Row((label,), tuple(Slot(f"{code}_{suffix}", label) for suffix in columns))
            for code, label in rows.items()
        ),
    )


_DECISIONS = {"decisions": "本年处理决定数量"}
PROACTIVE_TABLE = StatutoryTable(
    code="disclosure.table2",
    title="主动公开政府信息情况",
    blocks=(
        _section(
            "第二十条第（一）项",
            {"made": "本年制发件数", "repealed": "本年废止件数", "in_force": "现行有效件数"},
            {"rules": "规章", "normative": "行政规范性文件"},
        ),
        _section("第二十条第（五）项", _DECISIONS, {"licence": "行政许可"}),
        _section("第二十条第（六）项", _DECISIONS, {"penalty": "行政处罚", "coercion": "行政强制"}),
        _section(
            "第二十条第（八）项",
            {"collected": "本年收费金额（单位：万元）"},
            {"fee": "行政事业性收费"},
        ),
    ),
    cite=cite(50),
    source=FORM,
    order=20,
)

PROVIDES = (
    *OUTCOMES.values(),
    *(one for cells in CELLS.values() for one in cells),
    *NEW.values(),
    *CARRIED.values(),
    *TOTALS.values(),
    BALANCE,
    PARTS,
    *REMEDY_RULES,
    PROACTIVE_TABLE,
    REQUEST_TABLE,
    REMEDY_TABLE,
)
