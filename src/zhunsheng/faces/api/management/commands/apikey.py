"""``apikey``: give a key to another system, or close it."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import CommandError

from zhunsheng.faces.api import clients
from zhunsheng.faces.api.models import ApiClient
from zhunsheng.kernel.modules import command
from zhunsheng.kernel.orgs.models import Person


class Command(command.Command):
    """The key is printed once and kept nowhere."""

    help = "发放接口密钥（只显示一次），或者停用已发放的密钥。"

    def arguments(self, parser: ArgumentParser) -> None:
        """A new client, or the number of one to close."""
        parser.add_argument("name", nargs="?", metavar="NAME", help="对方系统的名称")
        parser.add_argument("--person", metavar="LOGIN", help="以何人身份（登录名）")
        parser.add_argument(
            "--scope",
            action="append",
            choices=ApiClient.Scope.values,
            help="范围，可以写几次：read 查阅，file 登记，act 办理",
        )
        parser.add_argument("--until", type=command.day, metavar="DATE", help="失效日期")
        parser.add_argument("--revoke", type=int, metavar="ID", help="停用这个编号的密钥")

    def handle(self, *args: Any, **options: Any) -> None:
        """Create or revoke, and print."""
        if options["revoke"] is not None:
            self._revoke(options)
            return
        if not options["name"] or not options["person"]:
            raise CommandError("请写对方系统的名称和 --person 登录名。", returncode=2)
        person = Person.objects.filter(username=options["person"]).first()
        if person is None:
            raise CommandError(f"没有登录名为“{options['person']}”的人员。", returncode=2)
        try:
            client, key = clients.create(
                options["name"], person, options["scope"] or ["read"], valid_to=options["until"]
            )
        except clients.BadClient as error:
            raise CommandError(str(error), returncode=2) from error
        if options["json"]:
            self.print_json({"id": client.pk, "key": key, "scopes": client.scopes})
            return
        self.stdout.write(
            f"{key}\n编号{client.pk}，范围：{client.scope_titles}。密钥只显示这一次。"
        )

    def _revoke(self, options: dict[str, Any]) -> None:
        found = ApiClient.objects.filter(pk=options["revoke"]).first()
        if found is None:
            raise CommandError(f"没有编号为{options['revoke']}的密钥。", returncode=2)
        clients.revoke(found)
        if options["json"]:
            self.print_json({"id": found.pk, "revoked": True})
        else:
            self.stdout.write(f"“{found.name}”的密钥已停用。")
