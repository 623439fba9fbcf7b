"""A change's lines as an Excel sheet: the register's own columns and, before them, what is to be done."""

from __future__ import annotations

from zhunsheng.domains.powers.choices import Operation
from zhunsheng.domains.powers.proposals import Draft, check
from zhunsheng.kernel.orgs.models import Person
from zhunsheng.kernel.procedure.refusals import BadFile
from zhunsheng.kernel.registers.columns import Reader, columns_of
from zhunsheng.kernel.registers.declare import Register
from zhunsheng.lib import xlsx
from zhunsheng.lib.xlsx import Column, SheetError

OPERATION = Column(
    "operation",
    "调整方式",
    required=True,
    choices=tuple(Operation.labels),
    hint="新增、修改、取消之一；修改的只填要改的列，取消的只填编码",
)
MOST_LINES = 2000
SHOWN_FAULTS = 8
_CODES = {str(label): code for code, label in Operation.choices}


def change_columns(register: Register) -> tuple[Column, ...]:
    """The columns of such a sheet. Only what is to be done and the code are needed in every row."""
    own = [
        Column(
            column.key,
            column.title,
            column.kind,
            required=column.key == "code",
            aliases=column.aliases,
            choices=column.choices,
            hint=column.hint,
        )
        for column in columns_of(register)
        if column.key in register.model_fields
    ]
    return (OPERATION, *own)


def read(register: Register, content: bytes, person: Person | None) -> list[Draft]:
    """The lines of a sheet, every one of them sound.

    Raises ``BadFile`` for a file that is no such sheet, and for one with faulty rows, which it names with field, reason
    and remedy: a change is proposed as a whole.
    """
    drafts: list[Draft] = []
    faults: list[str] = []
    reader = Reader(register)
    try:
        for row in xlsx.read_rows(content, change_columns(register), max_rows=MOST_LINES):
            # An empty cell of a change says nothing; it does not empty what is there.
            cells = {k: v for k, v in row.values.items() if v is not None and k != "operation"}
            values, wrong = reader.read(cells)
            faults += [f"第{row.number}行：{text}" for text in (*row.messages, *wrong)]
            operation = _CODES.get(str(row.values["operation"]), "")
            drafts.append(Draft(operation, str(values.pop("code", "")), values))
            drafts[-1].row = row.number
    except SheetError as error:
        raise BadFile(str(error), "请用模板填写后重新上传。") from error
    if not drafts:
        raise BadFile("表里没有一行内容。", "请填写后重新上传。")
    if not faults:
        check(register, drafts, person)
        faults = [
            f"第{draft.row}行：{register.title_of(name)}：{text}"
            for draft in drafts
            for name, text in draft.faults
        ]
    if faults:
        more = f"等{len(faults)}处" if len(faults) > SHOWN_FAULTS else ""
        raise BadFile(
            f"表里有要改的地方：{'；'.join(faults[:SHOWN_FAULTS])}{more}",
            "请改正后重新上传，一行也没有收下。",
        )
    return drafts
