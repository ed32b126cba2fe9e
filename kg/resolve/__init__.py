"""Resolution: names as identities. It knows registers and frames, and nothing of how names were found."""

from kg.resolve.identity import resolve

__all__ = ["resolve"]
