"""Engines: each turns messages into a streamed reply. `base.py` is the promise they all keep."""
