"""Full text over everything that is public."""

from __future__ import annotations

from collections.abc import Sequence

from zhunsheng.commons.publication.models import Publication
from zhunsheng.kernel.database import fulltext

INDEX = fulltext.Index("publication_search")
narrow = INDEX.narrow
after_migrate = fulltext.after_migrate(INDEX)


def note(publications: Sequence[Publication]) -> None:
    """Make publications findable by what they say now."""
    INDEX.index_many([(p.pk, (p.title, p.number, p.summary, p.text), ()) for p in publications])
