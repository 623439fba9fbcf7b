"""House rules no linter knows: sizes, words left over, traces of a machine."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FILE_LINES = 400
FUNCTION_LINES = 40

# Spelt with a class of one letter, so that this file does not accuse itself.
LEFT_OVER = re.compile(
    r"(?:#|//|/\*|<!--).*\b(?:[T]ODO|[F]IXME|[X]XX|[H]ACK)\b|raise [N]otImplementedError|[L]orem ipsum"
)
TRACES = {
    re.compile(r"(?<![\w.])/(?:[w]ork|[h]ome|[U]sers|[r]oot)/\w"): "path of one machine",
    re.compile(r"[p]ypi\.org|[p]ythonhosted|[n]pmjs|[c]rates\.io|[d]eb\.debian"): "registry host",
    re.compile(r"-----BEGIN [A-Z ]*PRIVATE KEY"): "private key",
}
BINARY = {
    ".docx",
    ".gif",
    ".ico",
    ".jpg",
    ".ofd",
    ".otf",
    ".pdf",
    ".png",
    ".ttf",
    ".woff2",
    ".xlsx",
    ".zip",
}


def main() -> int:
    """Print every breach; 1 when there is one."""
    breaches = [breach for path in committed() for breach in judge(path)]
    print("\n".join(breaches))
    return bool(breaches)


def committed() -> list[Path]:
    """Text files that are, or are about to be, in the repository."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    paths = [ROOT / name for name in listed.stdout.split("\0") if name]
    return [path for path in paths if path.is_file() and path.suffix not in BINARY]


def judge(path: Path) -> Iterator[str]:
    """The breaches of one file, as ``path:line: what``."""
    name = path.relative_to(ROOT)
    lines = path.read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(lines, 1):
        if LEFT_OVER.search(line):
            yield f"{name}:{number}: left over: {line.strip()[:80]}"
        for trace, what in TRACES.items():
            if trace.search(line):
                yield f"{name}:{number}: {what}: {line.strip()[:80]}"
    if path.suffix == ".py" and "migrations" not in path.parts:
        if len(lines) > FILE_LINES:
            yield f"{name}: {len(lines)} lines; at most {FILE_LINES}, so divide it"
        yield from long_functions(name, "\n".join(lines))


def long_functions(name: Path, text: str) -> Iterator[str]:
    """Functions over the limit, decorators and docstring not counted."""
    for node in ast.walk(ast.parse(text)):
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        body = node.body[1:] if ast.get_docstring(node) and len(node.body) > 1 else node.body
        length = (node.end_lineno or 0) - body[0].lineno + 1
        if length > FUNCTION_LINES:
            yield f"{name}:{node.lineno}: {node.name} has {length} lines; at most {FUNCTION_LINES}"


if __name__ == "__main__":
    sys.exit(main())
