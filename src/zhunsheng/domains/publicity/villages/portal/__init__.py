"""Model villages for everybody: what is being announced, and the way to object."""

from zhunsheng.domains.publicity.villages.portal.announced import ANNOUNCED

PORTAL = ANNOUNCED

__all__ = ["PORTAL"]
