"""What access brings: the kernel's roles."""

from zhunsheng.kernel.access.roles import KERNEL_ROLES
from zhunsheng.kernel.modules import Module

MODULE = Module(code="access", title="权限", provides=KERNEL_ROLES, order=900)
