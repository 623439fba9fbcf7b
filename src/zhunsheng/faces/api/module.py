"""What the API brings: the page on which its keys are given out."""

from zhunsheng.faces.api.pages import clients_page
from zhunsheng.faces.workbench.declare import Page
from zhunsheng.kernel.modules import Module

MODULE = Module(
    code="api",
    title="接口",
    provides=(
        Page(
            code="api-clients",
            title="接口密钥",
            path="p/api-clients/",
            view=clients_page,
            group="管理",
            roles=("admin",),
            order=80,
        ),
    ),
    order=910,
)
