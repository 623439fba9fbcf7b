"""Answers, words and search of the framework, with an invented service."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django import forms
from django.core.cache import cache
from django.test import RequestFactory

from zhunsheng.faces.portal import search, throttle
from zhunsheng.faces.portal.answers import Answers
from zhunsheng.faces.portal.declare import Contact, FileBox, Part, PublicService, QuestionForm
from zhunsheng.faces.portal.drafts import cookie_name, new_code
from zhunsheng.faces.portal.models import DraftFile
from zhunsheng.faces.portal.wording import spoken
from zhunsheng.faces.ui.tones import TaskState
from zhunsheng.kernel.forms import YuanField, soft


class First(QuestionForm):
    more = forms.ChoiceField(choices=[("yes", "要"), ("no", "不要")])


class Second(QuestionForm):
    name = forms.CharField()
    street = soft(forms.CharField(), "没有地址就寄不到。")

    def prepare(self) -> None:
        if self.answers and self.answers.value("more") == "no":
            del self.fields["street"]


class Last(QuestionForm):
    note = forms.CharField(required=False)


def service() -> PublicService:
    return PublicService(
        code="thing",
        title="想要东西",
        name="申请",
        hint="",
        procedure="thing",
        keywords=("东西",),
        intro=(),
        parts=(
            Part("first", "一", "甲", First),
            Part("second", "二", "甲", Second, after=("first",)),
            Part(
                "third", "三", "乙", Last, needed=lambda a: a.value("more") == "yes", optional=True
            ),
            Part("files", "四", "乙", Last, files=(FileBox("proof", "证明", soft="慢一些。"),)),
        ),
        compose=dict,
        next_steps=lambda _day: (),
        contact=lambda: Contact("某处"),
        promises=(),
        received=lambda _day: "",
    )


def states(raw: dict[str, Any], files: list[DraftFile] | None = None) -> dict[str, TaskState]:
    return Answers(service(), raw, files or []).states


def test_nothing_answered_yet() -> None:
    assert states({}) == {
        "first": TaskState.NOT_STARTED,
        "second": TaskState.BLOCKED,
        "third": TaskState.NOT_NEEDED,
        "files": TaskState.NOT_STARTED,
    }


@pytest.mark.parametrize(
    ("second", "state"),
    [
        ({"name": ["甲"], "street": ["某路"]}, TaskState.DONE),
        ({"name": ["甲"]}, TaskState.REVIEW),
        ({"name": [""]}, TaskState.STARTED),
    ],
)
def test_state_of_a_page(second: dict[str, list[str]], state: TaskState) -> None:
    assert states({"first": {"more": ["yes"]}, "second": second})["second"] == state


def test_missing_files_do_not_stand_in_the_way() -> None:
    raw = {"first": {"more": ["no"]}, "second": {"name": ["甲"]}, "files": {}}
    found = Answers(service(), raw)
    assert found.states["files"] == TaskState.NOT_READY
    assert found.open_parts == []
    assert states(raw, [DraftFile(part="files", kind="proof")])["files"] == TaskState.DONE


def test_optional_page_may_stay_empty_but_not_wrong() -> None:
    raw = {"first": {"more": ["yes"]}, "second": {"name": ["甲"]}, "files": {}}
    assert Answers(service(), raw).open_parts == []
    wrong = raw | {"second": {"name": [""]}}
    assert [part.code for part in Answers(service(), wrong).open_parts] == ["second"]


def test_next_page_is_the_next_that_wants_something() -> None:
    raw = {"first": {"more": ["no"]}, "second": {"name": ["甲"]}}
    found = Answers(service(), raw)
    following = found.after(found.service.parts[0])
    assert following
    assert following.code == "files"
    assert found.after(found.service.parts[3]) is None


def test_answers_of_pages_no_longer_needed_are_left_out() -> None:
    raw = {
        "first": {"more": ["no"]},
        "second": {"name": ["甲"], "street": ["某路"]},
        "third": {"note": ["旧的"]},
    }
    assert Answers(service(), raw).cleaned == {"more": "no", "name": "甲"}


@pytest.mark.parametrize(
    ("field", "value", "text"),
    [
        (forms.CharField(), "", ""),
        (forms.BooleanField(), True, "是"),
        (forms.BooleanField(), False, ""),
        (forms.DateField(), date(2026, 8, 8), "2026年8月8日"),
        (YuanField(), 123456, "1,234.56元"),
        (forms.ChoiceField(choices=[("a", "甲"), ("组", [("b", "乙")])]), "b", "乙"),
        (forms.MultipleChoiceField(choices=[("a", "甲"), ("b", "乙")]), ["a", "b"], "甲、乙"),
    ],
)
def test_values_in_words(field: forms.Field, value: Any, text: str) -> None:
    assert spoken(field, value) == text


def test_search_prefers_own_words_to_chance() -> None:
    assert search.score("被罚款了", "不服", ("罚款",), "") > search.score(
        "被罚款了", "别的", (), "罚款也提到"
    )
    assert search.score("量子", "不服", ("罚款",), "处罚") == 0
    assert search.score("", "不服", ("罚款",), "处罚") == 0


def test_codes_have_no_letters_that_are_mistaken() -> None:
    code = new_code()
    assert len(code) == 11
    assert not set(code) & set("01OILBGSQZUVY")
    assert new_code() != code
    assert cookie_name("thing") == "zhunsheng_draft_thing"


def test_counts_are_by_address_and_by_what_is_done() -> None:
    cache.clear()
    one, two = (RequestFactory().get("/", REMOTE_ADDR=f"10.0.0.{n}") for n in (1, 2))
    for _ in range(20):
        assert not throttle.exceeded(one, "wrong-code")
        throttle.count(one, "wrong-code")
    assert throttle.exceeded(one, "wrong-code")
    assert not throttle.exceeded(two, "wrong-code")
    assert not throttle.exceeded(one, "draft")
