"""Roles: what somebody may do; grants say where and in which business."""

from __future__ import annotations

from dataclasses import dataclass

from zhunsheng.kernel.modules import Registry


@dataclass(frozen=True)
class Role:
    """角色.

    ``participates_as`` names a participant role: such a grant sees only matters in which its unit takes part
    in that role (the respondent of a reconsideration, the justice office that took it in).
    ``audience`` is the reader group whose documents and events the role may read; ``internal`` reads all.
    """

    code: str
    title: str
    description: str
    participates_as: str = ""
    audience: str = "internal"


roles: Registry[Role] = Registry(Role, key=lambda role: role.code)

KERNEL_ROLES = (
    Role("registrar", "立案人员", "收件登记、审查受理"),
    Role("handler", "承办人", "办理本人承办的案件"),
    Role("chief", "机构负责人", "指派承办人，审批中止、延期、送审稿"),
    Role("organ_head", "机关负责人", "签发决定，批准须由机关负责人批准的事项"),
    Role("leader", "领导", "查看进度、数字和案件，不办理"),
    Role("auditor", "审计监督", "只读查看案件、记录和封存"),
    Role("admin", "系统管理员", "管理单位、人员、角色、日历和期限，不因此看到案件"),
)
