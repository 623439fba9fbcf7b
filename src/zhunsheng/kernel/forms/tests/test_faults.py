"""Errors in words."""

from __future__ import annotations

from django import forms

from zhunsheng.kernel.forms import faults


class Asked(forms.Form):
    """Some questions."""

    name = forms.CharField(label="姓名", max_length=3)
    kind = forms.ChoiceField(label="类别", choices=[("a", "甲")])

    def clean(self) -> None:
        """Never content."""
        raise forms.ValidationError("两项不能都是空的。")


def test_every_error_says_what_to_do_and_names_its_field() -> None:
    assert faults.by_field(Asked({"name": "欧阳某某"})) == {
        "name": ["最多 3 个字，现在有 4 个，请删短一些。"],
        "kind": ["请选择类别。"],
        "__all__": ["两项不能都是空的。"],
    }
