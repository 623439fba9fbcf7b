"""Fields that apply only under a condition."""

from __future__ import annotations

import json
from typing import Any

from django import forms

from zhunsheng.kernel.forms import Depending, only_when
from zhunsheng.kernel.forms.depending import is_demanded, machine, when


class Letter(Depending, forms.Form):
    """How something is sent."""

    method = forms.TypedChoiceField(
        label="方式",
        choices=[("direct", "直接送达"), ("mail", "邮寄"), ("home", "送上门")],
        coerce=lambda value: value == "mail",
    )
    number = only_when(
        forms.CharField(label="邮件编号"), "method", "mail", missing="请填邮件编号。"
    )
    agent = forms.CharField(label="代收人", required=False)
    phone = only_when(forms.CharField(label="代收人电话"), "agent")
    urgent = forms.BooleanField(label="加急", required=False)
    days = only_when(
        only_when(forms.IntegerField(label="天数"), "urgent"), "method", "direct", "home"
    )


def errors(**data: Any) -> dict[str, list[str]]:
    return {name: [str(one) for one in texts] for name, texts in Letter(data).errors.items()}


def test_a_field_whose_condition_does_not_hold_may_stay_empty() -> None:
    assert errors(method="direct") == {}


def test_where_it_applies_it_is_demanded_if_the_declaration_says_so() -> None:
    assert errors(method="mail") == {"number": ["请填邮件编号。"]}
    assert errors(method="direct", agent="秦某") == {}


def test_an_answer_to_a_question_that_does_not_arise_is_named_and_not_dropped() -> None:
    assert errors(method="direct", number="EX1") == {
        "number": ["“方式”选“邮寄”时填写；不是这样的，请把这一项清空。"]
    }
    assert errors(method="direct", phone="1") == {
        "phone": ["填写了“代收人”时填写；不是这样的，请把这一项清空。"]
    }


def test_one_of_several_cases_is_enough() -> None:
    assert errors(method="mail", number="EX1", urgent="on", days="2") == {}
    assert errors(method="home", days="2") == {}
    assert "days" in errors(method="mail", number="EX1", days="2")


def test_nothing_is_said_while_the_condition_itself_is_wrong() -> None:
    assert list(errors(number="EX1")) == ["method"]


def test_the_page_and_the_script_learn_the_condition() -> None:
    form = Letter()
    assert when(form["days"]) == "勾选“加急”，或者“方式”选“直接送达”、“送上门”时填写"
    assert json.loads(machine(form["days"])) == [["urgent", []], ["method", ["direct", "home"]]]
    assert (when(form["agent"]), machine(form["agent"])) == ("", "")
    assert is_demanded(form["number"])
    assert not is_demanded(form["days"])


def test_without_the_field_that_it_depends_on_it_always_applies() -> None:
    form = Letter({"method": "direct", "phone": "1"})
    del form.fields["agent"]
    assert form.is_valid()
