"""Read a document: its bytes become plain text, and the text's layout says what each part of it is for."""

from kg.documents.folder import Refusal, read_folder
from kg.documents.reader import read_document

__all__ = ["Refusal", "read_document", "read_folder"]
