"""What the machine is doing. `base.py` is the promise of every probe."""
