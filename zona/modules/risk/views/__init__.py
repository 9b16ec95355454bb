"""Pages of internal control."""
