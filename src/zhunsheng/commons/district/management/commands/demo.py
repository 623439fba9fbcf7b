"""``demo``: build the model district."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import CommandError

from zhunsheng.commons.district.build import CannotBuild, build
from zhunsheng.kernel.modules import command


class Command(command.Command):
    """Idempotent: a second run makes nothing and says so."""

    help = "建立示范区：单位、人员和案件都是虚构的，数字与公开报告一致。"

    def arguments(self, parser: ArgumentParser) -> None:
        """The model year."""
        parser.add_argument("--year", type=int, default=2022, help="示范年度（默认2022）")

    def handle(self, *args: Any, **options: Any) -> None:
        """Build, and print the logins that were made."""
        quiet = options["json"]
        try:
            built = build(options["year"], (lambda text: None) if quiet else self.stdout.write)
        except CannotBuild as error:
            raise CommandError(str(error)) from error
        if quiet:
            self.print_json(
                {"year": built.year, "made": built.made, "logins_file": str(built.logins_file)}
            )
        elif built.nothing:
            self.stdout.write(f"{built.year}年示范区已经建好。登录名和密码见 {built.logins_file}。")
        else:
            self.stdout.write(
                f"示范区建好了，用时{built.seconds:.0f}秒。登录名和密码见 {built.logins_file}。"
            )
