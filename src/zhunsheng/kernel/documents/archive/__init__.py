"""The archive of a matter: one paged PDF with cover, contents, every document and the remarks sheet."""

from zhunsheng.kernel.documents.archive.book import archive, archive_of
from zhunsheng.kernel.documents.archive.cover import Cover, cover_of

__all__ = ["Cover", "archive", "archive_of", "cover_of"]
