"""Reading an act from a request: JSON, or multipart with the same JSON and files."""

from __future__ import annotations

from typing import Any, TypeVar

from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest
from django.http.multipartparser import MultiPartParserError
from ninja import Schema
from pydantic import ValidationError

from zhunsheng.faces.api.problems import Stopped
from zhunsheng.kernel.procedure.engine import Upload

S = TypeVar("S", bound=Schema)
PART = "act"
LONGEST_KEY = 100


def described(kind: str) -> dict[str, Any]:
    """The OpenAPI description of a body in both forms; ``kind`` names the schema."""
    schema = {"$ref": f"#/components/schemas/{kind}"}
    parts = {
        "type": "object",
        "required": [PART],
        "properties": {PART: schema},
        # Every other part is a file; its name is the kind of document that it is.
        "additionalProperties": {"type": "string", "format": "binary"},
    }
    content = {"application/json": {"schema": schema}, "multipart/form-data": {"schema": parts}}
    key = {
        "name": "Idempotency-Key",
        "in": "header",
        "required": False,
        "schema": {"type": "string", "maxLength": LONGEST_KEY},
        "description": "同一个标识重复发送，只办理一次，返回同一结果。",
    }
    return {"requestBody": {"required": True, "content": content}, "parameters": [key]}


def read(request: HttpRequest, kind: type[S]) -> tuple[S, list[Upload]]:
    """The act and its files. Raises :class:`Stopped`."""
    try:
        if request.content_type == "multipart/form-data":
            text: str | bytes = request.POST.get(PART, "")
            files = [
                Upload(name, one, one.name or name)
                for name, several in request.FILES.lists()
                for one in several
            ]
        else:
            text, files = request.body, []
        return kind.model_validate_json(text), files
    except ValidationError as error:
        errors: dict[str, list[str]] = {}
        for one in error.errors(include_url=False, include_input=False):
            errors.setdefault(".".join(str(part) for part in one["loc"]), []).append(one["msg"])
        raise _malformed(errors) from error
    except (MultiPartParserError, SuspiciousOperation, UnicodeError) as error:
        raise _malformed({"": [str(error)]}) from error


def _malformed(errors: dict[str, list[str]]) -> Stopped:
    stopped = Stopped(
        422, "malformed", "请求的格式不对。", "请对照接口说明 /api/v1/openapi.json 修改。"
    )
    stopped.errors = errors
    return stopped


def key_of(request: HttpRequest) -> str | None:
    """The ``Idempotency-Key``, if any. Raises :class:`Stopped` for one that cannot be kept."""
    key = request.headers.get("Idempotency-Key", "").strip()
    if len(key) > LONGEST_KEY or not key.isascii():
        raise Stopped(
            422, "malformed", "Idempotency-Key 只能是100个以内的英文字符。", "请换一个标识。"
        )
    return key or None
