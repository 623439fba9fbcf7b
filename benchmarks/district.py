"""How long the model district takes to build, and that no document is laid out for it."""

from __future__ import annotations

import sys
import time
from unittest.mock import patch

from benchmarks import engine


def main(_quick: bool) -> None:
    """Build the district of 2022 in a fresh database."""
    engine.migrate()
    from django.core.management import call_command

    from zhunsheng.kernel.documents import rendering
    from zhunsheng.kernel.documents.models import Blob, Document
    from zhunsheng.kernel.ledger.models import Event
    from zhunsheng.kernel.matters.models import Matter

    with patch.object(rendering, "docx_of", wraps=rendering.docx_of) as laid_out:
        start = time.perf_counter()
        call_command("demo", year=2022)
        taken = time.perf_counter() - start
    documents = Document.objects.filter(template__isnull=False)
    print(
        f"{taken:.1f} s: {Matter.objects.count()} matters, {Event.objects.count()} events, "
        f"{documents.count()} documents made, {laid_out.call_count} laid out, "
        f"{Blob.objects.count()} files stored"
    )


if __name__ == "__main__":
    main("--quick" in sys.argv)
