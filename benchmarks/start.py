"""What a process costs before it does anything: imports, set-up, memory."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

from benchmarks import engine

STAGES = {
    "python alone": "pass",
    "zhunsheng --help": "from zhunsheng.faces.cli.main import main; main(['--help'])",
    "django.setup()": "import django; django.setup()",
    "worker ready for its first request": (
        "import django; django.setup();"
        "from django.core.wsgi import get_wsgi_application; get_wsgi_application();"
        "from django.urls import get_resolver; get_resolver().url_patterns"
    ),
}
_MEMORY = ";import resource; print('kB', resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"


def main(quick: bool) -> None:
    """Print time and memory of each stage, and the slowest imports."""
    print("| stage | s | memory, MB |\n|---|---|---|")
    for name, code in STAGES.items():
        runs = [_run(code) for _ in range(3 if quick else 7)]
        seconds = statistics.median(taken for taken, _memory in runs)
        print(f"| {name} | {seconds:.2f} | {runs[0][1] / 1024:.0f} |", flush=True)
    print("\nSlowest imports of django.setup(), own time in ms:\n")
    for own, module in _imports(STAGES["django.setup()"])[:10]:
        print(f"- {own / 1000:.0f} `{module}`")


def _run(code: str) -> tuple[float, int]:
    """Seconds and kB of a process that runs ``code``; the measuring of memory is not part of the time."""
    start = time.perf_counter()
    subprocess.run([sys.executable, "-c", code], check=False, stdout=subprocess.DEVNULL)
    taken = time.perf_counter() - start
    wrapped = f"try:\n  exec({code!r})\nexcept SystemExit: pass\nfinally:\n  pass{_MEMORY}"
    found = subprocess.run(
        [sys.executable, "-c", wrapped], check=False, capture_output=True, text=True
    )
    return taken, int(found.stdout.rsplit("kB", 1)[-1])


def _imports(code: str) -> list[tuple[int, str]]:
    """(own microseconds, module), the slowest first."""
    found = subprocess.run(
        [sys.executable, "-X", "importtime", "-c", code],
        check=False,
        capture_output=True,
        text=True,
        cwd=Path(__file__).parents[1],
        env=os.environ,
    )
    lines = (line.split("|") for line in found.stderr.splitlines() if line.count("|") == 2)
    rows = [(line[0].rsplit(":", 1)[-1].strip(), line[2].strip()) for line in lines]
    return sorted(((int(own), name) for own, name in rows if own.isdigit()), reverse=True)


if __name__ == "__main__":
    engine.FOLDER.mkdir(parents=True, exist_ok=True)
    main("--quick" in sys.argv)
