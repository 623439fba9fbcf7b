"""The models of this app, from its two halves."""

from zhunsheng.domains.disclosure.requests.models import DisclosureRequest, Remedy

__all__ = ["DisclosureRequest", "Remedy"]
