"""The name stages, in the order in which they run: each adds names over tokens that no earlier stage has taken."""
