"""The view: a part of the graph, its layout, and the page that shows it."""
