"""The interface that clients written for OpenAI's API speak. Stateless: it touches no conversation."""
