"""Drafts: find by code, save a page, keep files, send, expire."""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from typing import Any

from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import ProtectedError
from django.http import HttpRequest, HttpResponseBase

from zhunsheng.faces.portal.models import KEPT_FOR, Draft, DraftFile
from zhunsheng.kernel.documents.models import Blob
from zhunsheng.kernel.documents.services import UploadRefused, store
from zhunsheng.kernel.documents.store import open_content, path_of
from zhunsheng.kernel.ledger.receipts import ALPHABET
from zhunsheng.kernel.privacy.digests import lookup_digest
from zhunsheng.kernel.procedure.engine import Upload
from zhunsheng.lib import clock

LETTERS = 10
MOST_FILES = 30
MEGABYTE = 1024 * 1024
MOST_BYTES = 200 * MEGABYTE
FILE_MEGABYTES = 20
ENDINGS = ("jpg", "jpeg", "png", "pdf", "doc", "docx", "xls", "xlsx", "txt", "ofd")


def new_code() -> str:
    """A code like ``7KMPX-4NHRT`` that finds a draft again."""
    letters = "".join(secrets.choice(ALPHABET) for _ in range(LETTERS))
    return f"{letters[:5]}-{letters[5:]}"


def _digest(code: str) -> str:
    plain = "".join(letter for letter in code.upper() if letter.isalnum())
    return lookup_digest(plain, "draft") if len(plain) == LETTERS else ""


def cookie_name(service: str) -> str:
    """The cookie that holds the code of a draft."""
    return f"zhunsheng_draft_{service}"


def find(code: str) -> Draft | None:
    """The draft with that code, unless it has expired."""
    digest = _digest(code)
    if not digest:
        return None
    return Draft.objects.filter(token_digest=digest, updated_at__gte=clock.now() - KEPT_FOR).first()


def of_request(request: HttpRequest, service: str) -> Draft | None:
    """The draft that this browser has begun for a service."""
    draft = find(request.COOKIES.get(cookie_name(service), ""))
    return draft if draft and draft.service == service else None


def begin(service: str, matter_id: int | None = None) -> tuple[Draft, str]:
    """A new draft and its code, of which only a digest is kept."""
    code = new_code()
    draft = Draft.objects.create(service=service, matter_id=matter_id, token_digest=_digest(code))
    return draft, code


def remember(request: HttpRequest, response: HttpResponseBase, service: str, code: str) -> None:
    """Let this browser find the draft again."""
    response.set_cookie(
        cookie_name(service),
        code,
        max_age=int(KEPT_FOR.total_seconds()),
        httponly=True,
        samesite="Lax",
        secure=request.is_secure(),
    )


def forget(response: HttpResponseBase, service: str) -> None:
    """This browser knows the draft no more; the code still opens it."""
    response.delete_cookie(cookie_name(service), samesite="Lax")


def raw(draft: Draft | None) -> dict[str, dict[str, list[str]]]:
    """The raw answers by part and field."""
    found: dict[str, dict[str, list[str]]] = (
        json.loads(draft.answers) if draft and draft.answers else {}
    )
    return found


def save_part(draft: Draft, part: str, values: Mapping[str, Sequence[str]]) -> None:
    """Keep the answers of one page as they were typed, right or wrong; other pages stay as they are."""
    with transaction.atomic():
        fresh = Draft.objects.select_for_update().get(pk=draft.pk)
        answers = raw(fresh) | {part: {name: list(texts) for name, texts in values.items()}}
        fresh.answers = json.dumps(answers, ensure_ascii=False)
        fresh.updated_at = clock.now()
        fresh.save(update_fields=["answers", "updated_at"])
    draft.answers, draft.updated_at = fresh.answers, fresh.updated_at


def add_files(draft: Draft, part: str, kind: str, files: Iterable[Any]) -> list[str]:
    """Keep uploaded files; returns what was refused, in words."""
    refused: list[str] = []
    kept = list(draft.files.values_list("size", flat=True))
    for upload in files:
        if len(kept) >= MOST_FILES or sum(kept) + upload.size > MOST_BYTES:
            refused.append(
                f"“{upload.name}”没有收：一份申请最多 {MOST_FILES} 个文件，合计 {MOST_BYTES // MEGABYTE} MB。"
                "其余的可以提交以后再补，或者当面交。"
            )
            continue
        try:
            blob = store(upload, upload.name)
        except UploadRefused as refusal:
            refused.append(f"{refusal.message}{refusal.remedy}")
            continue
        DraftFile.objects.create(
            draft=draft, part=part, kind=kind, name=upload.name, size=blob.size, blob=blob
        )
        kept.append(blob.size)
    return refused


def remove_file(draft: Draft, pk: int) -> None:
    """Drop a file from a draft."""
    found = draft.files.filter(pk=pk).select_related("blob").first()
    if found:
        found.delete()
        _drop([found.blob])


@contextmanager
def uploads(files: Iterable[DraftFile], kinds: Iterable[str]) -> Iterator[list[Upload]]:
    """The kept files, opened as the engine takes them."""
    wanted = set(kinds)
    with ExitStack() as stack:
        yield [
            Upload(one.kind, stack.enter_context(open_content(one.blob)), one.name)
            for one in files
            if one.kind in wanted
        ]


def sent(draft: Draft, event_id: int, secret: str) -> None:
    """The draft has become ``event``: the answers are erased here, the files belong to the matter now."""
    fields: dict[str, Any] = {"event_id": event_id, "answers": "", "updated_at": clock.now()}
    if secret:
        fields |= {"secret": secret, "sent_at": clock.now()}
    for name, value in fields.items():
        setattr(draft, name, value)
    draft.save(update_fields=[name.removesuffix("_id") for name in fields])
    draft.files.all().delete()


def drop_secret(draft: Draft) -> None:
    """The query code has been noted; nobody can read it here any more."""
    draft.secret = ""
    draft.save(update_fields=["secret"])


def discard(draft: Draft) -> None:
    """Delete a draft with its files."""
    blobs = [one.blob for one in draft.files.select_related("blob")]
    draft.delete()
    _drop(blobs)


def expire() -> int:
    """Delete drafts that nobody has touched for thirty days; returns how many."""
    old = Draft.objects.filter(updated_at__lt=clock.now() - KEPT_FOR).order_by("pk")
    count = 0
    for draft in old.iterator(chunk_size=100):
        discard(draft)
        count += 1
    return count


def _drop(blobs: Iterable[Blob]) -> None:
    """Delete contents that nothing refers to any more; what a document keeps stays."""
    for blob in blobs:
        key = blob.pk
        try:
            blob.delete()
        except ProtectedError:
            continue
        default_storage.delete(path_of(key))
