# ruff: noqa: N999 - the command is called import
"""``import``: take a sheet in."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError

from zhunsheng.kernel.exchange import importing
from zhunsheng.kernel.exchange.declare import Sheet, may_import, sheets
from zhunsheng.kernel.modules import command
from zhunsheng.kernel.orgs.models import Person
from zhunsheng.lib import xlsx
from zhunsheng.lib.xlsx import SheetError


class Command(command.Command):
    """Rows that cannot be taken go into an error file beside the sheet; the exit status is then 1."""

    help = "导入 Excel 表：逐行办理，不能导入的行另存为带错误说明的文件。"

    def arguments(self, parser: ArgumentParser) -> None:
        """Sheet, file and who imports."""
        parser.add_argument("sheet", metavar="SHEET", help="表的代码，如 reconsideration.cases")
        parser.add_argument("file", metavar="FILE", type=Path, help="xlsx 文件")
        parser.add_argument("--person", metavar="LOGIN", help="导入人的登录名；导入台账可以不写")
        parser.add_argument("--dry-run", action="store_true", help="只核对，不导入")
        parser.add_argument("--template", action="store_true", help="把空表写到 FILE，供填写")

    def handle(self, *args: Any, **options: Any) -> None:
        """Import and print."""
        sheet, path = sheets.get(options["sheet"]), options["file"]
        if sheet is None:
            known = "、".join(one.code for one in sheets)
            raise CommandError(f"没有“{options['sheet']}”这种表。可以导入：{known}。", returncode=2)
        if options["template"]:
            path.write_bytes(xlsx.template(sheet.columns, title=sheet.title))
            return
        person = self._person(sheet, options["person"])
        self._report(options, self._run(sheet, path, person, trial=options["dry_run"]), sheet)

    def _person(self, sheet: Sheet, login: str | None) -> Person | None:
        """Who answers for the import; None stands for the operator, who keeps registers as ``export`` reads them."""
        if login is None and sheet.by_operator:
            return None
        person = Person.objects.filter(username=login or "").first()
        if person is None or not may_import(person, sheet):
            raise CommandError(
                f"请用 --person 写有权导入“{sheet.title}”的人的登录名。", returncode=2
            )
        return person

    def _run(
        self, sheet: Sheet, path: Path, person: Person | None, *, trial: bool
    ) -> importing.Tally:
        try:
            return importing.run(sheet, path, person, trial=trial, origin="command")
        except FileNotFoundError as error:
            raise CommandError(f"没有文件 {path}。", returncode=2) from error
        except SheetError as error:
            raise CommandError(str(error)) from error

    def _report(self, options: dict[str, Any], tally: importing.Tally, sheet: Any) -> None:
        path: Path = options["file"]
        if options["json"]:
            self.print_json(vars(tally))
        else:
            word = "可以导入" if options["dry_run"] else "已导入"
            self.stdout.write(
                f"共{tally.total}行：{word}{tally.taken}行，修改{tally.changed}行，"
                f"没有变化{tally.repeated}行，不能导入{len(tally.errors)}行。"
            )
        if tally.errors:
            beside = path.with_name(f"{path.stem}-错误.xlsx")
            beside.write_bytes(xlsx.annotate_errors(path, tally.errors, sheet.columns))
            raise CommandError(f"不能导入的行和原因见 {beside}，改正后可以整份再次导入。")
