"""Imports that somebody sent in: kept with their file, tried first, then carried out, big ones in the background."""

from __future__ import annotations

from datetime import timedelta
from typing import IO

from django.db import IntegrityError, transaction

from zhunsheng.kernel.documents import store
from zhunsheng.kernel.exchange import importing
from zhunsheng.kernel.exchange.declare import Sheet, may_import, sheets
from zhunsheng.kernel.exchange.importing import Tally
from zhunsheng.kernel.exchange.models import ColumnMapping, ImportRun
from zhunsheng.kernel.orgs.models import Person
from zhunsheng.kernel.procedure.refusals import NotAllowed
from zhunsheng.lib import clock, xlsx
from zhunsheng.lib.xlsx import SheetError

AT_ONCE_BYTES = 60_000
"""A file up to this size (some 200 rows) is worked through while the sender waits."""

GIVEN_UP = timedelta(minutes=10)
"""An import that has not moved for so long has died with its process."""


def begin(
    sheet: Sheet, file: IO[bytes], name: str, person: Person, mapping: ColumnMapping | None = None
) -> ImportRun:
    """Keep the file and try it. Raises ``UploadRefused``, ``NotAllowed``."""
    _allow(sheet, person)
    blob = store.store(file, name)
    run = ImportRun.objects.create(
        sheet=sheet.code, filename=name[:200], blob=blob, mapping=mapping, person=person
    )
    _start(run)
    return run


def confirm(trial: ImportRun, person: Person) -> ImportRun:
    """Carry a tried file out. What has come in meanwhile is passed over, so confirming twice does no harm."""
    _allow(sheets[trial.sheet], person)
    run = ImportRun.objects.create(
        sheet=trial.sheet,
        filename=trial.filename,
        blob=trial.blob,
        mapping=trial.mapping,
        person=person,
        is_trial=False,
    )
    _start(run)
    return run


def _allow(sheet: Sheet, person: Person) -> None:
    if not may_import(person, sheet):
        raise NotAllowed(
            f"{person.name}没有导入“{sheet.title}”的权限。", "请由立案人员或者负责人导入。"
        )


def _start(run: ImportRun) -> None:
    from zhunsheng.kernel.exchange.tasks import carry_out_later

    if run.blob.size <= AT_ONCE_BYTES:
        carry_out(run)
    else:
        carry_out_later.enqueue(run.pk)


def carry_out(run: ImportRun) -> None:
    """Work through the file; safe to repeat after a crash, since rows that are in are passed over.

    Two files of one sheet never come in at the same time: the second one is told to wait.
    """
    if not _begin_work(run):
        return
    titles = run.mapping.titles if run.mapping else None
    try:
        tally = importing.run(
            sheets[run.sheet],
            store.read_content(run.blob),
            run.person,
            trial=run.is_trial,
            titles=titles,
            progress=lambda tally: _note(run, tally),
            origin=f"import:{run.pk}",
        )
    except SheetError as error:
        run.state, run.failure = ImportRun.State.FAILED, str(error)
    else:
        run.state = ImportRun.State.DONE
        run.errors = {str(number): messages for number, messages in tally.errors.items()}
    run.save(update_fields=["state", "failure", "errors"])


def _begin_work(run: ImportRun) -> bool:
    """Take the sheet's place; False when another import holds it, which the run then says."""
    silent = clock.now() - GIVEN_UP
    others = ImportRun.objects.filter(
        sheet=run.sheet, is_trial=False, state=ImportRun.State.RUNNING
    ).exclude(pk=run.pk)
    others.filter(moved_at__lt=silent).update(
        state=ImportRun.State.FAILED,
        failure="导入中断，没有走完。已导入的行都在，请再次导入同一份文件，它们不会重复。",
    )
    run.state, run.moved_at = ImportRun.State.RUNNING, clock.now()
    try:
        with transaction.atomic():
            run.save(update_fields=["state", "moved_at"])
    except IntegrityError:
        run.state, run.failure = ImportRun.State.FAILED, _busy(others.first())
        run.save(update_fields=["state", "failure"])
        return False
    return True


def _busy(other: ImportRun | None) -> str:
    who = f"{other.person.name}的“{other.filename}”" if other else "另一份文件"
    done = f"，已处理{other.total}行" if other else ""
    return f"{who}正在导入{done}。同一种表一次只导入一份，请等它完成后，再回到核对结果点“导入”。"


def _note(run: ImportRun, tally: Tally) -> None:
    run.total, run.taken, run.repeated = tally.total, tally.taken, tally.repeated
    run.changed, run.refused, run.moved_at = tally.changed, len(tally.errors), clock.now()
    run.save(update_fields=["total", "taken", "changed", "repeated", "refused", "moved_at"])


def error_file(run: ImportRun) -> bytes:
    """The file as it was sent, with a column that says what is wrong in each refused row."""
    titles = run.mapping.titles if run.mapping else None
    columns = importing.columns_of(sheets[run.sheet], titles)
    errors = {int(number): messages for number, messages in run.errors.items()}
    return xlsx.annotate_errors(store.read_content(run.blob), errors, columns)
