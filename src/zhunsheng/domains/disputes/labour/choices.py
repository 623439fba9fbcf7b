"""Coded lists of labour arbitration: causes, panels, refusals, restarts, suspensions, remedies."""

from __future__ import annotations

from django.db import models


class Applicant(models.TextChoices):
    """申请人."""

    WORKER = "worker", "劳动者"
    EMPLOYER = "employer", "用人单位"


class Cause(models.TextChoices):
    """争议类型 (调解仲裁法 2)."""

    RELATION = "relation", "确认劳动关系"
    CONTRACT = "contract", "订立、履行、变更、解除和终止劳动合同"
    DISMISSAL = "dismissal", "除名、辞退和辞职、离职"
    STANDARDS = "standards", "工时、休假、社会保险、福利、培训、劳动保护"
    PAY = "pay", "劳动报酬、工伤医疗费、经济补偿或者赔偿金"
    OTHER = "other", "其他"


class Channel(models.TextChoices):
    """申请方式 (28): who cannot write applies by word of mouth."""

    COUNTER = "counter", "当面提交"
    ORAL = "oral", "口头申请（记入笔录）"
    MAIL = "mail", "邮寄"
    ONLINE = "online", "互联网"
    DESK = "desk", "综合受理台转办"


class Panel(models.TextChoices):
    """仲裁庭 (31)."""

    THREE = "three", "三名仲裁员"
    SOLE = "sole", "一名仲裁员独任"


class Refusal(models.TextChoices):
    """不予受理的理由."""

    SCOPE = "scope", "不属于劳动争议"
    PARTY = "party", "主体不适格"
    VENUE = "venue", "不属于本委管辖"
    REPEATED = "repeated", "已经仲裁、诉讼处理"
    UNCORRECTED = "uncorrected", "逾期不补正"
    OTHER = "other", "其他不符合受理条件的情形"


class Restart(models.TextChoices):
    """仲裁期限重新计算的情形 (办案规则 46)."""

    ADDED_PARTY = "added_party", "追加当事人、第三人"
    CHANGED_CLAIM = "changed_claim", "增加、变更仲裁请求"
    COUNTER_CLAIM = "counter_claim", "受理反申请，合并处理"
    TRANSFERRED = "transferred", "接受移送管辖"


class Suspension(models.TextChoices):
    """中止审理的情形."""

    DEATH = "death", "一方死亡，等待继承人表明是否参加"
    CAPACITY = "capacity", "一方丧失民事行为能力，尚未确定法定代理人"
    ENDED = "ended", "用人单位终止，尚未确定承受人"
    FORCE = "force", "不可抗力，不能参加仲裁"
    OTHER_CASE = "other_case", "须以另一案的结果为依据"
    INJURY = "injury", "等待工伤认定、伤残鉴定结论"
    OTHER = "other", "其他应当中止的情形"


class Remedy(models.TextChoices):
    """裁决以后 (48-50)."""

    WORKER = "worker", "劳动者起诉"
    EMPLOYER = "employer", "用人单位起诉"
    SET_ASIDE = "set_aside", "用人单位申请撤销终局裁决"
