"""The API with everything that modules bring to it."""

from __future__ import annotations

from typing import Any

from ninja import NinjaAPI
from ninja.openapi.schema import OpenAPISchema

from zhunsheng.faces.api import matters, problems, procedures, registers
from zhunsheng.faces.api.declare import api_routes
from zhunsheng.faces.api.keys import RATE, Key, KeyThrottle
from zhunsheng.faces.api.schemas import Act, Filing

REFERENCE = "#/components/schemas/{model}"


class Api(NinjaAPI):
    """Describes also the bodies that endpoints read by themselves (JSON, or multipart with files)."""

    def get_openapi_schema(self, *args: Any, **kwargs: Any) -> OpenAPISchema:
        """The OpenAPI document."""
        document = super().get_openapi_schema(*args, **kwargs)
        for kind in (Act, Filing):
            described = kind.model_json_schema(ref_template=REFERENCE)
            parts = described.pop("$defs", {})
            document["components"]["schemas"].update({**parts, kind.__name__: described})
        return document


def build() -> Api:
    """The API. Its pages in HTML are left out: they load scripts from elsewhere."""
    made = Api(
        title="准绳接口",
        version="1",
        description="与工作台同一套程序、权限和账本。每个请求在 Authorization 头带“Bearer 密钥”。",
        urls_namespace="api",
        docs_url=None,
        auth=Key(),
        throttle=[KeyThrottle(RATE)],
    )
    problems.install(made)
    made.add_router("", matters.router)
    made.add_router("", procedures.router)
    made.add_router("", registers.router)
    for brought in api_routes:
        made.add_router(brought.prefix, brought.router)
    return made


api = build()
