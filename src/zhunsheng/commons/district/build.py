"""Build the model district: its structure, then each module's part, each part whole or not at all."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import Path
from random import Random

from django.conf import settings
from django.db import transaction

from zhunsheng.commons.district import people, places, units
from zhunsheng.commons.district.models import BuiltPart
from zhunsheng.commons.district.people import Login
from zhunsheng.kernel.calendar import load as calendar
from zhunsheng.kernel.ledger import seals
from zhunsheng.kernel.modules.demo import Demo, DemoContext, demos
from zhunsheng.kernel.orgs.models import Unit
from zhunsheng.kernel.statutes import load as statutes
from zhunsheng.lib import clock

STRUCTURE = "structure"
Progress = Callable[[str], None]


class CannotBuild(Exception):
    """The model district cannot be built here; the message says why and what to do."""


@dataclass(frozen=True)
class Built:
    """What a run made: matters and entries by part, new logins, and the file that keeps them."""

    year: int
    made: dict[str, int]
    logins: tuple[Login, ...]
    logins_file: Path
    seconds: float

    @property
    def nothing(self) -> bool:
        """Everything was there already."""
        return not self.made


def build(
    year: int = 2022,
    progress: Progress = lambda text: None,
    parts: Collection[str] | None = None,
) -> Built:
    """Build what is missing of the model district of ``year``; a second run makes nothing.

    ``parts`` are the codes of the businesses wanted, for tests; without it, all of them.
    Raises :class:`CannotBuild` when other units live here, the district was built for another year, or ``year``
    is not over yet.
    """
    began = time.monotonic()
    _check(year)
    made: dict[str, int] = {}
    logins = structure(year, made, progress)
    done = set(BuiltPart.objects.values_list("code", flat=True))
    for demo in sorted(demos, key=lambda demo: (demo.order, demo.code)):
        if demo.code not in done and (parts is None or demo.code in parts):
            made[demo.code] = _build_part(demo, year, progress)
    if made:
        # So that receipts of the model district can be proved at once, not after the next hour.
        seals.seal_now()
    return Built(year, made, logins, logins_file(), time.monotonic() - began)


def structure(
    year: int, made: dict[str, int] | None = None, progress: Progress = lambda text: None
) -> tuple[Login, ...]:
    """Only places, units, people and rights, without a single matter; returns the new logins.

    Loads the calendar and the statutes first, since rights and limits are looked up by date. From its next start
    on the installation says on every page that it shows inventions.
    """
    calendar.load()
    statutes.load()
    with transaction.atomic():
        new = not BuiltPart.objects.filter(code=STRUCTURE).exists()
        if new:
            progress("正在建立行政区划、单位和人员……")
        known = units.load(places.load())
        logins = tuple(people.load(known))
        for demo in demos:
            if demo.structure:
                demo.structure()
        if new:
            BuiltPart.objects.create(code=STRUCTURE, year=year, made=len(known))
            Path(settings.DEMONSTRATION_MARK).write_text(f"{year}\n", encoding="utf-8")
            (made if made is not None else {})[STRUCTURE] = len(known)
        if logins:
            _write_logins(logins)
    return logins


def is_built() -> bool:
    """Whether this installation is a model district."""
    return BuiltPart.objects.exists()


def logins_file() -> Path:
    """Where the passwords of the model district's accounts are written, readable by their owner only."""
    return Path(settings.VAR) / "logins.txt"


def _check(year: int) -> None:
    built = BuiltPart.objects.exclude(year=year).first()
    if built is not None:
        raise CannotBuild(
            f"演示区已经按{built.year}年建立，不能再按{year}年建立。请换一个空的数据目录，或使用{built.year}年。"
        )
    if year >= clock.today().year:
        raise CannotBuild(f"{year}年还没有结束，演示区须选择已经结束的年度。")
    if Unit.objects.exclude(code__startswith=units.PREFIX).exists():
        raise CannotBuild(
            "数据库里已有其他单位，演示数据只能建在空的数据库里。请换一个空的数据目录。"
        )


def _build_part(demo: Demo, year: int, progress: Progress) -> int:
    random = Random(f"{demo.code}:{year}")  # noqa: S311 - the same district every time
    context = DemoContext(year, clock.today(), random, progress)
    with transaction.atomic():
        made = demo.build(context)
        BuiltPart.objects.create(code=demo.code, year=year, made=made)
    return made


def _write_logins(logins: tuple[Login, ...]) -> None:
    """Write the passwords once, before anybody else can read the file."""
    path = logins_file()
    path.unlink(missing_ok=True)
    lines = ["# 演示账号。密码是本机随机生成的；演示数据都是虚构的，请勿用于正式工作。\n"]
    lines += [f"{x.purpose}\t{x.username}\t{x.password}\t{x.name}（{x.unit}）\n" for x in logins]
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as out:
        out.writelines(lines)
