"""The list of exams, one exam with its counts, its questions' statistics, a paper made again, export."""

from __future__ import annotations

import re
import secrets
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header

from zhunsheng.commons.exams.boards import FEWEST, board_of
from zhunsheng.commons.exams.choices import Aside, Per
from zhunsheng.commons.exams.declare import uses
from zhunsheng.commons.exams.desk import tables
from zhunsheng.commons.exams.desk.access import exam_for, makes_any, may_change, visible
from zhunsheng.commons.exams.desk.editing import HOME
from zhunsheng.commons.exams.frozen import loaded
from zhunsheng.commons.exams.models import Exam
from zhunsheng.commons.exams.statistics import questions_of
from zhunsheng.commons.exams.taking import Answered, shown
from zhunsheng.faces.ui.parts import Crumb, Fact, Stat
from zhunsheng.faces.ui.tables import Column, Table
from zhunsheng.faces.ui.tones import Tone
from zhunsheng.faces.ui.wording import moment
from zhunsheng.faces.workbench.people import person_of
from zhunsheng.kernel.exchange.files import marked
from zhunsheng.lib import clock
from zhunsheng.lib.hanzi import date_text

SIZE = 50
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SEED = re.compile(r"[0-9a-f]{64}")
COLUMNS = (
    Column("名称", keep=True),
    Column("用途", keep=True),
    Column("主办单位", keep=True),
    Column("开始", "day"),
    Column("结束", "day"),
    Column("状态", "badge"),
    Column("已统计人次", "number"),
)


def state_of(exam: Exam) -> tuple[str, Tone]:
    """Where the exam stands today, as a badge."""
    today = clock.today()
    if exam.closes_on < today:
        return "已结束", Tone.PLAIN
    if not exam.is_on:
        return ("已停止" if exam.bank_id else "未开放"), Tone.AMBER
    return ("待开始", Tone.BRAND) if exam.opens_on > today else ("进行中", Tone.GREEN)


def listing(request: HttpRequest) -> HttpResponse:
    """The exams that the person may see, the newest first."""
    person, before = person_of(request), request.GET.get("before", "")
    rows = visible(person).select_related("unit").order_by("-pk")
    if before.isdecimal() and len(before) < 18:
        rows = rows.filter(pk__lt=int(before))
    found = list(rows[: SIZE + 1])
    table = Table(
        columns=COLUMNS,
        rows=[
            (
                one.title,
                uses[one.use].title,
                one.unit.label,
                one.opens_on,
                one.closes_on,
                state_of(one),
                one.counted,
                one.pk,
            )
            for one in found[:SIZE]
        ],
        caption="答题和考试",
        link=lambda row: f"{HOME}{row[-1]}/",
        older=f"?before={found[SIZE - 1].pk}" if len(found) > SIZE else "",
        empty="还没有答题和考试。",
        empty_hint="先在题库里登记或者导入试题，再新建一期。",
    )
    return render(request, "exams/desk_list.html", {"table": table, "may_make": makes_any(person)})


def detail(request: HttpRequest, pk: int) -> HttpResponse:
    """One exam: rules, what was counted, days, units."""
    person = person_of(request)
    exam = exam_for(person, pk)
    days = list(exam.days.order_by("day"))
    use = uses[exam.use]
    board = board_of(exam) if exam.ranked else None
    context: dict[str, Any] = {
        "exam": exam,
        "use": use,
        "state": state_of(exam),
        "may_change": may_change(person, exam),
        "url": use.url(exam.pk),
        "facts": _facts(exam),
        "rules": tables.of_rules(exam),
        "stats": _stats(days),
        "chart": tables.over_time(days),
        "board": board,
        "ranks": tables.of_board(board, inside=True) if board else None,
        "is_over": exam.closes_on < clock.today(),
        "fewest": FEWEST,
        "crumbs": [Crumb("答题和考试", HOME), Crumb(exam.title)],
    }
    return render(request, "exams/desk_exam.html", context)


def _facts(exam: Exam) -> list[Fact]:
    bank = exam.bank
    wait = f"，补考间隔{exam.wait_days}天" if exam.wait_days else ""
    return [
        Fact("主办单位", exam.unit.name),
        Fact("时间", f"{date_text(exam.opens_on)}至{date_text(exam.closes_on)}"),
        Fact("限时", f"{exam.minutes}分钟，最短{exam.least_seconds}秒"),
        Fact("及格", f"{exam.pass_score}分（百分制）"),
        Fact("次数", f"{Per(exam.per).label}{exam.attempts}次{wait}"),
        Fact("多选漏选", "得一半分" if exam.partly else "不得分"),
        Fact("题库定版", f"{bank.n}题，{moment(bank.frozen_at)}" if bank else "还没有定版"),
        Fact("定版摘要", bank.digest if bank else "", wide=True),
    ]


def _stats(days: list[Any]) -> list[Stat]:
    n = sum(day.n for day in days)
    fast, late = sum(day.fast for day in days), sum(day.late for day in days)
    passed, score = sum(day.passed for day in days), sum(day.score for day in days)
    return [
        Stat("计入人次", f"{n:,}", "人次"),
        Stat("平均分", f"{score / n:.1f}" if n else "—", "分" if n else ""),
        Stat("及格率", f"{100 * passed / n:.1f}" if n else "—", "%" if n else ""),
        Stat("未成年人", f"{sum(day.minors for day in days):,}", "人次"),
        Stat(Aside.FAST.label, f"{fast:,}", "人次", "另计"),
        Stat(Aside.LATE.label, f"{late:,}", "人次", "另计"),
    ]


def questions(request: HttpRequest, pk: int) -> HttpResponse:
    """Every question with its share of right answers and its discrimination, the hardest first."""
    exam = exam_for(person_of(request), pk)
    found = questions_of(exam)
    context = {
        "exam": exam,
        "table": tables.of_questions(found),
        "doubtful": [one for one in found if one.is_doubtful],
        "crumbs": [
            Crumb("答题和考试", HOME),
            Crumb(exam.title, f"{HOME}{pk}/"),
            Crumb("试题统计"),
        ],
    }
    return render(request, "exams/desk_questions.html", context)


def preview(request: HttpRequest, pk: int) -> HttpResponse:
    """A paper from a seed: any one to look at, or that of a sitting to check."""
    exam = exam_for(person_of(request), pk)
    digest = request.GET.get("bank", "") or exam.bank_id or ""
    seed = request.GET.get("seed", "").strip() or secrets.token_hex(32)
    if not digest or not exam.bank_id:
        raise Http404("还没有定版，开放以后才能预览。")
    if digest != exam.bank_id and not exam.sittings.filter(bank=digest).exists():
        raise Http404("这场考试没有用过这个定版。")
    if not SEED.fullmatch(seed):
        raise Http404("种子是64位十六进制数，请核对。")
    frozen = loaded(digest)
    rows = []
    for number, place in enumerate(frozen.rules.paper(seed), start=1):
        asked = frozen.questions[place.question]
        options = shown(place, asked, asked.key)
        rows.append(Answered(number, asked, place.points, place.points, options))
    context = {
        "exam": exam,
        "rows": rows,
        "seed": seed,
        "digest": digest,
        "crumbs": [
            Crumb("答题和考试", HOME),
            Crumb(exam.title, f"{HOME}{pk}/"),
            Crumb("预览卷子"),
        ],
    }
    return render(request, "exams/desk_preview.html", context)


def export(request: HttpRequest, pk: int, what: str) -> HttpResponse:
    """Days, units or questions as an Excel file."""
    exam = exam_for(person_of(request), pk)
    sheet = tables.SHEETS.get(what)
    if sheet is None:
        raise Http404("没有这张表。")
    content = marked(sheet.rows(exam), sheet.columns, f"{exam.title}·{sheet.title}")
    response = HttpResponse(content, content_type=XLSX)
    name = f"{exam.title}-{sheet.title}.xlsx"
    response["Content-Disposition"] = content_disposition_header(True, name) or ""
    return response
