"""``python -m benchmarks [name…] [--quick] [--keep] [--engine sqlite|postgresql]``: run and print."""

from __future__ import annotations

import argparse
import os
import platform
import subprocess
import sys

from benchmarks import engine

#: Each benchmark: what it measures, and whether it runs once for each engine.
BENCHMARKS = {
    "acts": ("file and perform against raw statements", True),
    "pages": ("list, inbox and search over many matters against a constant page", True),
    "figures": ("all figures against one hand-written query for each table", True),
    "sheets": ("a sheet of 50,000 rows against bare inserts of what it wrote", True),
    "quiz": (
        "papers handed in against bare inserts of the same rows through the same server",
        True,
    ),
    "district": ("time to build the model district", False),
    "start": ("imports and memory of a worker", False),
}


def main() -> None:
    """Run what was asked for, each in a process of its own."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("names", nargs="*", choices=[*BENCHMARKS, []], help="default: all")
    parser.add_argument("--quick", action="store_true", help="fewer rows, shorter runs")
    parser.add_argument(
        "--keep", action="store_true", help="keep and reuse the big SQLite database"
    )
    parser.add_argument("--engine", choices=engine.NAMES, help="default: both")
    options = parser.parse_args()
    load = " ".join(f"{value:.1f}" for value in os.getloadavg())
    print(
        f"{platform.system()} {platform.machine()}, {os.cpu_count()} CPU, "
        f"Python {platform.python_version()}, load {load}"
    )
    for name in options.names or BENCHMARKS:
        title, each = BENCHMARKS[name]
        print(f"\n## {name}: {title}", flush=True)
        for one in [options.engine] if options.engine else engine.NAMES if each else ["sqlite"]:
            run(name, one, quick=options.quick, keep=options.keep)


def run(name: str, one: str, *, quick: bool, keep: bool) -> None:
    """One benchmark on one engine."""
    kept = f"{name}-kept" if keep and one == "sqlite" else ""
    command = [sys.executable, "-m", f"benchmarks.{name}", *(["--quick"] if quick else [])]
    try:
        with engine.running(one, keep=kept) as environment:
            subprocess.run(command, env=environment, check=False)
    except LookupError as missing:
        print(f"{one}: not measured, {missing}")


if __name__ == "__main__":
    main()
