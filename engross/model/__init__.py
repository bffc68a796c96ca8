"""Frozen types of the trade and pure functions over them."""
