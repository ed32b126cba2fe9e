"""kg: the papers of English councils as a knowledge graph of SEND governance, every fact with its sentence."""

__version__ = "0.1.0"
