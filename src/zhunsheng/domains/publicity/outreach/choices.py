"""Coded lists of publicity."""

from __future__ import annotations

from django.db.models import TextChoices


class Kind(TextChoices):
    """活动形式."""

    LECTURE = "lecture", "宣讲、讲座"
    THEMED = "themed", "主题宣传活动"
    CASES = "cases", "以案释法"
    MOOT = "moot", "模拟法庭、旁听庭审"
    CAMP = "camp", "法治夏令营"
    CULTURE = "culture", "法治文化活动"
    STUDY = "study", "学法培训"


class Audience(TextChoices):
    """对象."""

    OFFICIALS = "officials", "机关干部"
    RESIDENTS = "residents", "社区居民"
    VILLAGERS = "villagers", "村民"
    STUDENTS = "students", "学生（未成年人）"
    ENTERPRISES = "enterprises", "企业职工"
    ELDERLY = "elderly", "老年人"
    WORKERS = "workers", "农民工、新就业群体"
    PUBLIC = "public", "不特定公众"


#: With them children are in the room and in the pictures.
MINORS = (Audience.STUDENTS,)


class Counted(TextChoices):
    """怎么数的."""

    SIGNED = "signed", "签到表"
    ONE_BY_ONE = "one", "现场逐个数"
    SEATS = "seats", "按座位、队列数"
    HOST = "host", "主办单位确认"
    ESTIMATE = "estimate", "目测估计"


class Filed(TextChoices):
    """How an event comes in."""

    PLAN = "plan", "拟举办的，报审批"
    HELD = "held", "已经举办的，直接登记"
    REQUEST = "request", "有人预约讲座"


class Requester(TextChoices):
    """Who asks for a lecture."""

    COMMUNITY = "community", "村、社区"
    SCHOOL = "school", "学校"
    ENTERPRISE = "enterprise", "企业"
    OFFICE = "office", "机关单位"
    OTHER = "other", "其他组织"


class Programme(TextChoices):
    """普法规划."""

    SEVENTH = "7", "“七五”普法（2016—2020年）"
    EIGHTH = "8", "“八五”普法（2021—2025年）"
    NINTH = "9", "“九五”普法（2026—2030年）"


class Group(TextChoices):
    """讲师团."""

    PROGRAMME = "programme", "普法讲师团"
    YOUTH = "youth", "青少年法治宣讲"
    LAWYERS = "lawyers", "律师志愿团"


class Time(TextChoices):
    """普法时间."""

    WHOLE_YEAR = "year", "全年"
    FIRST = "q1", "第一季度"
    SECOND = "q2", "第二季度"
    THIRD = "q3", "第三季度"
    FOURTH = "q4", "第四季度"


class Grade(TextChoices):
    """评议等次."""

    EXCELLENT = "excellent", "优秀"
    GOOD = "good", "良好"
    PASSED = "passed", "合格"
    FAILED = "failed", "需要改进"


class Relation(TextChoices):
    """Who registers a child."""

    PARENT = "parent", "父母"
    GUARDIAN = "guardian", "其他监护人"


class Stage(TextChoices):
    """学段."""

    LOWER = "lower", "小学1至3年级"
    UPPER = "upper", "小学4至6年级"
    JUNIOR = "junior", "初中"
    SENIOR = "senior", "高中"
