"""Pages: the public ones, the handlers', the keys', the channel's."""
