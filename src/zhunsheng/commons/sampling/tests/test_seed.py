"""Where the seed comes from: commitments, reveals, who is silent, a public result typed in twice."""

from __future__ import annotations

from typing import Any

import pytest

from zhunsheng.commons.sampling import services
from zhunsheng.commons.sampling.models import Draw, Reveal
from zhunsheng.commons.sampling.services import DrawRefused, Party
from zhunsheng.commons.sampling.testing import (
    FUTURE,
    PARTIES,
    VALUES,
    named,
    published,
    seeded,
    voice,
)
from zhunsheng.commons.sampling.tests.conftest import Make, MakePerson
from zhunsheng.kernel.orgs.models import Person
from zhunsheng.lib import clock as clocks
from zhunsheng.lib import draw as sampler

FIRST = PARTIES[0]


def committed(draw: Draw, by: Person, parties: tuple[str, ...] = PARTIES) -> None:
    for party in parties:
        digest = sampler.commitment(draw.digest, party, *VALUES[party])
        services.commit(draw, party, digest, by=voice(by, PARTIES.index(party)))


def state(draw: Draw) -> str:
    return Draw.objects.get(pk=draw.pk).state


def test_all_commit_then_all_reveal(make: Make, by: Person) -> None:
    draw = make()
    committed(draw, by, PARTIES[:2])
    assert state(draw) == "announced"
    committed(draw, by, PARTIES[2:])
    assert state(draw) == "committed"
    for place, name in enumerate(PARTIES):
        services.reveal(draw, name, *VALUES[name], by=voice(by, place))
    assert Reveal.objects.count() == 3


def test_one_person_speaks_for_one_party(make: Make, by: Person) -> None:
    draw = make()
    committed(draw, by, (FIRST,))
    digest = sampler.commitment(draw.digest, PARTIES[1], *VALUES[PARTIES[1]])
    with pytest.raises(DrawRefused, match="一个人只能代表一方"):
        services.commit(draw, PARTIES[1], digest, by=by)
    assert state(draw) == "announced"
    assert draw.commitments.get(party=PARTIES[1]).digest == ""


def test_nobody_reveals_before_all_have_committed(make: Make, by: Person) -> None:
    draw = make()
    committed(draw, by, PARTIES[:2])
    with pytest.raises(DrawRefused, match="还有参与方没有作出承诺：企业代表"):
        services.reveal(draw, FIRST, *VALUES[FIRST], by=by)


@pytest.mark.parametrize("digest", ["", "abc", "z" * 64])
def test_a_commitment_is_a_digest(make: Make, by: Person, digest: str) -> None:
    with pytest.raises(DrawRefused, match="承诺值不对"):
        services.commit(make(), FIRST, digest, by=by)


def test_a_commitment_does_not_change(make: Make, by: Person) -> None:
    draw = make()
    committed(draw, by, (FIRST,))
    with pytest.raises(DrawRefused, match="已经作出承诺"):
        services.commit(draw, FIRST, "a" * 64, by=by)


def test_a_reveal_must_open_the_commitment(make: Make, by: Person) -> None:
    draw = make()
    committed(draw, by)
    with pytest.raises(DrawRefused, match="对不上"):
        services.reveal(draw, FIRST, VALUES[FIRST][0], "别的数", by=by)
    services.reveal(draw, FIRST, *VALUES[FIRST], by=by)
    with pytest.raises(DrawRefused, match="已经公开过了"):
        services.reveal(draw, FIRST, *VALUES[FIRST], by=by)


def test_only_the_named_person_speaks_for_a_party(
    make: Make, by: Person, person: MakePerson
) -> None:
    judge = person("auditor")
    draw = make(parties=[Party(FIRST, judge), Party(PARTIES[1])])
    digest = sampler.commitment(draw.digest, FIRST, *VALUES[FIRST])
    with pytest.raises(DrawRefused, match="只有公告时指定的人"):
        services.commit(draw, FIRST, digest, by=by)
    assert services.commit(draw, FIRST, digest, by=judge).digest == digest
    with pytest.raises(DrawRefused, match="没有“路人”"):
        services.commit(draw, "路人", digest, by=by)


def test_after_the_deadline_the_silent_are_named_and_the_draw_fails(
    make: Make, by: Person, clock: Any
) -> None:
    draw = make()
    committed(draw, by)
    services.reveal(draw, FIRST, *VALUES[FIRST], by=by)
    with pytest.raises(DrawRefused, match="现在不用改用"):
        services.fall_back(draw, by=by)
    clock.move_to("2022-05-01T11:00:01+08:00")
    with pytest.raises(DrawRefused, match="截止时间已经过了"):
        services.reveal(draw, PARTIES[1], *VALUES[PARTIES[1]], by=by)
    assert services.fall_back(draw, by=by).state == "failed"
    assert published(draw)["failed"] == "到截止时间没有公开的参与方：区纪委监委、企业代表。"


def test_the_announced_public_result_counts_when_a_party_is_silent(
    make: Make, by: Person, person: MakePerson, clock: Any
) -> None:
    draw = make(parties=named(), public=FUTURE)
    committed(draw, by)
    services.reveal(draw, FIRST, *VALUES[FIRST], by=by)
    clock.move_to("2022-05-03T22:00:00+08:00")
    with pytest.raises(DrawRefused, match="种子不从公开结果来"):
        services.set_public_seed(draw, "03 08", by=by)
    services.fall_back(draw, by=by)
    services.set_public_seed(draw, "03 08", by=by)
    services.set_public_seed(draw, "03 08", by=person("chief"))
    assert len(services.draw(draw, by=by)) == 3
    file = published(draw)
    assert sampler.verify(file) == []
    assert [one["party"] for one in file["reveals"]] == [FIRST]


def test_a_public_result_is_typed_in_by_two_people(
    make: Make, by: Person, person: MakePerson, clock: Any
) -> None:
    draw, other = make(public=FUTURE), person("chief")
    with pytest.raises(DrawRefused, match="要到2022年5月3日才产生"):
        services.set_public_seed(draw, "03 08", by=by)
    clock.move_to("2022-05-03T22:00:00+08:00")
    assert not services.set_public_seed(draw, "03 09", by=by)
    with pytest.raises(DrawRefused, match="种子还没有产生"):
        services.draw(draw, by=by)
    with pytest.raises(DrawRefused, match="不一样"):
        services.set_public_seed(draw, "03 08", by=other)
    # The first person puts their own entry right; blanks and full-width digits do not matter.
    assert not services.set_public_seed(draw, "０３　 08", by=by)
    assert services.set_public_seed(draw, "03 08", by=other)
    with pytest.raises(DrawRefused, match="已经录入并核对"):
        services.set_public_seed(draw, "03 08", by=by)
    services.draw(draw, by=by)
    assert published(draw)["public_value"] == "03 08"


def test_an_exclusion_comes_before_anybody_can_know_the_seed(
    make: Make, by: Person, clock: Any
) -> None:
    draw = make()
    services.exclude(draw, "Q004", "停业", by=by)
    with pytest.raises(DrawRefused, match="名录里没有“Q999”"):
        services.exclude(draw, "Q999", "停业", by=by)
    with pytest.raises(DrawRefused, match="没有写排除的原因"):
        services.exclude(draw, "Q005", " ", by=by)
    with pytest.raises(DrawRefused, match="没有第2组"):
        services.exclude(draw, "Q005", "停业", by=by, line=2)
    seeded(draw, by)
    with pytest.raises(DrawRefused, match="不能再排除"):
        services.exclude(draw, "Q005", "停业", by=by)
    public = make(public=FUTURE)
    clock.move_to("2022-05-03T00:00:01+08:00")
    with pytest.raises(DrawRefused, match="不能再排除"):
        services.exclude(public, "Q005", "停业", by=by)


def test_an_exclusion_leaves_enough_to_draw(make: Make, by: Person) -> None:
    draw = make(plan=[services.Line("企业", 9)])
    services.exclude(draw, "Q001", "停业", by=by)
    services.exclude(draw, "Q001", "停业，再记一次", by=by)
    with pytest.raises(DrawRefused, match="要抽9个，能抽的只剩8个"):
        services.exclude(draw, "Q002", "停业", by=by)


def test_a_draw_that_is_given_up_stays_with_its_reason(make: Make, by: Person) -> None:
    draw = make()
    with pytest.raises(DrawRefused, match="没有写停止抽取的原因"):
        services.fail(draw, "", by=by)
    services.fail(draw, "名录漏了一个街道", by=by)
    assert published(draw)["failed"] == "名录漏了一个街道"
    with pytest.raises(DrawRefused, match="未抽成"):
        services.commit(draw, FIRST, "a" * 64, by=by)


def test_no_act_is_dated_back_to_when_it_was_still_allowed(
    make: Make, by: Person, clock: Any
) -> None:
    draw, at = make(public=FUTURE), clocks.now()
    clock.move_to("2022-05-03T22:00:00+08:00")
    with pytest.raises(DrawRefused, match="不能再排除"):
        services.exclude(draw, "Q005", "停业", by=by, at=at)
    # One whose every act is recorded afterwards is judged by the told times, and says that it is late.
    late = make(public=FUTURE, at=at)
    assert late.late
    services.exclude(late, "Q005", "停业", by=by, at=at)
