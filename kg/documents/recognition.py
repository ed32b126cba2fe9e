"""Whether text recognition is installed, which is an extra; asked without loading it."""

import importlib.util
from functools import cache

__all__ = ["EXTRA", "is_installed"]

#: how it is installed
EXTRA = "pip install 'send-governance-kg[ocr]'"


@cache
def is_installed() -> bool:
    """Return whether text recognition is installed."""
    return importlib.util.find_spec("rapidocr_onnxruntime") is not None
