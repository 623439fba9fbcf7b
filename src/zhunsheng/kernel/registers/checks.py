"""System checks: a register names fields that its model has, and shows nothing private to the public."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.core.checks import Error, register
from django.core.exceptions import FieldDoesNotExist

from zhunsheng.kernel.access.roles import roles
from zhunsheng.kernel.registers.declare import Register, registers


@register()
def registers_are_sound(**_kwargs: Any) -> list[Error]:
    """Every declared register."""
    return [
        Error(text, obj=one.code, id="registers.E001") for one in registers for text in _faults(one)
    ]


def _faults(one: Register) -> Iterator[str]:
    shown = one.public.facts + one.public.filters if one.public else ()
    for name in dict.fromkeys(
        (*one.fields, *one.columns, *one.filters, *one.search, *one.money, *shown)
    ):
        try:
            one.model._meta.get_field(name)
        except FieldDoesNotExist:
            yield f"names the field {name!r}, which {one.model.__name__} does not have"
    missing = {"code", "valid_from", "valid_to"} - set(one.fields)
    if missing:
        yield f"leaves out {', '.join(sorted(missing))}"
    if one.public and (hidden := one.private & set(one.public.facts)):
        yield f"shows private fields to the public: {', '.join(sorted(hidden))}"
    if unknown := [code for code in one.roles if code not in roles]:
        yield f"names roles that nobody declares: {', '.join(unknown)}"
