"""The fact stages: each reads one kind of fact from the named and matched sentences into frames."""
