"""Speed and memory, measured by hand and by `llmui bench`; never part of a timed test."""
