"""Values and pure rules. Standard library only: no files, no network, no processes, no clocks."""
