"""What the system did by itself or kept for supervision: messages, look-ups, numbers, background tasks."""

from __future__ import annotations

from datetime import date

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django_tasks_db.models import DBTaskResult

from zhunsheng.faces.ui.tables import Column, Table
from zhunsheng.faces.ui.tones import Tone
from zhunsheng.faces.workbench.admin.home import crumbs
from zhunsheng.faces.workbench.people import holding
from zhunsheng.kernel.access.models import AccessRecord
from zhunsheng.kernel.matters.models import Matter
from zhunsheng.kernel.modules.registry import provided
from zhunsheng.kernel.modules.schedule import Periodic
from zhunsheng.kernel.notices import delivery
from zhunsheng.kernel.notices.models import Outbox
from zhunsheng.kernel.numbers.issue import gaps
from zhunsheng.kernel.numbers.models import IssuedNumber, Series
from zhunsheng.lib.hanzi import date_text, mask_phone

SHOWN = 200


def _show(
    request: HttpRequest, title: str, table: Table, lead: str = "", **more: object
) -> HttpResponse:
    page = {"title": title, "table": table, "lead": lead, "crumbs": crumbs(title), **more}
    return render(request, "workbench/admin/table.html", page)


@holding("admin")
def outbox(request: HttpRequest) -> HttpResponse:
    """The newest e-mails and SMS; failed ones can be tried again."""
    if request.method == "POST":
        failed = Outbox.objects.filter(state=Outbox.State.FAILED).values_list("pk", flat=True)
        count = delivery.again(list(failed[:SHOWN]))
        messages.success(request, f"已重新排队{count}条。")
        return redirect("workbench:admin-outbox")
    tones = {"sent": Tone.GREEN, "failed": Tone.RED, "queued": Tone.AMBER}
    rows = Outbox.objects.order_by("-pk")[:SHOWN]
    table = Table(
        columns=[
            Column("时间", "moment"),
            Column("渠道"),
            Column("收件人"),
            Column("主题"),
            Column("状态", "badge"),
            Column("错误"),
        ],
        rows=[
            (
                r.created_at,
                r.get_channel_display(),
                _masked(r),
                r.subject,
                (r.get_state_display(), tones[r.state]),
                r.last_error,
            )
            for r in rows
        ],
        caption="外发消息",
        empty="还没有外发的邮件或者短信。",
    )
    button = "重发失败的消息" if any(r.state == Outbox.State.FAILED for r in rows) else ""
    lead = "没有配置邮件、短信网关时，消息只保存在这里。"
    return _show(request, "外发消息", table, lead, button=button)


def _masked(row: Outbox) -> str:
    if row.channel == Outbox.Channel.SMS:
        return mask_phone(row.to)
    name, _at, host = row.to.partition("@")
    return f"{name[:2]}***@{host}"


@holding("admin", "auditor")
def accesses(request: HttpRequest) -> HttpResponse:
    """Who looked at restricted matters and at masked personal data."""
    rows = list(AccessRecord.objects.select_related("person__unit").order_by("-pk")[:SHOWN])
    numbers = dict(
        Matter.objects.filter(pk__in={r.matter_id for r in rows}).values_list("pk", "number")
    )
    table = Table(
        columns=[Column("时间", "moment"), Column("人员"), Column("单位"), Column("案件"), Column("途径")],
        rows=[
            (
                r.at, r.person.name if r.person else "", r.person.unit.label if r.person and r.person.unit else "",
                numbers.get(r.matter_id) or "未编号", "当事人信息" if "/parties/" in r.path else r.path,
            )
            for r in rows
        ],
        caption="查阅记录",
        empty="还没有查阅记录。",
    )  # fmt: skip
    return _show(request, "查阅记录", table, "打开限制查阅的案件、显示当事人完整信息，都有记录。")


@holding("admin", "auditor")
def numbers(request: HttpRequest) -> HttpResponse:
    """Every series with its voids, and the check for gaps."""
    voided = (
        IssuedNumber.objects.filter(voided_on__isnull=False)
        .select_related("series")
        .order_by("-voided_on")
    )
    found: dict[int, list[str]] = {}
    for one in voided:
        found.setdefault(one.series_id, []).append(
            f"{one.text}（{date_text(one.voided_on) if one.voided_on else ''}，{one.void_reason}）"
        )
    rows = Series.objects.order_by("-year", "kind", "code")
    samples = dict(IssuedNumber.objects.filter(sequence=1).values_list("series_id", "text"))
    table = Table(
        columns=[Column("编号"), Column("年度"), Column("最后序号", "number"), Column("作废")],
        rows=[
            (
                samples.get(r.pk, str(r)).replace("〕1号", "〕×号"),
                f"{r.year}年",
                r.last,
                "；".join(found.get(r.pk, [])),
            )
            for r in rows
        ],
        caption="编号登记簿",
        empty="还没有编过号。",
    )
    problems = gaps()
    return _show(
        request,
        "编号登记簿",
        table,
        "作废的编号留在登记簿里，不再使用。",
        good="" if problems else "核对结果：没有断号，也没有重号。",
        problems=problems,
    )


@holding("admin")
def tasks(request: HttpRequest) -> HttpResponse:
    """Background tasks, the newest first."""
    tones = {
        "SUCCESSFUL": ("完成", Tone.GREEN),
        "FAILED": ("失败", Tone.RED),
        "RUNNING": ("进行中", Tone.BRAND),
    }
    titles = {one.task.module_path: one.title for _module, one in provided(Periodic)}
    rows = DBTaskResult.objects.order_by("-enqueued_at")[:SHOWN]
    table = Table(
        columns=[
            Column("任务"),
            Column("状态", "badge"),
            Column("排队", "moment"),
            Column("完成", "moment"),
        ],
        rows=[
            (
                titles.get(r.task_path) or "导入等即时任务",
                tones.get(r.status, ("等待", Tone.AMBER)),
                r.enqueued_at,
                r.finished_at,
            )
            for r in rows
        ],
        caption="后台任务",
        empty="还没有后台任务。",
        empty_hint="启动系统后，封存、发送消息等任务按时自动运行。",
    )
    return _show(request, "后台任务", table)


def day(value: date | None) -> str:
    """A day in words, or nothing."""
    return date_text(value) if value else ""
