"""What indicators bring: their figures to the API."""

from zhunsheng.insight.indicators.api import ROUTES
from zhunsheng.kernel.modules import Module

MODULE = Module(code="indicators", title="数字", provides=(ROUTES,), order=890)
