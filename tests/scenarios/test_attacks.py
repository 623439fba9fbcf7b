"""The running application as an outsider, or as a colleague without the right, would try it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.core import signing
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from zhunsheng.domains.reconsideration.models import Reconsideration
from zhunsheng.domains.reconsideration.tests.conftest import Case, District, pdf
from zhunsheng.kernel.documents import templates
from zhunsheng.kernel.documents.models import Document
from zhunsheng.kernel.ledger.models import Event
from zhunsheng.kernel.procedure.engine import file

pytestmark = pytest.mark.django_db
SCRIPT = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>"
PASSWORD = "甲乙丙-Zs2026!correct"
OUTSIDERS = ("outsider", "colleague", "justice_office", "admin", "")


def client_of(district: District, role: str, **options: Any) -> Client:
    """A browser logged in as the person of a role; nobody without one."""
    client = Client(**options)
    if role:
        model = "django.contrib.auth.backends.ModelBackend"
        client.force_login(district.people[role], backend=model)
    return client


@pytest.fixture
def case(district: District, application: dict[str, Any], today: None) -> Case:
    """An accepted case with scripts in every text, an identity paper and a copy on its way."""
    names = ("name", "address", "act_name", "act_number", "request", "grounds")
    short = dict.fromkeys(("legal_representative", "agent_name"), SCRIPT[:40])
    short["kind"] = "sole_trader"
    data = {**application, **dict.fromkeys(names, SCRIPT), **short}
    files = [pdf("identity", f"{SCRIPT}.pdf"), pdf("application")]
    event = file("reconsideration", district.actor("registrar"), data, files, at=date(2022, 8, 1))
    case = Case(district, Reconsideration.objects.get(pk=event.subject_id))
    handler = district.people["handler"].pk
    case.do("accept", "registrar", date(2022, 8, 4), accepted_on="2022-08-01", handler=handler)
    case.do("remark", "handler", date(2022, 8, 4), remark=SCRIPT)
    case.do("send_copy", "handler", date(2022, 8, 5), method="online")
    return case


def addresses(case: Case) -> list[str]:
    """Every address of one case on the workbench."""
    pk = case.matter.pk
    found = [
        f"/desk/matters/{pk}/",
        f"/desk/matters/{pk}/archive/",
        f"/desk/matters/{pk}/do/decide/",
    ]
    for paper in Document.objects.filter(matter=case.matter):
        found += [f"/desk/documents/{paper.pk}/"]
        found += [f"/desk/documents/{paper.pk}/{kind}/" for kind in ("docx", "pdf", "original")]
    return found


@pytest.mark.parametrize("role", OUTSIDERS)
def test_a_case_of_others_does_not_exist(case: Case, role: str) -> None:
    client = client_of(case.district, role)
    for url in addresses(case):
        for answer in (client.get(url), client.post(url, {})):
            assert answer.status_code in ((404, 405) if role else (302, 405)), url
    assert Event.objects.filter(stream="matter").count() == 4


def test_the_respondent_reads_only_what_is_addressed_to_it(case: Case) -> None:
    client = client_of(case.district, "respondent")
    for paper in Document.objects.filter(matter=case.matter):
        answer: Any = client.get(f"/desk/documents/{paper.pk}/")
        answer.getvalue()
        assert (answer.status_code == 200) is ("respondent" in paper.audience), paper.kind
    assert client.get(f"/desk/matters/{case.matter.pk}/archive/").status_code == 404


def test_forms_need_their_token(case: Case) -> None:
    client = client_of(case.district, "handler", enforce_csrf_checks=True)
    answer = client.post(f"/desk/matters/{case.matter.pk}/do/remark/", {"remark": "x"})
    assert answer.status_code == 403


@pytest.mark.parametrize(
    "target", ["https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:alert(1)"]
)
def test_logging_in_leads_nowhere_else(district: District, target: str) -> None:
    person = district.people["chief"]
    person.set_password(PASSWORD)
    person.save()
    client = Client()
    url = f"{reverse('account_login')}?next={target}"
    assert client.get(url).status_code == 200
    answer = client.post(
        reverse("account_login"), {"login": "chief", "password": PASSWORD, "next": target}
    )
    assert answer.status_code == 302
    assert answer["Location"].startswith("/")
    assert not answer["Location"].startswith(("//", "/\\"))


def test_logging_in_changes_the_session(district: District) -> None:
    person = district.people["chief"]
    person.set_password(PASSWORD)
    person.save()
    client = Client()
    client.get(reverse("account_login"))
    session = client.session
    session["planted"] = 1
    session.save()
    client.cookies["zhunsheng_session"] = session.session_key or ""
    client.post(reverse("account_login"), {"login": "chief", "password": PASSWORD})
    assert client.cookies["zhunsheng_session"].value != session.session_key
    assert client.get("/desk/").status_code == 200


def test_scripts_are_shown_as_text(case: Case) -> None:
    for role in ("handler", "chief", "registrar", "respondent", "organ_head"):
        client = client_of(case.district, role)
        pages = [f"/desk/matters/{case.matter.pk}/", "/desk/", "/desk/list/reconsideration/"]
        pages += ["/desk/search/?q=alert", "/desk/notices/", f"/desk/search/?q={SCRIPT}"]
        pages += [f"/desk/matters/{case.matter.pk}/do/{a}/" for a in ("reply", "correct", "decide")]
        papers = Document.objects.filter(matter=case.matter).exclude(template=None)
        pages += [f"/desk/documents/{paper.pk}/" for paper in papers]
        for url in pages:
            answer = client.get(url)
            text = answer.content.decode()
            assert "<script>alert" not in text, url
            assert "<img src=x" not in text, url
            assert "default-src 'self'" in answer["Content-Security-Policy"], url
            assert "unsafe-inline" not in answer["Content-Security-Policy"], url


def test_a_form_writes_only_its_fields(case: Case) -> None:
    pk, person = case.matter.pk, case.district.people["outsider"].pk
    given = {"stage": "archived", "outcome": "B1", "handler": person, "restricted": "on"}
    given |= {"number": "演复〔2022〕999号", "procedure_version": "2023", "closed_on": "2022-08-09"}
    form = {"reason": "涉众", "occurred_on": "2022-08-09", "key": "k1", **given}
    client_of(case.district, "handler").post(f"/desk/matters/{pk}/do/mark_major/", form)
    matter = Reconsideration.objects.get(pk=pk)
    assert matter.is_major
    assert (matter.stage, matter.outcome, matter.closed_on) == ("replying", "", None)
    assert (matter.handler_id, matter.restricted) == (case.district.people["handler"].pk, False)
    assert (matter.number, matter.procedure_version) == (case.matter.number, "2017")


def test_a_common_action_cannot_choose_a_stranger_as_handler(case: Case) -> None:
    pk, person = case.matter.pk, case.district.people["outsider"].pk
    form = {"handler": person, "occurred_on": "2022-08-09", "key": "k1"}
    answer = client_of(case.district, "chief").post(f"/desk/matters/{pk}/do/assign/", form)
    assert answer.status_code == 422
    assert Reconsideration.objects.get(pk=pk).handler_id == case.district.people["handler"].pk


@pytest.mark.parametrize(
    "token",
    [
        "x",
        "",
        signing.dumps(["material", "0" * 64, "a.pdf"], salt="other"),
        signing.dumps(["decision", "0" * 64, "a.pdf"], salt="zhunsheng.kept-file"),
        signing.dumps(
            ["material", "../../settings.py", "a.pdf"], key="guess", salt="zhunsheng.kept-file"
        ),
    ],
)
def test_a_forged_token_brings_no_file(case: Case, token: str) -> None:
    pk = case.matter.pk
    form = {"occurred_on": "2022-08-09", "key": "k1", "kept": token}
    answer = client_of(case.district, "handler").post(f"/desk/matters/{pk}/do/add_documents/", form)
    assert answer.status_code == 422
    assert not Document.objects.filter(matter_id=pk, kind="material").exists()


def test_downloads_are_not_run_and_their_names_break_no_header(case: Case) -> None:
    url = f"/desk/matters/{case.matter.pk}/do/add_documents/"
    content = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
    upload = SimpleUploadedFile("a;X-Evil=1;.pdf", content)
    client = client_of(case.district, "handler")
    form = {"occurred_on": "2022-08-09", "key": "k1", "file-material": upload}
    assert client.post(url, form).status_code == 302
    paper = Document.objects.get(matter=case.matter, kind="material")
    answer: Any = client.get(f"/desk/documents/{paper.pk}/original/")
    assert answer.getvalue() == content
    assert 'filename="a;X-Evil=1;.pdf"' in answer["Content-Disposition"]
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Type"] == "application/pdf"


@pytest.mark.parametrize("name", ["../../pyproject.toml", "/etc/passwd", "reconsideration/../x.md"])
def test_templates_stay_in_their_folders(name: str) -> None:
    with pytest.raises(templates.NoTemplate):
        templates.find(name)


@pytest.mark.parametrize(
    "url",
    [
        "/desk/matters/99999999999999999999999/",
        "/desk/documents/99999999999999999999999/",
        "/desk/list/reconsideration/?older=²",
        "/desk/list/reconsideration/?newer=²",
        "/desk/notices/?before=²",
        "/desk/new/reconsideration/?copy=²",
        "/desk/list/reconsideration/?older=99999999999999999999999",
        "/desk/list/reconsideration/?stage=x&year=99999999999",
        "/desk/list/reconsideration/?respondent=x'--",
        "/desk/list/nothing/",
        "/desk/search/?q=%00",
        "/desk/search/?q=%25_%27%22",
        "/desk/?queue=../../x",
        "/search/?q=%00",
        "/progress/?code=%00",
        "/verify/?code=%00",
        "/deadline/?start=%00&amount=1e9",
        "/lists/decisions/?q=%00&page=²",
        "/lists/decisions/99999999999999999999999/",
        "/apply/nothing/",
        "/help/nothing/",
    ],
)
def test_strange_addresses_are_no_errors_of_the_server(case: Case, url: str) -> None:
    client = client_of(case.district, "chief")
    client.raise_request_exception = False
    assert client.get(url).status_code < 500, url


def test_posting_rubbish_is_no_error_of_the_server(case: Case) -> None:
    client = client_of(case.district, "chief")
    client.raise_request_exception = False
    pk = case.matter.pk
    for action in ("correct", "undo", "assign", "mark_major", "void_document", "record_service"):
        for value in ("\x00", "9" * 40, "²", "x" * 70000):
            names = ("event", "field", "value", "reason", "handler", "document", "key", "version")
            form = {**dict.fromkeys(names, value), "occurred_on": "2022-08-09"}
            answer = client.post(f"/desk/matters/{pk}/do/{action}/", form)
            assert answer.status_code < 500, (action, value[:5])
    for name in ("code", "secret"):
        assert client.post("/progress/", {name: "\x00"}).status_code < 500


def test_a_password_is_not_tried_for_ever(district: District) -> None:
    person = district.people["chief"]
    person.set_password(PASSWORD)
    person.save()
    client, url = Client(), reverse("account_login")
    for _ in range(5):
        client.post(url, {"login": "chief", "password": "wrong"})
    answer = client.post(url, {"login": "chief", "password": PASSWORD})
    assert answer.status_code in (403, 429)
    assert client.get("/desk/").status_code == 302
