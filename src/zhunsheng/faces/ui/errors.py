"""The errors of a form as its summary lists them, each with a link to its field."""

from __future__ import annotations

from django.forms import BaseForm, BoundField

from zhunsheng.kernel.forms.faults import texts


def all_errors(form: BaseForm) -> list[tuple[str, str]]:
    """(anchor, text) of every error of a form; the anchor is empty for errors of the whole form."""
    if not form.is_bound:
        return []
    found = [("", str(error)) for error in form.non_field_errors()]
    for bound in form:
        found += [(anchor(bound), _with_label(bound, text)) for text in texts(bound)]
    return found


def anchor(bound: BoundField) -> str:
    """The id that a link to this field must name: the first option where there are several."""
    many = bound.widget_type in ("radioselect", "checkboxselectmultiple")
    return f"{bound.auto_id}_0" if many else str(bound.auto_id)


def _with_label(bound: BoundField, text: str) -> str:
    return text if str(bound.label) in text else f"{bound.label}：{text}"
