"""What upper layers bring to the API."""

from __future__ import annotations

from dataclasses import dataclass

from ninja import Router

from zhunsheng.kernel.modules import Registry


@dataclass(frozen=True)
class ApiRoutes:
    """Addresses under ``/api/v1/<prefix>/``. Every one needs a key; ``require`` asks for its scope."""

    prefix: str
    router: Router


api_routes: Registry[ApiRoutes] = Registry(ApiRoutes, key=lambda routes: routes.prefix)
