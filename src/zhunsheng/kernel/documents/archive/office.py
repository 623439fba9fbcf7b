"""Office files as PDF by LibreOffice, where it is installed.

A private profile for every run keeps runs apart and leaves nothing behind; macros do not run in it.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

TIMEOUT = 90
"""Seconds after which a file is given up."""


def is_available() -> bool:
    """Whether this machine can convert office files."""
    return _program() is not None


def to_pdf(data: bytes, extension: str) -> bytes | None:
    """The file as PDF, or None when LibreOffice is missing or cannot read it."""
    program = _program()
    if program is None:
        return None
    with tempfile.TemporaryDirectory(prefix="zhunsheng-") as folder:
        source = Path(folder) / f"source.{extension}"
        source.write_bytes(data)
        command = [
            program,
            f"-env:UserInstallation={(Path(folder) / 'profile').as_uri()}",
            "--headless",
            "--norestore",
            "--convert-to",
            "pdf",
            "--outdir",
            folder,
            str(source),
        ]
        try:
            subprocess.run(command, check=True, capture_output=True, timeout=TIMEOUT)
        except (subprocess.SubprocessError, OSError):
            return None
        target = source.with_suffix(".pdf")
        return target.read_bytes() if target.exists() else None


def _program() -> str | None:
    return shutil.which("soffice") or shutil.which("libreoffice")
