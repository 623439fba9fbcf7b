"""Lines of registers from which matters come: what they are called, and their pages for those who may see them."""

from __future__ import annotations

from collections.abc import Iterable

from django.urls import reverse

from zhunsheng.kernel.orgs.models import Person
from zhunsheng.kernel.registers import access
from zhunsheng.kernel.registers.declare import registers
from zhunsheng.kernel.registers.refs import EntryRef


def entry_origins(person: Person, texts: Iterable[str]) -> dict[str, tuple[str, str]]:
    """Name and page by the text of an ``EntryRef``; the register's title alone for what is out of sight.

    One query for each register.
    """
    by_register: dict[str, dict[int, str]] = {}
    for text in {text for text in texts if text}:
        ref = EntryRef.parse(text)
        by_register.setdefault(ref.register, {})[ref.id] = text
    found: dict[str, tuple[str, str]] = {}
    for code, refs in by_register.items():
        register = registers.get(code)
        if register is None:
            continue
        found |= dict.fromkeys(refs.values(), (register.title, ""))
        for entry in access.visible(person, register).filter(pk__in=refs):
            url = reverse("workbench:entry", args=[code, entry.pk])
            found[refs[entry.pk]] = (f"{register.title}：{register.name(entry)}", url)
    return found
