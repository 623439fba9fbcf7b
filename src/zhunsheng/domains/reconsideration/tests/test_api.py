"""Reconsideration through the API, as another system drives it."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from zhunsheng.domains.reconsideration.tests.conftest import Case, District
from zhunsheng.faces.api import clients
from zhunsheng.faces.api.keys import KeyThrottle
from zhunsheng.kernel.access.models import AccessRecord
from zhunsheng.kernel.ledger.models import Event
from zhunsheng.kernel.matters.models import Matter
from zhunsheng.kernel.notices.models import Notice

BASE = "/api/v1"
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"


class Remote:
    """Another system with a key."""

    def __init__(self, key: str) -> None:
        self.client = Client()
        self.headers = {"authorization": f"Bearer {key}"}

    def get(self, path: str, **query: Any) -> Any:
        """GET."""
        return self.client.get(f"{BASE}{path}", query, headers=self.headers)

    def post(self, path: str, body: Any, key: str = "") -> Any:
        """POST of JSON."""
        headers = {**self.headers, **({"idempotency-key": key} if key else {})}
        return self.client.post(
            f"{BASE}{path}", body, content_type="application/json", headers=headers
        )


@pytest.fixture(autouse=True)
def _fresh_counts() -> None:
    cache.clear()


@pytest.fixture
def remote(district: District) -> Any:
    """Makes a remote that acts as the person of a role."""

    def make(role: str, *scopes: str) -> Remote:
        person = district.people[role]
        return Remote(clients.create("外部系统", person, scopes or ("read", "file", "act"))[1])

    return make


def filing(application: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"procedure": "reconsideration", "data": application, "at": "2022-08-01", **more}


@pytest.mark.usefixtures("today")
class TestFiling:
    def test_a_case_is_filed(self, remote: Any, application: dict[str, Any]) -> None:
        answer = remote("registrar").post("/matters", filing(application))
        assert answer.status_code == 201, answer.content.decode()
        done = answer.json()
        matter = Matter.objects.get(pk=done["matter"])
        assert done["number"] == matter.number == "演复〔2022〕1号"
        assert (done["stage"], done["version"]) == (matter.stage, matter.version)
        event = Event.objects.get(stream="matter", subject_id=matter.pk)
        assert done["hash"] == event.hash
        assert event.person is not None
        assert event.person.username == "registrar"

    def test_the_same_key_files_once(self, remote: Any, application: dict[str, Any]) -> None:
        system = remote("registrar")
        first = system.post("/matters", filing(application), key="a-1")
        again = system.post("/matters", filing(application), key="a-1")
        assert (first.status_code, again.status_code) == (201, 201)
        assert first.json()["matter"] == again.json()["matter"]
        assert Matter.objects.count() == 1

    def test_the_same_key_with_other_content(
        self, remote: Any, application: dict[str, Any]
    ) -> None:
        system = remote("registrar")
        system.post("/matters", filing(application), key="a-1")
        answer = system.post("/matters", filing({**application, "name": "另一人"}), key="a-1")
        assert answer.status_code == 422
        assert answer.json()["code"] == "key_reused"

    def test_keys_of_two_systems_do_not_meet(
        self, remote: Any, application: dict[str, Any]
    ) -> None:
        for _ in range(2):
            remote("registrar").post("/matters", filing(application), key="a-1")
        assert Matter.objects.count() == 2

    def test_errors_by_field(self, remote: Any, application: dict[str, Any]) -> None:
        answer = remote("registrar").post(
            "/matters", filing({**application, "phone": "12", "name": ""})
        )
        body = answer.json()
        assert (answer.status_code, answer["Content-Type"]) == (422, "application/problem+json")
        assert set(body["errors"]) == {"phone", "name"}
        assert body["errors"]["name"] == ["请填写姓名或名称。"]
        assert body["code"] == "invalid"
        assert body["remedy"]
        assert not Matter.objects.exists()

    def test_an_unknown_procedure(self, remote: Any, application: dict[str, Any]) -> None:
        answer = remote("registrar").post("/matters", {"procedure": "nothing", "data": {}})
        assert (answer.status_code, answer.json()["code"]) == (422, "procedure")


class TestActing:
    def accept(self, district: District) -> dict[str, Any]:
        return {"accepted_on": "2022-08-05", "handler": district.people["handler"].pk}

    def test_accept_and_reply_with_a_file(
        self, remote: Any, filed: Case, district: District
    ) -> None:
        pk = filed.matter.pk
        body = {"data": self.accept(district), "at": "2022-08-05"}
        answer = remote("registrar").post(f"/matters/{pk}/actions/accept", body)
        assert answer.status_code == 200, answer.content.decode()
        assert answer.json()["stage"] == "accepted"
        filed.matter.refresh_from_db()
        filed.do("send_copy", "handler", date(2022, 8, 9), method="online")
        filed.do("acknowledge", "respondent", date(2022, 8, 9))
        system = remote("respondent")
        act = json.dumps({"data": {"evidence_count": 2}, "at": "2022-08-17"})
        parts = {
            "act": act,
            "reply": SimpleUploadedFile("答复书.pdf", PDF),
            "reply_evidence": SimpleUploadedFile("证据.pdf", PDF),
        }
        answer = system.client.post(
            f"{BASE}/matters/{pk}/actions/reply", parts, headers=system.headers
        )
        assert answer.status_code == 200, answer.content.decode()
        papers = {p["kind"]: p for p in system.get(f"/matters/{pk}").json()["documents"]}
        assert {"reply", "reply_evidence"} <= set(papers)
        content = system.client.get(papers["reply"]["url"], headers=system.headers)
        assert b"".join(content.streaming_content) == PDF

    def test_wrong_stage(self, remote: Any, filed: Case) -> None:
        answer = remote("registrar").post(f"/matters/{filed.matter.pk}/actions/archive", {})
        assert answer.status_code == 409
        assert answer.json()["code"] == "wrong_stage"
        assert "阶段" in answer.json()["message"]

    def test_not_allowed(self, remote: Any, filed: Case, district: District) -> None:
        body = {"data": self.accept(district), "at": "2022-08-05"}
        answer = remote("respondent").post(f"/matters/{filed.matter.pk}/actions/accept", body)
        assert (answer.status_code, answer.json()["code"]) == (403, "not_allowed")
        assert "权限" in answer.json()["message"]

    def test_a_version_that_was_overtaken(
        self, remote: Any, filed: Case, district: District
    ) -> None:
        body = {"data": self.accept(district), "at": "2022-08-05", "version": 0}
        answer = remote("registrar").post(f"/matters/{filed.matter.pk}/actions/accept", body)
        assert (answer.status_code, answer.json()["code"]) == (409, "conflict")

    def test_a_back_entry_notifies_nobody(
        self, remote: Any, filed: Case, district: District
    ) -> None:
        before = Notice.objects.count()
        body = {"data": self.accept(district), "at": "2022-08-05", "back_entry": "补录旧案"}
        answer = remote("registrar").post(f"/matters/{filed.matter.pk}/actions/accept", body)
        assert answer.status_code == 200, answer.content.decode()
        assert Notice.objects.count() == before


class TestReading:
    def test_the_whole_matter(self, remote: Any, filed: Case) -> None:
        body = remote("registrar").get(f"/matters/{filed.matter.pk}").json()
        assert body["number"] == filed.matter.number
        assert body["due_on"] == "2022-08-08"
        assert body["clocks"][0]["due_on"] == "2022-08-08"
        assert any("工作日" in line for line in body["clocks"][0]["explanation"])
        assert "accept" in {one["code"] for one in body["actions"]}
        assert body["facts"]["request"] == "撤销行政处罚决定"
        assert "秦某甲" in {one["name"] for one in body["participants"]}
        assert body["events"][0]["sequence"] == 1
        assert body["events"][0]["text"]

    def test_others_see_no_texts_and_masked_names(
        self, remote: Any, filed: Case, district: District
    ) -> None:
        body = remote("respondent").get(f"/matters/{filed.matter.pk}").json()
        assert "request" not in body["facts"]
        assert "秦某甲" not in json.dumps(body["participants"], ensure_ascii=False)

    def test_a_matter_outside_the_scope_does_not_exist(self, remote: Any, filed: Case) -> None:
        system = remote("outsider")
        for answer in (
            system.get(f"/matters/{filed.matter.pk}"),
            system.post(f"/matters/{filed.matter.pk}/actions/accept", {}),
            system.get("/matters/999999"),
        ):
            assert answer.status_code == 404
            assert answer.json()["code"] == "not_found"
        assert system.get("/matters").json() == {"items": [], "next": None}

    def test_pages_by_key(self, remote: Any, filed: Case, application: dict[str, Any]) -> None:
        system = remote("registrar")
        for _ in range(4):
            system.post("/matters", filing(application))
        seen: list[int] = []
        query: dict[str, Any] = {"limit": 2}
        for _ in range(3):
            page = system.get("/matters", **query).json()
            seen += [one["id"] for one in page["items"]]
            query["before"] = page["next"]
        assert page["next"] is None
        assert seen == sorted(Matter.objects.values_list("pk", flat=True), reverse=True)

    def test_filters(self, remote: Any, filed: Case) -> None:
        system = remote("registrar")

        def count(**query: Any) -> int:
            return len(system.get("/matters", **query).json()["items"])

        assert count(open="true") == 1
        assert count(open="false") == 0
        assert count(stage=filed.matter.stage, received_from="2022-08-01") == 1
        assert count(received_to="2022-07-31") == 0
        assert count(q="秦某甲") == 1
        assert count(procedure="other") == 0

    def test_restricted_matters_leave_a_trace(self, remote: Any, filed: Case) -> None:
        from django.db import connection

        from zhunsheng.kernel.access import records

        with connection.cursor() as cursor:
            cursor.execute("UPDATE matters_matter SET restricted = %s", [True])
        remote("registrar").get(f"/matters/{filed.matter.pk}")
        records.flush()
        assert AccessRecord.objects.filter(matter_id=filed.matter.pk).count() == 1

    def test_procedures_describe_their_forms(self, remote: Any) -> None:
        every = remote("registrar").get("/procedures").json()
        found = [one for one in every if one["code"] == "reconsideration"]
        assert {one["version"] for one in found} == {"2017", "2023"}
        filing_form = {field["name"]: field for field in found[0]["actions"][0]["fields"]}
        assert filing_form["name"]["required"] is True
        assert "penalty" in filing_form["act_kind"]["choices"]


class TestKeys:
    def test_no_key(self, district: District) -> None:
        answer = Client().get(f"{BASE}/matters")
        assert (answer.status_code, answer["WWW-Authenticate"]) == (401, "Bearer")
        assert answer.json()["code"] == "no_key"

    def test_a_key_without_the_scope(self, remote: Any, application: dict[str, Any]) -> None:
        answer = remote("registrar", "read").post("/matters", filing(application))
        assert (answer.status_code, answer.json()["code"]) == (403, "scope")

    def test_too_many(self, remote: Any, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(KeyThrottle, "allow_request", _allow(2))
        system = remote("registrar")
        assert [system.get("/matters").status_code for _ in range(3)] == [200, 200, 429]

    def test_the_administrator_gives_a_key_and_takes_it_back(self, district: District) -> None:
        browser = Client()
        browser.force_login(district.people["admin"])
        url = reverse("workbench:page-api-clients")
        made = browser.post(
            url,
            {"name": "省平台", "person": district.people["registrar"].pk, "scopes": ["read"]},
        )
        key = made.context["key"]
        assert key in made.content.decode()
        assert key not in browser.get(url).content.decode()
        assert Remote(key).get("/matters").status_code == 200
        browser.post(url, {"revoke": made.context["made"].pk})
        assert Remote(key).get("/matters").status_code == 401

    def test_only_the_administrator(self, district: District) -> None:
        browser = Client()
        browser.force_login(district.people["registrar"])
        assert browser.get(reverse("workbench:page-api-clients")).status_code == 403


def _allow(most: int) -> Any:
    """A throttle that counts only to ``most``, with the real one's bookkeeping."""
    real = KeyThrottle.allow_request

    def allow(self: KeyThrottle, request: Any) -> bool:
        self.num_requests = most
        return real(self, request)

    return allow
