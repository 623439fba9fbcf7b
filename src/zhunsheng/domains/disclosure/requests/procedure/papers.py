"""The official documents of requests: kind, template, 文号, who may read each, what each must pass."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from zhunsheng.domains.disclosure.requests.procedure import effects
from zhunsheng.kernel.documents.checking import OFFICIAL, TO_APPLY, TO_SUE, Rule
from zhunsheng.kernel.numbers.issue import Pattern
from zhunsheng.kernel.procedure.declaration import Accepts, Generates, always

APPLICANT = ("applicant",)
CASE_NUMBER = Pattern("disclosure.request", "{code}依申〔{year}〕{n}号")
REMEDIES = (*OFFICIAL, TO_APPLY, TO_SUE)


def paper(
    kind: str,
    title: str,
    word: str,
    *,
    template: str = "",
    audience: tuple[str, ...] = APPLICANT,
    when: Callable[[Any], bool] = always,
    rules: tuple[Rule, ...] = OFFICIAL,
) -> Generates:
    """A numbered document; ``word`` is the character after 依申 in its 文号."""
    return Generates(
        kind,
        title,
        f"disclosure/{template or kind}.md",
        audience,
        Pattern(f"disclosure.{kind}", "{code}依申" + word + "〔{year}〕{n}号"),
        when=when,
        rules=rules,
    )


def _in(*groups: str) -> Callable[[Any], bool]:
    """The chosen outcome belongs to one of the table's groups."""
    return lambda context: context.data["outcome"].split(".")[0] in groups


def _answer(group: str, template: str, title: str) -> Generates:
    return paper("answer", title, "答", template=template, when=_in(group), rules=REMEDIES)


CORRECTION = paper("correction", "政府信息公开申请补正告知书", "补")
THIRD_PARTY = paper("third_party", "政府信息公开征求第三方意见书", "征", audience=())
OTHER_ORGAN = paper("other_organ", "政府信息公开征求意见函", "商", audience=())
REASONS = paper("reasons", "政府信息公开申请说明理由通知书", "询")
EXTENSION = paper("extension", "政府信息公开延期答复告知书", "延")
DELAY = paper("delay", "政府信息公开延迟答复告知书", "缓")
FEE = paper("fee", "政府信息公开信息处理费收费通知书", "费")
THIRD_DECISION = paper(
    "third_decision", "政府信息公开告知书", "知", audience=(), when=effects.overruled
)
LAPSE = paper("lapse", "政府信息公开申请不再处理告知书", "终", rules=REMEDIES)
ANSWERS = (
    _answer("1", "answer_open", "政府信息公开申请答复书"),
    _answer("2", "answer_partly", "政府信息部分公开答复书"),
    _answer("3", "answer_withheld", "政府信息不予公开答复书"),
    _answer("4", "answer_absent", "政府信息无法提供答复书"),
    _answer("5", "answer_unprocessed", "政府信息公开申请不予处理告知书"),
    _answer("6", "answer_other", "政府信息公开申请告知书"),
)

APPLICATION_FILES = (
    Accepts(
        "application",
        "申请表",
        audience=APPLICANT,
        help="手写、打印、拍照都可以；口头申请的附笔录。",
    ),
    Accepts("identity", "身份证明", audience=APPLICANT, help="身份证照片，或者营业执照。"),
    Accepts("authorisation", "授权委托书", audience=APPLICANT),
    Accepts("material", "其他材料", audience=APPLICANT),
)
INFORMATION = Accepts(
    effects.INFORMATION,
    "提供的政府信息",
    audience=APPLICANT,
    help="申请人能在网上看到。先核对有没有隐藏的行、列、批注和不该公开的个人信息。",
)
PROOF = Accepts("payment", "缴费凭证", audience=APPLICANT, help="票据或者转账截图。")
WITHDRAWAL = Accepts("withdrawal", "撤回申请书或者笔录", audience=APPLICANT)
CONSULTED = Accepts("consulted", "对方的书面意见")
