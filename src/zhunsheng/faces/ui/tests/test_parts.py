"""Components say what they must, also to those who do not see colours."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.template import Context, Template

from zhunsheng.faces.ui import icons, parts, wording
from zhunsheng.faces.ui.charts import Chart, Series
from zhunsheng.faces.ui.tones import ActionKind, ClockTone, StageState, TaskState

BEIJING = ZoneInfo("Asia/Shanghai")


def render(source: str, **context: object) -> str:
    return Template("{% load ui %}" + source).render(Context(context))


def test_clock_says_state_number_unit_and_what_next() -> None:
    clock = parts.Clock("答复举证", 3, "日", "8月18日已届满", ClockTone.OVERDUE, used=10, total=10)
    text = render("{% clock_card c %}", c=clock)
    assert "已逾期" in text
    assert "已逾期3日" in text
    assert "8月18日已届满" in text
    assert 'aria-label="已用 10 日，共 10 日"' in text


def test_clock_explains_in_place_with_its_article() -> None:
    clock = parts.Clock("审理", 46, "日", "x", explanation=["次日起算。"], cite="第三十一条")
    text = render("{% clock_card c %}", c=clock)
    assert "<details" in text
    assert "次日起算。" in text
    assert "依据：第三十一条" in text
    assert "<details" not in render("{% clock_card c %}", c=parts.Clock("审理", 1, "日", "x"))


def test_provisional_clock_says_why() -> None:
    text = render("{% clock_card c %}", c=parts.Clock("审理", 1, "日", "x", provisional=True))
    assert "放假安排还没有录入" in text


def test_only_the_primary_action_is_filled_and_comes_first() -> None:
    actions = [
        parts.Action("终止", "/t", ActionKind.DANGER),
        parts.Action("听证", "/h"),
        parts.Action("恢复", "/r", ActionKind.PRIMARY),
        parts.Action("决定", reason="本案正在中止。", cite="第二十八条"),
    ]
    text = render("{% action_list a %}", a=actions)
    assert text.count("button-primary") == 1
    assert text.index("恢复") < text.index("听证") < text.index("终止")
    assert "决定：暂不能办" in text
    assert "第二十八条" in text
    assert 'href=""' not in text


def test_no_action_is_said() -> None:
    assert "现在没有您可以办理的事项" in render("{% action_list a %}", a=[])


def test_stage_bar_marks_the_current_step() -> None:
    stages = [
        parts.Stage("受理", StageState.DONE, date(2021, 8, 8)),
        parts.Stage("审理", StageState.CURRENT),
        parts.Stage("决定", StageState.TODO),
    ]
    text = render("{% stage_bar s %}", s=stages)
    assert text.count('aria-current="step"') == 1
    assert "已完成：" in text
    assert "第 2 步，共 3 步" in text
    assert "2021年8月8日" in text


def test_late_recording_and_delegation_are_told() -> None:
    happening = parts.Happening(
        datetime(2021, 8, 8, 9, 15, tzinfo=BEIJING),
        "周若溪",
        "受理本案。",
        on_behalf_of="林知远",
        recorded_at=datetime(2021, 8, 9, 8, 40, tzinfo=BEIJING),
    )
    text = render("{% timeline h %}", h=[happening])
    assert "周若溪（受林知远委托） 受理本案。" in text
    assert "2021年8月9日 08:40 补录" in text


def test_same_day_recording_is_not_called_late() -> None:
    at = datetime(2021, 8, 8, 9, 15, tzinfo=BEIJING)
    assert not parts.Happening(at, "x", "y", recorded_at=at.replace(hour=18)).late


def test_masked_fact_says_so() -> None:
    assert "已遮蔽" in render("{% facts f %}", f=[parts.Fact("电话", "138****", restricted=True)])


def test_closed_tasks_have_no_link() -> None:
    groups = [
        parts.TaskGroup(
            "材料",
            [
                parts.Task("决定书", "/a", TaskState.DONE),
                parts.Task("核对", "/b", TaskState.BLOCKED),
            ],
        )
    ]
    text = render("{% task_list g %}", g=groups)
    assert 'href="/a"' in text
    assert 'href="/b"' not in text
    assert "已完成" in text
    assert "还不能开始" in text


def test_missing_answer_says_its_consequence() -> None:
    group = parts.AnswerGroup("你", [parts.Answer("电话", url="/p", missing="可能多等几天。")])
    text = render("{% answers g %}", g=[group])
    assert "没有填。可能多等几天。" in text
    assert "去填" in text


def test_receipt_escapes_all_but_the_code() -> None:
    receipt = parts.Receipt(
        "7K2M", "<b>", datetime(2022, 8, 1, 11, 40, tzinfo=BEIJING), qr="<svg></svg>"
    )
    text = render("{% receipt r %}", r=receipt)
    assert "<svg></svg>" in text
    assert "<b>" not in text
    assert "11:40 收到" in text


def test_running_job_polls_and_finished_one_stops() -> None:
    running = render("{% job j %}", j=parts.Job("导入", 1, 10, poll="/job/1/"))
    assert 'hx-get="/job/1/"' in running
    assert "可以离开这个页面" in running
    done = render("{% job j %}", j=parts.Job("导入", 10, 10, poll="/job/1/", finished=True))
    assert "hx-get" not in done


def test_comparison_marks_only_what_changed() -> None:
    pair = parts.Comparison("旧", "新", [parts.Change("a", 1, 1), parts.Change("b", 1, 2)])
    assert render("{% comparison c %}", c=pair).count("有改动") == 1


def test_block_tags_keep_their_content() -> None:
    text = render('{% card "案情" %}<p>{{ x }}</p>{% endcard %}', x="<i>")
    assert "<h2>案情</h2>" in text
    assert "<p>&lt;i&gt;</p>" in text
    notice = render('{% notice "red" "没办成" %}<p>因为</p>{% endnotice %}')
    assert 'role="alert"' in notice
    assert "<p>因为</p>" in notice


def test_chart_table_links_each_number() -> None:
    chart = Chart("a", "收案", ["1月", "2月"], [Series("今年", [3, None], urls=["/r1", "/r2"])])
    text = render("{% chart c %}", c=chart)
    assert '<a href="/r1">3</a>' in text
    assert '<a href="/r2">—</a>' in text
    assert '<script id="chart-a" type="application/json">' in text


def test_impossible_charts_are_refused() -> None:
    with pytest.raises(ValueError, match="labels"):
        Chart("a", "x", ["1月"], [Series("s", [1, 2])])
    with pytest.raises(ValueError, match="five"):
        Chart("a", "x", ["1"], [Series(str(n), [1]) for n in range(6)])
    with pytest.raises(ValueError, match="role"):
        Series("s", [1], "purple")


@time_machine.travel("2022-09-01 00:30:00+08:00")
def test_days_are_short_within_the_year_and_never_iso() -> None:
    assert wording.short_day(date(2022, 8, 8)) == "08-08"
    assert wording.short_day(date(2021, 8, 8)) == "2021年8月8日"
    assert wording.moment(datetime(2022, 8, 7, 16, 5, tzinfo=ZoneInfo("UTC"))) == "08-08 00:05"
    text = render("{% when d 'full' %}", d=date(2022, 8, 8))
    assert text == '<time datetime="2022-08-08">2022年8月8日</time>'


def test_money_and_sizes() -> None:
    assert wording.yuan(-500_050) == "-5,000.50元"
    assert wording.yuan(0) == "0元"
    assert wording.yuan(None) == "—"
    assert [wording.file_size(n) for n in (820, 36_864, 2_516_582)] == ["820 B", "36 KB", "2.4 MB"]
    assert wording.grouped(0) == "0"


def test_icons_are_hidden_from_screen_readers() -> None:
    assert all('aria-hidden="true"' in icons.draw(name) for name in icons.names())
    with pytest.raises(KeyError):
        icons.draw("unicorn")
