"""加签、会签: ask a colleague for an opinion on a matter; the colleague answers on its page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms

from zhunsheng.kernel.access.scope import CONSULTED, is_barred
from zhunsheng.kernel.matters.models import Participant
from zhunsheng.kernel.notices import services as notices
from zhunsheng.kernel.orgs.models import Person
from zhunsheng.kernel.procedure import telling
from zhunsheng.kernel.procedure.declaration import ANY_OPEN, Accepts, Action, Tell
from zhunsheng.kernel.procedure.forms import CommonForm
from zhunsheng.kernel.procedure.refusals import GuardFailed

if TYPE_CHECKING:
    from zhunsheng.kernel.ledger.models import Event
    from zhunsheng.kernel.procedure.context import Context

WAITING, ANSWERED = "待答复", "已答复"


class AskForm(CommonForm):
    """Who is asked what. Several people may be asked at once (会签)."""

    people = forms.ModelMultipleChoiceField(
        Person.objects.none(), label="请谁提意见", help_text="可以选几个人；他们因此可以查阅本案。"
    )
    question = forms.CharField(label="要会商的问题", max_length=500, widget=forms.Textarea)

    def prepare(self) -> None:
        """Anybody with an account, colleagues of the organ first."""
        field: Any = self.fields["people"]
        field.queryset = Person.objects.filter(is_active=True).order_by("unit__path", "username")
        field.label_from_instance = lambda person: f"{person.name}（{person.unit or '未设单位'}）"


class OpinionForm(CommonForm):
    """The answer."""

    VIEWS = (("agree", "同意"), ("disagree", "不同意"), ("advice", "提出意见"))

    view = forms.ChoiceField(label="意见", choices=VIEWS)
    opinion = forms.CharField(label="具体意见", max_length=2000, widget=forms.Textarea)


def refuse_barred(context: Context, person: Person) -> None:
    """Refuse to bring in somebody whom the matter must never reach."""
    if is_barred(person, context.matter):
        raise GuardFailed(
            f"不能让{person.name}参与：本案不得让被反映的单位和人员知道。",
            "请另选与本案无关的人员。",
        )


def ask(context: Context) -> None:
    """The people asked take part from now on, so that they see the matter whatever their scope is."""
    for person in context.data["people"]:
        refuse_barred(context, person)
        asked = context.add_participant(CONSULTED, person=person)
        Participant.objects.filter(pk=asked.pk).update(note=WAITING)


def tell(context: Context, event: Event) -> None:
    """Tell those who were asked."""
    if telling.is_quiet() or context.back_entry:
        return
    notices.tell(
        persons=list(context.data["people"]),
        kind="asked",
        title=f"{context.matter.title}：请您提出会签意见",
        matter=context.matter,
        url=f"/desk/matters/{context.matter.pk}/",
        event_id=event.pk,
    )


def answer(context: Context) -> None:
    """The question is answered. Refused for somebody who was not asked."""
    asked = Participant.objects.filter(
        matter_id=context.matter.pk, role=CONSULTED, person=context.actor.person
    )
    if context.actor.person is None or not asked.update(note=ANSWERED):
        raise GuardFailed("没有请您会签。", "请先由承办人办理“请求会签”。")


CONSULTATION_ACTIONS = (
    Action(
        "ask_opinion",
        "请求会签（加签）",
        (ANY_OPEN,),
        ("handler", "registrar", "chief", "organ_head"),
        "{actor}请{people}会签。",
        form=AskForm,
        effect=ask,
        after=tell,
        group="管理",
        undoable=False,
    ),
    Action(
        "give_opinion",
        "提出会签意见",
        (ANY_OPEN,),
        (CONSULTED,),
        "{actor}会签：{view}。",
        form=OpinionForm,
        accepts=(Accepts("opinion_paper", "批示或者书面意见的扫描件"),),
        effect=answer,
        tells=(Tell("handler", "opinion", "会签意见已提出"),),
        undoable=False,
    ),
)
