"""What must hold for every limit, whatever its pauses and extensions."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from zhunsheng.lib.days import Calendar, Extension, Pause, Rule, Unit, before, count, due
from zhunsheng.lib.tests.calendars import CN, NINGXIA

AS_OF = date(2026, 1, 5)
Case = tuple[Rule, date, list[Pause]]

calendars = st.sampled_from([CN, NINGXIA])
dates = st.dates(date(2021, 6, 1), date(2025, 6, 1))
day_units = st.sampled_from([Unit.WD, Unit.CD])
rules = st.one_of(
    st.builds(Rule, st.integers(1, 40), day_units, st.booleans()),
    st.builds(Rule, st.integers(1, 4), st.just(Unit.M), st.booleans()),
)
lengthenings = st.lists(st.builds(Extension, st.integers(1, 10), day_units), max_size=2)


@st.composite
def cases(draw: st.DrawFn, rules: st.SearchStrategy[Rule] = rules) -> Case:
    """A rule, its start, and ended pauses that lie about its running time."""
    start = draw(dates)
    pause = st.tuples(st.integers(-10, 60), st.integers(0, 30)).map(
        lambda at: Pause(start + timedelta(at[0]), start + timedelta(at[0] + at[1]))
    )
    return draw(rules), start, draw(st.lists(pause, max_size=4))


@given(cases(), calendars, lengthenings)
def test_due_never_precedes_nominal_and_is_worked_if_it_rolls(
    case: Case, calendar: Calendar, longer: list[Extension]
) -> None:
    rule, start, pauses = case
    answer = due(rule, start, calendar, pauses, longer, AS_OF)
    assert start < answer.nominal <= answer.due
    assert answer.due == answer.nominal or calendar.is_workday(answer.due)
    if rule.rollover:
        assert calendar.is_workday(answer.due)


@given(cases(), calendars, lengthenings, st.data())
def test_one_more_pause_never_brings_the_end_forward(
    case: Case, calendar: Calendar, longer: list[Extension], data: st.DataObject
) -> None:
    rule, start, pauses = case
    begin = start + timedelta(data.draw(st.integers(-10, 90)))
    more = [*pauses, Pause(begin, begin + timedelta(data.draw(st.integers(0, 30))))]
    without = due(rule, start, calendar, pauses, longer, AS_OF)
    paused = due(rule, start, calendar, more, longer, AS_OF)
    assert paused.nominal >= without.nominal
    assert paused.due >= without.due


@given(cases(), calendars, st.data())
def test_the_order_of_pauses_is_irrelevant(
    case: Case, calendar: Calendar, data: st.DataObject
) -> None:
    rule, start, pauses = case
    shuffled = data.draw(st.permutations(pauses))
    assert due(rule, start, calendar, pauses, (), AS_OF) == due(
        rule, start, calendar, shuffled, (), AS_OF
    )


@given(cases(), calendars)
def test_resuming_on_the_day_of_the_stop_restores_the_limit(case: Case, calendar: Calendar) -> None:
    rule, start, pauses = case
    undone = [Pause(pause.start, pause.start) for pause in pauses]
    assert due(rule, start, calendar, undone, (), AS_OF) == due(
        rule, start, calendar, (), (), AS_OF
    )


@given(
    cases(st.builds(Rule, st.integers(1, 40), day_units)),
    calendars,
    st.integers(1, 60),
    st.integers(0, 30),
)
def test_a_pause_of_n_counted_days_moves_the_end_by_n_counted_days(
    case: Case, calendar: Calendar, offset: int, length: int
) -> None:
    rule, start, _ = case
    plain = due(rule, start, calendar, as_of=AS_OF).nominal
    begin = min(start + timedelta(offset), plain)
    pause = Pause(begin, begin + timedelta(length))
    lost = count(begin - timedelta(1), begin + timedelta(length - 1), rule.unit, calendar)
    moved = due(rule, start, calendar, [pause], as_of=AS_OF).nominal
    assert count(plain, moved, rule.unit, calendar) == max(lost, 0)


@given(cases(), calendars, st.integers(1, 10))
def test_extending_first_or_pausing_first_is_the_same(
    case: Case, calendar: Calendar, amount: int
) -> None:
    """An extension in the rule's unit is a longer rule, under any pauses."""
    rule, start, pauses = case
    longer = Rule(rule.amount + amount, rule.unit, rule.rollover)
    extended = due(rule, start, calendar, pauses, [Extension(amount, rule.unit)], AS_OF)
    assert extended == due(longer, start, calendar, pauses, (), AS_OF)


@given(cases(), calendars, lengthenings)
def test_an_extension_never_brings_the_end_forward(
    case: Case, calendar: Calendar, longer: list[Extension]
) -> None:
    rule, start, pauses = case
    plain = due(rule, start, calendar, pauses, (), AS_OF)
    assert due(rule, start, calendar, pauses, longer, AS_OF).due >= plain.due


@given(cases(), calendars, st.integers(-5, 150))
def test_what_remains_shrinks_to_nothing_on_the_last_day(
    case: Case, calendar: Calendar, offset: int
) -> None:
    rule, start, pauses = case
    last = due(rule, start, calendar, pauses, (), AS_OF).due
    assert due(rule, start, calendar, pauses, (), last).remaining == 0
    asked = start + timedelta(offset)
    today = due(rule, start, calendar, pauses, (), asked).remaining
    tomorrow = due(rule, start, calendar, pauses, (), asked + timedelta(1)).remaining
    assert today - 1 <= tomorrow <= today
    assert (today > 0) <= (asked < last)
    assert (today < 0) <= (asked > last)


@given(cases(), calendars, lengthenings)
def test_every_case_can_be_explained_and_ends_with_its_last_day(
    case: Case, calendar: Calendar, longer: list[Extension]
) -> None:
    rule, start, pauses = case
    answer = due(rule, start, calendar, pauses, longer, AS_OF)
    assert f"{answer.due.month}月{answer.due.day}日届满" in answer.explanation[-1]
    assert all(sentence.endswith("。") for sentence in answer.explanation)


@given(dates, dates, st.sampled_from(Unit), calendars)
def test_counting_back_is_the_negative(
    one: date, other: date, unit: Unit, calendar: Calendar
) -> None:
    assert count(one, other, unit, calendar) == -count(other, one, unit, calendar)


@given(rules, dates, calendars)
def test_count_finds_the_amount_again(rule: Rule, start: date, calendar: Calendar) -> None:
    nominal = due(rule, start, calendar, as_of=AS_OF).nominal
    assert count(start, nominal, rule.unit, calendar) == rule.amount
    assert count(start, nominal - timedelta(1), rule.unit, calendar) == rule.amount - 1


@given(dates, st.integers(1, 40), day_units, calendars)
def test_the_strict_distance_is_so_many_clear_units(
    event: date, amount: int, unit: Unit, calendar: Calendar
) -> None:
    answer = before(event, amount, unit, calendar)
    the_day_before = event - timedelta(1)
    assert count(answer.nominal, the_day_before, unit, calendar) == amount
    assert count(answer.nominal + timedelta(1), the_day_before, unit, calendar) < amount


@given(dates, st.integers(1, 40), st.sampled_from(Unit), calendars)
def test_the_lenient_distance_counts_the_day_of_the_event(
    event: date, amount: int, unit: Unit, calendar: Calendar
) -> None:
    lenient = before(event, amount, unit, calendar, lenient=True)
    assert count(lenient.nominal, event, unit, calendar) == amount
    assert count(lenient.nominal + timedelta(1), event, unit, calendar) < amount
    assert before(event, amount, unit, calendar).nominal <= lenient.nominal
    assert calendar.is_workday(lenient.latest)
    assert lenient.latest <= lenient.nominal
