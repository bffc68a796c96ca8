"""Frozen types for instruments and their parts, and pure functions over them."""
