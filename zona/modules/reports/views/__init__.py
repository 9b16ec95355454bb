"""Pages of the quarterly report."""
