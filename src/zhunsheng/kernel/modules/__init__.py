"""Manifests: what a business brings, declared in one readable place.

Every app that brings something has a ``module.py`` with ``MODULE = Module(...)``. The files are found by
Django's autodiscovery when the kernel is ready. ``Module.provides`` holds plain objects of any layer; each
layer's registry takes its own type with :func:`provided` and refuses duplicates.
"""

from zhunsheng.kernel.modules.manifest import Module
from zhunsheng.kernel.modules.registry import Registry, all_modules, discover, provided

__all__ = ["Module", "Registry", "all_modules", "discover", "provided"]
