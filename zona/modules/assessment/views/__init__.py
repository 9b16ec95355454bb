"""Pages of the worksheet, its evidence, its readiness."""
