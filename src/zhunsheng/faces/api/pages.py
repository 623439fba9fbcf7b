"""接口密钥: the administrator gives keys to other systems and takes them back."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from zhunsheng.faces.api import clients
from zhunsheng.faces.api.models import ApiClient
from zhunsheng.faces.workbench.people import holding, person_of
from zhunsheng.kernel.forms import ChineseDateField
from zhunsheng.kernel.orgs.models import Person


class ClientForm(forms.Form):
    """A new client."""

    name = forms.CharField(label="对方系统", max_length=60)
    person = forms.ModelChoiceField(
        Person.objects.filter(is_active=True),
        label="以何人身份",
        help_text="对方能看到和办理的，与这个人相同。建议为每个系统单独建一个账号。",
    )
    scopes = forms.MultipleChoiceField(
        label="范围", choices=ApiClient.Scope.choices, widget=forms.CheckboxSelectMultiple
    )
    valid_to = ChineseDateField(label="失效日期", required=False)


@holding("admin")
def clients_page(request: HttpRequest) -> HttpResponse:
    """The clients; POST makes one (its key is shown once) or, with ``revoke``, closes one."""
    form, made, key = ClientForm(), None, ""
    if request.method == "POST" and request.POST.get("revoke", "").isdecimal():
        found = get_object_or_404(ApiClient, pk=int(request.POST["revoke"]))
        clients.revoke(found, person_of(request))
        return redirect(request.path)
    if request.method == "POST":
        form = ClientForm(request.POST)
        made, key = _create(form, person_of(request))
        form = ClientForm() if made else form
    rows = ApiClient.objects.select_related("person")
    context: dict[str, Any] = {"form": form, "clients": rows, "made": made, "key": key}
    status = 422 if form.errors else 200
    response = render(request, "api/clients.html", context, status=status)
    response["Cache-Control"] = "no-store"
    return response


def _create(form: ClientForm, by: Person) -> tuple[ApiClient | None, str]:
    if not form.is_valid():
        return None, ""
    data = form.cleaned_data
    try:
        return clients.create(
            data["name"], data["person"], data["scopes"], valid_to=data["valid_to"], created_by=by
        )
    except clients.BadClient as error:
        form.add_error(None, str(error))
        return None, ""
