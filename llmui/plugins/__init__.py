"""Hooks for others' code; the only package that knows pluggy."""
