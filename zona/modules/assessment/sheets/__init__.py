"""Workbooks of the assessment."""
