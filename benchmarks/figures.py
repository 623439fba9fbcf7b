"""All figures of a year over many cases against one query for each table, written by hand."""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable
from typing import Any

from benchmarks import engine, rows

MANY = 1_000_000
YEAR = 2022
IN = "BETWEEN '2022-01-01' AND '2022-12-31'"
CONCLUDED = "m.outcome IN ('A1','A2','B1','C1','C2','C3','C4','C5','C6','D1','D2','D3','D4')"
MEDIATED = "m.outcome IN ('D1','D2','D3')"
WAITING = "(m.closed_on IS NULL OR m.closed_on > r.reply_due_on)"

#: Each table: conditions of counts, sums with their conditions, and where the rows come from.
MATTERS = (
    (
        f"m.received_on {IN}",
        f"m.accepted_on {IN}",
        f"m.closed_on {IN} AND m.outcome = 'A0'",
        f"m.closed_on {IN} AND m.outcome = 'E1'",
        f"m.closed_on {IN} AND m.outcome IN ('F1','F2')",
        "m.accepted_on <= '2021-12-31' AND (m.closed_on IS NULL OR m.closed_on > '2021-12-31')",
        f"m.closed_on {IN} AND {CONCLUDED}",
        "m.accepted_on <= '2022-12-31' AND (m.closed_on IS NULL OR m.closed_on > '2022-12-31')",
        f"m.closed_on {IN} AND m.outcome IN ('C1','C2','C3','C4','C5','C6')",
        f"m.closed_on {IN} AND {MEDIATED}",
        f"m.closed_on {IN} AND m.outcome IN ('A1','A2','B1','C1','C2','C3','C4','C5','C6')",
    ),
    (("{days}", f"m.closed_on {IN} AND {CONCLUDED} AND m.accepted_on IS NOT NULL"),),
    "matters_matter m WHERE m.domain = 'reconsideration'",
)
CASES = (
    (
        f"m.received_on {IN} AND r.wants_legal_aid",
        f"m.closed_on {IN} AND {MEDIATED} AND r.act_changed",
        f"m.closed_on {IN} AND {CONCLUDED} AND (r.sued_on IS NULL OR r.sued_on > '2022-12-31')",
        f"r.reply_due_on {IN} AND {WAITING}",
        (
            f"r.reply_due_on {IN} AND (r.reply_is_late OR r.replied_on > r.reply_due_on"
            f" OR (r.replied_on IS NULL AND r.reply_due_on < '2022-12-31')) AND {WAITING}"
        ),
        f"m.accepted_on {IN} AND r.is_summary",
        f"m.closed_on {IN} AND r.performance <> 'not_needed'",
        f"m.closed_on {IN} AND r.performance = 'done'",
        f"r.hearing_held_on {IN}",
        f"r.hearing_held_on {IN} AND r.head_attended",
        f"r.published_on {IN} AND r.publication = 'published'",
        f"r.opinion_on {IN}",
        f"r.opinion_answered_on {IN}",
    ),
    (("r.compensation", f"m.closed_on {IN} AND {CONCLUDED}"),),
    "reconsideration_reconsideration r JOIN matters_matter m ON m.id = r.matter_ptr_id",
)
PERIODS = (
    "SELECT count(DISTINCT c.matter_id) FILTER (WHERE p.kind = 'pause' AND"
    " p.starts_on <= '2022-12-31' AND (p.ends_on IS NULL OR p.ends_on > '2022-12-31')"
    " AND (m.closed_on IS NULL OR m.closed_on > '2022-12-31')),"
    f" count(DISTINCT c.matter_id) FILTER (WHERE p.kind = 'extension' AND p.starts_on {IN})"
    " FROM clocks_period p JOIN clocks_clock c ON c.id = p.clock_id"
    " JOIN matters_matter m ON m.id = c.matter_id"
    " WHERE c.code IN ('reconsideration.decide', 'reconsideration.decide_summary')"
)


def by_hand(vendor: str) -> list[str]:
    """The three queries."""
    days = (
        "m.closed_on - m.accepted_on"
        if vendor == "postgresql"
        else "CAST(julianday(m.closed_on) - julianday(m.accepted_on) AS INTEGER)"
    )
    texts = []
    for counts, sums, source in (MATTERS, CASES):
        columns = [f"count(*) FILTER (WHERE {one})" for one in counts]
        columns += [
            f"coalesce(sum({of.format(days=days)}) FILTER (WHERE {one}), 0)" for of, one in sums
        ]
        texts.append(f"SELECT {', '.join(columns)} FROM {source}")
    return [*texts, PERIODS]


def main(quick: bool) -> None:
    """Print a table for the engine that the environment names."""
    engine.migrate()
    from django.db import connection

    from zhunsheng.insight.indicators.figures import figures
    from zhunsheng.kernel.matters.models import Matter

    n = MANY // 10 if quick else MANY
    if not Matter.objects.exists():
        rows.fill(n)
    texts = by_hand(connection.vendor)

    def raw() -> list[Any]:
        found: list[Any] = []
        with connection.cursor() as cursor:
            for text in texts:
                cursor.execute(text)
                found += cursor.fetchone()
        return found

    counted = figures(YEAR)
    _same(counted, raw())
    system, least = _by_turns(lambda: figures(YEAR), raw, 3 if quick else 7)
    print(f"\n### {connection.vendor}, {n:,} cases, {len(counted)} figures\n")
    print("| all figures, s | by hand, s | times |\n|---|---|---|")
    print(f"| {system:.3f} | {least:.3f} | {system / least:.2f} |", flush=True)


def _same(counted: list[Any], raw: list[Any]) -> None:
    """Both count the same, or the comparison is idle."""
    known = {figure.code.split(".")[1]: figure.worth.number for figure in counted}
    names = ("received", "accepted", "refused", "referred", "given_up", "carried_in", "concluded")
    assert [known[name] for name in names] == raw[:7], (known, raw)
    assert known["extended"] == raw[-1], (known, raw)


def _by_turns(one: Callable[[], Any], other: Callable[[], Any], times: int) -> list[float]:
    """The medians of both, in seconds."""
    taken: list[list[float]] = [[], []]
    for _ in range(times):
        for at, act in enumerate((one, other)):
            start = time.perf_counter()
            act()
            taken[at].append(time.perf_counter() - start)
    return [statistics.median(found) for found in taken]


if __name__ == "__main__":
    main("--quick" in sys.argv)
