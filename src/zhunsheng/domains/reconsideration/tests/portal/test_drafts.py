"""Drafts: taken up again, kept for thirty days, forgotten when asked."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client

from zhunsheng.domains.reconsideration.tests.portal.conftest import BASE, PDF, Citizen, document
from zhunsheng.faces.portal.models import Draft

pytestmark = pytest.mark.django_db


def test_draft_is_resumed_on_another_device(citizen: Citizen) -> None:
    citizen.fill("who", kind="person", has_agent="no")
    citizen.fill("name", name="秦某甲")
    page = citizen.client.get(f"{BASE}tasks/").content.decode()
    code = re.search(r'id="resume-code">([^<]+)<', page)
    assert code
    phone: Any = Client()
    assert "秦某甲" not in phone.get(f"{BASE}q/who/").content.decode()
    assert (
        phone.post("/resume/", {"code": code[1].lower().replace("-", " ")}).url == f"{BASE}tasks/"
    )
    assert "秦某甲" in phone.get(f"{BASE}q/name/").content.decode()


def test_wrong_resume_code_and_guessing(citizen: Citizen) -> None:
    answer = citizen.client.post("/resume/", {"code": "AAAAA-AAAAA"})
    assert answer.status_code == 422
    assert "没有找到这个接续码" in answer.content.decode()
    for _ in range(20):
        answer = citizen.client.post("/resume/", {"code": "AAAAA-AAAAA"})
    assert answer.status_code == 429


def test_old_draft_expires_with_its_files(citizen: Citizen, now: Any) -> None:
    from django.core.files.storage import default_storage

    from zhunsheng.faces.portal.drafts import expire
    from zhunsheng.kernel.documents.models import Blob
    from zhunsheng.kernel.documents.store import path_of

    citizen.client.post(f"{BASE}q/evidence/", {"file-act": document()})
    blob = Blob.objects.get()
    now.shift(29 * 86400)
    assert expire() == 0
    now.shift(2 * 86400)
    assert "接着填" not in citizen.client.get(BASE).context["crumbs"][-1].title
    assert expire() == 1
    assert not Blob.objects.exists()
    assert not default_storage.exists(path_of(blob.pk))


def test_expiry_leaves_what_a_case_keeps(citizen: Citizen, now: Any) -> None:
    from zhunsheng.faces.portal.drafts import expire
    from zhunsheng.kernel.documents.store import read_content

    matter, _code, _secret = citizen.apply()
    now.shift(31 * 86400)
    assert expire() == 1
    blob = matter.documents.get().blob
    assert blob
    assert read_content(blob) == PDF


def test_leaving_a_shared_computer_forgets_the_draft(citizen: Citizen) -> None:
    citizen.fill("who", kind="person", has_agent="no")
    citizen.fill("name", name="秦某甲")
    page = citizen.client.post(f"{BASE}leave/", follow=True).content.decode()
    assert 'data-autosave-done="draft:/apply/reconsideration/q/grounds/:grounds"' in page
    assert "秦某甲" not in citizen.client.get(f"{BASE}q/name/", follow=True).content.decode()
    assert Draft.objects.count() == 1


def test_discarding_deletes_everything(citizen: Citizen) -> None:
    citizen.client.post(f"{BASE}q/evidence/", {"file-act": document()})
    citizen.client.post(f"{BASE}discard/")
    assert not Draft.objects.exists()
