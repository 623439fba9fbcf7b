"""Receipts."""

from __future__ import annotations

import json
from datetime import timedelta
from itertools import pairwise

import pytest
import time_machine

from zhunsheng.kernel.ledger import receipts, seals
from zhunsheng.kernel.ledger.models import Receipt
from zhunsheng.kernel.ledger.tests.helpers import put
from zhunsheng.lib import clock

pytestmark = pytest.mark.django_db


@pytest.fixture
def issued() -> tuple[str, str]:
    return receipts.issue(put(name="甲"))


class TestCode:
    def test_it_reads_in_groups_without_ambiguous_letters(self, issued: tuple[str, str]) -> None:
        code, secret = issued
        assert [len(group) for group in code.split("-")] == [4, 4, 4]
        assert not set(code + secret) & set("01IOLQSZBGUVY")

    def test_it_is_found_however_it_is_typed(self, issued: tuple[str, str]) -> None:
        code = issued[0]
        full_width = code.translate({ord(c): ord(c) + 0xFEE0 for c in receipts.ALPHABET})
        for typed in (code.lower(), code.replace("-", ""), f" {code} ", full_width):
            assert receipts.find(typed).code == code

    def test_every_wrong_letter_is_noticed(self, issued: tuple[str, str]) -> None:
        code = issued[0].replace("-", "")
        for i, right in enumerate(code):
            for letter in set(receipts.ALPHABET) - {right}:
                with pytest.raises(receipts.WrongReceipt, match="输错"):
                    receipts.normalise(code[:i] + letter + code[i + 1 :])

    def test_every_exchange_of_neighbours_is_noticed(self, issued: tuple[str, str]) -> None:
        code = issued[0].replace("-", "")
        for i, (a, b) in enumerate(pairwise(code)):
            if a != b:
                with pytest.raises(receipts.WrongReceipt, match="颠倒"):
                    receipts.normalise(code[:i] + b + a + code[i + 2 :])

    def test_a_short_one_says_how_long_it_should_be(self) -> None:
        with pytest.raises(receipts.WrongReceipt, match="12 位"):
            receipts.find("7K2M")

    def test_an_unknown_one_is_not_found(self, issued: tuple[str, str]) -> None:
        Receipt.objects.all().delete()
        with pytest.raises(receipts.WrongReceipt, match="没有这个编号"):
            receipts.find(issued[0])


class TestSecret:
    def test_it_opens_the_receipt(self, issued: tuple[str, str]) -> None:
        code, secret = issued
        assert receipts.open_with(code, secret.lower().replace("-", "")).code == code

    def test_it_is_not_stored(self, issued: tuple[str, str]) -> None:
        row = json.dumps(Receipt.objects.values().get(), default=str)
        assert issued[1] not in row
        assert issued[1].replace("-", "") not in row

    def test_five_wrong_ones_lock_it_for_half_an_hour(self, issued: tuple[str, str]) -> None:
        code, secret = issued
        for left in (4, 3, 2, 1):
            with pytest.raises(receipts.WrongReceipt, match=f"再输错 {left} 次"):
                receipts.open_with(code, "wrong")
        with pytest.raises(receipts.Locked):
            receipts.open_with(code, "wrong")
        with pytest.raises(receipts.Locked, match="窗口"):
            receipts.open_with(code, secret)
        with time_machine.travel(clock.now() + timedelta(minutes=31)):
            assert receipts.open_with(code, secret).code == code

    def test_a_right_one_clears_the_count(self, issued: tuple[str, str]) -> None:
        code, secret = issued
        for _ in range(4):
            with pytest.raises(receipts.WrongReceipt):
                receipts.open_with(code, "wrong")
        receipts.open_with(code, secret)
        with pytest.raises(receipts.WrongReceipt, match="再输错 4 次"):
            receipts.open_with(code, "wrong")


class TestProof:
    def test_before_the_seal_it_shows_the_hash(self, issued: tuple[str, str]) -> None:
        proof = receipts.prove(issued[0])
        assert (proof["state"], "path" in proof) == ("recorded", False)
        assert proof["event_hash"] == receipts.find(issued[0]).event.hash

    def test_after_the_seal_it_proves_inclusion(self, issued: tuple[str, str]) -> None:
        for name in "乙丙丁":
            put(name=name)
        seals.seal_now()
        proof = json.loads(json.dumps(receipts.prove(issued[0])))
        assert proof["state"] == "sealed"
        assert receipts.check(proof)

    @pytest.mark.parametrize("part", ["event_hash", "leaf", "path", "root"])
    def test_a_changed_proof_fails(self, issued: tuple[str, str], part: str) -> None:
        put(name="乙")
        seals.seal_now()
        proof = receipts.prove(issued[0])
        other = "0" * 64
        if part == "root":
            proof["seal"]["root"] = other
        else:
            proof[part] = {"event_hash": other, "leaf": 1, "path": [other]}[part]
        assert not receipts.check(proof)

    def test_it_tells_nothing_of_the_content(self, issued: tuple[str, str]) -> None:
        seals.seal_now()
        assert "甲" not in json.dumps(receipts.prove(issued[0]), ensure_ascii=False)


def test_the_qr_code_is_plain_svg_without_inline_style() -> None:
    svg = receipts.qr_svg("https://example.gov.cn/receipts/7K2M")
    assert svg.startswith("<svg")
    assert "style=" not in svg
