"""Ready-made ways to name the keys of a dimension."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.db.models import Choices, Model

Names = Callable[[Iterable[Any]], Mapping[Any, str]]


def of_choices(choices: type[Choices]) -> Names:
    """Labels of a coded list."""
    labels = {key: str(label) for key, label in choices.choices}
    return lambda _keys: labels


def of_rows(model: type[Model], *, label: str = "", key: str = "pk") -> Names:
    """Names of rows that keys point to, in one query; ``label`` is an attribute, by default the row's text."""

    def names(keys: Iterable[Any]) -> Mapping[Any, str]:
        found = model._default_manager.filter(**{f"{key}__in": list(keys)})
        return {getattr(row, key): str(getattr(row, label) if label else row) for row in found}

    return names


def of_mapping(labels: Mapping[Any, str]) -> Names:
    """Labels given at once."""
    return lambda _keys: labels
