"""The two questions before a paper."""

from __future__ import annotations

from typing import Any

from django import forms

from zhunsheng.kernel.forms import Hinted

ADULT, MINOR = "adult", "minor"


class StartForm(forms.Form):
    """Age group, and a unit for those who want to count for theirs. No name, no number, no telephone."""

    age = forms.ChoiceField(
        label="你的年龄",
        choices=[
            (ADULT, "已满18岁"),
            (MINOR, Hinted("不满18岁", "题目一样，不排名")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": "请选一项。"},
    )
    unit = forms.TypedChoiceField(
        label="代表哪个单位",
        required=False,
        coerce=int,
        empty_value=None,
        help_text="选了才计入单位排行，不选也能答。",
    )

    def __init__(self, units: list[tuple[int, str]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if units:
            self.fields["unit"].choices = [("", "不代表单位"), *units]  # type: ignore[attr-defined]
        else:
            del self.fields["unit"]

    @property
    def minor(self) -> bool:
        """Whether a child answers."""
        return bool(self.cleaned_data["age"] == MINOR)

    @property
    def chosen_unit(self) -> int | None:
        """The unit; none for children, who are not ranked."""
        return None if self.minor else self.cleaned_data.get("unit")


class NameForm(forms.Form):
    """The name for the slip: printed, not kept."""

    name = forms.CharField(
        label="姓名",
        max_length=20,
        required=False,
        strip=True,
        help_text="只印在这一页上，系统不保存。",
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
