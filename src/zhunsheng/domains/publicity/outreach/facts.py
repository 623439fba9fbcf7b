"""What the document templates of outreach may use: plain values, frozen with the document."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from zhunsheng.domains.publicity import criteria
from zhunsheng.domains.publicity.outreach import fulfilment
from zhunsheng.kernel.procedure.facts import common_facts, day

if TYPE_CHECKING:
    from zhunsheng.kernel.procedure.context import Context


def event_facts(context: Context) -> dict[str, Any]:
    """Of an event."""
    matter = context.matter
    return common_facts(context) | {
        "event": {
            "title": matter.title,
            "number": matter.number or "",
            "kind": matter.get_kind_display(),
            "audience": matter.get_audience_display(),
            "topic": matter.topic,
            "series": matter.series.title if matter.series else "",
            "plan": matter.plan.title if matter.plan else "",
            "duty": matter.duty.law if matter.duty else "",
            "planned_on": day(matter.planned_on),
            "planned_time": matter.planned_time,
            "held_on": day(matter.held_on),
            "place": matter.place.name if matter.place else "",
            "venue": matter.venue,
            "heads": matter.heads or 0,
            "counted": matter.get_counted_display(),
            "handed_out": matter.handed_out or 0,
            "requester": matter.requester,
        },
        "lecturers": [
            {"name": one.name, "workplace": one.workplace} for one in matter.lecturers.all()
        ]
        if matter.pk
        else [],
    }


def review_facts(context: Context) -> dict[str, Any]:
    """Of a unit's year: its figures of that day, and each duty with what fulfils it."""
    matter = context.matter
    lines = fulfilment.of_unit(matter.year, matter.unit_id)
    return common_facts(context) | {
        "review": {
            "year": matter.year,
            "unit": matter.unit.name,
            "duties": matter.duties,
            "fulfilled": matter.fulfilled,
            "events": matter.events,
            "heads": matter.heads,
            "posts": matter.posts,
            "done": matter.done,
            "gaps": matter.gaps,
            "coming": matter.coming,
            "score": matter.score or 0,
            "grade": matter.get_grade_display(),
            "comment": matter.comment,
        },
        "duties": [
            {
                "law": line.duty.law,
                "audience": line.duty.get_audience_display(),
                "due_on": day(line.duty.due_on),
                "times": line.duty.times,
                "done": line.done,
                "state": line.state,
            }
            for line in lines
        ],
        "marks": criteria.as_text(matter.marks.all()) if matter.pk else [],
    }
