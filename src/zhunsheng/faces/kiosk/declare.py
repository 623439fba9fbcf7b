"""What modules bring to the kiosk: tiles of its home page, and who knows the machines."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.urls import reverse

from zhunsheng.faces.portal.declare import lists, public_pages, service_for
from zhunsheng.kernel.modules import Registry


@dataclass(frozen=True)
class KioskTile:
    """A large button of the home page.

    It leads to the service by which matters of ``procedure`` come in, to a ``page`` or ``list`` of the portal by its
    code, or to a URL ``name``. One whose aim nobody has brought is not shown, so a tile may name another business.
    """

    code: str
    title: str
    hint: str
    procedure: str = ""
    page: str = ""
    list: str = ""
    name: str = ""
    order: int = 100

    @property
    def url(self) -> str:
        """Where it leads; empty when there is no such thing."""
        if self.procedure:
            service = service_for(self.procedure)
            return reverse("portal:start", args=[service.code]) if service else ""
        if self.page:
            found = public_pages.get(self.page)
            return found.url if found else ""
        if self.list:
            return reverse("portal:list", args=[self.list]) if self.list in lists else ""
        return reverse(self.name)


@dataclass(frozen=True)
class Machine:
    """A kiosk as its directory knows it."""

    serial: str
    place: str
    phone: str = ""


@dataclass(frozen=True)
class KioskDirectory:
    """Who knows the machines: ``find`` by serial number and key, ``get`` by serial number alone.

    ``beat`` notes that the machine works; ``report`` tells of a fault that a visitor noticed, one of ``symptoms``,
    and says whether it was new. ``trial`` is a machine on which the model district may be tried.
    """

    code: str
    find: Callable[[str, str], Machine | None]
    get: Callable[[str], Machine | None]
    beat: Callable[[str], None]
    report: Callable[[str, str], bool]
    symptoms: Sequence[tuple[str, str]]
    trial: Callable[[], Machine | None] = lambda: None


tiles: Registry[KioskTile] = Registry(KioskTile, key=lambda tile: tile.code)
directories: Registry[KioskDirectory] = Registry(KioskDirectory, key=lambda one: one.code)


def offered() -> list[KioskTile]:
    """The tiles whose aim is there, in order."""
    return sorted((tile for tile in tiles if tile.url), key=lambda tile: (tile.order, tile.code))


def directory() -> KioskDirectory | None:
    """The directory of machines, if a module brings one."""
    return next(iter(directories), None)
