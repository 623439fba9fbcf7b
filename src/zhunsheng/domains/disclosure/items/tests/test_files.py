"""Files that become public: checked at review and again at publishing, cleaned, replaced, downloaded."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from django.test import Client

from zhunsheng.commons.publication.models import Publication
from zhunsheng.commons.publication.outgoing import COPY
from zhunsheng.domains.disclosure.items.forms import files_of
from zhunsheng.domains.disclosure.items.models import DisclosureItem
from zhunsheng.domains.disclosure.items.tests.conftest import CHECKS, MADE, House, upload
from zhunsheng.kernel.documents.models import Document
from zhunsheng.kernel.documents.store import read_content
from zhunsheng.kernel.ledger.models import Event
from zhunsheng.kernel.procedure.refusals import BadFile, NotFitToPublish
from zhunsheng.lib.outgoing import inspect
from zhunsheng.lib.outgoing.tests.builders import IDENTITY, docx, workbook, xlsx

pytestmark = pytest.mark.django_db


def plain_sheet(author: str = "") -> bytes:
    book = workbook(("单位", "金额"), ("某社区", 3))
    book.properties.creator = author
    return xlsx(book)


def hidden_sheet() -> bytes:
    book = workbook(("单位", "金额"))
    book.create_sheet("底稿")["A1"] = "内部"
    book["底稿"].sheet_state = "hidden"
    return xlsx(book)


def clear(house: House, item: DisclosureItem, **data: Any) -> None:
    house.do(item, "clear", "reviewer", MADE, **CHECKS, **data)


def test_hidden_content_is_refused_at_review_with_place_and_remedy(house: House) -> None:
    item = house.register(files=[upload(hidden_sheet(), "表.xlsx")])
    with pytest.raises(NotFitToPublish) as refusal:
        clear(house, item)
    assert "底稿" in refusal.value.details[0]
    assert "取消隐藏" in refusal.value.details[0]
    item.refresh_from_db()
    assert item.stage == "review"


def test_a_batch_says_what_was_found_in_each(house: House) -> None:
    item = house.register(files=[upload(hidden_sheet(), "表.xlsx")])
    client = Client()
    client.force_login(
        house.people["reviewer"], backend="django.contrib.auth.backends.ModelBackend"
    )
    data = {"chosen": [item.pk], "procedure": "disclosure.item", "action": "clear"}
    page = client.post("/desk/batch/", {**data, "confirmed": "1", **CHECKS}).content.decode()
    assert "没有办成" in page
    assert "底稿" in page


def test_files_of_one_kind_are_told_apart(house: House) -> None:
    files = [upload(plain_sheet(), "一月.xlsx"), upload(plain_sheet("甲"), "二月.xlsx")]
    item = house.register(files=files)
    client = Client()
    client.force_login(
        house.people["reviewer"], backend="django.contrib.auth.backends.ModelBackend"
    )
    page = client.get(f"/desk/matters/{item.pk}/").content.decode()
    assert "一月.xlsx" in page
    assert "二月.xlsx" in page


def test_a_reason_forces_it_and_stands_in_the_record_unreadable(house: House) -> None:
    item = house.register(files=[upload(hidden_sheet(), "表.xlsx")])
    clear(house, item, forced_reason="隐藏表是公式底稿，可以公开")
    event = Event.objects.filter(stream="matter", subject_id=item.pk, action="clear").get()
    forced = json.loads(event.data)["notes"]["forced"]
    assert forced["findings"] == ["hidden_sheet"]
    assert "公式底稿" not in event.data
    with pytest.raises(NotFitToPublish):
        house.do(item, "publish", "reviewer", MADE)
    house.do(item, "publish", "reviewer", MADE, forced_reason="同审查意见")
    assert item.stage == "public"


def test_personal_numbers_in_the_words_are_refused(house: House) -> None:
    item = house.register(text=f"联系人身份证{IDENTITY}")
    with pytest.raises(NotFitToPublish, match="公开前检查"):
        clear(house, item)


def test_what_goes_out_names_nobody_and_the_original_stays(house: House) -> None:
    item = house.published(files=[upload(plain_sheet("秦岭"), "表.xlsx")])
    shown = Publication.objects.get(matter=item).files.get()
    assert shown.document.kind == COPY
    assert shown.document.blob is not None
    assert not inspect(read_content(shown.document.blob), "表.xlsx").findings
    assert len(files_of(item)) == 1
    assert Document.objects.filter(matter=item).count() == 2


def test_properties_are_kept_when_asked(house: House) -> None:
    item = house.register(files=[upload(plain_sheet("秦岭"), "表.xlsx")])
    clear(house, item)
    house.do(item, "publish", "reviewer", MADE, keep_properties=True)
    assert Publication.objects.get(matter=item).files.get().document.kind == "public_file"


def test_new_files_replace_the_old_ones(house: House) -> None:
    item = house.register(files=[upload(hidden_sheet(), "旧.xlsx")])
    house.do(item, "send_back", "reviewer", MADE, reason="有隐藏表")
    data = {"title": "公告", "category": "2011", "made_on": MADE}
    files = [upload(plain_sheet(), "新.xlsx")]
    house.do(item, "revise", "clerk", MADE, **data, files=files)
    clear(house, item)
    house.do(item, "publish", "reviewer", MADE)
    assert [f.title for f in Publication.objects.get(matter=item).files.all()] == ["新.xlsx"]


@pytest.mark.parametrize(
    ("data", "name", "why"),
    [
        (b"%PDF-1.4 x", "公告.docx", "PDF"),
        (b"MZ" + b"\0" * 90, "公告.pdf", "程序"),
        (b"x" * (51 * 2**20), "公告.txt", "50MB"),
    ],
    ids=["disguised", "program", "large"],
)
def test_files_that_never_come_in(house: House, data: bytes, name: str, why: str) -> None:
    with pytest.raises(BadFile, match=why):
        house.register(files=[upload(data, name)])
    assert not DisclosureItem.objects.exists()


def test_a_damaged_file_cannot_be_forced(house: House) -> None:
    broken = b"%PDF-1.7\n" + b"rubbish " * 40
    item = house.register(files=[upload(broken, "公告.pdf")])
    with pytest.raises(NotFitToPublish, match="公开前检查"):
        clear(house, item, forced_reason="我看过了")


def test_recorded_facts_are_marked_not_refused_and_not_shown(house: House) -> None:
    given: dict[str, Any] = {"published_on": MADE, "back_entry": "期初", "text": f"证号{IDENTITY}"}
    item = house.register(who="reviewer", **given)
    event = Event.objects.get(stream="matter", subject_id=item.pk)
    assert json.loads(event.data)["violations"][0]["code"] == "outgoing"
    # It counts as published on its day, and nobody reads the number here.
    assert (item.first_published_on, item.stage, item.publication) == (
        MADE,
        "withdrawn",
        "withdrawn",
    )
    assert not Publication.objects.readable().exists()


def test_an_issued_document_comes_along_by_its_number(house: House) -> None:
    other = house.register()
    Document.objects.create(
        matter=other, kind="notice", title="关于招生的通知", number="演教〔2022〕3号", state="issued",
        direction="outgoing", filename="通知.docx", occurred_on=MADE,
        blob=house.register(title="甲", files=[upload(docx("通知"), "通知.docx")]).documents.get().blob,
    )  # fmt: skip
    item = house.register(title="", source="演教〔2022〕3号")
    assert item.title == "关于招生的通知"
    assert [one.number for one in files_of(item)] == ["演教〔2022〕3号"]


def test_the_source_must_be_visible_to_who_names_it(house: House) -> None:
    test_an_issued_document_comes_along_by_its_number(house)
    from zhunsheng.kernel.procedure.refusals import InvalidForm

    with pytest.raises(InvalidForm, match="文号"):
        house.register(who="other_clerk", title="", source="演教〔2022〕3号")


def test_the_public_downloads_until_it_is_taken_down(house: House) -> None:
    item = house.published(files=[upload(plain_sheet(), "表.xlsx")])
    pk = Publication.objects.get(matter=item).pk
    page = Client().get(f"/lists/information/{pk}/").content.decode()
    assert "表.xlsx" in page
    answer = Client().get(f"/lists/information/{pk}/files/1/")
    assert answer.status_code == 200
    assert b"".join(answer.streaming_content)[:2] == b"PK"  # type: ignore[attr-defined]
    assert Client().get(f"/lists/information/{pk}/files/2/").status_code == 404
    house.do(item, "unpublish", "reviewer", date(2022, 8, 2), reason="误发")
    assert Client().get(f"/lists/information/{pk}/files/1/").status_code == 404
