"""How people sign in: by username, or through the organisation's identity service."""

from __future__ import annotations

import math
from typing import Any, ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

KINDS = {
    "大写字母": str.isupper,
    "小写字母": str.islower,
    "数字": str.isdigit,
    "符号": lambda c: not c.isalnum(),
}


class VarietyValidator:
    """A password uses at least three kinds of characters (GB/T 22239 身份鉴别: 口令应有复杂度要求)."""

    def validate(self, password: str, user: object = None) -> None:
        """Raise ValidationError when fewer than three kinds are used."""
        if sum(any(map(is_kind, password)) for is_kind in KINDS.values()) < 3:
            raise ValidationError(self.get_help_text(), code="password_variety")

    def get_help_text(self) -> str:
        """The rule, for the form."""
        return f"密码须包含{'、'.join(KINDS)}中的至少三种。"


def display_name(person: Any) -> str:
    """How allauth's pages call a signed-in person."""
    return str(person.name or person.username)


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Nobody signs up: administrators enter people with their unit and post."""

    error_messages: ClassVar = {
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": "用户名或者密码不对，请再输一次。",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never."""
        return False


class MfaAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """Two-step sign-in in words that say what to do."""

    error_messages: ClassVar = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": "这个数字不对，或者已经换了，请填验证器现在显示的6位数字。",
    }


class SocialAccountAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]
    """Signing in through the identity service finds the person entered here, and makes none."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        """Never."""
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """At the first sign-in, link the account to the person whose username the issuer names.

        The issuer is the organisation's own and configured by its administrator, so its claim is
        believed. An unknown or inactive person is sent back with the reason.
        """
        if sociallogin.is_existing:
            return
        claims = sociallogin.account.get_provider_account().get_user_data() or {}
        username = claims.get(settings.ENVIRONMENT.oidc_username_claim)
        person = get_user_model().objects.filter(username=username or "", is_active=True).first()
        if person is None:
            messages.error(
                request, "统一身份认证已通过，但本系统没有您的账号；请联系本单位系统管理员开通。"
            )
            raise ImmediateHttpResponse(redirect(settings.LOGIN_URL))
        sociallogin.connect(request, person)


def locked_out(
    request: HttpRequest, response: HttpResponse | None = None, credentials: Any = None
) -> HttpResponse:
    """The page shown after too many failed sign-ins (status 429)."""
    minutes = math.ceil(settings.AXES_COOLOFF_TIME.total_seconds() / 60)
    context = {"minutes": minutes, "limit": settings.AXES_FAILURE_LIMIT}
    return render(request, "account/locked_out.html", context, status=429)
