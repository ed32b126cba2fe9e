"""Extraction: a spaCy pipeline and its stages, which read the facts of a document. spaCy is known here only."""

from kg.extract.extractor import Extraction, Extractor

__all__ = ["Extraction", "Extractor"]
