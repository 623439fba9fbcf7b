"""``make check``: everything that can be said about the code without running its tests.

Each check prints nothing but its name when all is well; all of them run before the verdict.
"""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BIN = Path(sys.executable).parent
PYTHON = sys.executable

CHECKS: dict[str, list[str | Path]] = {
    "lint": [BIN / "ruff", "check", "--quiet"],
    "format": [BIN / "ruff", "format", "--check", "--quiet"],
    "imports": [BIN / "lint-imports", "--no-logo"],
    "sizes, words, traces": [PYTHON, "scripts/house.py"],
    "duplicates": [PYTHON, "scripts/duplicates.py"],
    "system checks": [PYTHON, "-W", "error", "-m", "django", "check", "--fail-level", "WARNING"],
    "migrations": [PYTHON, "-m", "django", "makemigrations", "--check", "--dry-run"],
    "types": [BIN / "mypy", "--no-error-summary"],
}


def main() -> int:
    """Run the checks, or those named on the command line; the number of those that failed."""
    failed = []
    for name in sys.argv[1:] or CHECKS:
        start = time.monotonic()
        done = subprocess.run(CHECKS[name], cwd=ROOT, capture_output=True, text=True, check=False)
        verdict = "failed" if done.returncode else "ok"
        print(f"{name:<22}{verdict:<8}{time.monotonic() - start:5.1f} s", flush=True)
        if done.returncode:
            failed.append(name)
            print(done.stdout + done.stderr, flush=True)
    print(f"{len(sys.argv[1:] or CHECKS) - len(failed)} checks passed, {len(failed)} failed")
    return len(failed)


if __name__ == "__main__":
    sys.exit(main())
