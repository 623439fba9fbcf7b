"""``run``: start the system."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection

from zhunsheng.commons.district.build import is_built
from zhunsheng.config.server import serve
from zhunsheng.kernel.calendar import load as calendar
from zhunsheng.kernel.modules import command
from zhunsheng.kernel.statutes import load as statutes


class Command(command.Command):
    """Web workers and the worker of background tasks, until Ctrl+C."""

    help = "启动系统：网页服务和后台任务，按 Ctrl+C 停止。"
    has_json = False

    def arguments(self, parser: ArgumentParser) -> None:
        """Where to listen."""
        parser.add_argument("--host", default="127.0.0.1", help="监听地址")
        parser.add_argument("--port", type=int, default=8000, help="端口")
        parser.add_argument("--workers", type=int, default=1, help="网页进程数")

    def handle(self, *args: Any, **options: Any) -> None:
        """Serve; the address is printed when it answers."""
        host, port = options["host"], options["port"]
        _prepare()
        try:
            serve(host, port, options["workers"], started=lambda: self._greet(host, port))
        except OSError as error:
            raise CommandError(
                f"端口{port}已被占用，请换一个：zhunsheng run --port {port + 1}。"
            ) from error

    def _greet(self, host: str, port: int) -> None:
        address = f"http://{'127.0.0.1' if host == '0.0.0.0' else host}:{port}"  # noqa: S104
        self.stdout.write(f"准绳已启动：{address}/（公众）　{address}/desk/（工作台）")
        logins = settings.VAR / "logins.txt"
        if logins.is_file():
            self.stdout.write(logins.read_text(encoding="utf-8"))
            self.stdout.write(f"以上登录名和密码保存在 {logins}。")
        self.stdout.flush()


def _prepare() -> None:
    """Bring calendars and time limits up to this release; what was entered by hand stays."""
    if connection.vendor == "sqlite":
        # The embedded database is this program's own; a server's is migrated by its operator.
        call_command("migrate", verbosity=0)
    if not (settings.STATIC_ROOT / "staticfiles.json").is_file():
        call_command("collectstatic", interactive=False, verbosity=0)
    calendar.load()
    statutes.load()
    if is_built():
        # After a restore the mark is missing, and every page must say what the data are.
        Path(settings.DEMONSTRATION_MARK).touch()
    connection.close()
