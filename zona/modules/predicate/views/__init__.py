"""Pages of the way to the predicate."""
