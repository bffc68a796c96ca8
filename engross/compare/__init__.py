"""Comparing two outlines: `compare` gives the redline that turns one into the other."""

from engross.compare.redline import compare

__all__ = ["compare"]
