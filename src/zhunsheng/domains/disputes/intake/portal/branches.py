"""One receipt for all branches. The discreet ones come after a second factor, which ends with the session's binding.

Whoever finds a receipt must not learn that somebody sees a counsellor, petitions or has asked for a lawyer: the page is
the same whether there is such a branch or not. The second factor is the query code of that branch; for petition and
legal aid also the last four digits of the telephone, unless those who live together could know them and must not
(family, danger). To the counsellor only the branch's own code leads.
"""

from __future__ import annotations

import hmac
from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.views.decorators.http import require_POST

from zhunsheng.domains.disputes.intake import choices
from zhunsheng.domains.disputes.intake.branches import (
    Standing,
    branches_of,
    remaining,
    standings,
)
from zhunsheng.domains.disputes.intake.models import Intake
from zhunsheng.domains.disputes.intake.procedure import CODE
from zhunsheng.domains.disputes.intake.remedies import PLAIN_OPEN, last_days
from zhunsheng.domains.disputes.kinds import Kind
from zhunsheng.faces.portal import bound, throttle
from zhunsheng.faces.portal.declare import CasePanel, PublicPage
from zhunsheng.faces.portal.views.page import too_often
from zhunsheng.faces.portal.views.progress import asked
from zhunsheng.kernel.access import records
from zhunsheng.kernel.ledger import receipts
from zhunsheng.lib import clock

SHOWN = "intake_shown"
DIGITS = 4
#: Wrong answers to the second question for one receipt in a day; opening the receipt anew does not give more.
MOST, DAY = 5, 86400
WRONG = "对不上，或者没有要再核对的事项。查询码在那个窗口给你的回执上。"


def panel(request: HttpRequest, matter: Intake) -> str:
    """The branches, what remains, the last days."""
    found = standings(branches_of(matter))
    shown = set(bound.remembered(request, SHOWN) or ())
    open_ones = [one for one in found if not one.way.discreet or one.branch.pk in shown]
    context = {
        "rows": [(one, _plain(one), _remaining(one, found)) for one in open_ones],
        "routed": matter.triaged_on,
        "days": last_days(matter, clock.today()),
        "open": PLAIN_OPEN,
        "asks": bool(matter.triaged_on),
        "phone": _phone_may_open(matter),
    }
    return render_to_string("disputes/case_branches.html", context, request)


def _plain(one: Standing) -> str:
    """Where a branch stands, to its citizen."""
    words = {
        "waiting": "已经转过去，等窗口接收",
        "running": f"正在办：{one.text}",
        "declined": "这个窗口办不了，退回来了",
        "withdrawn": "你撤回了，没有转过去",
        "unsettled": f"办完了，没有结果：{one.text}",
        "settled": f"办完了：{one.text}",
    }
    if one.waits and one.branch.link is None:
        return "已经转过去，等窗口答复"
    return words[one.state]


def _remaining(one: Standing, found: Sequence[Standing]) -> Any:
    if not one.asks_for_more:
        return None
    running = {other.way.code for other in found if other.is_open}
    rest = remaining(one.way.code)
    ways = [w for w in rest.ways if w.code not in running and not w.discreet]
    return {"plain": rest.plain, "ways": ways}


def _phone(matter: Intake) -> str:
    row = matter.participants.filter(role="applicant").select_related("party").first()
    return "".join(c for c in (row.party.phone if row and row.party else "") if c.isdigit())


def _phone_may_open(matter: Intake) -> bool:
    """Whether the telephone's digits open anything of this intake."""
    near = matter.kind == Kind.FAMILY or matter.urgency == choices.Urgency.DANGER
    return not near


@require_POST
def reveal(request: HttpRequest) -> HttpResponse:
    """The second question."""
    matter = bound.own_matter(request)
    if matter is None or matter.procedure != CODE:
        return asked(request)
    key = f"intake:second:{matter.pk}"
    if throttle.exceeded(request, "wrong-code") or int(cache.get(key, 0)) >= MOST:
        return too_often(request)
    opened = _opened(matter, request.POST.get("answer", "").strip()[:40])
    if opened is None:
        throttle.count(request, "wrong-code")
        cache.add(key, 0, DAY)
        cache.incr(key)
        messages.warning(request, WRONG)
        return redirect("portal:case")
    shown = {*(bound.remembered(request, SHOWN) or ()), *opened}
    bound.remember(request, SHOWN, sorted(shown))
    records.read(None, matter.pk, request.path)
    if not opened:
        messages.success(request, "核对过了，没有别的事项。")
    return redirect("portal:case")


def _opened(matter: Any, answer: str) -> list[int] | None:
    """The branches that an answer opens; None when it is wrong."""
    discreet = [one for one in standings(branches_of(matter)) if one.way.discreet]
    if answer.isdecimal() and len(answer) == DIGITS:
        phone = _phone(matter)
        same = len(phone) > DIGITS and hmac.compare_digest(phone[-DIGITS:], answer)
        if not same or not _phone_may_open(matter):
            return None
        return [one.branch.pk for one in discreet if one.way.function != "counselling"]
    return [one.branch.pk for one in discreet if _is_code_of(one, answer)] or None


def _is_code_of(one: Standing, answer: str) -> bool:
    """Whether the answer is the query code of the branch's own case; wrong ones are counted there."""
    if not answer or one.matter is None or not one.matter.receipt:
        return False
    try:
        receipts.open_with(one.matter.receipt, answer)
    except receipts.WrongReceipt:
        return False
    return True


REVEAL = PublicPage("intake-reveal", "再核对一次", "progress/case/more/", reveal)
PANEL = CasePanel("intake-branches", panel, procedure=CODE)
