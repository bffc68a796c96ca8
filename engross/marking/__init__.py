"""A redline laid over the trees of two acts: one document that holds both, with a mark wherever they differ."""

from engross.marking.laid import Unfit, laid

__all__ = ["Unfit", "laid"]
