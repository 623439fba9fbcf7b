"""What has been answered so far: the pages' forms bound to it, and the state of each page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any

from django.utils.datastructures import MultiValueDict

from zhunsheng.faces.portal.declare import FileBox, Part, PublicService, QuestionForm
from zhunsheng.faces.portal.models import DraftFile
from zhunsheng.faces.ui.tones import TaskState
from zhunsheng.kernel.forms import gaps

Raw = Mapping[str, Mapping[str, Sequence[str]]]
PASSABLE = (TaskState.DONE, TaskState.REVIEW, TaskState.NOT_READY, TaskState.NOT_NEEDED)
"""States of a part that do not stand in the way of sending."""


class Answers:
    """The raw answers of a draft by part and field, read through the service's forms."""

    def __init__(self, service: PublicService, raw: Raw, files: Sequence[DraftFile] = ()) -> None:
        self.service = service
        self.raw = raw
        self.files = files

    def value(self, name: str) -> str:
        """The raw text given for a field, wherever it was asked; empty when it was not answered."""
        return next((v[name][-1] for v in self.raw.values() if v.get(name)), "")

    def has(self, part: Part) -> bool:
        """Whether the page was ever saved."""
        return part.code in self.raw

    def files_of(self, part: Part) -> list[DraftFile]:
        """The files kept on a page."""
        return [one for one in self.files if one.part == part.code]

    def form(self, part: Part) -> QuestionForm:
        """The page's form, bound to what was saved; unbound when nothing was."""
        if not self.has(part):
            return part.form(answers=self)
        data: MultiValueDict[str, str] = MultiValueDict(
            {k: list(v) for k, v in self.raw[part.code].items()}
        )
        return part.form(data, answers=self)

    @cached_property
    def forms(self) -> dict[str, QuestionForm]:
        """The form of every needed part."""
        return {part.code: self.form(part) for part in self.needed}

    @cached_property
    def needed(self) -> list[Part]:
        """The parts that apply."""
        return [part for part in self.service.parts if part.needed(self)]

    @cached_property
    def states(self) -> dict[str, TaskState]:
        """The state of every part, by code."""
        found: dict[str, TaskState] = {}
        for part in self.service.parts:
            found[part.code] = self._state(part, found)
        return found

    def _state(self, part: Part, known: Mapping[str, TaskState]) -> TaskState:
        if part.code not in self.forms:
            return TaskState.NOT_NEEDED
        if any(known.get(code) not in PASSABLE for code in part.after):
            return TaskState.BLOCKED
        if not self.has(part):
            return TaskState.NOT_STARTED
        form = self.forms[part.code]
        if not form.is_valid():
            return TaskState.STARTED
        if self.missing_files(part):
            return TaskState.NOT_READY
        return TaskState.REVIEW if gaps(form) else TaskState.DONE

    def boxes(self, part: Part) -> list[FileBox]:
        """The kinds of files that the page asks for."""
        return [box for box in part.files if box.needed(self)]

    def missing_files(self, part: Part) -> list[FileBox]:
        """Softly required kinds of which there is no file."""
        present = {one.kind for one in self.files_of(part)}
        return [box for box in self.boxes(part) if box.soft and box.kind not in present]

    @property
    def open_parts(self) -> list[Part]:
        """Parts that still stand in the way of sending."""
        return [
            part
            for part in self.service.parts
            if self.states[part.code] not in PASSABLE
            and not (part.optional and self.states[part.code] == TaskState.NOT_STARTED)
        ]

    def after(self, part: Part) -> Part | None:
        """The next page that still wants something, after ``part`` in order."""
        order = list(self.service.parts)
        following = order[order.index(part) + 1 :]
        wanted = (TaskState.NOT_STARTED, TaskState.STARTED)
        return next((one for one in following if self.states[one.code] in wanted), None)

    @property
    def cleaned(self) -> dict[str, Any]:
        """The cleaned values of every needed and valid page in one dict."""
        found: dict[str, Any] = {}
        for part in self.needed:
            form = self.forms[part.code]
            if form.is_valid():
                found |= form.cleaned_data
        return found
