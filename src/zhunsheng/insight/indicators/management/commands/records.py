"""``records``: the records behind one figure."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import CommandError

from zhunsheng.insight.indicators.records import records
from zhunsheng.kernel.modules import command


class Command(command.Command):
    """One line a record, or JSON."""

    help = "列出一个数字背后的全部记录。"

    def arguments(self, parser: ArgumentParser) -> None:
        """Figure and year."""
        parser.add_argument("figure", metavar="FIGURE", help="数字编号（F055）或代码")
        parser.add_argument("year", type=int, metavar="YEAR", help="年度")

    def handle(self, *args: Any, **options: Any) -> None:
        """List and print."""
        try:
            rows = records(options["figure"], options["year"])
        except (LookupError, ValueError) as error:
            raise CommandError(str(error), returncode=2) from error
        if options["json"]:
            self.print_json(rows)
            return
        for row in rows:
            self.stdout.write(
                "　".join(str(value) for value in row.values() if value not in (None, ""))
            )
