"""What must hold before an act, each check a refusal with its rule and remedy."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from zhunsheng.kernel.access import scope
from zhunsheng.kernel.forms import faults
from zhunsheng.kernel.orgs.models import Person
from zhunsheng.kernel.procedure.actors import Actor
from zhunsheng.kernel.procedure.context import Context
from zhunsheng.kernel.procedure.declaration import ANY_OPEN, SYSTEM, Action, Guard
from zhunsheng.kernel.procedure.forms import ActionForm
from zhunsheng.kernel.procedure.refusals import (
    GuardFailed,
    InvalidForm,
    MissingDocument,
    NotAllowed,
    Refused,
    WrongDate,
    WrongStage,
)
from zhunsheng.kernel.procedure.values import is_text
from zhunsheng.lib import clock
from zhunsheng.lib.hanzi import date_text

#: The width of the column.
LONGEST_KEY = 100


def words(back_entry: str, key: str | None) -> None:
    """What comes beside the form can be stored."""
    if not is_text(back_entry) or not is_text(key or "") or len(key or "") > LONGEST_KEY:
        raise Refused("补录原因或者请求标识里有无法识别的字符，或者太长。", "请重新填写后再提交。")


def stage(context: Context) -> None:
    """The action is open at the matter's stage."""
    declared, action = context.procedure, context.action
    now = declared.stage_by_code[context.matter.stage]
    if context.matter.stage in action.sources or (ANY_OPEN in action.sources and not now.closed):
        return
    if "**" in action.sources:
        return
    titles = "、".join(
        declared.stage_by_code[code].title for code in action.sources if code != ANY_OPEN
    )
    raise WrongStage(
        f"案件现在处于“{now.title}”阶段，不能办理“{action.title}”。",
        f"“{action.title}”可以在{titles}阶段办理。" if titles else "案件已经办结。",
        action.cite,
    )


def role(context: Context) -> None:
    """The actor holds one of the action's roles for this matter; a secretary, the principal's."""
    action, actor = context.action, context.actor
    if permitted(context):
        return
    from zhunsheng.kernel.access.roles import roles

    titles = "、".join(roles[code].title for code in action.roles if code in roles)
    raise NotAllowed(
        f"{actor.name}没有办理“{action.title}”的权限。",
        f"这项办理由{titles or '申请人'}进行，请转交有权限的人员，或请管理员核对授权。",
    )


def permitted(context: Context) -> bool:
    """Whether the actor may do the action here."""
    actor = context.actor
    if actor.kind == "system":
        return True
    if actor.kind == "public":
        return actor.role in context.action.roles
    person = actor.principal or actor.person
    return person is not None and _present(actor) and _entitled(context, person)


def _entitled(context: Context, person: Person) -> bool:
    """Whether one of the person's rights, or a consultation, covers the action here."""
    roles, matter = context.action.roles, context.matter
    if context.action is context.procedure.filing:
        return scope.holds(person, roles, context.procedure.domain)
    consulted = scope.CONSULTED in roles and scope.is_consulted(person, matter)
    return consulted or scope.can(person, roles, matter)


def _present(actor: Actor) -> bool:
    """Whoever acts has a working account and, when acting for somebody, a delegation that holds today."""
    if actor.person is None:
        return actor.principal is None
    if not actor.person.is_active:
        return False
    return actor.principal is None or scope.may_act_for(actor.person, actor.principal)


def day(context: Context) -> None:
    """The day of the act is not in the future and not before the act that precedes it."""
    if context.on > clock.today():
        raise WrongDate(
            f"办理日期{date_text(context.on)}晚于今天。",
            f"请填写今天（{date_text(clock.today())}）或以前的日期。",
        )
    matter = context.matter
    if context.action is not context.procedure.filing and context.on < matter.acted_on:
        raise WrongDate(
            f"办理日期{date_text(context.on)}早于上一步的日期（{date_text(matter.acted_on)}）。",
            "请核对日期；如果上一步的日期填错了，请先用“更正记录”改正。",
        )


def form(context: Context, data: Mapping[str, Any]) -> ActionForm:
    """The bound and valid form; the cleaned data goes to the context."""
    kind = context.action.form or ActionForm
    bound = kind(data=_raw(kind, data), context=context)
    if not bound.is_valid():
        raise InvalidForm(faults.by_field(bound), bound.labels())
    context.form, context.data = bound, bound.cleaned_data
    return bound


def _raw(kind: type[ActionForm], data: Mapping[str, Any]) -> Mapping[str, Any]:
    """Model instances by key, as a form takes them; query dicts pass as they are."""
    if hasattr(data, "getlist"):
        return data
    return {
        name: getattr(value, "pk", value)
        if not isinstance(value, list)
        else [getattr(v, "pk", v) for v in value]
        for name, value in data.items()
    }


def documents(context: Context) -> None:
    """Every required kind of file came along or is on the file already."""
    for accepts in context.action.accepts:
        if not accepts.required or context.back_entry:
            continue
        on_file = context.action is not context.procedure.filing and context.has_document(
            accepts.kind
        )
        if not on_file and not any(d.kind == accepts.kind for d in context.files):
            raise MissingDocument(
                f"办理“{context.action.title}”须附“{accepts.title}”。",
                "请上传后再提交。",
                context.action.cite,
            )


def guards(context: Context) -> None:
    """Legal conditions: refuse a new act, mark a recorded fact."""
    for guard in context.action.guards:
        if guard.holds(context):
            continue
        if not context.back_entry:
            raise GuardFailed(guard.message, guard.remedy, guard.cite)
        context.violations.append(violation(guard))


def violation(guard: Guard) -> dict[str, str]:
    """How a broken condition stands in the record of a fact."""
    return {
        "code": guard.code,
        "message": guard.message,
        "cite": guard.cite.text if guard.cite else "",
    }


def may_show(context: Context) -> bool:
    """Whether a page should offer the action: role only; stage is asked by the caller."""
    roles = set(context.action.roles) - {SYSTEM}
    return bool(roles) and permitted(context)


__all__ = ["Action", "day", "documents", "form", "guards", "may_show", "permitted", "role", "stage"]
