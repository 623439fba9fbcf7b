"""What public legal service cites."""

from __future__ import annotations

from zhunsheng.kernel.statutes.cites import Cite

PLATFORMS = Cite("推进公共法律服务平台建设的意见", "2017", 2)
"""实体、热线、网络三大平台."""
UPKEEP = Cite("推进公共法律服务平台建设的意见", "2017", 3)
VERSION = "2017"
TITLE = "司法部关于推进公共法律服务平台建设的意见"
