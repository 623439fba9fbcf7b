"""A round: codes are spent once, answers lead to nobody, small counts are hidden, the end is bound."""

from __future__ import annotations

import io
import json

import pytest
from openpyxl import load_workbook

from zhunsheng.commons.surveys import rounds, sheets
from zhunsheng.commons.surveys.models import Survey, SurveyAnswer, SurveyCode
from zhunsheng.commons.surveys.tests.conftest import a_round
from zhunsheng.kernel.ledger.models import Event
from zhunsheng.kernel.orgs.models import Person, Unit
from zhunsheng.kernel.procedure.refusals import Refused
from zhunsheng.lib import clock


def filled(survey: Survey, wait: int = 0, text: str = "", score: int = 5) -> SurveyAnswer:
    """An answer, unsaved."""
    texts = json.dumps({"q4": text}) if text else ""
    return SurveyAnswer(survey=survey, data=json.dumps({"q1": wait, "q3": score}), texts=texts)


def test_a_code_is_spent_once(unit: Unit, keeper: Person) -> None:
    survey = a_round(unit, keeper, "codes")
    code, other = rounds.make_codes(survey, 2)
    rounds.take(survey, filled(survey), code.lower().replace("-", " "))
    for bad in (code, "ABCD-EFGH", ""):
        with pytest.raises(Refused):
            rounds.take(survey, filled(survey), bad)
    assert rounds.is_good(survey, other)
    assert survey.answers.count() == 1


def test_nothing_ties_an_answer_to_its_code(unit: Unit, keeper: Person) -> None:
    survey = a_round(unit, keeper, "codes")
    (code,) = rounds.make_codes(survey, 1)
    rounds.take(survey, filled(survey), code)
    row = SurveyCode.objects.values().get(survey=survey)
    assert set(row) == {"id", "survey_id", "digest", "spent"}
    assert code not in row["digest"]
    assert {f.name for f in SurveyAnswer._meta.fields} == {
        "id",
        "survey",
        "data",
        "texts",
        "channel",
        "answered_on",
    }


def test_below_five_nothing_is_shown(unit: Unit, keeper: Person) -> None:
    survey = a_round(unit, keeper)
    for _n in range(4):
        rounds.take(survey, filled(survey, text="多放几把椅子"))
    found = rounds.results(survey)
    assert (found.count, found.enough, found.results) == (4, False, [])
    assert "多放几把椅子".encode() not in sheets.of_results(found)


def test_results_and_their_sheet(unit: Unit, keeper: Person) -> None:
    survey = a_round(unit, keeper)
    for n in range(12):
        rounds.take(survey, filled(survey, wait=0 if n < 6 else 1, score=5 if n < 6 else 3))
    rounds.take(survey, filled(survey, text="多放几把椅子"))
    found = rounds.results(survey)
    wait, _ways, attitude, words = found.results
    assert [(bar.label, bar.count) for bar in wait.bars] == [("不用等", 7), ("半小时以上", 6)]
    assert attitude.mean == 4.08
    # One text: who wrote it could be guessed.
    assert words.answered is None
    assert words.texts == []
    sheet = load_workbook(io.BytesIO(sheets.of_results(found))).worksheets[0]
    cells = [str(cell.value) for row in sheet.iter_rows() for cell in row]
    assert "不用等" in cells
    assert "多放几把椅子" not in cells


def test_questions_stay_once_it_began(unit: Unit, keeper: Person) -> None:
    survey = a_round(unit, keeper)
    with pytest.raises(Refused):
        rounds.write(survey, [])
    assert survey.questions.count() == 4


def test_the_end_is_bound_in_the_ledger(
    unit: Unit, keeper: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    survey = a_round(unit, keeper)
    rounds.take(survey, filled(survey))
    day = clock.today()
    monkeypatch.setattr(clock, "today", lambda: day.replace(year=day.year + 1))
    assert rounds.close_ended() == 1
    event = Event.objects.get(stream="survey", subject_id=survey.pk, action="close")
    assert json.loads(event.data)["n"] == 1
    with pytest.raises(Refused):
        rounds.take(survey, filled(survey))
    assert rounds.close_ended() == 0
