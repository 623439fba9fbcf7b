"""The kiosk's own pages: home, end of a visit, set-up, a fault of the machine."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from zhunsheng.faces.kiosk import device, visits
from zhunsheng.faces.kiosk.declare import Machine, directory, offered
from zhunsheng.faces.kiosk.models import Visit
from zhunsheng.faces.portal import throttle


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The large buttons. Whoever comes here from elsewhere is told how a machine is set up."""
    serial = getattr(request, "kiosk", "")
    if not serial:
        return redirect("kiosk:setup")
    visit = visits.current(request)
    response = render(request, "kiosk/home.html", {"tiles": offered(), "machine": _machine(serial)})
    if visit is not None and not visit.drafts:
        # Back on the home page with nothing begun: the next one begins anew.
        visits.wipe(request, response, visit, Visit.End.VISITOR)
    return response


def _machine(serial: str) -> Machine | None:
    known = directory()
    return known.get(serial) if known else None


@require_POST
def wipe(request: HttpRequest) -> HttpResponse:
    """The end of a visit: by the visitor, or because nobody touched the machine."""
    response = redirect("kiosk:home")
    how = Visit.End.IDLE if "idle" in request.POST else Visit.End.VISITOR
    visits.wipe(request, response, visits.current(request), how)
    return response


@require_POST
def alive(request: HttpRequest) -> HttpResponse:
    """Somebody is typing: the server must not take the visitor for gone."""
    visit = visits.current(request)
    if visit is not None:
        visits.touch(visit)
    return JsonResponse({"visit": visit is not None})


@require_POST
def beat(request: HttpRequest) -> HttpResponse:
    """The machine works."""
    serial, known = getattr(request, "kiosk", ""), directory()
    if serial and known:
        known.beat(serial)
    return HttpResponse(status=204)


def fault(request: HttpRequest) -> HttpResponse:
    """Something is wrong with the machine: one touch tells whoever repairs it."""
    serial, known = getattr(request, "kiosk", ""), directory()
    if not serial or known is None:
        raise Http404("这里不是自助终端。")
    symptom = request.POST.get("symptom", "")
    if request.method == "POST" and symptom in dict(known.symptoms):
        new = known.report(serial, symptom)
        messages.success(
            request, "已经告诉维修的人了，谢谢。" if new else "已经有人说过了，正在修。谢谢。"
        )
        return redirect("kiosk:home")
    context = {"symptoms": known.symptoms, "machine": known.get(serial)}
    return render(request, "kiosk/fault.html", context)


def setup(request: HttpRequest) -> HttpResponse:
    """Make this browser a kiosk, or an ordinary one again; needs the machine's key."""
    known = directory()
    if known is None:
        raise Http404("这里没有自助终端。")
    trial = known.trial() if settings.DEMONSTRATION else None
    error = ""
    if request.method == "POST":
        if throttle.exceeded(request, "wrong-code"):
            error = "输错太多次了，请半小时以后再试。"
        elif "trial" in request.POST and trial is not None:
            return _set(request, trial.serial)
        elif (found := _found(request)) is not None:
            return _set(request, "" if "leave" in request.POST else found.serial)
        else:
            throttle.count(request, "wrong-code")
            error = "序列号和密钥对不上。请在工作台“终端在线”里打开这台终端，发新的密钥。"
    context: dict[str, Any] = {
        "error": error,
        "typed": request.POST.get("serial", ""),
        "trial": trial,
        "is_kiosk": bool(getattr(request, "kiosk", "")),
        "portal_base": "ui/portal_base.html",
    }
    return render(request, "kiosk/setup.html", context, status=422 if error else 200)


def _found(request: HttpRequest) -> Machine | None:
    known = directory()
    serial, key = (request.POST.get(name, "").strip()[:80] for name in ("serial", "key"))
    return known.find(serial, key) if known else None


def _set(request: HttpRequest, serial: str) -> HttpResponse:
    """As which machine the browser goes on; the trial of the model district ends in the same way."""
    is_kiosk = bool(getattr(request, "kiosk", ""))
    leaving = not serial or (is_kiosk and "trial" in request.POST)
    response = redirect("portal:home" if leaving else "kiosk:home")
    if leaving:
        device.forget(response)
    else:
        device.remember(request, response, serial)
    request.session.flush()
    return response
