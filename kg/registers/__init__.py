"""What is known beforehand: councils, health bodies, national bodies, posts, terms; their names, dates and domains."""

from kg.registers.entry import BodyWord, Entry, Term
from kg.registers.lookup import Registers

__all__ = ["BodyWord", "Entry", "Registers", "Term"]
