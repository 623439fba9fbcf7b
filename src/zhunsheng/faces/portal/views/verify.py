"""Receipts and seal heads, which anybody may check."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from zhunsheng.faces.portal import throttle
from zhunsheng.faces.portal.views.page import crumbs, show, too_often
from zhunsheng.kernel.ledger import receipts, seals
from zhunsheng.kernel.ledger.models import Receipt, Seal

HEADS = 50


@require_safe
def verify(request: HttpRequest) -> HttpResponse:
    """Whether a submission is in, since when, under which seal; no personal data."""
    typed = request.GET.get("code", "").strip()[:40]
    found: Receipt | None = None
    error = ""
    if typed:
        if throttle.exceeded(request, "wrong-code"):
            return too_often(request)
        try:
            found = receipts.find(typed)
        except receipts.WrongReceipt as wrong:
            throttle.count(request, "wrong-code")
            error = str(wrong).replace("您", "你")
    proof = receipts.prove(found.code) if found else None
    context = {
        "typed": typed,
        "error": error,
        "receipt": found,
        "sealed": bool(proof and proof["state"] == "sealed"),
        "holds": bool(proof and proof["state"] == "sealed" and receipts.check(proof)),
        "crumbs": crumbs(("核对回执", "")),
    }
    return show(request, "portal/verify.html", context, 404 if error else 200)


@require_safe
def proof(request: HttpRequest, code: str) -> HttpResponse:
    """Everything needed to check a receipt without this system."""
    try:
        found = receipts.prove(code)
    except receipts.WrongReceipt as wrong:
        raise Http404(str(wrong)) from wrong
    response = JsonResponse(found, json_dumps_params={"indent": 2})
    response["Content-Disposition"] = f'attachment; filename="receipt-{found["receipt"]}.json"'
    return response


@require_safe
def heads(request: HttpRequest) -> HttpResponse:
    """The newest seal heads; whoever keeps a copy can see whether the past was rewritten."""
    rows = list(Seal.objects.order_by("-number")[:HEADS])
    way = crumbs(("核对回执", reverse("portal:verify")), ("封存记录", ""))
    return show(request, "portal/heads.html", {"rows": rows, "crumbs": way})


@require_safe
def heads_json(request: HttpRequest) -> HttpResponse:
    """All seal heads, oldest first; ``?after=`` a number gives the later ones."""
    after = request.GET.get("after", "0")
    rows = Seal.objects.filter(
        number__gt=int(after) if after.isdecimal() and len(after) < 18 else 0
    )
    response = JsonResponse(
        [seals.published(row) for row in rows.order_by("number")[:10_000]], safe=False
    )
    response["Content-Disposition"] = 'attachment; filename="seals.json"'
    return response
