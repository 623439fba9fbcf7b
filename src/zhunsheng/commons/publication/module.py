"""What publication brings. Each business provides its own kinds, lists and rules; see docs/add-a-domain.md."""

from zhunsheng.kernel.modules import Module

MODULE = Module(code="publication", title="公开", order=890)
