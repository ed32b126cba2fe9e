"""The one root of every error that kg raises on purpose.

A message names what was wrong, where, and what to do about it. The library raises; only the command line prints.
"""

__all__ = [
    "CorrectionError",
    "DocumentError",
    "FetchError",
    "KgError",
    "ModelError",
    "QueryError",
    "RegisterError",
    "RuleError",
    "StoreError",
]


class KgError(Exception):
    """Something that the user can put right.

    Arguments:
        what: what was wrong, naming the thing, as a sentence without its full stop.
        remedy: what to do about it, as a sentence without its full stop; may be empty.
    """

    def __init__(self, what: str, remedy: str = "") -> None:
        super().__init__(f"{what}. {remedy}." if remedy else f"{what}.")
        self.what = what
        self.remedy = remedy

    def __reduce__(self) -> tuple[type["KgError"], tuple[str, str]]:
        """Travel whole from one process to another."""
        return type(self), (self.what, self.remedy)


class DocumentError(KgError):
    """A document or a manifest that cannot be read."""


class CorrectionError(KgError):
    """A corrections file that is wrong or contradicts itself; the message lists every fault at once."""


class RuleError(KgError):
    """A rule file that is wrong; the message lists every fault of the file at once."""


class RegisterError(KgError):
    """A register file that is wrong."""


class StoreError(KgError):
    """A store that is missing, in use, of another data model, or cannot be written."""


class FetchError(KgError):
    """An address, or a folder to fetch into, that cannot be used; or a site that does not want to be read."""


class QueryError(KgError):
    """A question, a parameter or a query text that is wrong."""


class ModelError(KgError):
    """A model of language that kg reads with is missing, damaged, or another one."""
