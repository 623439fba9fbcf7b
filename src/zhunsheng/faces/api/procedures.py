"""Procedures as declared, so that a client knows which acts there are and what they ask for."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpRequest
from ninja import Router

from zhunsheng.faces.api import schemas
from zhunsheng.faces.api.keys import require
from zhunsheng.kernel.procedure.declaration import Action, Procedure
from zhunsheng.kernel.procedure.registry import procedures

router = Router(tags=["程序"])


@router.get(
    "/procedures",
    response=list[schemas.Declared],
    summary="列出程序和表单",
    operation_id="list_procedures",
)
def list_procedures(request: HttpRequest) -> list[dict[str, Any]]:
    """Every procedure under every version of its law."""
    require(request, "read")
    return [_declared(procedure) for procedure in procedures]


def _declared(procedure: Procedure) -> dict[str, Any]:
    return {
        "code": procedure.code,
        "version": procedure.version,
        "title": procedure.title,
        "law": procedure.law,
        "stages": {stage.code: stage.title for stage in procedure.stages},
        "outcomes": {outcome.code: outcome.title for outcome in procedure.outcomes},
        "actions": [_described(action) for action in (procedure.filing, *procedure.actions)],
    }


def _described(action: Action) -> dict[str, Any]:
    fields = getattr(action.form, "base_fields", {}) if action.form else {}
    return {
        "code": action.code,
        "title": action.title,
        "stages": list(action.sources),
        "cite": action.cite.text if action.cite else "",
        "fields": [_field(name, field) for name, field in fields.items()],
        "files": [accepts.kind for accepts in action.accepts],
    }


def _field(name: str, field: forms.Field) -> dict[str, Any]:
    # Choices that come from the database are not part of the declaration.
    fixed = isinstance(field, forms.ChoiceField)
    choices = [str(key) for key, _label in field.choices] if fixed else []  # type: ignore[attr-defined]
    return {
        "name": name,
        "label": str(field.label or name),
        "required": field.required,
        "type": type(field).__name__.removesuffix("Field").lower(),
        "choices": choices,
    }
