"""Today's work: disputes in every stage, counted back from today in working days."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from zhunsheng.domains.disputes.mediation.demo.plan import Step, Story, Writer
from zhunsheng.domains.disputes.mediation.law import ADMINISTRATIVE, JUDICIAL, PEOPLE

AGREE = {
    "main_facts": "双方对经过没有争议。",
    "responsibility": "双方互相谅解。",
    "agreement": "双方各自让步，按商定的办法处理。",
    "performance": "一个月内履行。",
}
YES = {"applicant_agrees": "yes", "other_agrees": "yes"}
SESSION = {"where": "调解室", "came": "双方", "content": "双方陈述意见，约定再谈一次。"}
#: [working days ago, procedure, source, who files, kind, acts: (working days ago, act, who, answers)].
Act = tuple[int, str, str, dict[str, Any]]
PLANS: tuple[tuple[int, str, str, str, tuple[Act, ...]], ...] = (
    (0, PEOPLE, "application", "public", ()),
    (1, PEOPLE, "application", "public", ()),
    (1, PEOPLE, "screening", "clerk", ()),
    (3, PEOPLE, "application", "public", ((2, "invite", "clerk", {"how": "phone"}),)),
    (
        4,
        PEOPLE,
        "application",
        "public",
        ((3, "invite", "clerk", {"how": "visit"}), (1, "respond", "other", {"answer": "yes"})),
    ),
    (
        4,
        PEOPLE,
        "application",
        "clerk",
        ((3, "invite", "clerk", {"how": "phone"}), (2, "respond", "other", {"answer": "no"})),
    ),
    (6, PEOPLE, "desk", "clerk", ((4, "accept", "clerk", YES | {"outside": ""}),)),
    (8, PEOPLE, "application", "clerk", ((6, "accept", "clerk", YES),)),
    (
        9,
        PEOPLE,
        "screening",
        "clerk",
        (
            (7, "accept", "clerk", YES),
            (
                2,
                "report_risk",
                "clerk",
                {
                    "risk": "high",
                    "content": "一方扬言要叫人来，情绪激动。",
                    "measures": "已分开劝解。",
                },
            ),
        ),
    ),
    (
        12,
        PEOPLE,
        "application",
        "public",
        ((10, "accept", "clerk", YES), (6, "mediate", "clerk", SESSION)),
    ),
    (
        19,
        PEOPLE,
        "transfer",
        "clerk",
        ((17, "accept", "clerk", YES), (9, "mediate", "clerk", SESSION)),
    ),
    (
        28,
        PEOPLE,
        "application",
        "clerk",
        ((27, "accept", "clerk", YES), (20, "mediate", "clerk", SESSION)),
    ),
    (
        15,
        PEOPLE,
        "application",
        "public",
        ((14, "accept", "clerk", YES), (5, "agree", "clerk", AGREE)),
    ),
    (
        40,
        PEOPLE,
        "application",
        "clerk",
        ((39, "accept", "clerk", YES), (20, "agree", "clerk", AGREE)),
    ),
    (
        22,
        PEOPLE,
        "application",
        "clerk",
        (
            (21, "accept", "clerk", YES),
            (9, "agree", "clerk", AGREE),
            (5, "ask_confirmation", "clerk", {"court": "兴庆区人民法院", "is_joint": True}),
        ),
    ),
    (
        60,
        PEOPLE,
        "application",
        "clerk",
        (
            (59, "accept", "clerk", YES),
            (50, "agree", "clerk", AGREE),
            (
                20,
                "visit",
                "clerk",
                {"performed": "not", "how": "phone", "content": "一方说手头紧。", "reminded": True},
            ),
        ),
    ),
    (7, ADMINISTRATIVE, "application", "clerk", ()),
    (9, ADMINISTRATIVE, "application", "clerk", ((8, "accept", "clerk", YES),)),
    (
        14,
        ADMINISTRATIVE,
        "transfer",
        "clerk",
        ((13, "accept", "clerk", YES), (5, "mediate", "clerk", SESSION)),
    ),
    (3, JUDICIAL, "court", "clerk", ()),
    (6, JUDICIAL, "court", "clerk", ((5, "accept", "clerk", YES),)),
    (
        10,
        PEOPLE,
        "application",
        "clerk",
        (
            (
                6,
                "transfer",
                "clerk",
                {"destination": ADMINISTRATIVE, "reason": "牵涉行业管理，由主管部门调解更合适。"},
            ),
        ),
    ),
    (5, PEOPLE, "application", "clerk", ((3, "withdraw", "clerk", {"is_voluntary": True}),)),
    (
        11,
        PEOPLE,
        "application",
        "clerk",
        (
            (10, "accept", "clerk", YES),
            (4, "terminate", "clerk", {"reason": "双方差距较大，没有谈拢。"}),
        ),
    ),
)


def live(writer: Writer, today: date, most: int) -> Iterator[Story]:
    """One story for each plan, in different townships; the last two are of the same two sides."""
    found = [_story(writer, today, index, plan) for index, plan in enumerate(PLANS[:most])]
    again = _story(writer, today, 1, PLANS[1])
    for name in ("applicant", "other"):
        again.steps[0].data[name] = found[7].steps[0].data[name]
    again.unit = found[7].unit
    again.steps[0].data["place"] = found[7].steps[0].data["place"]
    return iter([*found, again])


def _story(writer: Writer, today: date, index: int, plan: Any) -> Story:
    ago, procedure, source, who, acts = plan
    story, _about = writer.begin(_back(writer, today, ago), procedure, source)
    first = story.steps[0]
    first.who = who
    first.data |= {"channel": "online" if who == "public" else "counter"}
    if procedure == JUDICIAL:
        first.data |= {"suit": "before", "suit_number": f"（演示）民诉前调{story.number}号"}
    if first.data["kind"] in ("neighbour", "contract", "traffic"):
        first.data["known_on"] = _back(writer, today, 30 + index)
    for before, act, by, data in acts:
        named = writer.appointed(story) if act == "accept" else {}
        story.steps.append(Step(_back(writer, today, before), act, by, named | data))
    return story


def _back(writer: Writer, today: date, steps: int) -> date:
    """A working day before; today counts as one even on a day off."""
    return today if steps == 0 else writer.days.before(today, steps)
