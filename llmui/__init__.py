"""llmui: chat with local GGUF models in the browser."""

__version__ = "0.1.0"
