"""Pages of the control of gratification and of the guest book."""
