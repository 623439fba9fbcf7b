"""What must not be published goes, what must stay stays. All data here are invented."""

from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhunsheng.lib.deident import MASK, Replacement, Subject, deidentify, pseudonym
from zhunsheng.lib.identity import make_credit_code


def clean(text: str, *subjects: Subject) -> str:
    return deidentify(text, subjects).text


def person(*names: str) -> Subject:
    return Subject(names)


DECISION = (
    "申请人秦岭，女，1990年1月1日出生，住宁夏回族自治区银川市兴庆区凤凰北街湖畔嘉苑12号楼3单元501室，"
    "身份证号码640104199001011234，联系电话13800001234、0951-6700001。\n"
    "被申请人银川市兴庆区市场监督管理局，住所地银川市兴庆区解放东街1号。\n"
    "秦岭不服兴市监罚〔2022〕12号处罚决定，罚款20000元，于2022年8月8日申请复议。"
)


def test_a_whole_decision() -> None:
    assert clean(DECISION, person("秦岭")) == (
        "申请人秦某，女，1990年1月1日出生，住宁夏回族自治区银川市兴庆区×××，"
        "身份证号码×××，联系电话×××、×××。\n"
        "被申请人银川市兴庆区市场监督管理局，住所地银川市兴庆区解放东街1号。\n"
        "秦某不服兴市监罚〔2022〕12号处罚决定，罚款20000元，于2022年8月8日申请复议。"
    )


def test_every_replacement_is_listed_with_its_place() -> None:
    text = "秦岭电话13800001234"
    result = deidentify(text, [person("秦岭")])
    assert result.replacements == (
        Replacement("姓名", "秦岭", "秦某", 0),
        Replacement("电话号码", "13800001234", MASK, 4),
    )
    assert all(text[r.start : r.end] == r.original for r in result.replacements)


class TestNames:
    def test_two_of_one_surname_are_numbered_in_the_given_order(self) -> None:
        text = "张四与张三相邻，张三先到。"
        assert clean(text, person("张三"), person("张四")) == "张某2与张某1相邻，张某1先到。"

    def test_somebody_who_does_not_occur_takes_no_number(self) -> None:
        assert clean("张三到场。", person("张三"), person("张四")) == "张某到场。"

    def test_a_pseudonym_that_stands_in_the_text_is_not_shared(self) -> None:
        assert clean("张三殴打张某。", person("张三")) == "张某1殴打张某。"

    def test_all_names_of_one_person_become_one(self) -> None:
        assert clean("王小二又名王老五。", person("王小二", "王老五")) == "王某又名王某。"

    def test_a_longer_name_is_not_cut_by_a_shorter_one(self) -> None:
        assert clean("王芳芳和王芳", person("王芳"), person("王芳芳")) == "王某2和王某1"

    @pytest.mark.parametrize("written", ["王芳", "王　芳", "王  芳"])
    def test_names_set_with_blanks(self, written: str) -> None:
        assert clean(f"（{written}）", person("王芳")) == "（王某）"

    @pytest.mark.parametrize("written", ["阿依古丽·买买提", "阿依古丽.买买提", "阿依古丽买买提"])
    def test_names_with_any_dot(self, written: str) -> None:
        assert clean(f"由{written}申请", person("阿依古丽·买买提")) == "由阿某申请"

    @pytest.mark.parametrize(
        ("name", "expected"),
        [
            ("秦岭", "秦某"),
            ("欧阳小明", "欧阳某"),
            ("阿依古丽·买买提", "阿某"),
            ("john smith", "J某"),
        ],
    )
    def test_pseudonyms(self, name: str, expected: str) -> None:
        assert pseudonym(name) == expected

    def test_empty_names_and_secrets_hide_nothing(self) -> None:
        assert clean("甲乙丙", Subject(("", " "), ("", " "))) == "甲乙丙"

    def test_signs_in_names_are_not_patterns(self) -> None:
        assert clean("A.B(C)和AxB(C)", person("A.B(C)")) == "A某和AxB(C)"

    def test_a_name_inside_what_is_hidden_already_is_not_replaced_twice(self) -> None:
        hidden = Subject(("秦岭",), ("湖畔秦岭山庄",))
        assert clean("秦岭住在湖畔秦岭山庄。", hidden) == "秦某住在×××。"


class TestKnownSecrets:
    def test_go_wherever_they_stand(self) -> None:
        subject = Subject(("秦岭",), ("解放西街12号", "6700001"))
        assert clean("送至解放西街12号，拨6700001。", subject) == "送至×××，拨×××。"

    def test_the_longer_goes_first(self) -> None:
        subject = Subject(("秦岭",), ("解放西街", "解放西街12号"))
        assert clean("解放西街12号", subject) == MASK


class TestNumbers:
    @pytest.mark.parametrize(
        "number",
        [
            "640104199001011234",
            "64010419900101123X",
            "64010419900101123x",
            "640104 19900101 1234",
            "６４０１０４１９９００１０１１２３４",
            "640104900101123",
        ],
    )
    def test_identity_cards_even_mistyped_ones(self, number: str) -> None:
        result = deidentify(f"身份证{number}。")
        assert result.text == f"身份证{MASK}。"
        assert result.replacements[0].kind == "身份证号码"

    @pytest.mark.parametrize(
        "number",
        [
            "13800001234",
            "138 0000 1234",
            "138-0000-1234",
            "+86 13800001234",
            "8613800001234",
            "0951-6700001",
            "09516700001",
            "（0951）6700001",
            "010-60000001-123",
        ],
    )
    def test_telephones(self, number: str) -> None:
        assert clean(f"致电{number}。") == f"致电{MASK}。"

    @pytest.mark.parametrize("text", ["电话：6700001", "联系方式60000001"])
    def test_local_telephones_where_they_are_called_so(self, text: str) -> None:
        assert clean(text).endswith(MASK)

    @pytest.mark.parametrize(
        "text",
        ["账号：6222 0200 0000 0000 123", "开户账户名称不详，账号12345678", "卡号62220200000001"],
    )
    def test_accounts_where_they_are_called_so(self, text: str) -> None:
        assert clean(text).endswith(MASK)

    def test_cards_by_their_check_digit(self) -> None:
        assert clean("转入6222021234567890128。") == "转入×××。"
        assert clean("单号6222021234567890129。") == "单号6222021234567890129。"

    @pytest.mark.parametrize("serial", range(40))
    def test_credit_codes_are_public(self, serial: int) -> None:
        text = f"统一社会信用代码{make_credit_code('640104', serial)}"
        assert clean(text) == text

    @pytest.mark.parametrize(
        "plate", ["宁A12345", "宁A·12345", "宁AD12345", "京A1234警", "宁a12b45"]
    )
    def test_plates(self, plate: str) -> None:
        assert clean(f"驾驶{plate}号车") == f"驾驶{MASK}号车"

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("发至abc.d+1@example.com。", "发至×××。"),
            ("微信号：wx_12345。", "微信号：×××。"),
            ("QQ 123456789", "QQ ×××"),
            ("护照号码E12345678", "护照号码×××"),
            ("宁（2022）兴庆区不动产权第0012345号", "宁（2022）兴庆区不动产权第×××号"),
            ("房权证兴庆区字第2010012345号", "房权证兴庆区字第×××号"),
        ],
    )
    def test_other_numbers_of_persons(self, text: str, expected: str) -> None:
        assert clean(text) == expected


class TestAddresses:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("兴庆区凤凰北街湖畔嘉苑12号楼3单元501室漏水", "兴庆区×××漏水"),
            ("其将湖畔嘉苑12号楼3单元501室出租", "其将×××出租"),
            ("丽景小区5-2-301", "×××"),
            ("永宁县望远镇某某村3组12号", "永宁县×××"),
            ("A座1203室", "×××"),
            ("金凤区某园二单元五楼", "金凤区×××"),
            ("同心县和平小区１２号楼", "同心县×××"),
            ("湖畔嘉苑1号楼101室、2号楼202室", "×××、×××"),
            ("湖畔嘉苑1幢与花园路2栋", "××××××"),
        ],
    )
    def test_homes_go_behind_the_district(self, text: str, expected: str) -> None:
        assert clean(text) == expected

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("申请人，住银川市兴庆区解放西街12号。", "申请人，住银川市兴庆区×××。"),
            ("现住掌政镇某某村，", "现住×××，"),
            ("家庭住址：灵武市东塔镇", "家庭住址：灵武市×××"),
            ("户籍地：宁夏同心县，", "户籍地：宁夏同心县，"),
        ],
    )
    def test_where_somebody_is_said_to_live(self, text: str, expected: str) -> None:
        assert clean(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "兴政复〔2022〕12号行政复议决定",
        "罚款20000元，账户余额12345678元",
        "自2022年8月8日至2022-10-08，兴庆区2022-08-08",
        "拨打12345热线，第三会议室、办公室、一栋楼房",
        "住所地银川市兴庆区解放东街1号；住院治疗；住房保障；用于住人",
        "快递单号1234567890123",
        "宁夏回族自治区ABC公司",
        "编号640104990101001234",
        "身份证640104199013011234",
        "《宁夏回族自治区行政复议条例》第十二条",
    ],
)
def test_what_is_no_personal_data_stays(text: str) -> None:
    assert clean(text) == text


class TestSuspects:
    def test_names_behind_words_for_parties_are_pointed_out_once(self) -> None:
        text = "证人李小明，原告李小明与被告欧阳大，委托代理人：王大；申请人张某。"
        assert deidentify(text).suspects == ("李小明", "欧阳大", "王大")

    def test_known_names_are_gone_and_no_longer_suspect(self) -> None:
        assert deidentify("证人李小明。", [person("李小明")]).suspects == ()

    @pytest.mark.parametrize(
        "text",
        [
            "申请人应当，",
            "申请人于本日，",
            "被申请人单位。",
            "申请人和第三人、",
            "被申请人兴庆区市场监督管理局，",
            "机构负责人批准。",
        ],
    )
    def test_ordinary_words_are_not(self, text: str) -> None:
        assert deidentify(text).suspects == ()


TOKENS = st.sampled_from(
    [
        "秦岭",
        "张三",
        "640104199001011234",
        "13800001234",
        "12号楼501室",
        "兴庆区",
        "，",
        "的",
        "住",
        "宁A12345",
    ]
)


@given(st.lists(TOKENS, max_size=12).map("".join))
def test_the_replacements_rebuild_both_texts(text: str) -> None:
    result = deidentify(text, [person("秦岭"), person("张三")])
    position, rebuilt = 0, ""
    for replacement in result.replacements:
        assert replacement.start >= position
        assert text[replacement.start : replacement.end] == replacement.original
        rebuilt += text[position : replacement.start] + replacement.replacement
        position = replacement.end
    assert rebuilt + text[position:] == result.text
    assert "秦岭" not in result.text
    assert "张三" not in result.text


@pytest.mark.parametrize(
    "piece", ["1", "a", "1-", "一", "住", "房权证", "号", "(0", "A1.", "卡号 1"]
)
def test_hostile_text_takes_no_longer_than_its_length(piece: str) -> None:
    begun = perf_counter()
    deidentify(piece * (50_000 // len(piece)), [person("秦岭")])
    assert perf_counter() - begun < 5  # patterns that backtrack would take minutes


@given(st.text(max_size=60))
def test_any_text_can_be_looked_through(text: str) -> None:
    assert isinstance(deidentify(text, [person("秦岭")]).text, str)
