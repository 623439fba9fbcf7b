"""Tags and filters of the shared look; ``{% load ui %}``. ``docs/ui.md`` shows each with an example."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from django import template
from django.forms import BaseForm, BoundField
from django.template.loader import render_to_string
from django.utils.html import format_html, json_script
from django.utils.safestring import SafeString

from zhunsheng.faces.ui import errors, icons, parts, wording
from zhunsheng.faces.ui.charts import Chart
from zhunsheng.faces.ui.tables import Table
from zhunsheng.kernel.forms import depending, faults

register = template.Library()
Context = dict[str, Any]

register.filter("day", wording.full_day)
register.filter("shortday", wording.short_day)
register.filter("moment", wording.moment)
register.filter("yuan", wording.yuan)
register.filter("grouped", wording.grouped)
register.filter("size", wording.file_size)
register.filter("error_texts", faults.texts)
register.filter("when_applies", depending.when)
register.filter("when_machine", depending.machine)
register.filter("is_demanded", depending.is_demanded)

_NOTICE_ICONS = {"brand": "info", "green": "check", "amber": "warning", "red": "stop"}
_MESSAGE_TONES = {"success": "green", "warning": "amber", "error": "red"}


@register.simple_tag
def icon(name: str) -> SafeString:
    """A line icon beside words: ``{% icon "clock" %}``."""
    return icons.draw(name)


@register.simple_tag
def when(value: date | datetime | None, form: str = "short") -> SafeString | str:
    """``<time>`` with a Chinese text: ``{% when event.at "moment" %}``; form short, full or moment."""
    if value is None:
        return wording.DASH
    says: dict[str, Any] = {
        "short": wording.short_day,
        "full": wording.full_day,
        "moment": wording.moment,
    }
    return format_html(
        '<time datetime="{}">{}</time>', wording.machine_day(value), says[form](value)
    )


@register.simple_tag
def badge(text: object, tone: str = "plain") -> SafeString:
    """A small label: ``{% badge "审理中" "brand" %}``; tones plain, brand, green, amber, red."""
    return format_html('<span class="badge badge-{}">{}</span>', tone, text)


_CHANGE_TONES = {"added": "green", "ended": "red", "corrected": "amber"}


@register.filter
def change_tone(kind: str) -> str:
    """The tone of a change of a register's entry."""
    return _CHANGE_TONES.get(kind, "brand")


@register.filter
def message_tone(tags: str) -> str:
    """The notice tone of a Django message's level."""
    return next((_MESSAGE_TONES[t] for t in tags.split() if t in _MESSAGE_TONES), "brand")


@register.simple_block_tag
def card(content: str, title: str = "", hint: str = "", anchor: str = "", more: str = "") -> str:
    """A white card with a heading: ``{% card "案情" %}…{% endcard %}``.

    ``hint`` stands at the right of the heading, ``more`` is the address of a 查看全部 link, ``anchor`` an id.
    """
    return render_to_string(
        "ui/parts/card.html",
        {"content": content, "title": title, "hint": hint, "anchor": anchor, "more": more},
    )


@register.simple_block_tag
def notice(content: str, tone: str = "brand", title: str = "") -> str:
    """A banner: ``{% notice "amber" "期限将满" %}…{% endnotice %}``."""
    return render_to_string(
        "ui/parts/notice.html",
        {"content": content, "tone": tone, "title": title, "icon": _NOTICE_ICONS.get(tone, "info")},
    )


@register.simple_block_tag
def fold(content: str, title: str = "", opened: bool = False) -> str:
    """Something one click deeper: ``{% fold "怎么算的" %}…{% endfold %}``."""
    return format_html(
        '<details class="fold"{}><summary>{}</summary><div class="fold-body">{}</div></details>',
        SafeString(" open") if opened else "",
        title,
        SafeString(content),
    )


@register.simple_block_tag
def chapter(content: str, title: str, anchor: str) -> str:
    """A part of a long page: ``{% chapter "行政复议" "chapter-1" %}…{% endchapter %}``; on a phone it begins folded."""
    return format_html(
        '<details class="card fold chapter" id="{}" data-fold-narrow open><summary><h2>{}</h2></summary>{}</details>',
        anchor,
        title,
        SafeString(content),
    )


@register.inclusion_tag("ui/parts/breadcrumb.html")
def breadcrumb(crumbs: Sequence[parts.Crumb]) -> Context:
    """Where this page is; the last crumb is the page itself."""
    return {"crumbs": crumbs}


@register.inclusion_tag("ui/parts/stages.html")
def stage_bar(stages: Sequence[parts.Stage]) -> Context:
    """The stage bar; on a phone only the current stage is written out."""
    return {"stages": stages, "count": len(stages)}


@register.inclusion_tag("ui/parts/clock.html")
def clock_card(clock: parts.Clock) -> Context:
    """A time limit with its explanation in place."""
    return {"clock": clock}


@register.inclusion_tag("ui/parts/actions.html")
def action_list(
    actions: Sequence[parts.Action], title: str = "可以办理", next_step: str = ""
) -> Context:
    """What may be done now: the primary one first, blocked ones below with reason and article."""
    order = {"primary": 0, "plain": 1, "danger": 2}
    free = sorted((a for a in actions if not a.blocked), key=lambda a: order[a.kind])
    blocked = [a for a in actions if a.blocked]
    return {"actions": free, "blocked": blocked, "title": title, "next_step": next_step}


@register.inclusion_tag("ui/parts/facts.html")
def facts(facts: Sequence[parts.Fact], columns: int = 2) -> Context:
    """Labels and values in one or two columns."""
    return {"facts": facts, "columns": columns}


@register.inclusion_tag("ui/parts/documents.html")
def documents(documents: Sequence[parts.Document], empty: str = "还没有文书。") -> Context:
    """The table 文书与证据."""
    return {"documents": documents, "empty": empty}


@register.inclusion_tag("ui/parts/timeline.html")
def timeline(happenings: Sequence[parts.Happening]) -> Context:
    """办理经过, newest first."""
    return {"happenings": happenings}


@register.inclusion_tag("ui/parts/comparison.html")
def comparison(comparison: parts.Comparison) -> Context:
    """Two versions beside each other."""
    return {"comparison": comparison}


@register.inclusion_tag("ui/parts/table.html")
def table(table: Table) -> Context:
    """A list with sort links, older/newer and an empty state."""
    return {"table": table}


@register.inclusion_tag("ui/parts/filters.html")
def filter_bar(form: BaseForm, target: str = "#results", label: str = "筛选") -> Context:
    """A GET form in one line; with htmx it replaces ``target`` as soon as something changes."""
    return {"form": form, "target": target, "label": label}


@register.inclusion_tag("ui/parts/list_bar.html")
def list_bar(
    chips: Iterable[object] = (), count: str = "", export_url: str = "", clear_url: str = ""
) -> Context:
    """Active filters at the left, count and export at the right."""
    return {
        "chips": list(chips),
        "count": count,
        "export_url": export_url,
        "clear_url": clear_url,
    }


@register.inclusion_tag("ui/parts/tabs.html")
def queue_tabs(tabs: Sequence[parts.Tab], label: str = "分类") -> Context:
    """Queues with counts."""
    return {"tabs": tabs, "label": label}


@register.inclusion_tag("ui/parts/stats.html")
def stats(stats: Sequence[parts.Stat]) -> Context:
    """Numbers that open their records."""
    return {"stats": stats}


@register.inclusion_tag("ui/parts/chart.html")
def chart(chart: Chart) -> Context:
    """A chart beside its table. The page must include ``ui/parts/chart_scripts.html`` once."""
    return {"chart": chart}


@register.simple_tag
def chart_data(chart: Chart) -> SafeString:
    """The figures of a chart as a JSON data block."""
    return json_script(chart.data, f"chart-{chart.name}")


@register.inclusion_tag("ui/parts/tiles.html")
def tiles(tiles: Sequence[parts.Tile]) -> Context:
    """Portal tiles by what people want."""
    return {"tiles": tiles}


@register.inclusion_tag("ui/parts/tasks.html")
def task_list(groups: Sequence[parts.TaskGroup]) -> Context:
    """The parts of a public form and how far each is."""
    return {"groups": groups}


@register.inclusion_tag("ui/parts/answers.html")
def answers(groups: Sequence[parts.AnswerGroup]) -> Context:
    """Check your answers, each with a way to change it."""
    return {"groups": groups}


@register.inclusion_tag("ui/parts/steps.html")
def steps(steps: Sequence[parts.Step]) -> Context:
    """Numbered steps: what happens next."""
    return {"steps": steps}


@register.inclusion_tag("ui/parts/receipt.html")
def receipt(receipt: parts.Receipt) -> Context:
    """Proof of a submission, printable, without personal data."""
    return {"receipt": receipt, "qr": SafeString(receipt.qr)}


@register.inclusion_tag("ui/parts/job.html")
def job(job: parts.Job) -> Context:
    """Progress of long work; it can be left and come back to."""
    return {"job": job}


@register.inclusion_tag("ui/parts/empty.html")
def empty(title: str, hint: str = "", url: str = "", action: str = "") -> Context:
    """An empty state that says what to do."""
    return {"title": title, "hint": hint, "url": url, "action": action}


@register.inclusion_tag("ui/parts/error_summary.html")
def error_summary(form: BaseForm) -> Context:
    """All errors of a form with links to the fields. ``{{ form }}`` shows it by itself."""
    return {"form": form, "errors": errors.all_errors(form)}


@register.inclusion_tag("ui/forms/fields.html")
def fields(form: BaseForm) -> Context:
    """The fields of a form without the error summary, in groups where it has them."""
    return {"form": form, "groups": getattr(form, "grouped", None)}


@register.filter
def field_classes(bound: BoundField) -> str:
    """CSS classes of a field by its widget and its class: ``field-text field-idcard``."""
    kind = type(bound.field).__name__.removesuffix("Field").lower()
    classes = ["field", f"field-{bound.widget_type}"]
    if kind not in ("char", bound.widget_type):
        classes.append(f"field-{kind}")
    if bound.errors:
        classes.append("field-error")
    return " ".join(classes)


@register.filter
def soft_gap(bound: BoundField) -> str:
    """The consequence of leaving this soft-required field empty, once the form was sent without it."""
    consequence = getattr(bound.field, "soft_required", "")
    if not consequence or not bound.form.is_bound or bound.errors:
        return ""
    return "" if bound.data not in (None, "", []) else str(consequence)
