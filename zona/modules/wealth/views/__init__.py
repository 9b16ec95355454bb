"""The pages of wealth reports."""
