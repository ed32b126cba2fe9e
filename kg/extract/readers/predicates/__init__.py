"""The reader of predicates: facts that the syntax of a sentence tells."""
