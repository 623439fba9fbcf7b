"""``export``: a register as a sheet."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError

from zhunsheng.kernel.exchange.entries import exported, stood
from zhunsheng.kernel.exchange.files import marked
from zhunsheng.kernel.modules import command
from zhunsheng.kernel.registers.columns import columns_of
from zhunsheng.kernel.registers.declare import registers


class Command(command.Command):
    """For the operator of the machine, who sees everything; the sheet can be changed and imported again."""

    help = "导出台账为 Excel 表，改过以后可以再导入。"

    def arguments(self, parser: ArgumentParser) -> None:
        """Register, file, and the day on which it is to be shown."""
        parser.add_argument("register", metavar="REGISTER", help="台账的代码，如 powers.items")
        parser.add_argument("file", metavar="FILE", type=Path, help="写到这个 xlsx 文件")
        parser.add_argument("--on", type=command.day, metavar="DATE", help="只导出某日有效的内容")

    def handle(self, *args: Any, **options: Any) -> None:
        """Write the file and say how many lines it has."""
        register = registers.get(options["register"])
        if register is None:
            known = "、".join(one.code for one in registers)
            raise CommandError(
                f"没有“{options['register']}”这个台账。可以导出：{known}。", returncode=2
            )
        entries = register.model.objects.all()
        rows = (
            stood(register, options["on"], entries.values("pk"))
            if options["on"]
            else exported(register, entries)
        )
        lines = list(rows)
        options["file"].write_bytes(marked(lines, columns_of(register), register.title))
        if options["json"]:
            self.print_json({"register": register.code, "lines": len(lines)})
        else:
            self.stdout.write(f"已导出{register.title}{len(lines)}条：{options['file']}")
