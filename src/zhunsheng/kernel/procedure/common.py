"""Actions that every procedure has: assign, hand on, return, urge, add files, note, correct, undo."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms

from zhunsheng.kernel.access.scope import unit_ids
from zhunsheng.kernel.orgs.models import Person
from zhunsheng.kernel.procedure import referral
from zhunsheng.kernel.procedure.consultation import CONSULTATION_ACTIONS, refuse_barred
from zhunsheng.kernel.procedure.corrections import CorrectForm, UndoForm, correct, undo
from zhunsheng.kernel.procedure.declaration import ANY_OPEN, SYSTEM, Accepts, Action, Tell
from zhunsheng.kernel.procedure.document_actions import DOCUMENT_ACTIONS
from zhunsheng.kernel.procedure.forms import CommonForm

if TYPE_CHECKING:
    from zhunsheng.kernel.procedure.context import Context

STAFF = ("handler", "registrar", "chief", "organ_head")


def colleagues(context: Context | None) -> Any:
    """People of the matter's unit, who may be put in charge of it."""
    if context is None or context.matter.unit_id is None:
        return Person.objects.filter(is_active=True).order_by("unit_id", "name")
    units = unit_ids(context.matter.unit, below=True)
    return Person.objects.filter(is_active=True, unit__in=units).order_by("unit_id", "name")


def keep_out(context: Context) -> None:
    """Nobody is put in charge whom the matter must never reach."""
    if context.data.get("handler"):
        refuse_barred(context, context.data["handler"])


class AssignForm(CommonForm):
    """Who handles the matter from now on."""

    written = ("handler",)
    handler = forms.ModelChoiceField(Person.objects.none(), label="承办人")
    reason = forms.CharField(label="说明", required=False, max_length=200)

    def prepare(self) -> None:
        """Offer the people of the unit."""
        self.fields["handler"].queryset = colleagues(self.context)  # type: ignore[attr-defined]


class GiveBackForm(CommonForm):
    """Why somebody else should handle it."""

    reason = forms.CharField(label="退回原因", max_length=200)


class RemarkForm(CommonForm):
    """A text for the file."""

    remark = forms.CharField(label="内容", max_length=1000, widget=forms.Textarea)


class UrgeForm(CommonForm):
    """What to hurry."""

    remark = forms.CharField(label="催办内容", max_length=200, widget=forms.Textarea)


class MaterialsForm(CommonForm):
    """What the files are."""

    remark = forms.CharField(label="材料说明", required=False, max_length=200)


class IdentityForm(CommonForm):
    """That the identity was checked."""

    is_checked = forms.BooleanField(label="已核对申请人或者代理人的身份证件")


class SuperiorForm(CommonForm):
    """The number that a compulsory superior system gave."""

    in_clear = written = ("superior_number",)
    superior_number = forms.CharField(label="上级系统编号", max_length=60)


class BranchForm(CommonForm):
    """What became of a hand-over."""

    in_clear = ("branch",)
    link = forms.IntegerField(label="移交")
    result = forms.ChoiceField(label="结果", choices=referral.RESULTS)
    branch = forms.CharField(label="事项", max_length=120)
    text = forms.CharField(label="情况", max_length=1200)


def hear(context: Context) -> None:
    """What the procedure itself does about it."""
    if context.procedure.heard:
        context.procedure.heard(context)


COMMON_ACTIONS: dict[str, Action] = {
    action.code: action
    for action in (
        Action(
            "assign",
            "指派承办人",
            (ANY_OPEN,),
            ("chief", "registrar"),
            "{actor}指派{handler}承办。",
            form=AssignForm,
            effect=keep_out,
            group="管理",
            tells=(Tell("handler", "assigned", "指派给您承办"),),
        ),
        Action(
            "hand_over",
            "转办",
            (ANY_OPEN,),
            ("handler",),
            "{actor}转交{handler}承办。",
            form=AssignForm,
            effect=keep_out,
            group="管理",
            tells=(Tell("handler", "assigned", "转交给您承办"),),
        ),
        Action(
            "give_back",
            "退回重新指派",
            (ANY_OPEN,),
            ("handler",),
            "{actor}退回承办，请重新指派。",
            form=GiveBackForm,
            sets={"handler": lambda _context: None},
            tells=(Tell("role:chief", "given_back", "承办人退回，请重新指派"),),
            group="管理",
        ),
        Action(
            "branch",
            "移交事项的进展",
            ("**",),
            (SYSTEM,),
            "移交的{branch}{result}。",
            form=BranchForm,
            effect=hear,
            group="案卷",
            undoable=False,
            tells=(Tell("handler", "branch", "移交的事项有进展"),),
        ),
        *CONSULTATION_ACTIONS,
        *DOCUMENT_ACTIONS,
        Action(
            "urge",
            "催办",
            (ANY_OPEN,),
            ("chief", "organ_head"),
            "{actor}催办。",
            form=UrgeForm,
            group="管理",
            tells=(Tell("handler", "urged", "被催办"),),
        ),
        Action(
            "add_documents",
            "补充材料",
            ("**",),
            STAFF,
            "{actor}向案卷补充材料。",
            form=MaterialsForm,
            group="案卷",
            accepts=(Accepts("material", "材料", required=True),),
        ),
        Action(
            "remark",
            "办理记录",
            ("**",),
            STAFF,
            "{actor}作办理记录。",
            form=RemarkForm,
            group="案卷",
        ),
        Action(
            "superior",
            "登记上级系统编号",
            ("**",),
            STAFF,
            "{actor}登记上级系统编号{superior_number}。",
            form=SuperiorForm,
            group="案卷",
        ),
        Action(
            "reissue_receipt",
            "补发查询码",
            ("**",),
            (*STAFF, "justice_office"),
            "{actor}核对申请人身份后补发回执和查询码。",
            form=IdentityForm,
            group="案卷",
            reissues_receipt=True,
            undoable=False,
            help="申请人忘了查询码时用。先核对身份证件；新的查询码只显示一次，原来的仍然有效。",
        ),
        Action(
            "correct",
            "更正记录",
            ("**",),
            STAFF,
            "{actor}更正一项记录。",
            form=CorrectForm,
            effect=correct,
            group="案卷",
            undoable=False,
            help="原记录保留，另加一条更正记录；期限和数字按更正后的内容重新计算。",
        ),
        Action(
            "undo",
            "撤销上一步",
            ("**",),
            STAFF,
            "{actor}撤销上一步办理。",
            form=UndoForm,
            effect=undo,
            group="案卷",
            destructive=True,
            undoable=False,
            help="用于刚刚办错的一步：阶段、期限和内容回到这一步之前，原记录保留。",
        ),
    )
}
