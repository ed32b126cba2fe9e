"""Reading by syntax: the parse of a sentence.

The predicates that oversight is told with, and where their arguments stand.
"""
