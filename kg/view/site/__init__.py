"""The parts of pages that read like a page: the comparison of councils, a page for each thing, the reader of a paper.

Each part is a function from the index to HTML that needs no script; `kg serve` puts them into its pages.
"""
