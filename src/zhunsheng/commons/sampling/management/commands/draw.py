"""``draw verify``: repeat a published draw."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError

from zhunsheng.commons.sampling import reading
from zhunsheng.commons.sampling.models import Draw
from zhunsheng.kernel.modules import command
from zhunsheng.lib.draw import PARTS, verify

_MOST = 256 * 1024 * 1024


class Command(command.Command):
    """Prints what does not hold; the exit status is 1 then."""

    help = "核验公布的随机抽取：重算名录摘要、种子、结果、跳过和补抽，列出不符之处。"

    def arguments(self, parser: ArgumentParser) -> None:
        """What to verify, and against what."""
        parser.add_argument("do", choices=["verify"], metavar="verify", help="核验")
        parser.add_argument("file", metavar="FILE", type=Path, help="draw-….json 文件")
        parser.add_argument("--digest", metavar="HEX", help="与事先记下的公告摘要比对")
        parser.add_argument(
            "--ledger", action="store_true", help="再与本系统账本里的这次抽取逐项比对"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Verify and print."""
        document = _read(options["file"])
        wrong = [(part, PARTS[part]) for part in verify(document)]
        known = document.get("announcement_digest") if isinstance(document, dict) else None
        if options["digest"] and options["digest"].strip().lower() != known:
            wrong.append(("noted", "事先记下的公告摘要"))
        if options["ledger"]:
            wrong += _against_ledger(document)
        if options["json"]:
            parts = [{"part": part, "title": title} for part, title in wrong]
            self.print_json({"ok": not wrong, "announcement_digest": known, "wrong": parts})
        elif wrong:
            self.stdout.write("不符：" + "、".join(dict.fromkeys(title for _part, title in wrong)))
        else:
            self.stdout.write(f"全部相符。请核对公告摘要与事先公布的是否相同：{known}")
        if wrong:
            sys.exit(1)


def _read(path: Path) -> Any:
    try:
        if path.stat().st_size > _MOST:
            raise CommandError(f"{path} 太大，不像是抽取文件。", returncode=2)
        return json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise CommandError(f"打不开 {path}：{error.strerror}。", returncode=2) from error
    except (ValueError, RecursionError) as error:
        raise CommandError(f"{path} 不是抽取文件：读不出 JSON。", returncode=2) from error


def _against_ledger(document: Any) -> list[tuple[str, str]]:
    """What differs from the draw that stands here, its chain of events included."""
    told = document.get("announcement") if isinstance(document, dict) else None
    number = told.get("number") if isinstance(told, dict) else None
    draw = Draw.objects.filter(number=str(number)).first()
    if draw is None:
        return [("ledger", "本系统没有这次抽取")]
    here = reading.document(draw)
    differs = [key for key in here if here[key] != document.get(key) and key != "file_digest"]
    found = [("ledger", f"与账本不同：{PARTS.get(key, _OTHER.get(key, key))}") for key in differs]
    if not reading.chain_holds(draw):
        found.append(("ledger", "账本的记录链"))
    return found


_OTHER = {
    "announcement": "公告",
    "commitments": "承诺与公开的数",
    "exclusions": "抽取前排除",
    "public_value": "公开结果",
    "failed": "未抽成的原因",
    "events": "事项记录摘要",
}
