"""``restore``: put a backup in place and verify it."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError

from zhunsheng.kernel.database.backup import BackupError
from zhunsheng.kernel.ledger import archive
from zhunsheng.kernel.modules import command


class Command(command.Command):
    """Restores a backup; the exit status is 1 when the restored ledger does not hold."""

    help = "从备份恢复数据库和文件，并立即核验账本；须先停止服务。"
    requires_migrations_checks = False

    def arguments(self, parser: ArgumentParser) -> None:
        """Declare the options."""
        parser.add_argument("directory", metavar="DIR", type=Path, help="备份文件夹")
        parser.add_argument("--force", action="store_true", help="替换已有的数据")

    def handle(self, *args: Any, **options: Any) -> None:
        """Restore, verify and print."""
        try:
            report = archive.restore(options["directory"], force=options["force"])
        except (BackupError, OSError) as error:
            raise CommandError(str(error)) from error
        if options["json"]:
            self.print_json(report.as_json())
        else:
            self.stdout.write("\n".join(["已恢复。", *report.lines()]))
        if not report.ok:
            sys.exit(1)
