"""Fetching: a council's papers on SEND from its site into a folder, politely, with their manifest.

Nothing here reads what a paper says: that is for `kg build`. The library never prints. Sites are asked over HTTP by one
client (`kg.fetch.web`), which keeps to their rules; what is brought goes to disk through one place (`kg.fetch.folder`).
"""

__all__: list[str] = []
