"""The extraction rules: data with their own proof, read and checked."""
