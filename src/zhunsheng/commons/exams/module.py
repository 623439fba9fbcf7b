"""What exams bring: the question bank, sealed sittings, their counts, pages of the workbench."""

from datetime import timedelta

from zhunsheng.commons.exams import desk, public
from zhunsheng.commons.exams.alerts import ENDING
from zhunsheng.commons.exams.models import Sitting
from zhunsheng.commons.exams.register import KEEPER, QUESTIONS
from zhunsheng.commons.exams.tasks import count_sittings
from zhunsheng.kernel.ledger.batches import BatchStream
from zhunsheng.kernel.modules import Module
from zhunsheng.kernel.modules.schedule import Periodic

SITTINGS = BatchStream(
    "exams.sitting",
    Sitting,
    "submitted_at",
    (
        "id",
        "exam_id",
        "bank_id",
        "seed",
        "who",
        "slot",
        "person_id",
        "unit_id",
        "minor",
        "started_at",
        "submitted_at",
        "answers",
        "points",
        "score",
        "passed",
        "aside",
    ),
)

MODULE = Module(
    code="exams",
    title="题库和考试",
    order=860,
    provides=(
        KEEPER,
        QUESTIONS,
        SITTINGS,
        ENDING,
        Periodic(count_sittings, timedelta(minutes=5), title="统计答题"),
        *public.PAGES,
        *desk.PAGES,
    ),
)
