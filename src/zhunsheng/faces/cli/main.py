"""``zhunsheng COMMAND …``: finds the command among our apps' management commands and runs it."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import zhunsheng

ORDER = (
    "run",
    "demo",
    "due",
    "figures",
    "records",
    "report",
    "verify",
    "draw",
    "seal",
    "backup",
    "restore",
)


def commands() -> dict[str, Path]:
    """Our commands and their files; found without importing anything, so that a mistyped name answers at once."""
    root = Path(zhunsheng.__file__).parent
    found = {path.stem: path for path in root.glob("**/management/commands/[a-z]*.py")}
    first = [name for name in ORDER if name in found]
    return {name: found[name] for name in [*first, *sorted(set(found) - set(first))]}


def main(argv: list[str] | None = None) -> None:
    """Run one command; exits with 2 for a usage error, 1 when the command failed."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    known = commands()
    if not arguments or arguments[0] in ("help", "--help", "-h"):
        print(_overview(known))
        return
    name = arguments[0]
    if name not in known:
        print(f"没有“{name}”这个命令。可用的命令：{'、'.join(known)}。", file=sys.stderr)
        raise SystemExit(2)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "zhunsheng.config.settings")
    from django.core.management import ManagementUtility

    try:
        ManagementUtility(["zhunsheng", *arguments]).execute()
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader (head, less) has seen enough. What is still buffered must not fail again at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise SystemExit(141) from None


def _overview(known: dict[str, Path]) -> str:
    lines = [f"  {name:<10}{_summary(path)}" for name, path in known.items()]
    return "\n".join(
        [
            "准绳：法治政府建设平台",
            "",
            "用法：zhunsheng 命令 [参数]",
            "",
            *lines,
            "",
            "zhunsheng 命令 --help 查看参数。",
        ]
    )


def _summary(path: Path) -> str:
    """The Chinese help of a command, read from its source."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip().startswith("help = "):
            return line.split("=", 1)[1].strip().strip("\"'")
    return ""
