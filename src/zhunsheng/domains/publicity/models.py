"""What publicity keeps, part by part."""

from zhunsheng.domains.publicity.outreach import models as outreach

__all__ = ["outreach"]
