"""``verify``: recompute the ledger."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from zhunsheng.kernel.ledger.verification import verify
from zhunsheng.kernel.modules import command


class Command(command.Command):
    """Prints the report; the exit status is 1 when something does not hold."""

    help = "核验账本：逐项重算事项记录、封存、个人信息摘要，列出一切不符之处。"

    def arguments(self, parser: ArgumentParser) -> None:
        """Declare the options."""
        parser.add_argument("--receipt", metavar="CODE", help="只核验这张回执背后的记录")
        parser.add_argument(
            "--head", metavar="FILE", type=Path, help="与公布的封存值或备份清单比对"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Verify and print."""
        report = verify(receipt=options["receipt"], head=options["head"])
        if options["json"]:
            self.print_json(report.as_json())
        else:
            self.stdout.write("\n".join(report.lines()))
        if not report.ok:
            sys.exit(1)
