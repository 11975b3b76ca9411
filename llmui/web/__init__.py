"""The door: who may speak to the program, as whom, and over which socket."""
