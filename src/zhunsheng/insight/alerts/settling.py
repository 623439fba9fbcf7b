"""Settle alerts: say what was done, or why it is excused."""

from __future__ import annotations

from collections import Counter
from typing import Any

from django.db import transaction

from zhunsheng.insight.alerts.models import Alert
from zhunsheng.insight.alerts.rules import AlertRule, ViolationRule, rules, violation_rules
from zhunsheng.kernel.access.scope import can, holds
from zhunsheng.kernel.ledger import journal
from zhunsheng.kernel.orgs.models import Person
from zhunsheng.kernel.registers.access import editable_units
from zhunsheng.lib import clock

STREAM = "alert"
HANDLERS = ("handler", "registrar", "chief", "organ_head")
EXCUSERS = ("chief", "organ_head")


class AlertRefused(ValueError):
    """An alert was not settled; ``message`` says why and ``remedy`` what to do."""

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__(f"{message}{remedy}")
        self.message = message
        self.remedy = remedy


def rule_of(alert: Alert) -> AlertRule | ViolationRule | None:
    """The rule behind an alert, with its title and what to do; None when no module declares it any more."""
    return rules.get(alert.rule) or violation_rules.get(alert.rule)


def handle(alert: Alert, by: Person, reason: str) -> Alert:
    """Record what was done. By who handles the matter or is in charge. Raises :class:`AlertRefused`."""
    return _settle(alert, by, reason, Alert.State.HANDLED)


def excuse(alert: Alert, by: Person, reason: str) -> Alert:
    """Record why nothing is to be done. By who is in charge, not by who is answerable. Raises :class:`AlertRefused`."""
    return _settle(alert, by, reason, Alert.State.EXCUSED)


def may_settle(alert: Alert, person: Person, state: str = Alert.State.HANDLED) -> bool:
    """Whether the person may handle (or excuse) the alert."""
    if state == Alert.State.HANDLED and alert.owner_person_id == person.pk:
        return True
    if state == Alert.State.EXCUSED and alert.owner_person_id == person.pk:
        return False
    wanted = HANDLERS if state == Alert.State.HANDLED else EXCUSERS
    if alert.matter is None:
        return _may_settle_entry(alert, person, state, wanted)
    matter: Any = alert.matter
    return can(person, wanted, matter)


def _may_settle_entry(alert: Alert, person: Person, state: str, wanted: tuple[str, ...]) -> bool:
    """Who keeps the entry may say what was done; who is in charge of its unit may do both."""
    register = getattr(rule_of(alert), "register", None)
    if register is not None and state == Alert.State.HANDLED:
        units = editable_units(person, register)
        if units is None or alert.owner_unit_id in units:
            return True
    return holds(person, wanted, alert.domain) and person.unit_id == alert.owner_unit_id


@transaction.atomic
def _settle(alert: Alert, by: Person, reason: str, state: str) -> Alert:
    row = Alert.objects.select_for_update(of=("self",)).select_related("matter").get(pk=alert.pk)
    if not row.is_open:
        raise AlertRefused("这条预警已经处理或者已经消除。", "请刷新页面查看最新情况。")
    if not may_settle(row, by, state):
        who = (
            "责任人或者机构负责人"
            if state == Alert.State.HANDLED
            else "机构负责人（不是责任人本人）"
        )
        raise AlertRefused("您不能处理这条预警。", f"请由{who}办理。")
    if not reason.strip():
        raise AlertRefused("须写明处理情况或者理由。", "请填写后再提交。")
    row.state, row.reason = state, reason.strip()[:500]
    row.handled_by, row.handled_at = by, clock.now()
    row.save(update_fields=["state", "reason", "handled_by", "handled_at"])
    data = {"rule": row.rule, "matter": row.matter_id, "reason": row.reason}
    journal.append(STREAM, row.pk, f"alert.{state}", by.name, data, person=by)
    return row


def counts(person: Person) -> dict[str, int]:
    """How many open alerts of each tone the person may see, for the cards on the desk."""
    found = Alert.objects.open().visible_to(person).values_list("tone", flat=True)
    tally = Counter(found[:1001])
    return {tone: tally.get(tone, 0) for tone in ("red", "yellow")}
