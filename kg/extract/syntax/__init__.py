"""Reading by syntax: the parse of a sentence, the predicates that oversight is told with, and where their arguments stand."""
