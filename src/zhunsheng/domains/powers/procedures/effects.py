"""What the acts on a change do beyond writing their form."""

from __future__ import annotations

from typing import Any

from zhunsheng.domains.powers import proposals, sheets
from zhunsheng.domains.powers.choices import Operation
from zhunsheng.domains.powers.models import ProposedChange
from zhunsheng.domains.powers.proposals import Draft
from zhunsheng.kernel.documents import store
from zhunsheng.kernel.orgs.models import responsible
from zhunsheng.kernel.procedure.context import Context
from zhunsheng.kernel.procedure.refusals import MissingDocument, Refused
from zhunsheng.kernel.registers.changing import Change
from zhunsheng.kernel.registers.declare import Register, registers
from zhunsheng.lib.digest import sm3

DOMAIN = "powers"
SHEET = "change_sheet"


def prepare(context: Context) -> None:
    """Before the row is written: the organ, the office that reviews, the place of the proposer."""
    duty = responsible(DOMAIN, context.on)
    if duty is None:
        raise Refused("还没有设置由哪个机构审核权责清单。", "请管理员在“单位”里登记职责分工。")
    matter = context.matter
    matter.organ, matter.unit = duty.organ, duty.unit
    matter.place = context.data["proposer"].place or duty.unit.place
    if not matter.title.startswith(label := context.data["proposer"].label):
        matter.title = f"{label}：{matter.title}"


def take_part(context: Context) -> None:
    """The proposing unit follows its matter."""
    context.add_participant("proposer", unit=context.data["proposer"])


def add_typed(context: Context) -> None:
    """The line that was typed."""
    form: Any = context.form
    _keep(context, form.register, [form.draft])


def add_sheet(context: Context) -> None:
    """Every line of the sheet that came along, or none."""
    register = registers[context.data["register"]]
    sheet = next((one for one in context.files if one.kind == SHEET), None)
    if sheet is None or sheet.blob is None:
        raise MissingDocument("没有附调整明细表。", "请选择填好的明细表后再提交。")
    drafts = sheets.read(register, store.read_content(sheet.blob), context.actor.person)
    _keep(context, register, drafts)


def _keep(context: Context, register: Register, drafts: list[Draft]) -> None:
    """Put lines into the change; a line for the same entry takes the place of the old one."""
    codes = [draft.code for draft in drafts]
    known = context.matter.lines.filter(register=register.code)
    known.filter(code__in=codes).delete()
    ProposedChange.objects.bulk_create(draft.line(register, context.matter) for draft in drafts)
    context.notes["lines"] = {"register": register.code, "added": len(drafts)}


def drop(context: Context) -> None:
    """Take lines out again."""
    gone = context.matter.lines.filter(pk__in=context.data["lines"])
    context.notes["lines"] = {"dropped": gone.delete()[0]}


def refresh(context: Context) -> None:
    """Hold the lines against what the lists say now."""
    context.notes["lines"] = {"refreshed": proposals.refresh(list(context.matter.lines.all()))}


def bind(context: Context) -> None:
    """What was submitted stands in the event by its digest, so that nobody changes lines under review."""
    lines = list(context.matter.lines.all())
    text = "\x00".join(
        f"{one.register} {one.operation} {one.code} {one.version} {one.values}" for one in lines
    )
    context.notes["lines"] = {"total": len(lines), "digest": sm3(text.encode())}


def publish(context: Context) -> None:
    """Let the lists say what was approved, all of it or nothing."""
    matter = context.matter
    change = Change(
        context.actor.person,
        context.on,
        f"{matter.number} {matter.title}",
        f"matter:{matter.pk}",
    )
    lines = list(matter.lines.all())
    proposals.apply(lines, change)
    context.notes["lines"] = {
        operation: sum(line.operation == operation for line in lines)
        for operation in Operation.values
    }
