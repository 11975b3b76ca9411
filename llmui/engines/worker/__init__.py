"""llama-cpp-python in a child process: a model file that kills its process takes no page with it."""
