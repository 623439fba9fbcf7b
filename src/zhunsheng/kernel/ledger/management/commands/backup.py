"""``backup``: database, files and manifest into a folder."""

from __future__ import annotations

from argparse import ArgumentParser
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError

from zhunsheng.kernel.database.backup import BackupError
from zhunsheng.kernel.ledger import archive
from zhunsheng.kernel.modules import command


class Command(command.Command):
    """Backs everything up beside the daily work."""

    help = "备份数据库、文件和封存值到一个文件夹；服务可以照常运行。"

    def arguments(self, parser: ArgumentParser) -> None:
        """Declare the options."""
        parser.add_argument("directory", metavar="DIR", type=Path, help="备份文件夹")

    def handle(self, *args: Any, **options: Any) -> None:
        """Back up and say what is in it."""
        try:
            manifest = archive.backup(options["directory"])
        except (BackupError, OSError) as error:
            raise CommandError(str(error)) from error
        if options["json"]:
            content = {name: value for name, value in asdict(manifest).items() if name != "files"}
            self.print_json({**content, "n_files": len(manifest.files)})
            return
        megabytes = manifest.database_size / 1_000_000
        elsewhere = "" if manifest.files_included else "（文件在对象存储中，须另行备份）"
        self.stdout.write(
            f"已备份到 {options['directory']}：数据库 {megabytes:.1f} MB，"
            f"文件 {len(manifest.files)} 个{elsewhere}。\n"
            f"密钥（{'、'.join(manifest.keys)}）不在备份里，请另行妥善保管。"
        )
