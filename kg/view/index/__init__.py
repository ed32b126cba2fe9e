"""The picture's data kept beside the store: made once, read by part. Nothing in it is not in the store."""
