"""结案方式: the rows of the official yearly table (国办公开办函〔2021〕30号) as a closed list, the article beside each.

Codes are the rows' numbers under 三: 1 is （一）, 3.2 is （三）2. Which article carries a row follows from the
regulation's own words, except 5.5, which the table knows and the regulation names only as a repeated request.
Groups: ``answer`` is given by an answer, ``open`` discloses something, ``withheld`` refuses something, so that
reconsideration comes first from 2024 on.
"""

from __future__ import annotations

from zhunsheng.domains.disclosure.requests.law import cite
from zhunsheng.kernel.procedure.declaration import Outcome

_OPEN = frozenset({"answer", "open"})
_PARTLY = frozenset({"answer", "open", "withheld"})
_WITHHELD = frozenset({"answer", "withheld"})
_ANSWER = frozenset({"answer"})

OUTCOMES = (
    Outcome("1", "予以公开", cite(36, 0, 2), _OPEN),
    Outcome("2", "部分公开（区分处理）", cite(37), _PARTLY),
    Outcome("3.1", "不予公开：属于国家秘密", cite(14), _WITHHELD),
    Outcome("3.2", "不予公开：其他法律行政法规禁止公开", cite(14), _WITHHELD),
    Outcome("3.3", "不予公开：危及“三安全一稳定”", cite(14), _WITHHELD),
    Outcome("3.4", "不予公开：保护第三方合法权益", cite(15), _WITHHELD),
    Outcome("3.5", "不予公开：属于三类内部事务信息", cite(16, 1), _WITHHELD),
    Outcome("3.6", "不予公开：属于四类过程性信息", cite(16, 2), _WITHHELD),
    Outcome("3.7", "不予公开：属于行政执法案卷", cite(16, 2), _WITHHELD),
    Outcome("3.8", "不予公开：属于行政查询事项", cite(36, 0, 7), _WITHHELD),
    Outcome("4.1", "无法提供：本机关不掌握相关政府信息", cite(36, 0, 4), _ANSWER),
    Outcome("4.2", "无法提供：没有现成信息需要另行制作", cite(38), _ANSWER),
    Outcome("4.3", "无法提供：补正后申请内容仍不明确", cite(30), _ANSWER),
    Outcome("5.1", "不予处理：信访举报投诉类申请", cite(39, 1), _ANSWER),
    Outcome("5.2", "不予处理：重复申请", cite(36, 0, 6), _ANSWER),
    Outcome("5.3", "不予处理：要求提供公开出版物", cite(39, 2), _ANSWER),
    Outcome("5.4", "不予处理：无正当理由大量反复申请", cite(35), _ANSWER),
    Outcome("5.5", "不予处理：要求行政机关确认或重新出具已获取信息", cite(36, 0, 6), _ANSWER),
    Outcome("6.1", "其他处理：申请人无正当理由逾期不补正", cite(30)),
    Outcome("6.2", "其他处理：申请人逾期未按收费通知要求缴纳费用", cite(42)),
    Outcome("6.3", "其他处理：其他（含申请人撤回）", cite(36)),
)
TITLES = {outcome.code: outcome.title for outcome in OUTCOMES}
ANSWERS = tuple(outcome for outcome in OUTCOMES if "answer" in outcome.groups)
WITHHELD = frozenset(outcome.code for outcome in OUTCOMES if "withheld" in outcome.groups)
OPEN = frozenset(outcome.code for outcome in OUTCOMES if "open" in outcome.groups)
