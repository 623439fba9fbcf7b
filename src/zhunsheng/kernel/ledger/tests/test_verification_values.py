"""Verification of personal texts, batches and receipts."""

from __future__ import annotations

import pytest
from django.test import override_settings

from zhunsheng.kernel.ledger import erasure, receipts
from zhunsheng.kernel.ledger.models import Event, PersonalValue
from zhunsheng.kernel.ledger.tests.helpers import (
    ZEROS,
    found,
    intrude,
    set_,
    stored,
)
from zhunsheng.kernel.ledger.verification import verify

pytestmark = pytest.mark.django_db


class TestPersonalValues:
    def test_a_changed_text_is_found(self, ledger: list[Event]) -> None:
        PersonalValue.objects.filter(event=ledger[2]).update(value="640104190001010000")
        [defect] = verify().defects
        assert (defect.kind, defect.place) == ("value", "units 5 第3项 id")

    def test_a_removed_text_is_found(self, ledger: list[Event]) -> None:
        PersonalValue.objects.filter(event=ledger[2]).delete()
        assert "没有依法删除的记录" in verify().defects[0].message

    def test_an_emptied_text_is_found(self, ledger: list[Event]) -> None:
        PersonalValue.objects.filter(event=ledger[2]).update(value="", salt="")
        assert found(verify()) == {"value"}

    def test_an_exchanged_text_is_found(self, ledger: list[Event]) -> None:
        rows = PersonalValue.objects.filter(event__in=ledger[:2]).order_by("pk")
        first, second = rows
        PersonalValue.objects.filter(pk=first.pk).update(value=second.value, salt=second.salt)
        assert found(verify()) == {"value"}

    def test_an_added_text_is_found(self, ledger: list[Event]) -> None:
        PersonalValue.objects.create(event=ledger[2], field="phone", salt="1", value="1")
        assert "多出" in verify().defects[0].message

    def test_a_text_that_does_not_decrypt_is_found(self, ledger: list[Event]) -> None:
        with override_settings(ZHUNSHENG_FIELD_KEYS={"other": "0" * 32}):
            report = verify()
        assert found(report) == {"value"}
        assert report.n_defects == 7

    def test_an_erased_text_is_no_defect(self, ledger: list[Event]) -> None:
        erasure.erase(ledger[2], "id", "个人信息保护法第四十七条", "person:1")
        report = verify()
        assert report.ok, report.lines()


class TestReceipts:
    def test_a_receipt_is_verified_with_its_chain_and_seal(self, ledger: list[Event]) -> None:
        code, _secret = receipts.issue(stored(ledger[0]))
        report = verify(receipt=code.lower())
        assert report.ok, report.lines()
        assert (report.counts["events"], report.counts["seals"]) == (7, 1)

    def test_one_without_a_seal_yet_says_so(self, ledger: list[Event]) -> None:
        code, _secret = receipts.issue(ledger[6])
        report = verify(receipt=code)
        assert report.ok
        assert "尚未封存" in report.notes[0]

    def test_tampering_behind_it_is_found(self, ledger: list[Event]) -> None:
        code, _secret = receipts.issue(stored(ledger[0]))
        intrude(set_(ledger[0], hash=ZEROS))
        assert found(verify(receipt=code)) >= {"receipt", "event", "seal"}
        assert "receipt" in found(verify())

    def test_an_unknown_one_is_a_defect(self, ledger: list[Event]) -> None:
        assert "没有这个编号" in verify(receipt=receipts._new_code()).defects[0].message
