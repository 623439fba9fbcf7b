"""Intake and examination: supplement, verification, grant, refusal, transfer, withdrawal, aid before examination."""

from __future__ import annotations

from zhunsheng.domains.legalservice.aid.forms import examine as forms
from zhunsheng.domains.legalservice.aid.forms.intake import IntakeForm
from zhunsheng.domains.legalservice.aid.law import Law
from zhunsheng.domains.legalservice.aid.procedure import effects, guards, papers
from zhunsheng.domains.legalservice.aid.procedure.outcomes import (
    LAPSED,
    REFUSED,
    TRANSFERRED,
    WITHDRAWN,
)
from zhunsheng.domains.legalservice.aid.procedure.stages import (
    APPLICANT,
    BEFORE,
    BOTH,
    HANDLERS,
    STAFF,
    STATION,
)
from zhunsheng.kernel.procedure.declaration import (
    PUBLIC,
    Action,
    ClockOp,
    Tell,
    cancel,
    meet,
    pause,
    resume,
    start,
)

CHIEF = ("chief",)
EXAMINING = ("aid.examine", "aid.examine_promise")
ASSIGNING = (
    start("aid.assign", leading=True, when=effects.is_other),
    start("aid.assign_criminal", leading=True, when=effects.is_criminal),
    start("aid.assign_promise", when=effects.is_promised),
)
OVER = (*(cancel(code) for code in EXAMINING), cancel("aid.supplement"))


def _decided() -> tuple[ClockOp, ...]:
    return tuple(meet(code) for code in EXAMINING)


def filing(law: Law) -> Action:
    """收件登记; the notice of an authority starts the time to assign at once."""
    return Action(
        "register",
        "收件登记",
        (),
        (*STAFF, STATION, PUBLIC),
        "收到法律援助申请（{channel}）。",
        cite=law.cite(43, 17),
        target=effects.first_stage,
        targets=("applied", "granted"),
        form=IntakeForm,
        prepare=effects.prepare_intake,
        effect=effects.intake,
        after=effects.hand_on,
        mend=effects.mend_intake,
        clocks=(
            start("aid.examine", leading=True, when=effects.is_applied),
            start("aid.examine_promise", when=effects.is_promised),
            start("aid.assign_notice", leading=True, when=effects.is_appointed),
        ),
        accepts=papers.APPLICATION_FILES,
        generates=(papers.APPLICATION, papers.PLEDGE),
        tells=(Tell("role:registrar", "received", "收到新的法律援助申请"),),
        audience=(*APPLICANT, "intake"),
    )


def _ask(law: Law) -> Action:
    """通知补充材料."""
    return Action(
        "ask_supplement",
        "通知补充材料",
        ("applied",),
        STAFF,
        "{actor}一次性通知申请人补充材料，补充的时间不计入审查期限。",
        cite=law.cite(43, 17, 2),
        target="supplementing",
        form=forms.SupplementForm,
        sets={"supplement_on": "occurred", "handler": effects.taker},
        guards=(guards.SUPPLEMENT_ONCE,),
        clocks=(
            *(pause(code, kind="exclusion") for code in EXAMINING),
            start("aid.supplement", on="notified_on", amount="supplement_days", leading=True),
        ),
        generates=(papers.SUPPLEMENT,),
        audience=APPLICANT,
        help="缺的材料一次说清；能从信息平台查到的，不要让申请人补。",
    )


def _supplied(law: Law) -> Action:
    """收到补充材料."""
    return Action(
        "supplement",
        "收到补充材料",
        ("supplementing",),
        (*STAFF, PUBLIC),
        "收到申请人补充的材料。",
        cite=law.cite(43, 17, 2),
        target="applied",
        form=forms.SuppliedForm,
        sets={"supplemented_on": "occurred"},
        clocks=(
            meet("aid.supplement"),
            *(resume(code, kind="exclusion") for code in EXAMINING),
        ),
        accepts=papers.PUBLIC_FILES,
        tells=(
            Tell("handler", "supplemented", "收到补充的法律援助材料"),
            Tell("role:registrar", "supplemented", "收到补充的法律援助材料"),
        ),
        audience=APPLICANT,
    )


def _lapse(law: Law) -> Action:
    """未补充材料，视为撤回."""
    return Action(
        "lapse",
        "未补充材料，视为撤回",
        ("supplementing",),
        STAFF,
        "申请人未按要求补充材料，视为撤回申请。",
        cite=law.cite(43, 17, 2),
        target="ended",
        form=forms.LapseForm,
        guards=(guards.SUPPLEMENT_OVER,),
        sets={"outcome": f"={LAPSED}"},
        clocks=OVER,
        destructive=True,
        closes=True,
        audience=APPLICANT,
    )


def _verify(law: Law) -> Action:
    return Action(
        "verify",
        "核查经济状况",
        (*BEFORE, "granted"),
        STAFF,
        "{actor}核查申请人经济状况（{hardship}）：{found}。",
        cite=law.cite(41, 18, 2),
        form=forms.VerifyForm,
        sets={"verified_on": "occurred", "handler": effects.taker},
        effect=effects.verify,
        accepts=(papers.PROOF,),
        audience=APPLICANT,
        help="信息共享查询，或者由申请人作出诚信承诺；不要求申请人到处开证明。",
    )


def _grant(law: Law) -> Action:
    """给予法律援助."""
    return Action(
        "grant",
        "给予法律援助",
        ("applied",),
        CHIEF,
        "{actor}决定给予法律援助。",
        cite=law.cite(43, 18),
        target="granted",
        form=forms.GrantForm,
        sets={"accepted_on": "occurred", "handler": effects.taker},
        guards=(guards.VERIFIED, guards.POOR),
        clocks=(*_decided(), *ASSIGNING),
        generates=(papers.GRANT,),
        tells=(Tell("role:handler", "granted", "法律援助待指派"),),
        audience=BOTH,
    )


def _refuse(law: Law) -> Action:
    """不予法律援助."""
    return Action(
        "refuse",
        "不予法律援助",
        ("applied",),
        CHIEF,
        "{actor}决定不予法律援助：{refusal}。",
        cite=law.cite(43, 18),
        target="refused",
        form=forms.RefuseForm,
        sets={"outcome": f"={REFUSED}"},
        guards=(guards.MEANS_FOUND,),
        clocks=_decided(),
        generates=(papers.REFUSAL,),
        destructive=True,
        closes=True,
        audience=APPLICANT,
        help="书面告知并说明理由，告知可以向司法局提出异议。",
    )


def _transfer(law: Law) -> Action:
    """转交其他法律援助机构."""
    return Action(
        "transfer",
        "转交其他法律援助机构",
        BEFORE,
        HANDLERS,
        "{actor}将申请转交有管辖权的法律援助机构。",
        cite=law.cite(38, 14),
        target="ended",
        form=forms.TransferForm,
        sets={"outcome": f"={TRANSFERRED}"},
        clocks=OVER,
        closes=True,
        audience=APPLICANT,
        help="诉讼事项归办案机关所在地，非诉讼事项归争议处理机关所在地或者事由发生地。",
    )


def _withdraw(law: Law) -> Action:
    return Action(
        "withdraw",
        "撤回申请",
        BEFORE,
        (*STAFF, PUBLIC),
        "申请人撤回法律援助申请。",
        cite=law.cite(43, 18),
        target="ended",
        form=forms.WithdrawForm,
        sets={"outcome": f"={WITHDRAWN}"},
        clocks=OVER,
        accepts=(papers.WITHDRAWAL,),
        tells=(Tell("handler", "withdrawn", "申请人撤回法律援助申请"),),
        destructive=True,
        closes=True,
        audience=APPLICANT,
    )


def _first(law: Law) -> Action:
    """先行提供法律援助."""
    return Action(
        "grant_first",
        "先行提供法律援助",
        BEFORE,
        CHIEF,
        "{actor}决定先行提供法律援助，手续以后补办。",
        cite=law.cite(44, 18),
        target="granted",
        form=forms.UrgentForm,
        sets={
            "accepted_on": "occurred",
            "is_urgent": lambda _context: True,
            "papers_pending": lambda _context: True,
            "handler": effects.taker,
        },
        guards=(guards.URGENT_LIMIT,),
        clocks=(
            *_decided(),
            cancel("aid.supplement"),
            *ASSIGNING,
            start("aid.papers", amount="owed_days"),
        ),
        generates=(papers.URGENT,),
        tells=(Tell("role:handler", "urgent", "先行提供的法律援助，请立即指派"),),
        group="紧急",
        audience=BOTH,
        help="不用等材料齐全。先指派律师把起诉、申请、保全办了，再补手续。",
    )


def _papers_done(law: Law) -> Action:
    """补办手续."""
    return Action(
        "complete_papers",
        "补办手续",
        ("granted", "handling", "finished"),
        (*STAFF, PUBLIC),
        "收到先行提供法律援助应当补办的手续和材料。",
        cite=law.cite(44, 18, 2),
        form=forms.SuppliedForm,
        sets={"papers_pending": lambda _context: False},
        guards=(guards.PAPERS_OWED,),
        clocks=(meet("aid.papers"),),
        accepts=papers.PUBLIC_FILES,
        tells=(Tell("handler", "papers", "收到补办的手续，请审查"),),
        audience=APPLICANT,
        help="补办以后仍要审查；不符合条件的，办理“终止法律援助”。",
    )


def decision(law: Law) -> tuple[Action, ...]:
    """What an application is there for."""
    return (_grant(law),)


def actions(law: Law) -> tuple[Action, ...]:
    """Everything else up to the grant, in the order of the buttons."""
    return (
        _verify(law),
        _ask(law),
        _supplied(law),
        _first(law),
        _papers_done(law),
        _refuse(law),
        _transfer(law),
        _lapse(law),
        _withdraw(law),
    )
