"""The command line: a thin skin over the library, which alone prints."""
