"""Coded lists of reconsideration: kinds of acts, fields of administration, grounds and reasons."""

from __future__ import annotations

from django.db import models


class ActKind(models.TextChoices):
    """行政行为类别, as the statistical return groups them."""

    PENALTY = "penalty", "行政处罚"
    COERCION = "coercion", "行政强制"
    LICENCE = "licence", "行政许可"
    LEVY = "levy", "行政征收征用及补偿"
    CONFIRMATION = "confirmation", "行政确认"
    INJURY = "injury", "工伤认定"
    DISCLOSURE = "disclosure", "政府信息公开"
    COMPLAINT = "complaint", "举报投诉处理"
    INACTION = "inaction", "不履行法定职责"
    AGREEMENT = "agreement", "行政协议"
    RULING = "ruling", "行政裁决"
    COMPENSATION = "compensation", "行政赔偿"
    OTHER = "other", "其他"


class Field(models.TextChoices):
    """行政管理领域."""

    MARKET = "market", "市场监管"
    POLICE = "police", "公安"
    RESOURCES = "resources", "自然资源"
    HOUSING = "housing", "住房城乡建设"
    URBAN = "urban", "城市管理"
    LABOUR = "labour", "人力资源和社会保障"
    HEALTH = "health", "卫生健康"
    EDUCATION = "education", "教育"
    CIVIL = "civil", "民政"
    TRANSPORT = "transport", "交通运输"
    AGRICULTURE = "agriculture", "农业农村"
    ENVIRONMENT = "environment", "生态环境"
    EMERGENCY = "emergency", "应急管理"
    FINANCE = "finance", "财政"
    JUSTICE = "justice", "司法行政"
    TOWNSHIP = "township", "乡镇街道"
    OTHER = "other", "其他"


class RefusalReason(models.TextChoices):
    """不予受理的理由; each is a missing condition of acceptance (2023: 30; 2017: 17 and 条例28)."""

    NOT_ADMINISTRATIVE = "01", "不属于行政行为"
    OUTSIDE_SCOPE = "02", "不属于行政复议范围"
    INTERNAL = "03", "属于行政机关内部人事处理"
    CIVIL_MEDIATION = "04", "属于对民事纠纷的调解或者其他处理"
    NO_INTEREST = "05", "申请人与行政行为没有利害关系"
    NO_RESPONDENT = "06", "没有符合规定的被申请人"
    NO_REQUEST = "07", "没有具体的复议请求和理由"
    OUT_OF_TIME = "08", "超过法定申请期限且无正当理由"
    NOT_ORGAN = "09", "不属于本机关管辖"
    REPEATED = "10", "同一事实和理由已申请并被受理"
    COURT = "11", "人民法院已受理就同一行政行为提起的诉讼"
    WITHDRAWN = "12", "撤回后以同一事实和理由再次申请"
    PROCESS_ACT = "13", "属于过程性行为"
    NO_EFFECT = "14", "对权利义务不产生实际影响"
    PETITION = "15", "属于信访答复、复查、复核意见"
    NORMATIVE_ONLY = "16", "单独对规范性文件申请审查"
    STATE_ACT = "17", "国防、外交等国家行为"
    CRIMINAL = "18", "属于刑事司法行为"
    OTHER = "19", "其他不符合受理条件的情形"


class SuspensionGround(models.TextChoices):
    """中止事由 (2023: 39; 2017: 条例41)."""

    DEATH = "1", "作为申请人的公民死亡，须等待近亲属表明是否参加"
    INCAPACITY = "2", "作为申请人的公民丧失参加能力，尚未确定代理人"
    MISSING = "3", "作为申请人的公民下落不明"
    ORGANISATION = "4", "作为申请人的法人或者其他组织终止，尚未确定权利义务承受人"
    FORCE_MAJEURE = "5", "因不可抗力或者其他正当理由不能参加"
    MEDIATION = "6", "进行调解、和解，双方同意中止"
    LAW_QUESTION = "7", "法律适用问题须由有权机关解释或者确认"
    OTHER_CASE = "8", "须以其他案件的审理结果为依据，而其他案件尚未审结"
    ATTACHED_REVIEW = "9", "规范性文件附带审查"
    OTHER = "10", "须中止的其他情形"


#: Grounds for which the matter ends after 60 days of suspension (2023: 41(5); 2017: 条例42).
ENDS_AFTER_SIXTY_DAYS = {"2017": frozenset({"1", "2", "3"}), "2023": frozenset({"1", "2", "4"})}


class SummaryGround(models.TextChoices):
    """简易程序的情形 (2023: 53)."""

    ON_THE_SPOT = "1", "被申请复议的行政行为是当场作出"
    WARNING = "2", "警告或者通报批评"
    AMOUNT = "3", "涉及款额三千元以下"
    DISCLOSURE = "4", "属于政府信息公开案件"
    AGREED = "5", "各方当事人同意适用简易程序"


class TerminationGround(models.TextChoices):
    """其他终止事由 (2023: 41; 2017: 条例42)."""

    DEATH = "1", "申请人死亡，没有近亲属或者近亲属放弃"
    ORGANISATION = "2", "申请的组织终止，没有承受人或者承受人放弃"
    CRIMINAL = "3", "申请人因同一违法行为涉嫌犯罪，强制措施变更为刑事强制措施"
    SIXTY_DAYS = "4", "中止满六十日，中止的原因仍未消除"


class Stay(models.TextChoices):
    """停止执行的申请和决定."""

    NONE = "none", "未申请"
    APPLIED = "applied", "已申请，待决定"
    GRANTED = "granted", "停止执行"
    REFUSED = "refused", "不停止执行"


class Performance(models.TextChoices):
    """决定履行情况."""

    NOT_NEEDED = "not_needed", "无履行内容"
    PENDING = "pending", "履行中"
    DONE = "done", "已履行"
    PARTLY = "partly", "部分履行"
    NOT_DONE = "not_done", "未履行"
