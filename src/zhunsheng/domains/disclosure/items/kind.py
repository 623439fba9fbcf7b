"""How items appear to the public, who may do what, and why something is not published."""

from __future__ import annotations

from zhunsheng.commons.publication.declare import PublicationKind
from zhunsheng.domains.disclosure.items import catalogue
from zhunsheng.kernel.access.roles import Role
from zhunsheng.kernel.statutes.cites import Cite

LAW = "政府信息公开条例"
MAKERS = ("handler", "registrar")
REVIEWERS = ("disclosure_reviewer", "chief")
PUBLISHERS = ("registrar", *REVIEWERS)

REVIEWER = Role(
    "disclosure_reviewer", "公开审查人", "审查本单位拟公开的信息：保密、个人信息、三安全一稳定"
)

GROUNDS = (
    ("14a", "依法确定为国家秘密（第十四条）"),
    ("14b", "法律、行政法规禁止公开（第十四条）"),
    ("14c", "公开后可能危及国家安全、公共安全、经济安全、社会稳定（第十四条）"),
    ("15", "涉及商业秘密、个人隐私（第十五条）"),
    ("16a", "内部事务信息（第十六条）"),
    ("16b", "过程性信息、行政执法案卷信息（第十六条）"),
    ("0", "不属于政府信息，或者已由其他机关公开"),
)


def cite(article: int) -> Cite:
    """An article of the regulation."""
    return Cite(LAW, "2019", article)


ITEM = PublicationKind(
    code="disclosure.item",
    slug="information",
    title="政府信息",
    noun="信息",
    lead="找文件、政策、预算、公告。找不到的，可以申请公开。",
    keywords=("文件", "政策", "公告", "预算", "决算", "规划", "统计", "公开", "信息公开", "通知"),
    roles=PUBLISHERS,
    limit="disclosure.publish",
    categories=catalogue.choices,
    category_title="类目",
    number_title="索引号",
    happened_title="形成日期",
    filters=("category", "unit", "year"),
    cite=cite(26),
    example="例如：义务教育 招生",
    home="看政府公开的文件和政策",
    order=5,
)
