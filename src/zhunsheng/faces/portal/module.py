"""What the portal brings: old drafts are deleted every night."""

from datetime import time, timedelta

from zhunsheng.faces.portal.tasks import expire_drafts
from zhunsheng.kernel.modules import Module
from zhunsheng.kernel.modules.schedule import Periodic

MODULE = Module(
    code="portal",
    title="公众门户",
    provides=(Periodic(expire_drafts, timedelta(days=1), time(3, 30), title="删除过期的申请草稿"),),
    order=910,
)
