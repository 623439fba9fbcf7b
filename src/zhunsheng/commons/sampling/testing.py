"""For tests of draws and of businesses that draw: lists, parties that keep their numbers, a whole draw at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from zhunsheng.commons.sampling import reading, services
from zhunsheng.commons.sampling.models import Draw
from zhunsheng.commons.sampling.services import Bar, Candidate, Line, Party, PublicResult
from zhunsheng.kernel.orgs.models import Person, Unit
from zhunsheng.lib import clock
from zhunsheng.lib import draw as sampler

PARTIES = ("区市场监管局", "区纪委监委", "企业代表")
#: What the parties of tests choose, and the salt of each.
VALUES = {name: (f"{number:x}" * 32, f"{number * 37}") for number, name in enumerate(PARTIES, 1)}


def candidates(size: int, stratum: str = "", first: int = 1) -> list[Candidate]:
    """Invented firms ``Q001`` and so on."""
    return [Candidate(f"Q{n:03d}", f"演示企业{n}号", stratum) for n in range(first, first + size)]


def announced(
    use: str,
    unit: Unit,
    by: Person,
    *,
    listed: Sequence[Candidate] | None = None,
    plan: Sequence[Line] = (Line("企业", 3),),
    at: datetime | None = None,
    **more: Any,
) -> Draw:
    """An announced draw of three from ten by three parties, unless told otherwise."""
    source: dict[str, Any] = more if {"parties", "public"} & more.keys() else {"parties": named()}
    if "parties" in source:
        source.setdefault("reveal_by", (at or clock.now()) + timedelta(hours=2))
    return services.announce(
        more.pop("title", "演示抽查"),
        use=use,
        unit=unit,
        candidates=candidates(10) if listed is None else listed,
        plan=plan,
        by=by,
        at=at,
        **{**more, **source},
    )


def named() -> list[Party]:
    """The three parties of tests."""
    return [Party(name) for name in PARTIES]


def voice(by: Person, place: int) -> Person:
    """Who speaks for the party at ``place``: ``by`` for the first one, somebody else for each of the others."""
    if place == 0:
        return by
    made, _new = Person.objects.get_or_create(
        username=f"voice{place}", defaults={"name": f"代表{place}", "unit": by.unit}
    )
    return made


def seeded(draw: Draw, by: Person, at: datetime | None = None) -> Draw:
    """Every party has committed and revealed, each through somebody of its own."""
    for place, party in enumerate(draw.parties):
        digest = sampler.commitment(draw.digest, party, *VALUES[party])
        services.commit(draw, party, digest, by=voice(by, place), at=at)
    for place, party in enumerate(draw.parties):
        services.reveal(draw, party, *VALUES[party], by=voice(by, place), at=at)
    return Draw.objects.get(pk=draw.pk)


def drawn(draw: Draw, by: Person, at: datetime | None = None) -> Draw:
    """The draw after commitments, reveals and the draw itself."""
    services.draw(seeded(draw, by, at), by=by, at=at)
    return Draw.objects.get(pk=draw.pk)


def published(draw: Draw) -> dict[str, Any]:
    """Its published file, as it stands in the database."""
    return reading.document(Draw.objects.get(pk=draw.pk))


def sample_file(
    listed: Sequence[Candidate],
    plan: Sequence[Line],
    *,
    parties: Sequence[str] = PARTIES,
    silent: int = 0,
    public: PublicResult | None = None,
    public_value: str | None = None,
    exclusions: Sequence[Bar] = (),
    redraws: Sequence[Mapping[str, Any]] = (),
) -> dict[str, Any]:
    """A published file without a database: the last ``silent`` parties did not reveal."""
    rows = [one.plain() for one in listed]
    told: dict[str, Any] = {
        "number": "演抽〔2022〕1号",
        "title": "演示抽查",
        "unit": "演示区人民政府",
        "subject": {"stream": "sample", "id": 1},
        "announced_at": "2022-05-01T01:00:00Z",
        "list_digest": sampler.digest(rows),
        "size": len(rows),
        "plan": [line.plain() for line in plan],
        "parties": list(parties),
        "reveal_by": "2022-05-01T03:00:00Z" if parties else None,
        "public": {"source": public.source, "on": public.on.isoformat()} if public else None,
    }
    key = sampler.digest(told)
    document: dict[str, Any] = {
        "format": sampler.FORMAT,
        "announcement": told,
        "announcement_digest": key,
        "list": rows,
        "exclusions": [bar.plain() for bar in exclusions],
        "commitments": [
            {"party": name, "digest": sampler.commitment(key, name, *VALUES[name])}
            for name in parties
        ],
        "reveals": [
            {"party": name, "salt": VALUES[name][0], "value": VALUES[name][1]}
            for name in parties[: len(parties) - silent]
        ],
        "public_value": public_value,
        "failed": "",
        "events": [{"action": "announce", "algorithm": "sm3", "hash": "ab" * 32}],
    }
    document["seed"] = seed = sampler.seed(document)
    outcome = sampler.Outcome()
    if seed is not None:
        outcome = sampler.run(seed, rows, told["plan"], document["exclusions"], redraws)
    return sampler.sealed({**document, **vars(outcome)})


FUTURE = PublicResult("演示彩票第2022049期开奖号码", date(2022, 5, 3))
"""A public result for tests."""
