"""``due``: when a limit ends, with its explanation."""

from __future__ import annotations

from argparse import ArgumentParser, BooleanOptionalAction
from typing import Any

from django.core.management.base import CommandError

from zhunsheng.kernel.calendar.areas import NATIONAL_AREA, UnknownArea
from zhunsheng.kernel.clocks.query import BadQuery, query_due, query_due_raw
from zhunsheng.kernel.modules import command
from zhunsheng.kernel.statutes.limits import UnknownLimit
from zhunsheng.lib.hanzi import date_text


class Command(command.Command):
    """A limit by its code, or an amount and a unit."""

    help = "计算期限：某项法定期限，或者若干工作日、自然日、月的届满日，并逐步解释。"

    def arguments(self, parser: ArgumentParser) -> None:
        """The limit, or its parts."""
        parser.add_argument(
            "limit", nargs="?", metavar="LIMIT", help="期限代码，如 reconsideration.decide"
        )
        parser.add_argument(
            "--start", type=command.day, required=True, metavar="DATE", help="起算事由发生之日"
        )
        parser.add_argument("--amount", type=int, metavar="N", help="数量")
        parser.add_argument("--unit", metavar="WD|CD|M", help="工作日、自然日或月")
        parser.add_argument(
            "--rollover", action=BooleanOptionalAction, default=True, help="末日遇假日顺延"
        )
        parser.add_argument("--calendar", default=NATIONAL_AREA, help="工作日历：CN 或 CN-NX")

    def handle(self, *args: Any, **options: Any) -> None:
        """Compute and print."""
        try:
            answer = self._answer(options)
        except (BadQuery, UnknownLimit, UnknownArea, LookupError) as error:
            raise CommandError(str(error), returncode=2) from error
        if options["json"]:
            self.print_json(answer)
            return
        mark = "（暂定：有的放假安排还没有录入）" if answer["provisional"] else ""
        self.stdout.write(f"{date_text(answer['due'])}届满{mark}")
        self.stdout.write("\n".join(answer["explanation"]))

    def _answer(self, options: dict[str, Any]) -> dict[str, Any]:
        if options["limit"]:
            return query_due(options["limit"], options["start"], options["calendar"])
        if options["amount"] is None or not options["unit"]:
            raise BadQuery("请写期限代码，或者同时写 --amount 和 --unit。")
        return query_due_raw(
            options["start"],
            options["amount"],
            options["unit"],
            options["rollover"],
            options["calendar"],
        )
