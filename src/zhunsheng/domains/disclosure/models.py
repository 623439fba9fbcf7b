"""The models of this app, from its two halves."""

from zhunsheng.domains.disclosure.items.models import CatalogueEntry, DisclosureItem
from zhunsheng.domains.disclosure.requests.models import DisclosureRequest, Remedy

__all__ = ["CatalogueEntry", "DisclosureItem", "DisclosureRequest", "Remedy"]
