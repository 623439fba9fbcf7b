"""Coded lists of legal aid, in the statute's own words."""

from __future__ import annotations

from django.db import models


class Kind(models.TextChoices):
    """案件种类 (22)."""

    CIVIL = "civil", "民事诉讼"
    ADMINISTRATIVE = "administrative", "行政案件"
    CRIMINAL = "criminal", "刑事案件"
    COMPENSATION = "compensation", "国家赔偿"
    LABOUR = "labour", "劳动争议调解仲裁"
    NON_LITIGATION = "non_litigation", "非诉讼"


class Channel(models.TextChoices):
    """申请渠道: desk, net, station or terminal, custody (39), notice of an authority (36), other businesses."""

    DESK = "desk", "援助中心窗口"
    ONLINE = "online", "网上申请"
    STATION = "station", "公共法律服务工作站（室）"
    TERMINAL = "terminal", "自助终端"
    CUSTODY = "custody", "监管场所、办案机关转交"
    DUTY = "duty", "值班律师转交"
    NOTICE = "notice", "办案机关通知"
    LINKED = "linked", "其他业务一并申请"
    AGENCY = "agency", "其他法律援助机构转来"


FORWARDED = (Channel.CUSTODY.value, Channel.DUTY.value)
"""Channels by which an application has to be handed over within 24 hours (39)."""


class Hardship(models.TextChoices):
    """经济困难状况的核查方式 (32, 41, 42)."""

    DATA = "data", "信息共享核查"
    PLEDGE = "pledge", "个人诚信承诺"
    EXEMPT = "exempt", "免予核查"
    NONE = "none", "不受经济困难条件限制"
    NOTICE = "notice", "通知辩护，不审查经济状况"


class Found(models.TextChoices):
    """核查结果."""

    POOR = "poor", "符合经济困难标准"
    NOT = "not", "不符合经济困难标准"
    OPEN = "open", "查询不到，由申请人作出承诺"


class Group(models.TextChoices):
    """受援人类别: one person may belong to several."""

    MIGRANT = "migrant", "农民工"
    DISABLED = "disabled", "残疾人"
    ELDERLY = "elderly", "老年人"
    MINOR = "minor", "未成年人"
    WOMAN = "woman", "妇女"
    MILITARY = "military", "军人军属"


class Level(models.TextChoices):
    """办理阶段, by which subsidies differ."""

    INVESTIGATION = "investigation", "侦查阶段"
    PROSECUTION = "prosecution", "审查起诉阶段"
    FIRST = "first", "一审"
    SECOND = "second", "二审"
    RETRIAL = "retrial", "再审"
    ENFORCEMENT = "enforcement", "执行"
    ARBITRATION = "arbitration", "仲裁"
    RECONSIDERATION = "reconsideration", "行政复议"
    OUTSIDE = "outside", "非诉讼调解、和解"


class Urgent(models.TextChoices):
    """先行提供的情形 (44)."""

    LIMIT = "limit", "距法定时效或者期限届满不足七日，需要及时起诉、申请仲裁或者行政复议"
    PRESERVATION = "preservation", "需要立即申请财产保全、证据保全或者先予执行"
    OTHER = "other", "法律、法规、规章规定的其他情形"


class Refusal(models.TextChoices):
    """不予法律援助的理由."""

    SCOPE = "scope", "申请事项不属于法律援助范围"
    MEANS = "means", "不符合经济困难标准"
    PLACE = "place", "不属于本机构受理，且不宜转交"
    AGENT = "agent", "已经委托代理人或者辩护人"
    REPEATED = "repeated", "同一事项已经获得法律援助"
    OTHER = "other", "其他不符合法定条件的情形"


class Result(models.TextChoices):
    """办理结果."""

    WON = "won", "胜诉"
    PARTLY = "partly", "部分胜诉"
    LOST = "lost", "败诉"
    MEDIATED = "mediated", "调解"
    SETTLED = "settled", "和解"
    DROPPED = "dropped", "撤诉、撤回申请"
    ADOPTED = "adopted", "辩护、代理意见被采纳"
    HEARD = "heard", "辩护、代理意见部分采纳"
    NOT_ADOPTED = "not_adopted", "辩护、代理意见未采纳"
    OTHER = "other", "其他"


class Progress(models.TextChoices):
    """承办进展."""

    MEETING = "meeting", "会见、约谈受援人"
    FILES = "files", "查阅案卷"
    EVIDENCE = "evidence", "调查取证"
    FILED = "filed", "立案、提交申请"
    HEARING = "hearing", "开庭、参加仲裁"
    MEDIATION = "mediation", "参加调解、和解"
    OPINION = "opinion", "提交辩护、代理意见"
    TOLD = "told", "向受援人通报办理情况"
    DRAFT = "draft", "代拟法律文书"


class Objection(models.TextChoices):
    """异议审查决定 (49)."""

    KEPT = "kept", "维持法律援助机构的决定"
    ORDERED = "ordered", "责令法律援助机构改正"


class Grade(models.TextChoices):
    """质量等次 (57)."""

    EXCELLENT = "excellent", "优秀"
    GOOD = "good", "良好"
    PASSED = "passed", "合格"
    FAILED = "failed", "不合格"


class Provider(models.TextChoices):
    """承办人员类别 (12, 13, 17)."""

    LAWYER = "lawyer", "律师"
    WORKER = "worker", "基层法律服务工作者"
    VOLUNTEER = "volunteer", "法律援助志愿者"
    STAFF = "staff", "机构工作人员"


class Help(models.TextChoices):
    """法律帮助: services that are no cases and are counted apart (22)."""

    DRAFTING = "drafting", "代拟法律文书"
    DUTY = "duty", "值班律师法律帮助"
