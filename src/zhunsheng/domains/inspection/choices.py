"""Coded lists of random inspection: kinds of objects, grades, ways, grounds, findings."""

from __future__ import annotations

from django.db import models


class ObjectKind(models.TextChoices):
    """检查对象类别: what an object does, by which items and plans choose."""

    FOOD_PRODUCTION = "food_production", "食品生产"
    FOOD_SERVICE = "food_service", "餐饮服务"
    FOOD_SALES = "food_sales", "食品销售"
    DRUGS = "drugs", "药品和医疗器械经营"
    EQUIPMENT = "equipment", "特种设备使用"
    INDUSTRY = "industry", "工业生产"
    CONSTRUCTION = "construction", "建筑施工"
    TRANSPORT = "transport", "道路运输"
    TRAINING = "training", "学校和培训机构"
    MEDICAL = "medical", "医疗卫生机构"
    PUBLIC_PLACE = "public_place", "公共场所"
    CULTURE = "culture", "文化经营场所"
    FARMING = "farming", "农资和农产品经营"
    HAZARD = "hazard", "危险化学品经营"
    EMPLOYER = "employer", "人力资源服务和用工"
    COMMERCE = "commerce", "商贸流通"
    CARE = "care", "养老服务机构"


class ObjectType(models.TextChoices):
    """检查对象性质: enterprises have a credit code, places (工地、集市) have none."""

    ENTERPRISE = "enterprise", "经营主体"
    PLACE = "place", "场所"


class Credit(models.TextChoices):
    """信用等级."""

    A = "A", "A级"
    B = "B", "B级"
    C = "C", "C级"
    D = "D", "D级"


class Risk(models.TextChoices):
    """风险等级."""

    HIGH = "high", "高风险"
    MIDDLE = "middle", "中风险"
    LOW = "low", "低风险"


#: How much more often an object of a risk class is drawn than one of low risk in the same credit grade.
RISK_WEIGHT = {Risk.HIGH: 3, Risk.MIDDLE: 2, Risk.LOW: 1}


class ItemClass(models.TextChoices):
    """事项类别."""

    GENERAL = "general", "一般检查事项"
    KEY = "key", "重点检查事项"


class Way(models.TextChoices):
    """检查方式."""

    ON_SITE = "on_site", "现场检查"
    PAPERS = "papers", "书面检查"
    NETWORK = "network", "网络监测"
    TEST = "test", "抽样检验"


class Certificate(models.TextChoices):
    """证件种类."""

    LOCAL = "local", "行政执法证"
    SECTOR = "sector", "部门执法证件"


class Aim(models.TextChoices):
    """定向与不定向."""

    OPEN = "open", "不定向抽查"
    TARGETED = "targeted", "定向抽查"


class Joint(models.TextChoices):
    """部门抽查与部门联合抽查."""

    SINGLE = "single", "部门抽查"
    JOINT = "joint", "部门联合抽查"


class Ground(models.TextChoices):
    """检查来由. Only the first one comes from a draw (优化营商环境条例 54)."""

    RANDOM = "random", "随机抽查"
    REPORT = "report", "投诉举报核查"
    ASSIGNED = "assigned", "转办交办"
    DATA = "data", "数据监测发现"
    KEY = "key", "重点领域监管"


class Recusal(models.TextChoices):
    """回避情形 (行政处罚法 43). Published with the draw, so it says nothing about anybody's family."""

    INTEREST = "interest", "与检查对象有直接利害关系"
    RELATION = "relation", "与检查对象有其他关系，可能影响公正检查"
    ABSENT = "absent", "离岗、调动或者因公外出，不能参加检查"
    UNQUALIFIED = "unqualified", "执法证件失效"


class Replacement(models.TextChoices):
    """更换检查对象的原因; published with the draw."""

    GONE = "gone", "已经注销或者吊销"
    MOVED = "moved", "已经迁出本辖区"
    CLOSED = "closed", "已经停业，无法检查"
    OTHER_CHECK = "other_check", "本年度检查次数已经达到上限"


class Finding(models.TextChoices):
    """One line of the checklist."""

    OK = "ok", "未发现问题"
    PROBLEM = "problem", "发现问题"
    NOT_APPLICABLE = "none", "不涉及"


class Signature(models.TextChoices):
    """检查对象对现场记录的签字情况."""

    SIGNED = "signed", "已签字确认"
    REFUSED = "refused", "拒绝签字"
    ABSENT = "absent", "负责人不在场"


class Rectification(models.TextChoices):
    """整改情况."""

    NOT_NEEDED = "none", "无须整改"
    PENDING = "pending", "整改中"
    DONE = "done", "已整改到位"
    NOT_DONE = "not_done", "逾期未整改到位"


class SeedSource(models.TextChoices):
    """种子从哪里来."""

    PARTIES = "parties", "各参与方先承诺、后公开"
    PUBLIC = "public", "将来的公开结果"
