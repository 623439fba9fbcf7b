"""App configuration."""

from typing import Any

from django.apps import AppConfig


class WorkbenchConfig(AppConfig):
    """工作台."""

    name = "zhunsheng.faces.workbench"
    label = "workbench"
    verbose_name = "工作台"

    def ready(self) -> None:
        """A one-time password is used up when its owner has chosen another."""
        from allauth.account.signals import password_changed

        password_changed.connect(own_password, dispatch_uid="workbench.own_password")


def own_password(sender: Any, user: Any, **_more: Any) -> None:
    """The person chose a password."""
    user.must_change_password = False
    user.save(update_fields=["must_change_password"])
