"""Shapes of input: worksheets, answers, evidence."""
