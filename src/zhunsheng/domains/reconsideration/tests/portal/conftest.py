"""A citizen with a browser."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import time_machine
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from zhunsheng.domains.reconsideration.models import Reconsideration
from zhunsheng.domains.reconsideration.tests.conftest import District

PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
BASE = "/apply/reconsideration/"


@pytest.fixture(autouse=True)
def _no_counts() -> None:
    """Addresses have tried nothing yet."""
    cache.clear()


@pytest.fixture
def now() -> Iterator[Any]:
    """A working day under the 2023 law."""
    with time_machine.travel("2026-11-23T10:00:00+08:00", tick=False) as traveller:
        yield traveller


def document(name: str = "决定书.pdf", content: bytes = PDF) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


class Citizen:
    """Fills pages by their address."""

    def __init__(self, district: District) -> None:
        # Any: django-stubs does not know what its responses carry.
        self.client: Any = Client()
        self.district = district

    def fill(self, part: str, **data: Any) -> Any:
        return self.client.post(f"{BASE}q/{part}/", data)

    def fill_everything(self, name: str = "秦某甲") -> None:
        """Every part that must be filled, and a file."""
        self.fill("who", kind="person", has_agent="no")
        self.fill("name", name=name)
        self.fill("contact", phone="13900000000", address="演示区虚构路1号")
        self.fill("organ", respondent=str(self.district.respondent.pk))
        self.fill(
            "act",
            act_kind="penalty",
            act_name="行政处罚决定书",
            act_number="演市监罚〔2026〕8号",
            amount="5000",
        )
        self.fill("dates", act_on="2026-11-01", known_on="2026-11-05", told="yes")
        self.fill("wish", wishes=["revoke", "change"])
        self.fill("grounds", grounds="事实不清，没有告诉我可以申辩。")
        self.fill("help", stay="yes", stay_reason="要停业", aid="yes", mediation="listen")
        self.client.post(
            f"{BASE}q/evidence/", {"evidence_note": "当天拍的", "file-act": document()}
        )

    def send(self) -> Any:
        return self.client.post(f"{BASE}check/")

    def apply(self, name: str = "秦某甲") -> tuple[Reconsideration, str, str]:
        """A sent application with its receipt code and query code."""
        self.fill_everything(name)
        assert self.send().status_code == 302
        shown = self.client.get(f"{BASE}receipt/").context
        matter = Reconsideration.objects.latest("pk")
        return matter, shown["receipt"].code, shown["secret"]

    def enter(self, code: str, secret: str) -> Any:
        return self.client.post("/progress/", {"code": code, "secret": secret})


@pytest.fixture
def citizen(district: District, now: Any) -> Citizen:
    return Citizen(district)


@pytest.fixture
def other(district: District, now: Any) -> Citizen:
    return Citizen(district)
