"""ID cards and credit codes: the examples of the standards, and every way to be wrong."""

from datetime import date

import pytest
import time_machine
from hypothesis import given
from hypothesis import strategies as st

from zhunsheng.lib.identity import (
    PROVINCES,
    check_credit_code,
    check_id_card,
    make_credit_code,
    make_id_card,
)

ON = date(2022, 12, 31)
EXAMPLE = "11010519491231002X"  # GB 11643-1999
CREDIT_EXAMPLE = "91350100M000100Y43"  # GB 32100-2015

regions = st.sampled_from(sorted(PROVINCES)).map(lambda code: f"{code}0104")
births = st.dates(date(1900, 1, 1), ON)


class TestIdCard:
    def test_the_example_of_the_standard(self) -> None:
        card = check_id_card(EXAMPLE, ON)
        assert (card.number, card.region, card.birth) == (EXAMPLE, "110105", date(1949, 12, 31))
        assert (card.sex, card.province) == ("女", "北京市")

    @pytest.mark.parametrize(
        "text",
        ["11010519491231002x", " 110105 19491231 002X ", "１１０１０５１９４９１２３１００２Ｘ"],
    )
    def test_slips_of_typing_are_put_right(self, text: str) -> None:
        assert check_id_card(text, ON).number == EXAMPLE

    @given(regions, births, st.integers(0, 999))
    def test_made_numbers_pass_and_tell_what_they_were_made_of(
        self, region: str, birth: date, seq: int
    ) -> None:
        card = check_id_card(make_id_card(region, birth, seq), ON)
        assert (card.region, card.birth) == (region, birth)
        assert card.sex == ("男" if seq % 2 else "女")

    @given(regions, births, st.integers(0, 999), st.data())
    def test_one_wrong_digit_is_always_found(
        self, region: str, birth: date, seq: int, data: st.DataObject
    ) -> None:
        number = make_id_card(region, birth, seq)
        place = data.draw(st.integers(0, 16))
        digit = data.draw(st.sampled_from("0123456789").filter(lambda d: d != number[place]))
        with pytest.raises(ValueError, match="身份证号码"):
            check_id_card(number[:place] + digit + number[place + 1 :], ON)

    @given(regions, births, st.integers(0, 999), st.integers(14, 15))
    def test_two_swapped_digits_are_found(
        self, region: str, birth: date, seq: int, place: int
    ) -> None:
        number = make_id_card(region, birth, seq)
        one, other = number[place], number[place + 1]
        if one != other:
            with pytest.raises(ValueError, match="校验位不符"):
                check_id_card(number[:place] + other + one + number[place + 2 :], ON)

    def test_a_foreign_permanent_resident(self) -> None:
        card = check_id_card(make_id_card("964156", date(1980, 1, 1), 1), ON)
        assert card.province == "宁夏回族自治区"

    def test_a_resident_from_taiwan(self) -> None:
        assert check_id_card(make_id_card("830000", date(1980, 1, 1), 1), ON).province

    @pytest.mark.parametrize(
        ("text", "reason"),
        [
            ("110105491231002", "15位的第一代身份证号码，2013年1月1日起已停用"),
            ("", "应为18位，现为0位"),
            (EXAMPLE[:17], "应为18位，现为17位"),
            (EXAMPLE + "1", "应为18位，现为19位"),
            ("1101051949123100XX", "前17位应为数字"),
            ("11010519491231002Y", "前17位应为数字"),
            ("١١٠١٠٥١٩٤٩١٢٣١٠٠٢X", "前17位应为数字"),
            ("990105194912310021", "地区代码“990105”不存在"),
            ("000105194912310021", "地区代码“000105”不存在"),
            ("110105194902300021", "出生日期“19490230”不存在"),
            ("110105000001010021", "出生日期“00000101”不存在"),
            ("110105202301010021", "出生日期2023年1月1日晚于今天"),
            ("440524188001010014", "出生日期1880年1月1日早于1900年"),
            ("110105194912310021", "校验位不符"),
        ],
    )
    def test_refusals_name_the_fault(self, text: str, reason: str) -> None:
        with pytest.raises(ValueError, match=reason):
            check_id_card(text, ON)

    @time_machine.travel("2022-08-07T16:00:00Z", tick=False)
    def test_somebody_born_today_has_a_number_and_somebody_born_tomorrow_has_not(self) -> None:
        assert check_id_card(make_id_card("640104", date(2022, 8, 8), 1)).birth == date(2022, 8, 8)
        with pytest.raises(ValueError, match="晚于今天"):
            check_id_card(make_id_card("640104", date(2022, 8, 9), 1))

    @pytest.mark.parametrize(
        ("day", "age"),
        [(date(2022, 8, 7), 17), (date(2022, 8, 8), 18), (date(2004, 8, 8), 0)],
    )
    def test_age_is_full_on_the_birthday(self, day: date, age: int) -> None:
        assert check_id_card(make_id_card("640104", date(2004, 8, 8), 1), ON).age_on(day) == age

    @pytest.mark.parametrize(
        ("region", "seq"), [("64010", 1), ("abcdef", 1), ("640104", -1), ("640104", 1000)]
    )
    def test_no_number_can_be_made_of_nonsense(self, region: str, seq: int) -> None:
        with pytest.raises(ValueError, match="地区代码应为6位数字"):
            make_id_card(region, date(2000, 1, 1), seq)


class TestCreditCode:
    def test_the_example_of_the_standard(self) -> None:
        code = check_credit_code(" 91350100m000100y43 ")
        assert (code.number, code.registrar, code.region) == (
            CREDIT_EXAMPLE,
            "市场监督管理",
            "350100",
        )

    @given(regions, st.integers(0, 99_999_999), st.sampled_from(["91", "11", "12", "51", "31"]))
    def test_made_codes_pass(self, region: str, serial: int, category: str) -> None:
        assert check_credit_code(make_credit_code(region, serial, category)).region == region

    def test_a_national_body_has_the_region_of_the_country(self) -> None:
        assert check_credit_code(make_credit_code("100000", 7, "51")).registrar == "民政"

    @given(regions, st.integers(0, 99_999_999), st.data())
    def test_one_wrong_character_is_always_found(
        self, region: str, serial: int, data: st.DataObject
    ) -> None:
        number = make_credit_code(region, serial)
        place = data.draw(st.integers(0, 17))
        other = data.draw(st.sampled_from("0123456789").filter(lambda d: d != number[place]))
        with pytest.raises(ValueError, match="统一社会信用代码"):
            check_credit_code(number[:place] + other + number[place + 1 :])

    @pytest.mark.parametrize(
        ("text", "reason"),
        [
            ("", "应为18位，现为0位"),
            (CREDIT_EXAMPLE[:17], "应为18位，现为17位"),
            ("9135O100M000100Y43", "不使用字符“O”"),
            ("91350100Z000100Y43", "不使用字符“Z”"),
            ("Q1350100M000100Y43", "首位“Q”没有对应的登记管理部门"),
            ("91990100M000100Y43", "地区代码“990100”不存在"),
            ("913501A0M000100Y43", "地区代码“3501A0”不存在"),
            ("91350100M000100Y44", "校验位不符"),
        ],
    )
    def test_refusals_name_the_fault(self, text: str, reason: str) -> None:
        with pytest.raises(ValueError, match=reason):
            check_credit_code(text)

    @pytest.mark.parametrize(("region", "serial"), [("6401", 1), ("640104", -1), ("640104", 10**8)])
    def test_no_code_can_be_made_of_nonsense(self, region: str, serial: int) -> None:
        with pytest.raises(ValueError, match="地区代码应为6位数字"):
            make_credit_code(region, serial)
