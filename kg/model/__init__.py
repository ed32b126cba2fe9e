"""What the parts of kg hand to one another: documents, things, frames. Plain data; nothing here does work."""
