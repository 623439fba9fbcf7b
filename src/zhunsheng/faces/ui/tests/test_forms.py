"""Label, help, error, input; nothing typed is lost; every message can be acted on."""

from __future__ import annotations

import re

from django import forms
from django.http import QueryDict

from zhunsheng.faces.ui import errors, filters
from zhunsheng.faces.ui.guide.forms import ApplicationForm
from zhunsheng.kernel.forms import Hinted, soft


class Small(forms.Form):
    name = forms.CharField(label="姓名", help_text="和身份证一致。", max_length=3)
    way = forms.ChoiceField(
        label="送达方式",
        widget=forms.RadioSelect,
        choices=[("mail", Hinted("邮寄", "3 至 5 天")), ("self", "自取")],
    )
    agree = forms.BooleanField(label="我确认属实")
    phone = soft(forms.CharField(label="电话"), "可能要多等几天。")
    own = forms.CharField(label="案由", error_messages={"required": "案由空着，案件分不了类。"})


def html(data: dict[str, str] | None = None) -> str:
    return str(Small(data))


def test_order_is_label_help_error_input() -> None:
    text = html({})
    places = [text.index(p) for p in (">姓名", "和身份证一致", "请填写姓名", 'name="name"')]
    # The summary stands above; look only at the field.
    field = text[text.index('class="field field-text') :]
    places = [field.index(p) for p in (">姓名", "和身份证一致", "请填写姓名", 'name="name"')]
    assert places == sorted(places)


def test_input_is_tied_to_help_and_error() -> None:
    field = re.search(r"<input[^>]*name=\"name\"[^>]*>", html({}))
    assert field
    assert 'aria-describedby="id_name_helptext id_name_error"' in field.group()
    assert 'aria-invalid="true"' in field.group()
    for anchor in ("id_name_helptext", "id_name_error"):
        assert f'id="{anchor}"' in html({})


def test_required_and_soft_are_said_in_words() -> None:
    text = html()
    assert '姓名<span class="mark">（必填）</span>' in text
    assert '电话<span class="mark mark-soft">（建议填）</span>' in text


def test_consequence_is_shown_only_after_sending_without() -> None:
    assert "可能要多等几天" not in html()
    assert "可能要多等几天" in html({"name": "秦"})
    assert "可能要多等几天" not in html({"phone": "138"})


def test_options_are_labels_with_hints() -> None:
    text = html()
    assert re.search(r'<label class="option" for="id_way_0"><input type="radio"', text)
    assert '<span class="option-hint">3 至 5 天</span>' in text
    assert "<fieldset" in text
    assert "<legend>送达方式" in text


def test_summary_links_to_the_first_option_and_names_each_field() -> None:
    text = html({"name": "赵钱孙李"})
    assert "有 4 处需要改" in text
    assert '<a href="#id_way_0">请选择送达方式。</a>' in text
    assert '<a href="#id_name">姓名：最多 3 个字，现在有 4 个，请删短一些。</a>' in text
    assert '<a href="#id_agree">我确认属实：请勾选后再继续。</a>' in text
    assert "案由空着，案件分不了类。" in text


def test_what_was_typed_stays() -> None:
    assert 'value="赵钱孙李"' in html({"name": "赵钱孙李"})


def test_texts_are_escaped() -> None:
    class Rude(forms.Form):
        name = forms.CharField(label="<b>名</b>", help_text="<i>x</i>")

    assert "<b>" not in str(Rude({}))
    assert "<i>" not in str(Rude({}))


def test_errors_of_the_whole_form_have_no_link() -> None:
    form = Small({"name": "秦"})
    form.is_valid()
    form.add_error(None, "两次填的不一致。")
    assert errors.all_errors(form)[0] == ("", "两次填的不一致。")
    assert "<li>两次填的不一致。</li>" in str(form)


def test_unsent_form_shows_no_summary() -> None:
    assert "error-summary" not in html()


def test_groups_become_fieldsets() -> None:
    text = str(ApplicationForm())
    assert text.count('<fieldset class="group">') == 4
    assert "<legend>申请人</legend>" in text
    assert "group-fields-2" in text


def test_hidden_fields_are_sent() -> None:
    class Keyed(forms.Form):
        key = forms.CharField(widget=forms.HiddenInput, initial="k1")

    assert 'type="hidden" name="key" value="k1"' in str(Keyed())


def test_money_shows_its_unit_and_date_its_class() -> None:
    text = str(ApplicationForm())
    assert re.search(r'name="fine"[^>]*><span>元</span>', text)
    assert "field-day" in text


def test_chips_say_the_choice_and_take_it_away() -> None:
    class Filter(forms.Form):
        stage = forms.ChoiceField(
            label="阶段", required=False, choices=[("t", "审理"), ("", "全部")]
        )
        soon = forms.BooleanField(label="7 日内届满", required=False)

    query = QueryDict("stage=t&soon=on&sort=due")
    found = filters.chips(Filter(query), query)
    assert [(c.text, c.url) for c in found] == [
        ("阶段：审理", "?soon=on&sort=due"),
        ("7 日内届满", "?stage=t&sort=due"),
    ]
