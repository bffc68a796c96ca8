"""A redline laid over the trees of two acts: one document that holds both, with a mark wherever they differ."""

from engross.marking.laid import laid

__all__ = ["laid"]
