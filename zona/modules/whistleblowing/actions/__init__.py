"""Writes of the channel: keys, what reporters send, what handlers do, tests."""
