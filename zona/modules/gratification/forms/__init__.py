"""The shape of what people type about gratification and guests."""
