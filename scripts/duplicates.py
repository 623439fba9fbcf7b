"""Code that stands in two places: pylint's similarity checker over the sources, tests apart."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LINES = 10
"""Equal lines from which two places count as one copied from the other."""


def main() -> int:
    """Print each pair; 1 when there is one."""
    files = [
        str(path.relative_to(ROOT))
        for path in sorted((ROOT / "src").rglob("*.py"))
        if not {"tests", "migrations"} & set(path.parts)
    ]
    symilar = Path(sys.executable).with_name("symilar")
    ignored = [
        "--ignore-comments",
        "--ignore-docstrings",
        "--ignore-imports",
        "--ignore-signatures",
    ]
    found = subprocess.run(
        [symilar, f"--duplicates={LINES}", *ignored, *files],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    copied = "similar lines in" in found.stdout
    print(found.stdout if copied else "")
    return copied


if __name__ == "__main__":
    sys.exit(main())
