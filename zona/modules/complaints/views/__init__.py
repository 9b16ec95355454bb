"""Pages of complaint handling."""
