"""``backup``: database, files and manifest into a folder."""

from __future__ import annotations

from argparse import ArgumentParser
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError

from zhunsheng.kernel.database.backup import BackupError, Manifest
from zhunsheng.kernel.database.backup.manifest import NAME
from zhunsheng.kernel.ledger import archive
from zhunsheng.kernel.modules import command
from zhunsheng.kernel.privacy import keyfiles
from zhunsheng.lib.clock import local_date
from zhunsheng.lib.hanzi import date_text


class Command(command.Command):
    """Backs everything up beside the daily work."""

    help = (
        "备份数据库、文件和封存值到一个文件夹；服务可以照常运行。"
        "文件夹里已有备份的，加 --replace 才换成现在的（只复制新的文件），原来的那份不再保留。"
    )

    def arguments(self, parser: ArgumentParser) -> None:
        """Declare the options."""
        parser.add_argument("directory", metavar="DIR", type=Path, help="备份文件夹")
        parser.add_argument("--replace", action="store_true", help="替换文件夹里原有的备份")
        parser.add_argument("--without-keys", action="store_true", help="不带本机生成的密钥")

    def handle(self, *args: Any, **options: Any) -> None:
        """Back up and say what is in it; an earlier backup is not replaced unasked."""
        if not options["replace"]:
            _refuse_older(options["directory"])
        try:
            manifest = archive.backup(options["directory"], with_keys=not options["without_keys"])
        except (BackupError, OSError) as error:
            raise CommandError(str(error)) from error
        if options["json"]:
            content = {name: value for name, value in asdict(manifest).items() if name != "files"}
            self.print_json({**content, "n_files": len(manifest.files)})
            return
        megabytes = manifest.database_size / 1_000_000
        elsewhere = "" if manifest.files_included else "（文件在对象存储中，须另行备份）"
        taken = not options["without_keys"] and keyfiles.home() is not None
        names = "、".join(manifest.keys)
        keys = (
            f"备份里带着密钥（{names}），能解开其中的个人信息，请像保管印章一样保管。"
            if taken
            else f"密钥（{names}）不在备份里，请另行妥善保管。"
        )
        self.stdout.write(
            f"已备份到 {options['directory']}：数据库 {megabytes:.1f} MB，"
            f"文件 {len(manifest.files)} 个{elsewhere}。\n"
            f"{keys}"
        )
        if manifest.left_out:
            self.stdout.write("只有记录人本人能看的内容（如心理咨询记录）不进备份。")


def _refuse_older(directory: Path) -> None:
    """Name the backup that lies there, and both ways on."""
    if not (directory / NAME).is_file():
        return
    try:
        made = (
            f"{date_text(local_date(datetime.fromisoformat(Manifest.read(directory).made_at)))}的"
        )
    except (BackupError, ValueError):
        made = "一份"
    raise CommandError(
        f"{directory} 里已有{made}备份，没有覆盖。\n"
        "要保留它，请另选一个文件夹；要换成现在的，请加 --replace。"
    )
