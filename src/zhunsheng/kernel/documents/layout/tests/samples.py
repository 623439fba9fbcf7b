"""A notice and a decision with invented names, used by several tests."""

from __future__ import annotations

import datetime as dt
from typing import Any

NOTICE = """\
---
title: 行政复议申请受理通知书
kind: acceptance
organ: {{ organ }}
number: {{ number }}
numbered: {code}复受〔{year}〕{n}号
addressee: {{ applicant.name }}
laws: 行政复议法 2017-09-01；行政复议法实施条例 2007-05-29
audience: applicant
---
你不服{{ respondent }}作出的《{{ act.title }}》，
于{{ received_on|date }}提出的行政复议申请，本机关决定受理。
{% if requests %}
你的请求是：{{ requests|join:"；" }}。
{% endif %}

1. 本机关将在六十日内作出决定；
1. 你可以查阅被申请人的答复。

::: 附件
权利义务告知书
送达回证
:::

::: 落款
{{ organ }}
{{ issued_on|date }}
:::
"""

DATA: dict[str, Any] = {
    "organ": "示范区人民政府",
    "number": "示复受〔2022〕8号",
    "applicant": {"name": "甄守义"},
    "respondent": "示范区样例监督管理局",
    "act": {"title": "行政处罚决定书"},
    "received_on": dt.date(2022, 6, 1),
    "issued_on": dt.date(2022, 6, 2),
    "requests": [],
}

FRONT = "---\ntitle: 测试\nkind: test\nhead: none\n---\n"
"""The shortest front matter, for tests of the body."""

DEMANDING = """\
---
title: 关于示范事项的通知
kind: notice
head: red
mark: 示范区人民政府文件
organ: 示范区人民政府
number: 示政发〔2022〕3号
signer: 丁一凡
urgency: 特急
addressee: 各乡镇人民政府
headings: numbered
---
# 第一部分

## 总体情况

### 数量

本年受理 [64]{figure code="F060" href="/figures/F060/2022/"} 件，**办结**四十五件。

::: 表格 宽=1:3 行高=9
| 类别 | 件数 |
|:-:|--:|
| 维持 | 3 |
| ^ | 4 |
| 合计 | < |
:::

::: 居中
（正文结束）
:::

::: 签名
经办人（签名）：________
:::

::: 落款 不盖章
示范区人民政府办公室
2022年3月8日
:::

::: 版记
抄送：区委办公室。
示范区人民政府办公室 | 2022年3月8日印发
:::

::: 分页

附表见后。
"""
