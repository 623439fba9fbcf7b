"""``report``: the annual report as a file."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError

from zhunsheng.insight.reports.links import site
from zhunsheng.insight.reports.report import UnknownFormat, write
from zhunsheng.kernel.documents.layout import LayoutProblem
from zhunsheng.kernel.modules import command
from zhunsheng.kernel.orgs.models import Place


class Command(command.Command):
    """The draft with the figures of now; what was frozen is on the workbench."""

    help = "生成年度报告（.docx、.pdf 或 .html），数字取自现有记录。"

    def arguments(self, parser: ArgumentParser) -> None:
        """Year, file and place."""
        parser.add_argument("year", type=int, metavar="YEAR", help="年度")
        parser.add_argument("--out", type=Path, required=True, metavar="FILE", help="写到哪里")
        parser.add_argument("--place", metavar="CODE", help="区划代码，只计这里和下级")
        parser.add_argument(
            "--site", metavar="URL", default=site(), help="系统的网址，网页里的数字从这里打开记录"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Compose and write."""
        path: Path = options["out"]
        place = None
        if options["place"]:
            place = Place.coded(options["place"])
            if place is None:
                raise CommandError(
                    f"没有代码为“{options['place']}”的区划，请核对代码（6、9或12位）。",
                    returncode=2,
                )
        if not path.absolute().parent.is_dir():
            raise CommandError(f"没有文件夹 {path.absolute().parent}。", returncode=2)
        try:
            made = write(options["year"], path, place, options["site"])
        except UnknownFormat as error:
            raise CommandError(str(error), returncode=2) from error
        except LayoutProblem as error:
            raise CommandError(str(error)) from error
        except ValueError as error:
            raise CommandError(str(error), returncode=2) from error
        if options["json"]:
            self.print_json({"file": str(path), "title": made.title, "figures": len(made.figures)})
        else:
            self.stdout.write(f"已写出《{made.title}》：{path}，引用数字{len(made.figures)}个。")
