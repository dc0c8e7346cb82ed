"""The desk's numbers as tables, drawings and files."""
