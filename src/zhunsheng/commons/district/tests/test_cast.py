"""Invented people can be nobody, and are the same every time."""

from __future__ import annotations

from zhunsheng.commons.district.cast import NO_DISTRICT, Cast
from zhunsheng.kernel.forms import CreditCodeField, IdCardField, PhoneField
from zhunsheng.lib.identity import check_credit_code, check_id_card


def test_the_same_seed_gives_the_same_people() -> None:
    first, second = (Cast("a", start=0) for _ in range(2))
    assert [first.citizen() for _ in range(20)] == [second.citizen() for _ in range(20)]
    assert Cast("b", start=0).citizen() != Cast("a", start=0).citizen()


def test_no_name_and_no_number_comes_twice() -> None:
    cast = Cast("a", start=0)
    people = [cast.citizen() for _ in range(400)]
    shops = [cast.shop("食品") for _ in range(100)]
    assert len({p.name for p in people} | {s.representative for s in shops}) == 500
    assert len({p.id_number for p in people}) == 400
    assert len({p.phone for p in people} | {s.phone for s in shops}) == 500


def test_numbers_pass_the_forms_but_belong_to_no_place() -> None:
    cast = Cast("a", start=0)
    citizen, company, shop = cast.citizen(), cast.business("建材"), cast.shop("餐饮")
    card = check_id_card(IdCardField().clean(citizen.id_number))
    assert (card.region, card.birth) == (NO_DISTRICT, citizen.birth)
    for business in (company, shop):
        code = CreditCodeField().clean(business.credit_code)
        assert check_credit_code(code).region == NO_DISTRICT
        assert "演示" in business.name


def test_telephones_cannot_be_dialled() -> None:
    phone = PhoneField().clean(Cast("a", start=0).citizen().phone)
    area, number = phone.split("-")
    # No local number begins with 0: it would be a trunk call.
    assert (area, number[0], len(number)) == ("0951", "0", 7)
