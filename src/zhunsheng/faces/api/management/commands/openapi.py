"""``openapi``: the description of the API."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from zhunsheng.faces.api.urls import api
from zhunsheng.kernel.modules import command


class Command(command.Command):
    """Prints the OpenAPI document, or writes it to a file."""

    help = "输出接口说明（OpenAPI），供对接的系统生成客户端。"
    has_json = False

    def arguments(self, parser: ArgumentParser) -> None:
        """Where to."""
        parser.add_argument("--out", type=Path, metavar="FILE", help="写入文件")

    def handle(self, *args: Any, **options: Any) -> None:
        """Describe."""
        document = api.get_openapi_schema(path_prefix="/api/v1/")
        text = json.dumps(document, ensure_ascii=False, indent=1) + "\n"
        if options["out"]:
            options["out"].write_text(text, encoding="utf-8")
        else:
            self.stdout.write(text)
