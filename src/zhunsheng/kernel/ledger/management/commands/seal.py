"""``seal``: seal now, and print the head for publication."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from zhunsheng.kernel.ledger import seals
from zhunsheng.kernel.modules import command


class Command(command.Command):
    """Seals every open event; prints the newest seal head, or writes it to a file."""

    help = "封存全部未封存的事项记录，输出最新封存值（可公布，供日后核验）。"
    has_json = False

    def arguments(self, parser: ArgumentParser) -> None:
        """Declare the options."""
        parser.add_argument("--out", metavar="FILE", type=Path, help="把封存值写入文件")

    def handle(self, *args: Any, **options: Any) -> None:
        """Seal and print."""
        seals.seal_now()
        head = json.dumps(seals.head(), ensure_ascii=False, indent=2)
        if options["out"]:
            options["out"].write_text(head + "\n", encoding="utf-8")
        else:
            self.stdout.write(head)
