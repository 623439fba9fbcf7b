"""The pages that insight brings to the workbench."""

from zhunsheng.kernel.modules import Module

MODULE = Module(code="insight-pages", title="数据页", order=895)
