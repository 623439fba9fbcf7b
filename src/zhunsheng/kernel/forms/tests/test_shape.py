"""Groups, soft-required fields, hints."""

from __future__ import annotations

from typing import ClassVar

from django import forms

from zhunsheng.kernel.forms import Group, Grouped, Hinted, gaps, soft


class Application(Grouped, forms.Form):
    groups: ClassVar = [
        Group("申请人", ["name", "phone"], columns=2),
        Group("没有的", ["absent"]),
    ]

    name = forms.CharField(label="姓名")
    phone = soft(forms.CharField(label="电话"), "联系不上你，可能要多等几天。")
    note = forms.CharField(label="其他", required=False)
    token = forms.CharField(widget=forms.HiddenInput, required=False)


def test_groups_hold_their_fields_and_the_rest_comes_last() -> None:
    shape = [(g.title, [b.name for b in members]) for g, members in Application().grouped]
    assert shape == [("申请人", ["name", "phone"]), ("", ["note"])]


def test_soft_fields_do_not_block() -> None:
    assert Application({"name": "秦某某"}).is_valid()


def test_gaps_name_field_and_consequence() -> None:
    found = gaps(Application({"name": "秦某某"}))
    assert [(bound.name, text) for bound, text in found] == [
        ("phone", "联系不上你，可能要多等几天。")
    ]


def test_no_gaps_when_filled_or_not_sent() -> None:
    assert gaps(Application({"name": "秦某某", "phone": "13800000148"})) == []
    assert gaps(Application()) == []


def test_hint_survives_choices() -> None:
    field = forms.ChoiceField(choices=[("mail", Hinted("邮寄", "3 至 5 天"))])
    label = next(text for value, text in field.widget.choices if value == "mail")
    assert label == "邮寄"
    assert label.hint == "3 至 5 天"
