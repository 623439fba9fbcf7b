"""The check of what is about to become public, and the copies that go out in place of the originals."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import PurePath
from typing import TYPE_CHECKING

from zhunsheng.commons.publication.services import Content
from zhunsheng.kernel.documents.models import Blob, Document
from zhunsheng.kernel.documents.store import open_content, store
from zhunsheng.kernel.ledger.personal import Personal
from zhunsheng.kernel.procedure.refusals import NotFitToPublish
from zhunsheng.lib.outgoing import (
    CLEANABLE,
    Finding,
    Report,
    Unreadable,
    clean,
    inspect,
    inspect_text,
)
from zhunsheng.lib.outgoing.kinds import AUTHOR, CUSTOM_PROPERTIES

if TYPE_CHECKING:
    from zhunsheng.kernel.procedure.context import Context
    from zhunsheng.kernel.statutes.cites import Cite

COPY = "public_copy"
"""The kind of a document that goes out in place of the one that came in."""

HELD_BACK = "公开的内容含有隐藏内容或者个人信息，没有在本系统公开。"
"""What the record says of a fact whose content must not be shown."""

_MEND_OR_ANSWER = "请改好后再提交；确实可以公开的，写明仍要公开的理由。"
_IN_PROPERTIES = frozenset({AUTHOR.code, CUSTOM_PROPERTIES.code})
_KEPT_REPORTS = 256


@dataclass(frozen=True)
class Checked:
    """One part of a publication with what was found in it; ``refusal`` when it must not go out at all."""

    name: str
    findings: Sequence[Finding] = ()
    limits: Sequence[str] = ()
    refusal: str = ""

    @property
    def errors(self) -> list[str]:
        """What keeps it from going out, as sentences."""
        if self.refusal:
            return [f"《{self.name}》：{self.refusal}"]
        return [
            f"《{self.name}》{finding}。{finding.why}{finding.remedy}"
            for finding in self.findings
            if finding.is_error
        ]

    @property
    def hints(self) -> list[str]:
        """What a person should look at, as sentences."""
        found = [
            f"《{self.name}》{finding}。{finding.why}{finding.remedy}"
            for finding in self.findings
            if not finding.is_error
        ]
        return [*found, *(f"《{self.name}》{limit}" for limit in self.limits)]


@lru_cache(maxsize=_KEPT_REPORTS)
def _report(digest: str, filename: str) -> Report:
    """The report on stored bytes, which never change: forms, guards and pages ask for it again and again."""
    return inspect(_bytes(digest), filename)


def _bytes(digest: str) -> bytes:
    with open_content(Blob(digest=digest)) as content:
        return bytes(content.read())


def check_document(document: Document) -> Checked:
    """What a reader could find in an uploaded document; what the house generates itself holds only its text."""
    name = document.filename or document.title
    if not document.blob_id:
        return Checked(name)
    try:
        report = _report(document.blob_id, document.filename or "file.pdf")
    except Unreadable as fault:
        return Checked(name, refusal=f"{fault.message}{fault.remedy}")
    except FileNotFoundError:
        return Checked(name, refusal="文件库中没有找到这个文件。请联系管理员，或者重新上传。")
    return Checked(name, report.findings, report.limits)


def check_content(content: Content) -> Iterator[Checked]:
    """The personal data in the words that are typed."""
    for name, text in (("标题", content.title), ("摘要", content.summary), ("正文", content.text)):
        if text:
            yield Checked(name, inspect_text(text, "").findings)


def check(content: Content, documents: Sequence[Document]) -> list[Checked]:
    """Everything that would become public, with what was found in it."""
    return [*check_content(content), *map(check_document, documents)]


def is_fit(content: Content, documents: Sequence[Document]) -> bool:
    """Whether nothing keeps it from going out."""
    return not any(one.errors for one in check(content, documents))


def examine(
    context: Context, content: Content, documents: Sequence[Document], cite: Cite | None = None
) -> bool:
    """Refuse what must not become public; a reason given for it is recorded, with the kinds of findings.

    A file that is damaged, locked or disguised cannot be forced. Of a recorded fact the faults are marked: it is taken,
    but must not be shown (False).
    """
    return _judge(context, check(content, documents), cite)


def examine_files(
    context: Context, documents: Sequence[Document], cite: Cite | None = None
) -> bool:
    """The same of files that are handed to somebody without words of their own."""
    return _judge(context, [check_document(document) for document in documents], cite)


def _judge(context: Context, checked: Sequence[Checked], cite: Cite | None) -> bool:
    errors = [line for one in checked for line in one.errors]
    if not errors:
        return True
    unfit = any(one.refusal for one in checked)
    reason = context.data.get("forced_reason")
    if reason and not unfit:
        codes = sorted({f.code for one in checked for f in one.findings if f.is_error})
        context.notes["forced"] = {"reason": Personal(str(reason)), "findings": codes}
        return True
    if context.back_entry:
        context.violations.append({"code": "outgoing", "message": HELD_BACK, "cite": ""})
        return False
    remedy = "请换一个文件后再提交。" if unfit else _MEND_OR_ANSWER
    raise NotFitToPublish("公开前检查没有通过。", remedy, errors, cite)


def copies(context: Context, documents: Sequence[Document]) -> list[Document]:
    """The documents as they go out: of Word and Excel files with properties, a copy without them.

    New copies come with the act's files and are stored with them.
    """
    return [_copy(context, one) or one for one in documents]


def _copy(context: Context, document: Document) -> Document | None:
    extension = PurePath(document.filename).suffix[1:].lower()
    if not document.blob_id or extension not in CLEANABLE or context.data.get("keep_properties"):
        return None
    if not any(f.code in _IN_PROPERTIES for f in check_document(document).findings):
        return None
    bare = clean(_bytes(document.blob_id), extension)
    copy = Document(
        kind=COPY,
        title=document.title,
        filename=document.filename,
        blob=store(io.BytesIO(bare), document.filename),
        state=Document.State.ISSUED,
        direction=Document.Direction.OUTGOING,
        occurred_on=context.on,
    )
    context.files.append(copy)
    return copy
