"""The models of this app, from its parts."""

from zhunsheng.domains.publicity.outreach import models as outreach
from zhunsheng.domains.publicity.villages import models as villages

__all__ = ["outreach", "villages"]
