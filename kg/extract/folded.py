"""One form for a name's spellings: "Health & Well-being Board" and "Health and Wellbeing Board" are one."""

import re
from functools import lru_cache

from kg.extract.names.written import body_text

__all__ = ["folded"]


@lru_cache(maxsize=4096)
def folded(text: str) -> str:
    """Return a name in the form that all its spellings share."""
    if text.isupper() and len(text) > 6:
        text = text.title()
    text = re.sub(r"special educational needs?,? (?:and|&|and/or|or) disabilit(?:y|ies)", "send", text, flags=re.I)
    text = re.sub(r"well-being", "wellbeing", text, flags=re.I)
    text = re.sub(r"alternative provision", "ap", text, flags=re.I)
    text = re.sub(r"['’]s?\b", "", text)
    return body_text(text.lower().replace("’", "'").replace("&", "and").replace("-", " ").split())
