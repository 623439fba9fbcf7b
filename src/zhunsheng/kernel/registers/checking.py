"""What is wrong with an entry's values as a whole, whoever brings them: a form, a sheet, a matter."""

from __future__ import annotations

from collections.abc import Iterator

from zhunsheng.kernel.registers.content import Values
from zhunsheng.kernel.registers.declare import Register


def faults_by_field(register: Register, values: Values) -> Iterator[tuple[str, str]]:
    """The field and the sentence of everything that is wrong."""
    since, until = values.get("valid_from"), values.get("valid_to")
    if since and until and until < since:
        yield "valid_to", "失效日期早于生效日期，请核对。"
    yield from register.check(values)


def faults(register: Register, values: Values) -> Iterator[str]:
    """The same as sentences that name their field."""
    for name, text in faults_by_field(register, values):
        yield f"{register.title_of(name)}：{text}"
