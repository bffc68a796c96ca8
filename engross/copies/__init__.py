"""Copies of an act: the originals that are signed, and the copies made of them."""
