"""民主法治示范村创建 as data: self-check, recommendation, check, announcement, title, and the look after it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from zhunsheng.domains.publicity.criteria import as_text
from zhunsheng.domains.publicity.villages import forms
from zhunsheng.domains.publicity.villages.choices import Round
from zhunsheng.domains.publicity.villages.models import (
    TitleObjection,
    VillageMark,
    VillageTitle,
)
from zhunsheng.domains.publicity.villages.registers import OFFICE, STANDARD, VILLAGES
from zhunsheng.kernel.clocks.last_days import last_day
from zhunsheng.kernel.documents.checking import OFFICIAL, Dates, Rule
from zhunsheng.kernel.numbers.issue import Pattern
from zhunsheng.kernel.procedure.context import Context
from zhunsheng.kernel.procedure.declaration import (
    SYSTEM,
    Accepts,
    Action,
    Generates,
    Guard,
    Outcome,
    Procedure,
    Stage,
    Tell,
    meet,
    start,
)
from zhunsheng.kernel.procedure.facts import common_facts, day
from zhunsheng.kernel.registers import changing
from zhunsheng.kernel.registers.changing import Change, Edit

CODE = "villages.title"
VERSION = "2021"
TOWN = ("registrar", "chief")
ANNOUNCE = "villages.announce"
AHEAD: tuple[Rule, ...] = tuple(rule for rule in OFFICIAL if not isinstance(rule, Dates))
EVIDENCE = (Accepts("evidence", "证据材料", help="制度、会议记录、照片等，按指标整理。"),)
STEPS = (
    ("apply", "自查申报"),
    ("check", "推荐考核"),
    ("announce", "公示"),
    ("title", "命名"),
    ("after", "复核"),
)
STAGES = (
    Stage("applied", "待推荐", "apply", "村、社区已经自查申报，乡镇正在看。", waits_for=("chief",)),
    Stage(
        "recommended", "待考核", "check", "乡镇已经推荐，区里会到现场考核。", waits_for=(OFFICE,)
    ),
    Stage("checked", "待公示", "check", "区里已经到现场考核过。", waits_for=(OFFICE,)),
    Stage(
        "announced",
        "公示中",
        "announce",
        "正在公示，谁有意见都可以提。",
        waits_for=(OFFICE,),
    ),
    Stage("sent", "已上报", "title", "已经向上级推荐，等待命名。", waits_for=(OFFICE,)),
    Stage("titled", "已命名", "after", "已经评上，上级按期复核。", closed=True),
    Stage("rectifying", "整改中", "after", "复核发现问题，正在整改。", closed=True),
    Stage(
        "declined", "未推荐", "check", "这一次没有推荐，可以以后再申报。", closed=True, final=True
    ),
    Stage(
        "refused", "未命名", "title", "上级这一次没有命名，可以再申报。", closed=True, final=True
    ),
    Stage("revoked", "已撤销", "after", "这个称号已经被上级撤销。", closed=True, final=True),
)


def prepare(context: Context) -> None:
    """The village's own township applies."""
    matter, village = context.matter, context.data["village"]
    matter.unit = matter.organ = village.unit or _own(context)
    matter.place = village.place or matter.unit.place
    matter.title = f"{village.name}申报{matter.get_level_display()}"
    if context.actor.kind == "staff":
        matter.handler = context.actor.person
    form: Any = context.form
    matter.self_score = form.total


def _own(context: Context) -> Any:
    person = context.actor.person
    return person.unit if person else None


def _mark(context: Context, round_: Round) -> int:
    """Keep the points of a round; returns their sum."""
    form: Any = context.form
    rows = form.marks(
        VillageMark, title_matter_id=context.matter.pk, round=round_, marked_on=context.on
    )
    VillageMark.objects.bulk_create(rows)
    return int(form.total)


def self_check(context: Context) -> None:
    """The village's own points, line by line."""
    _mark(context, Round.SELF)


def check(context: Context) -> None:
    """The points on site; they decide whether the village may be announced."""
    context.matter.score = _mark(context, Round.CHECK)


def announce(context: Context) -> None:
    """The last day on which objections are taken."""
    context.matter.announced_until = last_day(ANNOUNCE, context.on, VERSION)


def _note(context: Context, **values: Any) -> None:
    """The register of villages follows."""
    matter = context.matter
    change = Change(
        context.actor.person, context.on, context.action.title, source=f"matter:{matter.pk}"
    )
    changing.edit(VILLAGES, [Edit(matter.village_id, values)], change)
    if values.get("level"):
        changing.publish(VILLAGES, [matter.village_id], change)


def grant(context: Context) -> None:
    """The title stands in the register and on the portal."""
    matter = context.matter
    _note(
        context,
        level=matter.level,
        batch=matter.batch,
        granted_on=matter.granted_on,
        basis=matter.basis,
        recheck_on=matter.recheck_on,
        revoked_on=None,
    )


def recheck(context: Context) -> None:
    """Passed: looked at again later; else until when things have to be right."""
    matter, data = context.matter, context.data
    matter.score = _mark(context, Round.RECHECK)
    if data["result"] == "pass":
        matter.rectify_by = None
        _note(context, recheck_on=matter.recheck_on)
    else:
        _note(context, recheck_on=matter.rectify_by)


def after_recheck(context: Context) -> str:
    """Kept, or to be put right."""
    return "titled" if context.data["result"] == "pass" else "rectifying"


def revoke(context: Context) -> None:
    """The register keeps the title with the day on which it ended."""
    _note(context, revoked_on=context.on, recheck_on=None)


def is_enough(context: Context) -> bool:
    """As many points as the recommendation needs, of what the list of that day gives."""
    matter = context.matter
    if matter.score is None:
        return False
    full = sum(
        VillageMark.objects.filter(title_matter=matter.pk, round=Round.CHECK).values_list(
            "full", flat=True
        )
    )
    return bool(full) and matter.score * 100 >= forms.PASS * full


ENOUGH = Guard(
    "enough_points",
    is_enough,
    f"考核得分不到{forms.PASS}%，不能推荐。",
    "请办理“不予推荐”，或者整改后重新考核。",
    STANDARD,
    early=True,
)
OVER = Guard(
    "announcement_over",
    lambda c: bool(c.matter.announced_until and c.on > c.matter.announced_until),
    "公示还没有期满。",
    "公示期满的第二天起才能上报。",
    early=True,
)
ANSWERED = Guard(
    "objections_answered",
    lambda c: not TitleObjection.objects.filter(target=c.matter.pk, closed_on=None).exists(),
    "还有异议没有核查。",
    "请普法办先在“公示异议”里核查。",
    early=True,
)
UPHELD = Guard(
    "no_objection_upheld",
    lambda c: not TitleObjection.objects.filter(target=c.matter.pk, is_upheld=True).exists(),
    "有异议查实了。",
    "请办理“不予推荐”。",
    early=True,
)
FILING = Action(
    "apply",
    "自查申报",
    (),
    (*TOWN, OFFICE, SYSTEM),
    "自查后申报{level}。",
    form=forms.SelfCheckForm,
    prepare=prepare,
    effect=self_check,
    accepts=EVIDENCE,
    tells=(Tell("role:chief", "applied", "有村、社区申报示范村，请推荐"),),
)
BEFORE = (
    Action(
        "recommend",
        "乡镇推荐",
        ("applied",),
        ("chief", OFFICE),
        "{actor}推荐。",
        target="recommended",
        form=forms.OpinionForm,
        tells=(Tell(f"role:{OFFICE}", "recommended", "乡镇推荐了示范村，请考核"),),
    ),
    Action(
        "check",
        "实地考核",
        ("recommended", "checked"),
        (OFFICE,),
        "{actor}到现场考核。",
        target="checked",
        form=forms.CheckForm,
        sets={"checked_on": "occurred"},
        effect=check,
        accepts=EVIDENCE,
        generates=(Generates("form", "示范村考核表", "publicity/village_form.md", rules=AHEAD),),
        undoable=False,
    ),
    Action(
        "decline",
        "不予推荐",
        ("applied", "recommended", "checked", "announced"),
        ("chief", OFFICE),
        "{actor}决定这次不推荐。",
        target="declined",
        form=forms.OpinionForm,
        sets={"outcome": "=declined"},
        clocks=(meet(ANNOUNCE),),
        closes=True,
        destructive=True,
    ),
    Action(
        "announce",
        "公示",
        ("checked",),
        (OFFICE,),
        "公示推荐名单。",
        target="announced",
        form=forms.AnnounceForm,
        sets={"announced_on": "occurred"},
        effect=announce,
        guards=(ENOUGH,),
        clocks=(start(ANNOUNCE, leading=True),),
        generates=(
            Generates("notice", "推荐名单公示", "publicity/village_notice.md", rules=AHEAD),
        ),
    ),
    Action(
        "send",
        "向上推荐",
        ("announced",),
        (OFFICE,),
        "公示期满，{actor}向上级推荐。",
        target="sent",
        form=forms.SendForm,
        sets={"sent_on": "occurred"},
        guards=(OVER, ANSWERED, UPHELD),
        clocks=(meet(ANNOUNCE),),
    ),
)
AFTER = (
    Action(
        "grant",
        "登记命名",
        ("sent",),
        (OFFICE,),
        "上级命名（{basis}）。",
        target="titled",
        form=forms.GrantForm,
        sets={"outcome": "=granted"},
        effect=grant,
        accepts=(Accepts("decision", "命名文件", required=True),),
        closes=True,
        undoable=False,
    ),
    Action(
        "refuse",
        "登记未命名",
        ("sent",),
        (OFFICE,),
        "上级这次没有命名。",
        target="refused",
        form=forms.OpinionForm,
        sets={"outcome": "=refused"},
        closes=True,
    ),
    Action(
        "recheck",
        "复核",
        ("titled", "rectifying"),
        (OFFICE,),
        "{actor}复核：{result}。",
        target=after_recheck,
        targets=("titled", "rectifying"),
        form=forms.RecheckForm,
        effect=recheck,
        accepts=EVIDENCE,
        undoable=False,
        group="动态管理",
    ),
    Action(
        "revoke",
        "登记撤销称号",
        ("titled", "rectifying"),
        (OFFICE,),
        "称号被撤销（{basis}）：{reason}。",
        target="revoked",
        form=forms.RevokeForm,
        sets={"outcome": "=revoked", "revoked_on": "occurred"},
        effect=revoke,
        destructive=True,
        undoable=False,
        group="动态管理",
    ),
)


def facts(context: Context) -> dict[str, Any]:
    """What the document templates may use."""
    matter = context.matter
    marks = matter.marks.filter(round=Round.CHECK, marked_on=context.on) if matter.pk else ()
    return common_facts(context) | {
        "title": {
            "village": matter.village.name,
            "place": matter.place.full_name if matter.place else "",
            "level": matter.get_level_display(),
            "batch": matter.batch,
            "self_score": matter.self_score or 0,
            "score": matter.score or 0,
            "announced_until": day(matter.announced_until),
            "office": matter.unit.name,
        },
        "marks": as_text(marks),
    }


TITLE = Procedure(
    code=CODE,
    version=VERSION,
    title="示范村创建",
    law="《全国民主法治示范村（社区）建设指导标准》",
    model=VillageTitle,
    initial="applied",
    filing=replace(FILING, cite=STANDARD),
    stages=STAGES,
    actions=tuple(replace(one, cite=STANDARD) for one in (*BEFORE, *AFTER)),
    outcomes=(
        Outcome("granted", "命名", STANDARD, frozenset({"granted"})),
        Outcome("refused", "未命名", STANDARD),
        Outcome("declined", "未推荐", STANDARD),
        Outcome("revoked", "撤销", STANDARD),
    ),
    steps=STEPS,
    number=Pattern("villages.title", "{code}示〔{year}〕{n}号"),
    facts=facts,
)
