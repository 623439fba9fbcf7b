"""The base of our commands: Chinese messages, ``--json`` that prints one document and nothing else on stdout."""

from __future__ import annotations

import json
import re
import sys
from argparse import ArgumentParser, HelpFormatter
from datetime import date
from typing import Any, NoReturn

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DatabaseError

_ERRORS = (
    (re.compile(r"the following arguments are required: (.+)"), r"缺少参数：\1。"),
    (re.compile(r"unrecognized arguments: (.+)"), r"不认识的参数：\1。"),
    (re.compile(r"argument (.+?): expected one argument"), r"参数 \1 后面要写一个值。"),
    (
        re.compile(r"argument (.+?): invalid choice: (.+?) \(choose from (.+)\)"),
        r"参数 \1 不能是 \2，可以写：\3。",
    ),
    (
        re.compile(r"argument (.+?): invalid (?:\w+) value: (.+)"),
        r"参数 \1 的值 \2 不对，请核对格式。",
    ),
    (re.compile(r"ambiguous option: (\S+) could match (.+)"), r"参数 \1 写得太短，可能是：\2。"),
    (re.compile(r"argument (.+?): ignored explicit argument (.+)"), r"参数 \1 后面不写值。"),
)
_NO_TABLE = re.compile(r"no such (table|column)|UndefinedTable|UndefinedColumn|does not exist")
#: What every Django command offers and nobody here needs to read about.
_HIDDEN = (
    "--version",
    "--verbosity",
    "--settings",
    "--pythonpath",
    "--traceback",
    "--no-color",
    "--force-color",
)


class NotSetUp(CommandError):
    """The database is missing or older than the program."""

    def __init__(self) -> None:
        super().__init__(
            "数据库还没有建好，或者版本比程序旧。"
            "请在项目目录运行 make run（建库、建示范区并启动），或 python -m django migrate（只建库）。"
        )


class _ChineseHelp(HelpFormatter):
    """argparse's help with a Chinese heading."""

    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, "用法：" if prefix is None else prefix)


class Command(BaseCommand):
    """A command with Chinese messages. Subclasses fill ``help``, ``arguments`` and ``handle``."""

    has_json = True
    #: The checks are for developers (``make check``) and take longer than most commands.
    requires_system_checks = ()
    suppressed_base_arguments = set(_HIDDEN)

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> CommandParser:
        """The parser, with help and usage errors in Chinese."""
        kwargs.setdefault("formatter_class", _ChineseHelp)
        parser = super().create_parser("zhunsheng", subcommand, **kwargs)
        parser._positionals.title, parser._optionals.title = "参数", "选项"
        for action in parser._actions:
            if "--help" in action.option_strings:
                action.help = "显示这份说明"
        parser.error = lambda message: _fail(parser, message)  # type: ignore[method-assign]
        return parser

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The subclass's arguments and ``--json``."""
        self.arguments(parser)
        if self.has_json:
            parser.add_argument("--json", action="store_true", help="输出一份 JSON")

    def arguments(self, parser: ArgumentParser) -> None:
        """Declare arguments; for subclasses."""

    def execute(self, *args: Any, **options: Any) -> str | None:
        """Run. From the command line a failure is one Chinese sentence on stderr and an exit status."""
        try:
            return self._execute(*args, **options)
        except CommandError as error:
            if not getattr(self, "_called_from_command_line", False) or options.get("traceback"):
                raise
            sys.stderr.write(f"{error}\n")
            raise SystemExit(error.returncode) from error

    def _execute(self, *args: Any, **options: Any) -> str | None:
        try:
            return super().execute(*args, **options)
        except DatabaseError as error:
            if _NO_TABLE.search(f"{type(error.__cause__).__name__} {error}"):
                raise NotSetUp from error
            raise

    def print_json(self, value: Any) -> None:
        """One JSON document on stdout; dates as ISO text."""
        self.stdout.write(json.dumps(value, ensure_ascii=False, indent=2, default=_plain))


def _plain(value: Any) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} is not JSON")


def day(text: str) -> date:
    """An argument that is a date, as 2022-08-08."""
    return date.fromisoformat(text)


def _fail(parser: CommandParser, message: str) -> NoReturn:
    for pattern, chinese in _ERRORS:
        if found := pattern.search(message):
            message = found.expand(chinese)
            break
    name = parser.prog.split()[-1]
    sys.stderr.write(f"用法有误：{message}\n查看用法：zhunsheng {name} --help\n")
    raise SystemExit(2)
