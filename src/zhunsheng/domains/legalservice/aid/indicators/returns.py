"""The return, and the table that explains how more cases may be closed than accepted."""

from __future__ import annotations

from zhunsheng.domains.legalservice.aid.choices import Kind
from zhunsheng.domains.legalservice.aid.indicators import cases
from zhunsheng.domains.legalservice.aid.indicators.bases import (
    CHANNEL,
    KIND,
    PLACE,
    SOURCE,
)
from zhunsheng.domains.legalservice.aid.law import article
from zhunsheng.insight.indicators.declaration import Balance
from zhunsheng.insight.indicators.returns import Return
from zhunsheng.insight.indicators.tables import Block, Column, Row, StatutoryTable

BALANCE = Balance(
    "aid.cases",
    "上期结转与本期新收之和，等于已结与未结之和",
    left=(cases.CARRIED_IN, cases.ACCEPTED),
    right=(cases.CLOSED, cases.OPEN),
)
RETURN = Return(
    code="aid.return",
    title="法律援助案件统计表",
    rows=(KIND, CHANNEL, PLACE),
    columns=(
        ("收到", cases.RECEIVED),
        ("上期结转", cases.CARRIED_IN),
        ("受理", cases.ACCEPTED),
        ("受援人次", cases.RECIPIENTS),
        *(
            (str(group.title).removeprefix("受援人为").removesuffix("的案件"), group)
            for group in cases.GROUPS
        ),
        ("办结", cases.CLOSED),
        ("其中终止", cases.TERMINATED),
        ("未结", cases.OPEN),
        ("挽回损失或者取得利益（万元）", cases.RECOVERED),
        ("不予援助", cases.REFUSED),
    ),
    rules=(BALANCE,),
    source=SOURCE,
)
TABLE = StatutoryTable(
    code="aid.carried",
    title="法律援助案件结转和办结情况",
    by=KIND,
    blocks=(
        Block(
            corner="（勾稽关系：上期结转＋本期新收＝本期已结＋期末未结）",
            columns=(
                *(Column((str(kind.label),), kind.value) for kind in Kind),
                Column(("合计",)),
            ),
            rows=(
                Row(("上期结转",), cases.CARRIED_IN),
                Row(("本期新收（受理）",), cases.ACCEPTED),
                Row(("本期已结（办结）",), cases.CLOSED),
                Row(("期末未结",), cases.OPEN),
            ),
        ),
    ),
    rules=(BALANCE,),
    cite=article(58),
    source=SOURCE,
    order=60,
)
PROVIDES = (BALANCE, RETURN, TABLE)
