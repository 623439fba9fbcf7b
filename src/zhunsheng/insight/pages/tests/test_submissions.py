"""数字填报: handing in, refusals, taking back, whose units."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from zhunsheng.insight.conftest import District
from zhunsheng.insight.indicators.models import Submission
from zhunsheng.insight.pages.tests.conftest import Enter
from zhunsheng.insight.reports.tests.conftest import Publish
from zhunsheng.kernel.orgs.models import Post

PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"


@pytest.fixture(autouse=True)
def _published(publish: Publish) -> None:
    publish()


@pytest.fixture
def form(district: District) -> dict[str, Any]:
    """A whole form of the first office."""
    post = Post.objects.create(
        person=district.person,
        unit=district.first,
        title="局长",
        is_head=True,
        starts_on=date(2020, 1, 1),
    )
    return {
        "indicator": "demo.accepted",
        "unit": district.first.pk,
        "starts_on": "2022-01-01",
        "ends_on": "2022-12-31",
        "number": "12",
        "evidence": SimpleUploadedFile("台账.pdf", PDF),
        "signer": post.pk,
        "signed_on": "2023-01-10",
        "note": "",
    }


def test_a_number_with_proof_and_signature_is_taken_and_counted(
    enter: Enter, form: dict[str, Any]
) -> None:
    client = enter("registrar")
    assert client.post("/desk/submissions/new/", form).status_code == 302
    row = Submission.objects.get()
    assert (row.number, row.evidence.filename) == (12, "台账.pdf")
    assert "12件" in client.get("/desk/submissions/").content.decode()
    assert "12件" in client.get("/desk/statistics/?year=2022").content.decode()


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("number", "十二", "请填整数，不带单位。"),
        ("ends_on", "2021-12-31", "期间的止日早于起日"),
        ("ends_on", "2023-12-31", "填报的期间还没有结束。"),
        ("signed_on", "2022-06-01", "签字日期应当在期间结束以后"),
        ("evidence", SimpleUploadedFile("台账.pdf", b"not a pdf"), "台账.pdf"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_kept(
    field: str, value: Any, words: str, enter: Enter, form: dict[str, Any]
) -> None:
    response = enter("registrar").post("/desk/submissions/new/", form | {field: value})
    assert response.status_code == 422
    assert words in response.content.decode()
    assert not Submission.objects.exists()


def test_the_signer_heads_the_unit_or_one_above(
    enter: Enter, form: dict[str, Any], district: District
) -> None:
    data = form | {"unit": district.second.pk}
    response = enter("chief").post("/desk/submissions/new/", data)
    assert "签字人应当是第二局或者它的上级单位的负责人。" in response.content.decode()


def test_a_clerk_hands_in_for_their_own_unit_only(
    enter: Enter, form: dict[str, Any], district: District
) -> None:
    response = enter("registrar").post(
        "/desk/submissions/new/", form | {"unit": district.second.pk}
    )
    assert response.status_code == 422
    assert not Submission.objects.exists()


def test_a_number_is_taken_back_with_a_reason(enter: Enter, form: dict[str, Any]) -> None:
    client = enter("registrar")
    client.post("/desk/submissions/new/", form)
    path = f"/desk/submissions/{Submission.objects.get().pk}/withdraw/"
    assert client.post(path, {"reason": ""}).status_code == 422
    assert client.post(path, {"reason": "报错了"}).status_code == 302
    assert "已撤回" in client.get("/desk/submissions/").content.decode()
    assert "12件" not in client.get("/desk/statistics/?year=2022").content.decode()
