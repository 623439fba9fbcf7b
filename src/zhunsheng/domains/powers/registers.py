"""The five lists as declarations. One declaration gives sheet, versions, comparison, publication, pages and API.

An act of another business names a power by its code: ``refs.published("powers.items", code, on)`` of kernel/registers
gives the ``EntryRef`` of the version in force on that day if the public could read it then, else None. A new act that
gets None is refused or flagged by its own business (清单外执法); a recorded fact keeps its code and is flagged. The
reference is kept as text and says for ever what the item said on that day, its ``unit`` and ``kind`` among it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from zhunsheng.domains.powers import choices
from zhunsheng.domains.powers.models import (
    CancelledApproval,
    IntermediaryService,
    NegativeItem,
    PowerItem,
    ProofItem,
)
from zhunsheng.kernel.registers.declare import Fault, Public, Register

CHANGE = "powers.change"
KEEPERS = ("power_keeper", "power_office")
VALIDITY = ("valid_from", "valid_to")
CODE = re.compile(r"[0-9A-Za-z][0-9A-Za-z._-]*")
CODE_HINT = "由字母、数字、点和短横组成，登记后不要改"

Values = Mapping[str, Any]


def code_faults(values: Values) -> Iterator[Fault]:
    """Codes are ASCII: a full-width digit looks the same and is another code."""
    code = values.get("code") or ""
    if code and not CODE.fullmatch(code):
        yield "code", f"“{code}”里有全角字符、空格或者其他符号，请只用半角字母、数字、点和短横。"


def needs(values: Values, name: str, text: str) -> Iterator[Fault]:
    """A field that the other values make necessary."""
    if values.get(name) in (None, ""):
        yield name, text


def check_item(values: Values) -> Iterator[Fault]:
    """A power item: periods, fees, the item above it, the name of its statute."""
    yield from code_faults(values)
    if values.get("parent_code") and values["parent_code"] == values.get("code"):
        yield "parent_code", "主项不能是它自己；不是子项的请留空。"
    promised, statutory = values.get("promised_days"), values.get("statutory_days")
    if promised is not None and statutory is not None and promised > statutory:
        yield "promised_days", f"承诺{promised}个工作日，超过法定的{statutory}个工作日，请核对。"
    if values.get("has_fee"):
        yield from needs(values, "fee_basis", "收费的事项须写明收费依据。")
    if set(values.get("basis_law") or "") & set("《》"):
        yield "basis_law", "请只写法律名称，不加书名号，例如“行政许可法”。"


def check_intermediary(values: Values) -> Iterator[Fault]:
    """What is kept has a basis and somebody who provides it (优化营商环境条例)."""
    yield from code_faults(values)
    if values.get("state") == choices.Intermediary.KEPT:
        yield from needs(
            values, "basis", "保留的中介服务应当有法律、法规或者国务院决定依据，请填写。"
        )
        yield from needs(values, "provider", "保留的中介服务须写明服务机构的条件或者名称。")


def check_cancelled(values: Values) -> Iterator[Fault]:
    """What became a licence names the item that it became."""
    yield from code_faults(values)
    if values.get("replacement") == choices.Replacement.LICENCE:
        yield from needs(values, "replaced_by", "转为行政许可的，须写明许可事项的编码。")


def check_proof(values: Values) -> Iterator[Fault]:
    """A proof that is still asked for has a basis; one that is not says what to do instead."""
    yield from code_faults(values)
    if values.get("state") == choices.Proof.KEPT:
        yield from needs(
            values, "basis", "保留的证明事项应当有法律、法规或者国务院决定依据，请填写。"
        )
    elif values.get("state"):
        yield from needs(values, "instead", "不再要求提供的，须写明改用什么办法。")


ITEMS = Register(
    code="powers.items",
    title="权责事项",
    model=PowerItem,
    fields=(
        "code",
        "title",
        "kind",
        "unit",
        "level",
        "parent_code",
        "basis_law",
        "basis_version",
        "basis_article",
        "basis_text",
        "duties",
        "accountability",
        "process",
        "flow_chart",
        "statutory_days",
        "promised_days",
        "has_fee",
        "fee_basis",
        "remedies",
        *VALIDITY,
    ),
    columns=("title", "code", "kind", "unit", "basis_law"),
    filters=("unit", "kind", "level", "has_fee"),
    search=("title", "code", "basis_law", "duties"),
    roles=KEEPERS,
    name=str,
    check=check_item,
    hints={
        "code": CODE_HINT,
        "kind": "十类之一",
        "parent_code": "子项填它的主项；主项和没有子项的留空",
        "basis_law": "法律、法规、规章的名称，不加书名号，例如“行政许可法”",
        "basis_version": "文本的年份，例如 2019；填了以后，文本失效时会提醒",
        "basis_article": "例如“第三十九条第一款”",
        "process": "一步一行",
        "statutory_days": "没有法定期限的留空",
        "fee_basis": "收费的必填",
        "remedies": "例如“行政复议、行政诉讼”",
        "valid_to": "最后有效的一天；长期有效的留空",
    },
    aliases={
        "title": ("权力名称", "职权名称"),
        "code": ("权力编码", "职权编码"),
        "kind": ("权力类型", "职权类型"),
        "unit": ("实施机关", "行使主体"),
        "basis_law": ("实施依据",),
        "accountability": ("追责依据",),
    },
    public=Public(
        title="权责清单",
        lead="政府部门能做什么、必须做到什么，都在这里。清单里没有的，不能要求你。",
        facts=(
            "kind",
            "unit",
            "code",
            "level",
            "basis_law",
            "basis_article",
            "basis_text",
            "duties",
            "process",
            "statutory_days",
            "promised_days",
            "has_fee",
            "fee_basis",
            "remedies",
            "accountability",
        ),
        keywords=("权力", "清单", "职权", "处罚", "许可", "检查", "收费"),
        filters=("unit", "kind"),
        note=lambda entry: f"{entry.get_kind_display()} · {entry.unit.label}",
        home="查政府部门有哪些权力",
        order=20,
    ),
    by_procedure=CHANGE,
    hint="一行一项。修改已有的事项，请先导出再改；公布以后的增减，请走“权责清单调整”。",
    order=10,
)

NEGATIVE = Register(
    code="powers.negative",
    title="负面清单",
    model=NegativeItem,
    fields=(
        "code",
        "title",
        "access",
        "trade",
        "measure",
        "basis",
        "authority",
        "unit",
        *VALIDITY,
    ),
    columns=("title", "code", "access", "trade", "unit"),
    filters=("access", "unit"),
    search=("title", "code", "trade", "measure"),
    roles=KEEPERS,
    check=code_faults,
    hints={
        "code": CODE_HINT,
        "trade": "按国民经济行业分类写",
        "authority": "本级没有主管部门的，写上级主管部门",
    },
    public=Public(
        title="市场准入负面清单",
        lead="清单上的行业，有的不能做，有的要先办许可。清单以外的，依法都可以做。",
        facts=("access", "trade", "measure", "basis", "authority", "unit"),
        keywords=("负面清单", "准入", "投资", "开办"),
        filters=("access",),
        note=lambda entry: f"{entry.get_access_display()} · {entry.trade}",
        order=21,
    ),
    by_procedure=CHANGE,
    order=20,
)

INTERMEDIARIES = Register(
    code="powers.intermediaries",
    title="行政审批中介服务",
    model=IntermediaryService,
    fields=(
        "code",
        "title",
        "state",
        "item_title",
        "item_code",
        "basis",
        "reason",
        "provider",
        "fee",
        "days",
        "unit",
        *VALIDITY,
    ),
    columns=("title", "code", "state", "item_title", "unit"),
    filters=("state", "unit"),
    search=("title", "code", "item_title", "provider"),
    roles=KEEPERS,
    check=check_intermediary,
    hints={
        "code": CODE_HINT,
        "item_code": "权责清单里的事项编码",
        "fee": "写明标准，或者“市场调节价”",
        "basis": "保留的必填",
    },
    public=Public(
        title="行政审批中介服务",
        lead="办审批要不要先找评估、检测、设计单位？标“保留”的才需要，标“取消”的谁也不能再要。",
        facts=("state", "item_title", "basis", "reason", "provider", "fee", "days", "unit"),
        keywords=("中介", "评估", "检测", "鉴定"),
        filters=("state", "unit"),
        note=lambda entry: f"{entry.get_state_display()} · {entry.item_title}",
        order=22,
    ),
    by_procedure=CHANGE,
    order=30,
)

CANCELLED = Register(
    code="powers.cancelled",
    title="取消的非行政许可审批",
    model=CancelledApproval,
    fields=(
        "code",
        "title",
        "unit",
        "cancelled_on",
        "basis",
        "replacement",
        "replaced_by",
        "follow_up",
        *VALIDITY,
    ),
    columns=("title", "code", "unit", "cancelled_on", "replacement"),
    filters=("replacement", "unit"),
    search=("title", "code", "basis"),
    roles=KEEPERS,
    check=check_cancelled,
    hints={"code": CODE_HINT, "replaced_by": "转为行政许可的必填，写权责清单里的编码"},
    public=Public(
        title="已经取消的审批",
        lead="这些审批已经取消，办事时不用再办。",
        facts=("unit", "cancelled_on", "basis", "replacement", "follow_up"),
        keywords=("取消", "审批", "非行政许可"),
        filters=("unit",),
        note=lambda entry: entry.get_replacement_display(),
        order=23,
    ),
    by_procedure=CHANGE,
    order=40,
)

PROOFS = Register(
    code="powers.proofs",
    title="证明事项",
    model=ProofItem,
    fields=(
        "code",
        "title",
        "state",
        "used_for",
        "unit",
        "issuer",
        "basis",
        "instead",
        *VALIDITY,
    ),
    columns=("title", "code", "state", "used_for", "unit"),
    filters=("state", "unit"),
    search=("title", "code", "used_for", "issuer"),
    roles=KEEPERS,
    check=check_proof,
    hints={
        "code": CODE_HINT,
        "unit": "要求提供这个证明的单位",
        "basis": "保留的必填",
        "instead": "不再要求提供的必填，例如“申请人书面承诺”“部门之间核验”",
    },
    public=Public(
        title="证明事项清单",
        lead="办事要不要开证明，在这里查。写着取消或者改用别的办法的，不用你再去开。",
        facts=("state", "used_for", "unit", "issuer", "basis", "instead"),
        keywords=("证明", "开证明", "告知承诺", "减证便民"),
        filters=("state", "unit"),
        note=lambda entry: f"{entry.get_state_display()} · {entry.used_for}",
        order=24,
    ),
    by_procedure=CHANGE,
    order=50,
)

REGISTERS = (ITEMS, NEGATIVE, INTERMEDIARIES, CANCELLED, PROOFS)
