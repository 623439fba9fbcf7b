"""Addresses of the portal; included at the root."""

from __future__ import annotations

from django.urls import URLPattern, path

from zhunsheng.faces.portal.declare import public_pages
from zhunsheng.faces.portal.views import (
    act,
    deadline,
    home,
    progress,
    published,
    sending,
    service,
    verify,
)

app_name = "portal"

urlpatterns: list[URLPattern] = [
    path("", home.home, name="home"),
    path("search/", home.search, name="search"),
    path("help/", home.helps, name="helps"),
    path("help/<slug:code>/", home.help_page, name="help"),
    path("contact/", home.contact, name="contact"),
    path("accessibility/", home.accessibility, name="accessibility"),
    path("apply/<slug:code>/", service.start, name="start"),
    path("apply/<slug:code>/tasks/", service.tasks, name="tasks"),
    path("apply/<slug:code>/check/", sending.check, name="check"),
    path("apply/<slug:code>/receipt/", sending.receipt, name="receipt"),
    path("apply/<slug:code>/noted/", sending.noted, name="noted"),
    path("apply/<slug:code>/leave/", service.leave, name="leave"),
    path("apply/<slug:code>/discard/", service.discard, name="discard"),
    path("apply/<slug:code>/q/<slug:part_code>/", service.question, name="part"),
    path(
        "apply/<slug:code>/q/<slug:part_code>/files/<int:pk>/remove/", service.remove, name="remove"
    ),
    path("resume/", service.resume, name="resume"),
    path("progress/", progress.progress, name="progress"),
    path("progress/case/", progress.case, name="case"),
    path("progress/leave/", progress.leave, name="logout"),
    path("progress/case/documents/<int:pk>/", progress.document, name="document"),
    path("progress/case/documents/<int:pk>/<slug:form>/", progress.download, name="download"),
    path("progress/case/do/<slug:action>/", act.act, name="act"),
    path("progress/case/do/<slug:action>/files/<int:pk>/remove/", act.remove, name="act-remove"),
    path("verify/", verify.verify, name="verify"),
    path("verify/seals/", verify.heads, name="heads"),
    path("verify/seals.json", verify.heads_json, name="heads-json"),
    path("verify/<str:code>/proof.json", verify.proof, name="proof"),
    path("lists/", published.index, name="lists"),
    path("lists/<slug:code>/", published.listing, name="list"),
    path("lists/<slug:code>/<int:pk>/", published.item, name="item"),
    path("lists/<slug:code>/<int:pk>/files/<int:number>/", published.download, name="file"),
    path("deadline/", deadline.deadline, name="deadline"),
    *(path(page.path, page.view, name=f"page-{page.code}") for page in public_pages),
]
