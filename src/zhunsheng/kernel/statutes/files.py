"""The shape of statutes.yaml and limits.yaml; anything that does not fit is refused with its place."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated, Literal, TypeVar

import yaml
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, model_validator

from zhunsheng.kernel.statutes.cites import Cite

Units = Literal["WD", "CD", "M"]


class FileError(ValueError):
    """A data file does not fit its shape; the message names file, place and fault."""


def _cite(value: object) -> Cite:
    if isinstance(value, Cite):
        return value
    return Cite.parse(str(value))


CiteText = Annotated[Cite, BeforeValidator(_cite)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True)


class VersionRow(_Strict):
    """One version of a statute in statutes.yaml."""

    in_force_from: date = Field(alias="from")
    in_force_to: date | None = Field(default=None, alias="to")
    articles: int = Field(ge=1)
    source: str
    confirmed: bool
    note: str = ""


class StatuteRow(_Strict):
    """One statute in statutes.yaml."""

    title: str
    versions: dict[str, VersionRow]


class StatutesFile(_Strict):
    """A whole statutes.yaml."""

    sources: dict[str, str] = {}
    statutes: dict[str, StatuteRow]


class ExtensionRow(_Strict):
    """How far, and by whom, a limit may be lengthened; without an amount the law names no maximum."""

    amount: int | None = Field(default=None, ge=1)
    unit: Units | None = None
    authority: str = Field(min_length=1)

    @model_validator(mode="after")
    def _unit_with_amount(self) -> ExtensionRow:
        if (self.amount is None) != (self.unit is None):
            raise ValueError("amount and unit of an extension come together")
        return self


class ExclusionRow(_Strict):
    """A time that does not count towards a limit, and the article that says so."""

    code: str
    title: str
    cite: CiteText


class LimitRow(_Strict):
    """One limit in limits.yaml."""

    title: str = Field(max_length=60)
    trigger: str = Field(max_length=80)
    amount: int = Field(ge=1)
    unit: Units
    rollover: bool
    cite: CiteText
    source: str
    confirmed: bool
    direction: Literal["after", "before"] = "after"
    #: Whose limit it is: a participant role; empty for whoever handles the matter.
    whose: str = Field(default="", max_length=24)
    extension: ExtensionRow | None = None
    exclusions: tuple[ExclusionRow, ...] = ()
    note: str = Field(default="", max_length=300)


class LawRow(_Strict):
    """The limits under one version of a procedure's law."""

    effective_from: date = Field(alias="from")
    effective_to: date | None = Field(default=None, alias="to")
    limits: dict[str, LimitRow]


class LimitsFile(_Strict):
    """A whole limits.yaml: by law version, then by code; every code begins with ``prefix``."""

    prefix: str
    sources: dict[str, str] = {}
    versions: dict[str, LawRow]

    @model_validator(mode="after")
    def _codes_begin_with_prefix(self) -> LimitsFile:
        for law in self.versions.values():
            for code in law.limits:
                if not code.startswith(f"{self.prefix}."):
                    raise ValueError(f"code {code!r} does not begin with {self.prefix!r}")
        return self


F = TypeVar("F", bound=BaseModel)


class _Loader(yaml.SafeLoader):
    """Refuses a key that comes twice: plain YAML would drop the first one silently."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[object, object]:
        keys = [self.construct_object(key, deep=deep) for key, _value in node.value]
        for key in keys:
            if keys.count(key) > 1:
                raise FileError(f"line {node.start_mark.line + 1}: key {key!r} comes twice")
        return super().construct_mapping(node, deep=deep)


def read(path: Path, kind: type[F]) -> F:
    """Read and validate one file. Raises :class:`FileError`."""
    try:
        # The loader is the safe one, made stricter.
        data = yaml.load(path.read_text(encoding="utf-8"), _Loader)  # noqa: S506
        return kind.model_validate(data)
    except ValidationError as error:
        faults = "; ".join(
            f"{'.'.join(map(str, fault['loc']))}: {fault['msg']}" for fault in error.errors()
        )
        raise FileError(f"{path.parent.name}/{path.name}: {faults}") from error
    except (yaml.YAMLError, FileError) as error:
        raise FileError(f"{path.parent.name}/{path.name}: {error}") from error
