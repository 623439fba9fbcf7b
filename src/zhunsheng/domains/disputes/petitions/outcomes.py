"""结案方式: how a petition ends, each with its article under both regulations.

Groups: ``answer`` is given after handling, by kind of matter (``suggestion``, ``accusation``, ``appeal``); ``routed``
tells the way that the law has for it (31 (1)-(4)); ``not_taken`` is 不予受理 and 不再受理; ``settled`` by agreement.
"""

from __future__ import annotations

from zhunsheng.domains.disputes.petitions.law import Law
from zhunsheng.kernel.procedure.declaration import Outcome


def _group(*names: str) -> frozenset[str]:
    return frozenset(names)


_ROWS = (
    ("S1", "支持", (32, 1, 1), (32, 1, 1), _group("answer", "appeal")),
    ("S2", "解释说明", (32, 1, 2), (32, 1, 2), _group("answer", "appeal")),
    ("S3", "不支持", (32, 1, 3), (32, 1, 3), _group("answer", "appeal")),
    ("L5", "依法履行职责并答复", (31, 0, 5), (22,), _group("answer", "appeal")),
    ("P1", "采纳", (29,), (29,), _group("answer", "suggestion")),
    ("P2", "部分采纳", (29,), (29,), _group("answer", "suggestion")),
    ("P3", "未采纳，已回复", (29,), (29,), _group("answer", "suggestion")),
    ("J1", "依规依纪依法办理并反馈", (30,), (32,), _group("answer", "accusation")),
    ("M1", "调解达成协议", (33,), (13,), _group("settled")),
    ("M2", "双方和解", (33,), (13,), _group("settled")),
    ("R1", "告知途径：诉讼、复议等法律程序", (31, 0, 1), (21, 1, 1), _group("routed")),
    ("R2", "告知途径：仲裁", (31, 0, 2), (21, 1, 1), _group("routed")),
    ("R3", "告知途径：党员申诉、申请复审", (31, 0, 3), (15,), _group("routed")),
    ("R4", "告知途径：行政程序", (31, 0, 4), (21, 1, 1), _group("routed")),
    ("N1", "不予受理：已经受理或者正在办理", (19, 3), (16,), _group("not_taken")),
    ("N2", "不再受理：已有复核意见", (36, 3), (35, 3), _group("not_taken")),
    ("N3", "不属于本机关职权", (23, 1), (22, 1), _group("not_taken")),
    ("T1", "转送其他有权处理的机关", (22,), (21,), _group("sent_out")),
    ("W1", "信访人撤回", (17,), (17,), _group("withdrawn")),
)

TITLES = {code: title for code, title, *_more in _ROWS}
ROUTES = tuple(code for code, *_more, groups in _ROWS if groups & {"routed", "not_taken"})
"""What may be told instead of taking the matter up."""


def outcomes(law: Law) -> tuple[Outcome, ...]:
    """The closed list under one regulation."""
    return tuple(
        Outcome(code, title, law.cite(new, old), groups) for code, title, new, old, groups in _ROWS
    )


def answers(kind: str) -> list[tuple[str, str]]:
    """The answers that a kind of matter can have, as choices; all of them while the kind is not known."""
    wanted = {"answer", kind} if kind else {"answer"}
    return [(code, title) for code, title, *_more, groups in _ROWS if wanted <= groups]


WAYS = {
    "R1": "该事项应当通过诉讼、复议等法律程序处理，请依照法律规定的程序提出。",
    "R2": "该事项应当通过仲裁解决，请依照法律规定的程序申请仲裁。",
    "R3": "该事项可以通过党员申诉、申请复审等途径解决，请按照有关规定提出。",
    "R4": "该事项可以通过行政复议、行政裁决、行政确认、行政许可、行政处罚等行政程序解决，请依照法律规定的程序提出。",
    "N1": "该事项已经受理或者正在办理。请向正在办理的单位了解进展，在规定期限内又向其上级提出的，不予受理。",
    "N2": "该事项已经有复核意见。仍以同一事实和理由提出的，不再受理。",
    "N3": "该事项不属于本机关职权范围，请向有权处理的机关提出。",
}
"""What the petitioner is told of each way, in the regulation's words."""
