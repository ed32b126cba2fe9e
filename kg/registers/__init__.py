"""What is known beforehand: councils, health and national bodies, posts, terms; names, dates, domains."""

from kg.registers.entry import BodyWord, Entry, Term
from kg.registers.lookup import Registers

__all__ = ["BodyWord", "Entry", "Registers", "Term"]
