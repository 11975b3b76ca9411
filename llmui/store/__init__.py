"""Where conversations are kept. `base.py` is the promise of every store."""
