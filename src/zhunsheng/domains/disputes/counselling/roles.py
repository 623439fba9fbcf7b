"""Who is in charge of psychological service sees counts and is told of a crisis, and sees no case."""

from __future__ import annotations

from zhunsheng.kernel.access.roles import Role

CHIEF = "counselling_chief"
ROLE = Role(
    CHIEF,
    "心理服务负责人",
    "只看数字，出现危机时收到提醒；看不到任何一件",
    participates_as="nobody",
)
