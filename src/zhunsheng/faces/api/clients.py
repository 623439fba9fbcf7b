"""Making, finding and revoking clients. The key itself is shown once and never stored."""

from __future__ import annotations

import secrets
from collections.abc import Collection
from datetime import date

from zhunsheng.faces.api.models import ApiClient
from zhunsheng.kernel.ledger import journal
from zhunsheng.kernel.orgs.models import Person
from zhunsheng.lib import clock
from zhunsheng.lib.digest import sm3

PREFIX = "zs_"
STREAM = "api_client"


class BadClient(ValueError):
    """A client that makes no sense; the message is for the user."""


def create(
    name: str,
    person: Person,
    scopes: Collection[str],
    *,
    valid_from: date | None = None,
    valid_to: date | None = None,
    created_by: Person | None = None,
) -> tuple[ApiClient, str]:
    """A new client and its key. Raises :class:`BadClient`."""
    unknown = set(scopes) - set(ApiClient.Scope.values)
    if unknown or not scopes:
        raise BadClient(f"范围只能是{'、'.join(ApiClient.Scope.values)}，至少选一项。")
    start = valid_from or clock.today()
    if valid_to and valid_to < start:
        raise BadClient("失效日期早于生效日期，请核对。")
    if not person.is_active:
        raise BadClient(f"{person.name}的账号已停用，请选择在用的账号。")
    key = PREFIX + secrets.token_urlsafe(32)
    client = ApiClient.objects.create(
        name=name,
        person=person,
        scopes=[code for code in ApiClient.Scope.values if code in scopes],
        key_digest=sm3(key.encode()),
        valid_from=start,
        valid_to=valid_to,
        created_by=created_by,
    )
    _note(client, "api_client.created", created_by)
    return client, key


def find(key: str) -> ApiClient | None:
    """The client whose key this is, if it is valid today."""
    found = (
        ApiClient.objects.select_related("person__unit__place")
        .filter(key_digest=sm3(key.encode("utf-8", "replace")))
        .first()
    )
    return found if found and found.is_valid else None


def revoke(client: ApiClient, by: Person | None = None) -> None:
    """Close the key at once and for good."""
    if client.revoked_at is None:
        client.revoked_at = clock.now()
        client.save(update_fields=["revoked_at"])
        _note(client, "api_client.revoked", by)


def _note(client: ApiClient, action: str, by: Person | None) -> None:
    """Who may reach in from outside is part of the record."""
    journal.append(
        STREAM,
        client.pk,
        action,
        f"person:{by.pk}" if by else "system",
        {"name": client.name, "scopes": client.scopes, "person": client.person_id},
        person=by,
    )
