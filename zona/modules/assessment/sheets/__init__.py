"""Workbooks of the worksheet: in, out, and as the source of a new instrument."""
