"""One registry of modules, and the typed registries that each layer builds from it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from importlib import import_module
from typing import Any, Generic, TypeVar

from django.apps import apps
from django.core.exceptions import ImproperlyConfigured
from django.utils.module_loading import module_has_submodule

from zhunsheng.kernel.modules.manifest import Module

T = TypeVar("T")

_modules: dict[str, Module] = {}


def discover() -> None:
    """Import every installed app's ``module.py`` and collect its ``MODULE``.

    Raises ``ImproperlyConfigured`` when two apps claim one code.
    """
    for config in apps.get_app_configs():
        if not module_has_submodule(config.module, "module"):
            continue
        found = getattr(import_module(f"{config.name}.module"), "MODULE", None)
        if isinstance(found, Module):
            add(found)


def add(module: Module) -> None:
    """Register ``module``; the same object may come twice, another one with its code may not."""
    known = _modules.setdefault(module.code, module)
    if known is not module:
        raise ImproperlyConfigured(f"Two modules claim the code {module.code!r}.")


def all_modules() -> list[Module]:
    """Every module, in menu order."""
    if not _modules:
        discover()
    return sorted(_modules.values(), key=lambda module: (module.order, module.code))


def provided(kind: type[T]) -> Iterator[tuple[Module, T]]:
    """Every object of ``kind`` that a module brings, with the module that brings it."""
    for module in all_modules():
        for item in module.provides:
            if isinstance(item, kind):
                yield module, item


class Registry(Generic[T]):
    """All provided objects of one type by their key; built once, on first use.

    ``key`` reads the unique key from an object. Two objects with one key are a configuration error.
    ``derived`` makes further objects from those of other types: a register, say, brings its sheet for import
    and its list on the portal without naming them. A function may return None for "nothing".
    """

    def __init__(
        self,
        kind: type[T],
        key: Callable[[T], str],
        derived: Mapping[type[Any], Callable[[Any], T | None]] | None = None,
    ) -> None:
        self.kind = kind
        self.key = key
        self.derived = derived or {}

    def _provided(self) -> Iterator[tuple[Module, T]]:
        yield from provided(self.kind)
        for source, make in self.derived.items():
            for module, item in provided(source):
                if (made := make(item)) is not None:
                    yield module, made

    @cached_property
    def _owned(self) -> dict[str, tuple[Module, T]]:
        found: dict[str, tuple[Module, T]] = {}
        for module, item in self._provided():
            key = self.key(item)
            if key in found:
                raise ImproperlyConfigured(f"Two {self.kind.__name__} objects claim {key!r}.")
            found[key] = (module, item)
        return found

    @cached_property
    def _items(self) -> dict[str, T]:
        return {key: item for key, (_module, item) in self._owned.items()}

    def __getitem__(self, key: str) -> T:
        return self._items[key]

    def __contains__(self, key: object) -> bool:
        return key in self._items

    def __iter__(self) -> Iterator[T]:
        return iter(self._items.values())

    def get(self, key: str) -> T | None:
        """The object registered under ``key``, or None."""
        return self._items.get(key)

    def owner(self, key: str) -> Module:
        """The module that brings the object registered under ``key``."""
        return self._owned[key][0]
