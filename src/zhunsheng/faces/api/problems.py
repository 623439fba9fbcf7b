"""Refusals as RFC 9457 problem documents."""

from __future__ import annotations

import json
from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI, Schema
from ninja.errors import AuthenticationError, HttpError, Throttled, ValidationError

from zhunsheng.kernel.procedure.refusals import (
    Conflict,
    InvalidForm,
    NotAllowed,
    Refused,
    WrongStage,
)

MEDIA = "application/problem+json"
STATUS: dict[type[Refused], int] = {NotAllowed: 403, Conflict: 409, WrongStage: 409}
UNPROCESSABLE = 422


class Problem(Schema):
    """Why something was refused: ``message`` says what is wrong, ``remedy`` what to do, ``cite`` which rule."""

    type: str
    title: str
    status: int
    detail: str
    code: str
    message: str
    remedy: str = ""
    cite: str = ""
    errors: dict[str, list[str]] = {}


class Stopped(Exception):
    """A refusal by the API itself."""

    def __init__(self, status: int, code: str, message: str, remedy: str = "", **errors: list[str]):
        super().__init__(message)
        self.status, self.code, self.message, self.remedy = status, code, message, remedy
        self.errors = errors


def missing(what: str) -> Stopped:
    """There is no such thing for this client; whether it exists for others is not said."""
    return Stopped(
        404, "not_found", f"没有找到这{what}，或者不在可以查阅的范围内。", "请核对编号和授权。"
    )


def problem(status: int, code: str, message: str, remedy: str = "", **more: Any) -> HttpResponse:
    """The answer."""
    body = {
        "type": f"urn:zhunsheng:problem:{code}",
        "title": message,
        "status": status,
        "detail": f"{message}{remedy}",
        "code": code,
        "message": message,
        "remedy": remedy,
        "cite": more.get("cite", ""),
        "errors": more.get("errors", {}),
    }
    return HttpResponse(json.dumps(body, ensure_ascii=False), status=status, content_type=MEDIA)


def install(api: NinjaAPI) -> None:
    """Answer every refusal as a problem."""
    handlers: tuple[tuple[type[Exception], Any], ...] = (
        (Refused, _refused),
        (Stopped, _stopped),
        (ValidationError, _invalid),
        (AuthenticationError, _stranger),
        (Throttled, _throttled),
        (HttpError, _http),
    )
    for kind, handler in handlers:
        api.add_exception_handler(kind, handler)


def _refused(_request: HttpRequest, error: Refused) -> HttpResponse:
    status = STATUS.get(type(error), UNPROCESSABLE)
    errors = error.errors if isinstance(error, InvalidForm) else {}
    cite = error.cite.text if error.cite else ""
    return problem(status, error.code, error.message, error.remedy, cite=cite, errors=errors)


def _stopped(_request: HttpRequest, error: Stopped) -> HttpResponse:
    return problem(error.status, error.code, error.message, error.remedy, errors=error.errors)


def _invalid(_request: HttpRequest, error: ValidationError) -> HttpResponse:
    errors: dict[str, list[str]] = {}
    for one in error.errors:
        # The first two words say where (query, body) and under which of our argument names.
        place = [str(part) for part in one["loc"] if part not in ("body", "query", "path")]
        errors.setdefault(".".join(place), []).append(str(one["msg"]))
    return problem(
        UNPROCESSABLE,
        "malformed",
        "请求的格式不对。",
        "请对照接口说明 /api/v1/openapi.json 修改。",
        errors=errors,
    )


def _stranger(_request: HttpRequest, _error: AuthenticationError) -> HttpResponse:
    answer = problem(
        401,
        "no_key",
        "没有密钥，或者密钥已经失效。",
        "请在 Authorization 头写“Bearer 密钥”；密钥由系统管理员发放。",
    )
    answer["WWW-Authenticate"] = "Bearer"
    return answer


def _throttled(_request: HttpRequest, error: Throttled) -> HttpResponse:
    answer = problem(429, "too_many", "请求太频繁。", "请稍候再试。")
    answer["Retry-After"] = str(int(error.wait or 60) + 1)
    return answer


def _http(_request: HttpRequest, error: HttpError) -> HttpResponse:
    return problem(error.status_code, "bad_request", "请求的内容无法读取。", "请核对请求的格式。")
