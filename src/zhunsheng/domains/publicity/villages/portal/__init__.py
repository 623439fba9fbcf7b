"""Model villages for everybody: what is being announced, and the way to object."""

from zhunsheng.domains.publicity.villages.portal.announced import ANNOUNCED
from zhunsheng.domains.publicity.villages.portal.objecting import OBJECTING

PORTAL = (ANNOUNCED, OBJECTING)

__all__ = ["PORTAL"]
