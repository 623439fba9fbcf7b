"""Do the documents still say what the ledger says was issued and received?

Recomputed are the digest of every stored file, of every kept template and of every document's frozen data;
then each event that brought documents is compared with their rows, so that a changed, lost or slipped-in
document shows.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from itertools import islice

from zhunsheng.kernel.documents.models import Blob, Document, TemplateText
from zhunsheng.kernel.documents.store import is_intact
from zhunsheng.kernel.ledger.models import Event
from zhunsheng.kernel.ledger.verification import Report
from zhunsheng.lib import canonical
from zhunsheng.lib.digest import sm3

_PAGE = 500


def check_all(report: Report, *, files: bool = True) -> None:
    """Add to ``report`` whatever does not fit; ``files=False`` leaves the reading of all stored files out."""
    for template in TemplateText.objects.iterator(_PAGE):
        if sm3(template.text.encode()) != template.pk:
            report.add("document", f"模板 {template.name}", "模板文本与它的摘要不一致。")
    for blob in Blob.objects.iterator(_PAGE) if files else ():
        if not is_intact(blob):
            report.add("document", f"文件 {blob}", "文件库中的内容缺失或者与摘要不一致。")
    for document in Document.objects.exclude(template=None).iterator(_PAGE):
        if sm3(document.data.encode()) != document.data_digest:
            report.add("document", f"文书 {document}", "冻结的数据与它的摘要不一致。")
    _compare_with_events(report)


def _compare_with_events(report: Report) -> None:
    events = Event.objects.filter(data__contains='"documents":').order_by("pk").iterator(_PAGE)
    known: set[int] = set()
    while page := list(islice(events, _PAGE)):
        keys = [event.pk for event in page]
        rows: dict[int, list[Document]] = defaultdict(list)
        for document in Document.objects.filter(event_id__in=keys):
            rows[document.event_id or 0].append(document)
        for event in page:
            _compare(report, event, rows[event.pk])
        known.update(keys)
    claimed = Document.objects.exclude(event_id=None).values_list("event_id", "title")
    for key, title in claimed.iterator(_PAGE):
        if key not in known:
            report.add("document", f"文书 {title}", "事项记录中没有这份文书。")


def _compare(report: Report, event: Event, documents: list[Document]) -> None:
    recorded = json.loads(event.data)["documents"]
    left = Counter(canonical.dumps(entry) for entry in recorded)
    for document in documents:
        entry = canonical.dumps(document.ledger_entry())
        if left[entry]:
            left[entry] -= 1
        else:
            report.add("document", f"文书 {document}", f"与事项记录“{event}”所记的不一致。")
    if (lost := len(recorded) - len(documents)) > 0:
        report.add("document", str(event), f"所附的文书少了{lost}件。")
