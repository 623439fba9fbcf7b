"""Signing in through the form, and being shut out after too many tries."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth import get_user_model
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser


@pytest.fixture
def clerk(transactional_db: None) -> Any:
    return get_user_model().objects.create_user("clerk", "Zhunsheng-2022", name="张三")


def submit(page: Page, password: str) -> None:
    page.goto("/accounts/login/")
    page.fill("input[name=login]", "clerk")
    page.fill("input[name=password]", password)
    page.click("form [type=submit]")


def test_wrong_password_five_times_shuts_the_account(page: Page, clerk: Any) -> None:
    for _ in range(5):
        submit(page, "wrong")
    expect(page.get_by_role("heading", name="暂时不能登录")).to_be_visible()
    submit(page, "Zhunsheng-2022")
    expect(page.get_by_role("heading", name="暂时不能登录")).to_be_visible()


def test_right_password_opens_the_session(page: Page, clerk: Any) -> None:
    submit(page, "Zhunsheng-2022")
    page.wait_for_url("**/desk/**")
    assert any(c["name"] == "zhunsheng_session" for c in page.context.cookies())
