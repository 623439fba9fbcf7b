"""System checks: every rule says what it is, what to do, and reads columns that exist."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.core.checks import CheckMessage, Error
from django.core.exceptions import FieldError

from zhunsheng.insight.alerts.evaluate import columns_of
from zhunsheng.insight.alerts.rules import AlertRule, ViolationRule, rules, violation_rules
from zhunsheng.kernel.statutes.checks import unknown_cites
from zhunsheng.lib import clock

CODE = re.compile(r"[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)+")


def check_rules(
    app_configs: Sequence[AppConfig] | None = None, **_kwargs: Any
) -> list[CheckMessage]:
    """Check all registered rules."""
    known = list(rules)
    problems = [problem for rule in known for problem in problems_of(rule)]
    problems += [problem for rule in violation_rules for problem in _words(rule)]
    return problems + unknown_cites(
        (f"alert rule {rule.code}", rule.cite) for rule in known if rule.cite is not None
    )


def problems_of(rule: AlertRule) -> list[CheckMessage]:
    """What is missing or wrong in one rule."""
    found = _words(rule)
    try:
        queryset = rule.source._default_manager.filter(rule.when(clock.today()))
        str(queryset.annotate(**columns_of(rule)).query)
    except FieldError as error:
        found.append(Error(f"alert rule {rule.code!r}: {error}", id="alerts.E003"))
    return found


def _words(rule: AlertRule | ViolationRule) -> list[CheckMessage]:
    found: list[CheckMessage] = [
        Error(f"alert rule {rule.code!r} has no {name}", id="alerts.E001")
        for name in ("title", "todo")
        if not getattr(rule, name)
    ]
    if not CODE.fullmatch(rule.code):
        found.append(
            Error(f"alert rule {rule.code!r}: codes look like business.name", id="alerts.E002")
        )
    return found
