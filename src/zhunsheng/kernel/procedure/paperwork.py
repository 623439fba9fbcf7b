"""Files that come with an act and documents that it makes."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from zhunsheng.kernel.database.compiled import fill, insert_all
from zhunsheng.kernel.documents import services as documents
from zhunsheng.kernel.documents.layout import LayoutProblem
from zhunsheng.kernel.documents.models import Document
from zhunsheng.kernel.orgs.models import Person, Unit
from zhunsheng.kernel.procedure.context import Context
from zhunsheng.kernel.procedure.declaration import INSTRUCTION, Accepts, Action, Generates
from zhunsheng.kernel.procedure.refusals import BadFile, DefectiveDocument
from zhunsheng.lib.filetype import safe_name

if TYPE_CHECKING:
    from zhunsheng.kernel.documents.models import Blob
    from zhunsheng.kernel.ledger.models import Event

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Upload:
    """A file as it comes in: its kind on the file, the opened file, its name and an optional title."""

    kind: str
    file: Any
    name: str
    title: str = ""


@dataclass(frozen=True)
class Stored:
    """An upload whose content is in the store."""

    accepts: Accepts
    blob: Blob
    name: str
    title: str

    @property
    def digest(self) -> str:
        """The content's digest."""
        return self.blob.digest


def store(action: Action, uploads: Sequence[Upload]) -> list[Stored]:
    """Put the contents into the store before the transaction; a refused act leaves only an unreferenced blob."""
    accepted = {accepts.kind: accepts for accepts in (*action.accepts, INSTRUCTION)}
    stored: list[Stored] = []
    for upload in uploads:
        accepts = accepted.get(upload.kind)
        if accepts is None:
            raise BadFile(
                f"“{action.title}”不收取文件“{upload.name}”。", "请删去这个文件后再提交。"
            )
        if not accepts.many and any(item.accepts is accepts for item in stored):
            raise BadFile(f"“{accepts.title}”只收一个文件。", "请合并成一个文件，或只保留一个。")
        try:
            blob = documents.store(upload.file, upload.name)
        except documents.UploadRefused as refusal:
            remedy = refusal.remedy or "请换成 PDF、照片或者 Office 文件后再提交。"
            raise BadFile(refusal.message, remedy) from refusal
        except OSError as error:
            logger.exception("A file could not be stored.")
            raise BadFile(
                f"“{upload.name}”没有存下来：系统暂时无法保存文件。",
                "这一步没有办理，已填的内容都保留着；请稍后再试，或者告知系统管理员检查存储空间。",
            ) from error
        # The name goes into the ledger, pages and headers as it stands here.
        stored.append(Stored(accepts, blob, safe_name(upload.name), upload.title))
    return stored


def prepare_files(context: Context, stored: Sequence[Stored]) -> list[Document]:
    """Unsaved documents for the stored uploads."""
    return [
        Document(
            kind=item.accepts.kind,
            title=item.title or item.accepts.title,
            filename=item.name,
            blob=item.blob,
            state=Document.State.ISSUED,
            direction=Document.Direction.INCOMING,
            audience=list(item.accepts.audience),
            occurred_on=context.on,
        )
        for item in stored
    ]


def generate(context: Context) -> list[Document]:
    """Unsaved documents that the act makes, their data frozen and their numbers taken."""
    return [make(context, spec) for spec in context.action.generates if spec.when(context)]


def make(context: Context, spec: Generates) -> Document:
    """One generated document with its 文号 when it is issued at once."""
    # What numbers and templates name of a case, before each is asked for by itself.
    fill(context.matter, Unit)
    fill(context.matter, Person)
    number = ""
    if spec.number and spec.issue:
        from zhunsheng.kernel.numbers.issue import issue

        organ = spec.by(context) if spec.by else context.matter.organ
        number = issue(spec.number, organ.document_code, context.on.year, context.matter.pk)
    facts = context.procedure.facts(context) if context.procedure.facts else {}
    try:
        return documents.generated(
            kind=spec.kind,
            title=spec.title,
            template=spec.template,
            facts={**facts, "number": number},
            number=number,
            issued=spec.issue,
            audience=spec.audience,
            on=context.on,
            rules=spec.rules,
        )
    except LayoutProblem as problem:
        raise DefectiveDocument(problem.message, problem.remedy, context.action.cite) from problem


def save(context: Context, papers: Sequence[Document], event: Event) -> None:
    """Insert the act's documents, tied to its event."""
    everything = [*context.files, *papers]
    for document in everything:
        document.matter_id = context.matter.pk
        document.event_id = event.pk
    if everything:
        insert_all(everything)
