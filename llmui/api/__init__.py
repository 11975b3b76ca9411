"""REST, event streams, the OpenAI-compatible interface: a thin layer over the services that knows no page."""
