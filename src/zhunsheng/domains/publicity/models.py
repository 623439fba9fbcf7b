"""The models of this app, from its parts."""

from zhunsheng.domains.publicity.outreach import models as outreach

__all__ = ["outreach"]
