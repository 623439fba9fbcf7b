"""Coded lists of mediation: consent, relations, how an agreement was made, confirmed and kept."""

from __future__ import annotations

from django.db import models


class Consent(models.TextChoices):
    """是否愿意调解 (人民调解法 17): silence is not consent, and a clear refusal ends it."""

    YES = "yes", "愿意"
    UNKNOWN = "unknown", "还没有表态"
    NO = "no", "明确拒绝"


class Intake(models.TextChoices):
    """登记方式: what the act of registration records."""

    REGISTER = "register", "登记，待征求双方意见"
    ACCEPT = "accept", "双方都愿意，当场受理"
    ORAL = "oral", "已当场达成口头协议"


class Form(models.TextChoices):
    """协议形式 (人民调解法 28)."""

    WRITTEN = "written", "书面协议"
    ORAL = "oral", "口头协议"


class Difficulty(models.TextChoices):
    """难易程度: what the allowance depends on (以案定补)."""

    SIMPLE = "simple", "简易"
    NORMAL = "normal", "一般"
    HARD = "hard", "疑难"
    MAJOR = "major", "重大"


class Confirmation(models.TextChoices):
    """司法确认结果 (人民调解法 33)."""

    CONFIRMED = "confirmed", "确认有效"
    REJECTED = "rejected", "不予确认"
    NOT_TAKEN = "not_taken", "不予受理"
    WITHDRAWN = "withdrawn", "撤回申请"


class Performance(models.TextChoices):
    """履行情况 (人民调解法 31)."""

    DONE = "done", "已经履行"
    PARTLY = "partly", "部分履行"
    RUNNING = "running", "履行期限未到"
    NOT = "not", "没有履行"


class Suit(models.TextChoices):
    """法院委派、委托的情形 (特邀调解规定 27): the limit depends on it."""

    BEFORE = "before", "立案前委派"
    ORDINARY = "ordinary", "立案后委托，普通程序"
    SUMMARY = "summary", "立案后委托，简易程序"


class Destination(models.TextChoices):
    """转其他途径: where the dispute goes on. The first three are the other kinds of mediation (三调联动)."""

    PEOPLE = "mediation.people", "人民调解"
    ADMINISTRATIVE = "mediation.administrative", "行政调解"
    JUDICIAL = "mediation.judicial", "司法调解（特邀调解）"
    ARBITRATION = "labour.arbitration", "劳动仲裁"
    PETITION = "petition.case", "信访"
    AID = "aid.case", "法律援助"
    COURT = "court", "人民法院"
    OTHER = "other", "其他途径"
