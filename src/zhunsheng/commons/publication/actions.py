"""Publish, withhold, withdraw and correct as actions of any procedure."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from zhunsheng.commons.publication import outgoing, services
from zhunsheng.commons.publication.declare import PublicationKind
from zhunsheng.commons.publication.forms import AmendForm, OutgoingForm, WithdrawForm, ground_form
from zhunsheng.commons.publication.models import Publication, State
from zhunsheng.commons.publication.services import Content
from zhunsheng.kernel.documents.models import Document
from zhunsheng.kernel.procedure.declaration import Accepts, Action, ClockOp, Guard, cancel, meet
from zhunsheng.kernel.statutes.cites import Cite

if TYPE_CHECKING:
    from zhunsheng.kernel.ledger.models import Event
    from zhunsheng.kernel.procedure.context import Context

FILE = "public_file"
"""The kind of files that come along to be made public."""

_PUBLIC = "publication.documents"


def _nothing(_context: Context) -> Sequence[Document]:
    return ()


@dataclass(frozen=True)
class Publishing:
    """How one procedure makes its results public.

    ``compose`` makes what the public reads from the act; ``documents`` names the files on the matter that become public
    beside those that come along. ``sources`` are the stages in which it is decided, ``public`` those in which a
    published one stands. ``grounds`` is the closed list of reasons not to publish. ``targets`` gives the stage after
    ``publish``, ``withhold`` and ``unpublish`` where it changes. The matter is ``Publishable``.
    """

    kind: PublicationKind
    compose: Callable[[Context], Content]
    grounds: Sequence[tuple[str, str]]
    sources: tuple[str, ...]
    public: tuple[str, ...]
    form: type[OutgoingForm] = OutgoingForm
    amend_form: type[AmendForm] = AmendForm
    documents: Callable[[Context], Sequence[Document]] = _nothing
    guards: tuple[Guard, ...] = ()
    targets: Mapping[str, str] = field(default_factory=dict)
    takes_files: bool = True
    #: Stages in which it can be decided not to publish, where they are not ``sources``.
    withheld_from: tuple[str, ...] = ()
    #: Stages in which something that is public already is published anew, in changed words.
    again: tuple[str, ...] = ()
    #: Whether publishing and withholding conclude the matter.
    closes: bool = False
    #: Further fields that 公开 sets, as in :attr:`Action.sets`.
    also_sets: Mapping[str, str | Callable[[Context], Any]] = field(default_factory=dict)
    #: Whether the procedure runs the kind's time limit; old law may have none.
    clocked: bool = True
    cite: Cite | None = None

    @property
    def actions(self) -> tuple[Action, ...]:
        """All four."""
        return (self.publish, self.withhold, self.unpublish, self.amend)

    @property
    def publish(self) -> Action:
        """公开."""
        files = Accepts(FILE, "公开的文件", help="公开前会检查隐藏内容和个人信息。")
        return self._action(
            Action(
                "publish",
                f"公开{self.kind.noun}",
                self.sources,
                self.kind.roles,
                f"{{actor}}公开{self.kind.noun}（已核对并去除个人信息）。",
                form=self.form,
                accepts=(files,) if self.takes_files else (),
                guards=(*self.guards, self.is_pending),
                sets={
                    "publication": f"={State.PUBLISHED.value}",
                    "published_on": "occurred",
                    **self.also_sets,
                },
                effect=self.make_public,
                after=attach,
                clocks=self._clocks(meet),
                undoable=False,
            )
        )

    @property
    def withhold(self) -> Action:
        """不公开."""
        return self._action(
            Action(
                "withhold",
                "不公开",
                self.withheld_from or self.sources,
                self.kind.roles,
                f"{self.kind.noun}不公开：{{reason}}。",
                form=ground_form(self.grounds),
                guards=(self.is_pending,),
                sets={"publication": f"={State.WITHHELD.value}"},
                clocks=self._clocks(cancel),
            )
        )

    @property
    def unpublish(self) -> Action:
        """撤下."""
        return self._action(
            Action(
                "unpublish",
                f"撤下公开的{self.kind.noun}",
                self.public,
                self.kind.roles,
                f"{{actor}}撤下公开的{self.kind.noun}。",
                form=WithdrawForm,
                guards=(self.is_published,),
                sets={"publication": f"={State.WITHDRAWN.value}"},
                effect=self.take_down,
                undoable=False,
                destructive=True,
            )
        )

    @property
    def amend(self) -> Action:
        """更正."""
        return self._action(
            Action(
                "amend_publication",
                f"更正公开的{self.kind.noun}",
                self.public,
                self.kind.roles,
                f"{{actor}}更正公开的{self.kind.noun}。",
                form=self.amend_form,
                guards=(self.is_published,),
                effect=self.put_right,
                undoable=False,
            )
        )

    def _action(self, action: Action) -> Action:
        target = self.targets.get(action.code)
        closes = self.closes and action.code in {"publish", "withhold"}
        return replace(action, cite=self.cite, group="公开", target=target, closes=closes)

    def _clocks(self, op: Callable[[str], ClockOp]) -> tuple[ClockOp, ...]:
        return (op(self.kind.limit),) if self.clocked and self.kind.limit else ()

    @property
    def is_pending(self) -> Guard:
        """Neither published nor withheld; what was taken down may be published again."""
        return Guard(
            "publication_pending",
            lambda c: (
                c.matter.publication in {State.PENDING, State.WITHDRAWN}
                or c.matter.stage in self.again
            ),
            "公开事项已经处理过。",
            f"已公开的如需撤下，请办理“撤下公开的{self.kind.noun}”。",
            early=True,
        )

    @property
    def is_published(self) -> Guard:
        """On the portal now."""
        return Guard(
            "published",
            lambda c: c.matter.publication == State.PUBLISHED,
            f"{self.kind.noun}现在没有公开。",
            "不用撤下或者更正。",
            early=True,
        )

    def make_public(self, context: Context) -> None:
        """The effect of 公开: check, make clean copies, put it where the public reads it."""
        content = self.compose(context)
        coming = [one for one in context.files if one.kind == FILE]
        documents = [*self.documents(context), *coming]
        fit = outgoing.examine(context, content, documents, self.cite)
        public = outgoing.copies(context, documents)
        content = replace(content, expires_on=self.kind.retention(context))
        row = services.publish(self.kind, content, context.on, matter=context.matter)
        if not fit:
            services.withdraw(row, context.on, outgoing.HELD_BACK)
            self.hold_back(context)
        context.scratch[_PUBLIC] = (row, public)
        context.notes["publication"] = services.recorded(row, public)

    def hold_back(self, context: Context) -> None:
        """A recorded fact whose content must not be shown: it was public elsewhere and is not public here."""
        context.matter.publication = State.WITHDRAWN
        context.matter.stage = self.targets.get("unpublish", context.matter.stage)

    def take_down(self, context: Context) -> None:
        """The effect of 撤下."""
        row = self.row(context)
        services.withdraw(row, context.on, context.data["reason"])
        context.notes["publication"] = services.recorded(row)

    def put_right(self, context: Context) -> None:
        """The effect of 更正; the new words are checked like those of 公开."""
        row, data = self.row(context), context.data
        changes: dict[str, Any] = {n: data[n] for n in ("title", "summary", "text")}
        content = Content(unit_id=row.unit_id, **changes)
        outgoing.examine(context, content, (), self.cite)
        services.correct(row, context.on, data["reason"], **changes)
        context.notes["publication"] = services.recorded(row)

    def row(self, context: Context) -> Publication:
        """The matter's publication."""
        return Publication.objects.get(kind=self.kind.code, matter=context.matter.pk)


def attach(context: Context, _event: Event) -> None:
    """After 公开: the files, which have their keys only now."""
    row, documents = context.scratch[_PUBLIC]
    if documents or row.version > 1:
        services.attach(row, documents)


__all__ = ["FILE", "Publishing", "attach"]
