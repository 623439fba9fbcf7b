"""The base of our commands: Chinese usage errors, ``--json`` that prints one document, nothing else on stdout."""

from __future__ import annotations

import json
import re
import sys
from argparse import ArgumentParser
from datetime import date
from typing import Any, NoReturn

from django.core.management.base import BaseCommand, CommandParser

_ERRORS = (
    (re.compile(r"the following arguments are required: (.+)"), r"缺少参数：\1。"),
    (re.compile(r"unrecognized arguments: (.+)"), r"不认识的参数：\1。"),
    (re.compile(r"argument (.+?): expected one argument"), r"参数 \1 后面要写一个值。"),
    (re.compile(r"argument (.+?): invalid choice: (.+?) \(choose from (.+)\)"), r"参数 \1 不能是 \2，可以写：\3。"),
    (re.compile(r"argument (.+?): invalid (?:\w+) value: (.+)"), r"参数 \1 的值 \2 不对，请核对格式。"),
)


class Command(BaseCommand):
    """A command with Chinese messages. Subclasses fill ``help``, ``arguments`` and ``run``."""

    has_json = True

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> CommandParser:
        """The parser, with usage errors in Chinese."""
        parser = super().create_parser(prog_name, subcommand, **kwargs)
        parser.error = lambda message: _fail(parser, message)  # type: ignore[method-assign,assignment]
        return parser

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The subclass's arguments and ``--json``."""
        self.arguments(parser)
        if self.has_json:
            parser.add_argument("--json", action="store_true", help="输出一份 JSON")

    def arguments(self, parser: ArgumentParser) -> None:
        """Declare arguments; for subclasses."""

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
    print(f"用法有误：{message}\n查看用法：zhunsheng {parser.prog.split()[-1]} --help", file=sys.stderr)
    raise SystemExit(2)
