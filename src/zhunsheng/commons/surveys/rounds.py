"""A round of questions: write, open, give out codes, take answers, close, count."""

from __future__ import annotations

import secrets
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction

from zhunsheng.commons.surveys.hiding import LEAST, hidden
from zhunsheng.commons.surveys.models import Question, Survey, SurveyAnswer, SurveyCode
from zhunsheng.commons.surveys.ratings import SCORES
from zhunsheng.kernel.ledger import journal
from zhunsheng.kernel.ledger.receipts import ALPHABET
from zhunsheng.kernel.orgs.models import Person
from zhunsheng.kernel.privacy.digests import lookup_digest
from zhunsheng.kernel.procedure.refusals import Refused
from zhunsheng.lib import canonical, clock, merkle
from zhunsheng.lib.digest import sm3
from zhunsheng.lib.hanzi import date_text

STREAM = "survey"
LETTERS = 8
MOST_CODES = 5000
Kind = Question.Kind


def write(survey: Survey, questions: Sequence[Question]) -> Survey:
    """Keep a draft with its questions. Raises ``Refused`` when it is no draft any more."""
    if survey.state != Survey.State.DRAFT:
        raise Refused(
            "调查已经开始，不能再改。", "题目改了，前后的答卷就没法放在一起数。请结束后另建一份。"
        )
    with transaction.atomic():
        survey.save()
        survey.questions.all().delete()
        for one in questions:
            one.survey = survey
        Question.objects.bulk_create(questions)
    return survey


def open_(survey: Survey, person: Person) -> None:
    """From now on answers are taken; what is asked stands in the ledger."""
    with transaction.atomic():
        fresh = Survey.objects.select_for_update().get(pk=survey.pk)
        if fresh.state != Survey.State.DRAFT:
            raise Refused("调查已经开始了。", "请刷新页面。")
        if fresh.ends_on < clock.today():
            raise Refused(
                f"截止日期{date_text(fresh.ends_on)}已经过了。", "请先改截止日期，再开始。"
            )
        fresh.state = Survey.State.OPEN
        fresh.save(update_fields=["state"])
        asked = [[q.number, str(q.kind), q.text, q.options] for q in fresh.questions.all()]
        bound = sm3(canonical.dumps({"title": fresh.title, "questions": asked}))
        _note(fresh, "open", person, {"digest": bound, "until": fresh.ends_on.isoformat()})
    survey.state = fresh.state


def close(survey: Survey, person: Person | None = None) -> None:
    """No more answers; a root over all of them stands in the ledger, so that none comes or goes unseen."""
    with transaction.atomic():
        fresh = Survey.objects.select_for_update().get(pk=survey.pk)
        if fresh.state != Survey.State.OPEN:
            raise Refused("调查没有在进行。", "请刷新页面。")
        fresh.state = Survey.State.CLOSED
        fresh.save(update_fields=["state"])
        rows = SurveyAnswer.objects.filter(survey=fresh).order_by("pk")
        leaves = [bytes.fromhex(digest(one)) for one in rows.iterator()]
        _note(fresh, "close", person, {"n": len(leaves), "root": merkle.root(leaves)})
    survey.state = fresh.state


def close_ended() -> int:
    """Close every round whose last day has passed; returns how many."""
    ended = list(
        Survey.objects.filter(state=Survey.State.OPEN, ends_on__lt=clock.today()).order_by("pk")
    )
    for one in ended:
        close(one)
    return len(ended)


def show_results(survey: Survey, person: Person) -> None:
    """Let everybody read the results of a closed round."""
    if survey.state != Survey.State.CLOSED:
        raise Refused("调查还没有结束。", "结束以后才能公布结果，免得影响后面的人。")
    with transaction.atomic():
        survey.results_on = clock.today()
        survey.save(update_fields=["results_on"])
        _note(survey, "show", person, {"on": survey.results_on.isoformat()})


def _note(survey: Survey, action: str, person: Person | None, data: dict[str, Any]) -> None:
    actor = f"person:{person.pk}" if person else "system"
    journal.append(STREAM, survey.pk, action, actor, data, person=person)


def digest(answer: SurveyAnswer) -> str:
    """What binds an answer; its random key keeps a short text from being guessed."""
    return sm3(f"{answer.pk}\x00{answer.data}\x00{answer.texts}".encode())


# ---- codes ---------------------------------------------------------------------------------------


def make_codes(survey: Survey, count: int) -> list[str]:
    """New codes like ``7KMP-X4NH``; only their digests are kept, so this is the one time to print them."""
    if not 1 <= count <= MOST_CODES:
        raise Refused(f"一次可以生成1到{MOST_CODES}个填写码。", "请改一下数量。")
    if survey.access != Survey.Access.CODES:
        raise Refused("这份调查是公开链接，不用填写码。", "")
    codes: set[str] = set()
    while len(codes) < count:
        letters = "".join(secrets.choice(ALPHABET) for _ in range(LETTERS))
        codes.add(f"{letters[:4]}-{letters[4:]}")
    made = list(codes)
    SurveyCode.objects.bulk_create(
        (SurveyCode(survey=survey, digest=_digest(survey, code)) for code in made), batch_size=500
    )
    return made


def _digest(survey: Survey, code: str) -> str:
    plain = "".join(letter for letter in code.upper() if letter.isalnum())
    return lookup_digest(plain, f"survey:{survey.pk}") if len(plain) == LETTERS else ""


def is_good(survey: Survey, code: str) -> bool:
    """Whether the code lets somebody answer now."""
    bound = _digest(survey, code)
    return (
        bool(bound) and SurveyCode.objects.filter(survey=survey, digest=bound, spent=False).exists()
    )


def take(survey: Survey, answer: SurveyAnswer, code: str = "") -> None:
    """Keep an answer; with codes, one is spent in the same transaction and nothing ties the two together."""
    if not survey.takes(clock.today()):
        raise Refused("这份调查现在不收答卷。", "请看开始和截止的日期。")
    with transaction.atomic():
        if survey.access == Survey.Access.CODES:
            mine = SurveyCode.objects.filter(
                survey=survey, digest=_digest(survey, code) or "-", spent=False
            )
            if mine.update(spent=True) != 1:
                raise Refused(
                    "这个填写码用过了，或者不对。",
                    "一个码只能填一次。请核对；没有码的，问发码的人要。",
                )
        answer.save(force_insert=True)


# ---- results -------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Bar:
    """One option: how many chose it; None when that must not be shown."""

    label: str
    count: int | None
    share: float | None = None


@dataclass
class Result:
    """What came out for one question. ``hidden`` says that something was left out because too few answered."""

    question: Question
    answered: int | None
    bars: list[Bar] = field(default_factory=list)
    mean: float | None = None
    texts: list[str] = field(default_factory=list)
    hidden: bool = False


@dataclass(frozen=True)
class Results:
    """A round's outcome. Below the least number of answers there is nothing but that."""

    survey: Survey
    count: int
    results: list[Result]
    enough: bool
    codes: int = 0
    spent: int = 0

    @property
    def rate(self) -> float | None:
        """Answers per code given out."""
        return round(100 * self.spent / self.codes, 1) if self.codes else None


def results(survey: Survey) -> Results:
    """Count a round in one pass over its answers."""
    questions = list(survey.questions.all())
    tallies: dict[str, Counter[int]] = {one.key: Counter() for one in questions}
    answered: Counter[str] = Counter()
    texts: dict[str, list[str]] = {one.key: [] for one in questions}
    total = 0
    for row in SurveyAnswer.objects.filter(survey=survey).iterator(chunk_size=1000):
        total += 1
        for key, value in row.chosen.items():
            answered[key] += 1
            tallies[key].update(value if isinstance(value, list) else [value])
        for key, text in row.written.items():
            answered[key] += 1
            texts[key].append(text)
    codes = SurveyCode.objects.filter(survey=survey)
    enough = total >= LEAST
    found = (
        [_result(one, answered[one.key], tallies[one.key], texts[one.key]) for one in questions]
        if enough
        else []
    )
    return Results(survey, total, found, enough, codes.count(), codes.filter(spent=True).count())


def _result(one: Question, answered: int, tally: Counter[int], texts: list[str]) -> Result:
    if 0 < answered < LEAST:
        return Result(one, None, hidden=True)
    if one.kind == Kind.TEXT:
        # Sorted by their own words: the order in which they came says who wrote them.
        return Result(one, answered, texts=sorted(texts))
    options = _options(one)
    counts = {key: tally[key] for key, _label in options}
    secret = hidden(counts)
    bars = [_bar(label, counts[key], answered, hide=key in secret) for key, label in options]
    result = Result(one, answered, bars, hidden=bool(secret))
    if one.kind == Kind.SCALE and answered:
        result.mean = round(sum(key * n for key, n in counts.items()) / answered, 2)
    return result


def _options(one: Question) -> Iterable[tuple[int, str]]:
    return SCORES if one.kind == Kind.SCALE else tuple(enumerate(one.choices))


def _bar(label: str, count: int, answered: int, *, hide: bool) -> Bar:
    if hide:
        return Bar(label, None)
    return Bar(label, count, round(100 * count / answered, 1) if answered else 0.0)
