"""Large type, error pages, landing after uploads."""

from __future__ import annotations

import pytest
from django.conf import settings as project
from django.http import Http404
from django.template.loader import render_to_string
from django.test import Client, RequestFactory
from pytest_django import Settings

from zhunsheng.faces.ui import guide, views
from zhunsheng.faces.ui.context import ui


def test_large_type_is_kept_in_a_cookie_and_leads_back(client: Client) -> None:
    answer = client.get("/view/large-type/", {"on": "1", "next": "/desk/?q=1"})
    assert answer["Location"] == "/desk/?q=1"
    cookie = answer.cookies["large_type"]
    assert cookie.value == "1"
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    off = client.get("/view/large-type/", {"on": "0"})
    assert off.cookies["large_type"].value == ""


@pytest.mark.parametrize(
    "target", ["//evil.example/", "https://evil.example/", "javascript:alert(1)"]
)
def test_large_type_never_leads_away(client: Client, target: str) -> None:
    assert client.get("/view/large-type/", {"on": "1", "next": target})["Location"] == "/"


def test_large_type_enlarges_the_page(rf: RequestFactory) -> None:
    rf.cookies["large_type"] = "1"
    request = rf.get("/")
    text = render_to_string("404.html", ui(request), request)
    assert '<html lang="zh-CN" class="large-type">' in text
    assert "标准字号" in text


@pytest.mark.parametrize("name", ["400", "403", "404", "403_csrf"])
def test_error_pages_say_what_to_do_and_whom_to_call(rf: RequestFactory, name: str) -> None:
    request = rf.get("/")
    text = render_to_string(f"{name}.html", ui(request), request)
    assert "现在可以" in text
    assert "<li>" in text
    assert "12348" in text


def test_server_error_needs_no_database(rf: RequestFactory) -> None:
    answer = views.server_error(rf.get("/"))
    assert answer.status_code == 500
    assert "错误已经记下" in answer.content.decode()


def test_failed_csrf_check_is_answered_in_chinese() -> None:
    answer = Client(enforce_csrf_checks=True).post("/accounts/login/", {"login": "a"})
    assert answer.status_code == 403
    assert "这一页放得太久了" in answer.content.decode()


def test_demonstration_is_said_on_every_page(rf: RequestFactory, settings: Settings) -> None:
    request = rf.get("/")
    settings.DEMONSTRATION = True
    assert "演示数据" in render_to_string("404.html", ui(request), request)
    settings.DEMONSTRATION = False
    assert "演示数据" not in render_to_string("404.html", ui(request), request)


def test_upload_script_is_told_where_to_go(rf: RequestFactory) -> None:
    assert views.landed(rf.post("/"), "/done/")["Location"] == "/done/"
    told = views.landed(rf.post("/", headers={"X-Upload": "1"}), "/done/")
    assert told.status_code == 200
    assert told["X-Landed"] == "/done/"


def test_guide_is_not_shown_in_production(rf: RequestFactory) -> None:
    assert not project.DEBUG
    with pytest.raises(Http404):
        guide.page(rf.get("/desk/ui/"))


@pytest.mark.parametrize("path", ["", "lists/", "pieces/", "portal/"])
def test_guide_pages_render(client: Client, settings: Settings, path: str) -> None:
    settings.UI_GUIDE = True
    assert client.get(f"/desk/ui/{path}").status_code == 200


@pytest.mark.django_db
def test_sign_in_pages_wear_our_look(client: Client) -> None:
    text = client.get("/accounts/login/").content.decode()
    assert "工作人员登录" in text
    assert "ui/tokens.css" in text
    assert "忘记密码" not in text
