"""Published decisions: what the portal shows of them (2023: 79)."""

from __future__ import annotations

from zhunsheng.commons.publication.declare import PublicationKind
from zhunsheng.domains.reconsideration import choices
from zhunsheng.domains.reconsideration.procedures.stages import HANDLERS
from zhunsheng.kernel.statutes.cites import Cite


def _outcomes() -> list[tuple[str, str]]:
    """Ways to decide under both laws; read late, since the procedures publish by this very kind."""
    from zhunsheng.domains.reconsideration.procedures import UNDER_2017, UNDER_2023

    found = {
        one.code: one.title
        for procedure in (UNDER_2017, UNDER_2023)
        for one in procedure.outcomes
        if "decision" in one.groups
    }
    return sorted(found.items())


DECISION = PublicationKind(
    code="reconsideration.decision",
    slug="decisions",
    title="行政复议决定书",
    noun="决定书",
    lead="看看和你相似的事是怎么处理的。姓名、地址等已经隐去。",
    keywords=("复议决定", "决定书", "案例", "判例", "别人", "类似", "公开", "公示"),
    roles=HANDLERS,
    limit="reconsideration.publish",
    categories=_outcomes,
    category_title="结果",
    topics=choices.Field.choices,
    topic_title="领域",
    happened_title="决定日期",
    filters=("year", "category", "topic"),
    cite=Cite("行政复议法", "2023", 79),
    example="例如：食品 罚款",
    home="和你相似的事，别人是什么结果",
    order=10,
)
