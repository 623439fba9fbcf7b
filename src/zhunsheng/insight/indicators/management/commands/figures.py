"""``figures``: all figures of a year."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import CommandError

from zhunsheng.insight.indicators.figures import figures
from zhunsheng.kernel.modules import command
from zhunsheng.kernel.orgs.models import Place


class Command(command.Command):
    """One line a figure, or JSON."""

    help = "列出一年的全部数字：值、单位、分子分母和口径。"

    def arguments(self, parser: ArgumentParser) -> None:
        """Year and place."""
        parser.add_argument("year", type=int, metavar="YEAR", help="年度")
        parser.add_argument("--place", metavar="CODE", help="区划代码，只计这里和下级")

    def handle(self, *args: Any, **options: Any) -> None:
        """Count and print."""
        place = None
        if options["place"]:
            place = Place.coded(options["place"])
            if place is None:
                raise CommandError(
                    f"没有代码为“{options['place']}”的区划，请核对代码（6、9或12位）。",
                    returncode=2,
                )
        try:
            found = figures(options["year"], place)
        except ValueError as error:
            raise CommandError(str(error), returncode=2) from error
        if options["json"]:
            self.print_json([one.as_json() for one in found])
            return
        for one in found:
            self.stdout.write(
                f"{one.indicator.ref or '':<5} {one.indicator.title}：{one.text}　{one.indicator.basis}"
            )
