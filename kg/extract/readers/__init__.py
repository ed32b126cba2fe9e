"""The readers: each proposes what it reads in a document whose names are known, and none knows of another."""
