"""Refusals: why an act cannot be done, which rule says so, and what to do instead."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from zhunsheng.kernel.statutes.cites import Cite


class Refused(Exception):
    """An act was refused and nothing was written.

    ``message`` says in Chinese what is wrong, ``remedy`` what to do, ``cite`` which rule asks it. ``details`` are
    the single faults where there are several.
    """

    code = "refused"
    details: Sequence[str] = ()
    #: What to do where the act came from a sheet, when the remedy speaks of buttons and boxes of a page.
    sheet_remedy: str | None = None

    def __init__(self, message: str, remedy: str = "", cite: Cite | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy
        self.cite = cite

    def __str__(self) -> str:
        return f"{self._fault}{self.remedy}"

    @property
    def _fault(self) -> str:
        basis = f"（{self.cite.text}）" if self.cite else ""
        return f"{self.message}{basis}"

    @property
    def in_sheet(self) -> str:
        """The refusal where the act stands in a line of a sheet, with the remedy that fits there."""
        return f"{self._fault}{self.remedy if self.sheet_remedy is None else self.sheet_remedy}"


class WrongStage(Refused):
    """The action is not open at the matter's stage."""

    code = "wrong_stage"
    sheet_remedy = "请核对这一行里各步的先后，改正后重新导入。"


class NotAllowed(Refused):
    """The actor's roles do not cover this action on this matter."""

    code = "not_allowed"
    sheet_remedy = "请由有权限的人员导入，或请管理员核对授权。"


class InvalidForm(Refused):
    """One or more fields are wrong; ``errors`` maps field names to messages."""

    code = "invalid"
    sheet_remedy = "请改正这一行后重新导入。"

    def __init__(self, errors: Mapping[str, Sequence[str]], labels: Mapping[str, str]) -> None:
        self.errors = {name: list(messages) for name, messages in errors.items()}
        first = "；".join(
            f"{labels[name]}：{messages[0]}"
            if labels.get(name, messages[0]) not in messages[0]
            else messages[0]
            for name, messages in self.errors.items()
        )
        super().__init__(
            f"填写的内容有{len(self.errors)}处需要修改。{first}",
            "请按提示改正后再提交，已填的内容都保留着。",
        )


class MissingDocument(Refused):
    """A document that the action needs is not there."""

    code = "missing_document"
    sheet_remedy = "表格里不能带附件，请在工作台登记这一件。"


class NotFitToPublish(Refused):
    """What would become public holds hidden content or personal data; ``details`` says where."""

    code = "not_fit_to_publish"

    def __init__(
        self, message: str, remedy: str, details: Sequence[str], cite: Cite | None
    ) -> None:
        super().__init__(message, remedy, cite)
        self.details = tuple(details)


class BadFile(Refused):
    """An uploaded file was refused: too large, disguised, or of a kind that is not accepted."""

    code = "bad_file"


class DefectiveDocument(Refused):
    """A document that the act would issue lacks something that it must have."""

    code = "document"


class GuardFailed(Refused):
    """A legal condition of the action does not hold."""

    code = "guard"


class WrongDate(Refused):
    """The date of the act lies in the future or before the act that precedes it."""

    code = "wrong_date"
    sheet_remedy = "请核对这一行里的日期，改正后重新导入。"


class Conflict(Refused):
    """Somebody else acted on the matter in the meantime."""

    code = "conflict"
    sheet_remedy = "请重新导出，在新的表上改。"


class KeyReused(Refused):
    """An idempotency key came back with other content."""

    code = "key_reused"
