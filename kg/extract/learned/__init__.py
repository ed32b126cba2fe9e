"""A small learned model that weighs which names and words fill which slots of a fact.

Trained on the project's texts.
"""
