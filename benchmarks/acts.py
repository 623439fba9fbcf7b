"""``file`` and ``perform`` against the same statements sent raw, with 1 to 16 clients (processes) at once."""

from __future__ import annotations

import multiprocessing
import random
import statistics
import sys
import time
from collections.abc import Callable
from itertools import cycle
from typing import Any

from benchmarks import engine, world

#: Cases of one client, taken in turn.
CASES = 20
REMARK = {"remark": "请三日内补充证据。"}
Act = Callable[[], Any]
Side = dict[str, Act]


def client(number: int, barrier: Any, results: Any, seconds: float, rounds: int) -> None:
    """One process: its own case, its own connections; the sides by turns, all clients at the same time."""
    random.seed(number)
    try:
        system, raw = sides()
        for name in system:
            for _ in range(rounds):
                for side, acts in (("system", system), ("raw", raw)):
                    acts[name]()
                    barrier.wait(60)
                    _forget_pauses(number)
                    barrier.wait(60)
                    results.put((name, side, _run(acts[name], seconds)))
    except BaseException as error:
        results.put(("", "failed", [repr(error)]))
        barrier.abort()
        raise


def _forget_pauses(number: int) -> None:
    """No case has been suspended a hundred times: the first client empties the table before each run."""
    from django.db import connection

    if number == 0:
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM clocks_period")


def _run(act: Act, seconds: float) -> list[float]:
    """How long each act took until the time was over."""
    taken = []
    end = time.perf_counter() + seconds
    while (start := time.perf_counter()) < end:
        act()
        taken.append(time.perf_counter() - start)
    return taken


def sides() -> tuple[Side, Side]:
    """The acts through the system, and the same ones raw, for a case of this process."""
    from zhunsheng.domains.reconsideration import choices
    from zhunsheng.domains.reconsideration.models import Reconsideration
    from zhunsheng.kernel.procedure.actors import Actor
    from zhunsheng.kernel.procedure.engine import file, perform
    from zhunsheng.lib import clock

    people = world.find()
    registrar, handler = Actor.staff(people.registrar), Actor.staff(people.handler)
    ground = choices.SuspensionGround.values[0]

    def case() -> Any:
        event = file("reconsideration", registrar, people.application)
        matter = Reconsideration.objects.get(pk=event.subject_id)
        data = {"handler": people.handler.pk, "accepted_on": clock.today().isoformat()}
        perform(matter, "accept", registrar, data)
        return matter

    def acts(matters: list[Any]) -> Side:
        turns = {name: cycle(matters) for name in ("remark", "suspend", "resume")}
        suspension = {"suspension_ground": ground, "reason": "须以另案的审理结果为依据"}
        resumption = {"reason": "另案已经审结"}
        return {
            "remark": lambda: perform(next(turns["remark"]), "remark", handler, REMARK),
            "suspend": lambda: perform(next(turns["suspend"]), "suspend", handler, suspension),
            "resume": lambda: perform(next(turns["resume"]), "resume", handler, resumption),
            "register": lambda: file("reconsideration", registrar, people.application),
        }

    return _paired(acts([case() for _ in range(CASES)])), _paired(_recorded(acts([case()])))


def _paired(acts: Side) -> Side:
    """Suspending and resuming measured as one, since one undoes the other."""

    def both() -> None:
        acts["suspend"]()
        acts["resume"]()

    return {"remark": acts["remark"], "suspend + resume": both, "register": acts["register"]}


def _recorded(acts: Side) -> Side:
    """Each act done twice (the first time warms caches), then played from its tape."""
    from benchmarks import drivers, tape

    names = list(acts)
    for name in names:
        acts[name]()
    tapes = {name: tape.record(acts[name]) for name in names}
    driver = drivers.connect()
    last = tapes["resume"].event
    state = tape.State(last.sequence, last.hash)
    filing = tape.State()

    def player(name: str) -> Act:
        return lambda: tapes[name].play(driver, filing if name == "register" else state)

    return {name: player(name) for name in names}


def measure(clients: int, seconds: float, rounds: int) -> dict[tuple[str, str], list[float]]:
    """All acts of all clients by (act, side), in seconds."""
    fork = multiprocessing.get_context("fork")
    barrier, results = fork.Barrier(clients), fork.Queue()
    processes = [
        fork.Process(target=client, args=(number, barrier, results, seconds, rounds))
        for number in range(clients)
    ]
    for process in processes:
        process.start()
    found: dict[tuple[str, str], list[float]] = {}
    for _ in range(clients * 3 * 2 * rounds):
        name, side, taken = results.get(timeout=300)
        if side == "failed":
            raise RuntimeError(taken[0])
        found.setdefault((name, side), []).extend(taken)
    for process in processes:
        process.join()
    return found


def main(quick: bool) -> None:
    """Print a table for the engine that the environment names."""
    engine.migrate()
    from django.db import connection, connections

    world.build()
    print(f"\n### {connection.vendor}\n")
    connections.close_all()
    seconds, rounds = (1.0, 3) if quick else (3.0, 5)
    print(
        "| act | clients | system/s | raw/s | ratio | of medians | p50 / p99 ms | raw p50 / p99 ms |"
    )
    print("|---|---|---|---|---|---|---|---|")
    for clients in (1, 8) if quick else (1, 4, 8, 16):
        found = measure(clients, seconds, rounds)
        for name in dict.fromkeys(name for name, _side in found):
            system, raw = sorted(found[name, "system"]), sorted(found[name, "raw"])
            per_second = [len(taken) / seconds / rounds for taken in (system, raw)]
            print(
                f"| {name} | {clients} | {per_second[0]:.0f} | {per_second[1]:.0f} "
                f"| {per_second[0] / per_second[1]:.2f} "
                f"| {statistics.median(raw) / statistics.median(system):.2f} "
                f"| {_spread(system)} | {_spread(raw)} |",
                flush=True,
            )


def _spread(taken: list[float]) -> str:
    p99 = taken[min(len(taken) - 1, int(len(taken) * 0.99))]
    return f"{statistics.median(taken) * 1000:.2f} / {p99 * 1000:.2f}"


if __name__ == "__main__":
    main("--quick" in sys.argv)
