"""Settings, URLs and doors of the whole: the one layer that knows everything."""
