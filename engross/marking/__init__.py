"""A redline laid over the trees of two acts: one document that holds both, with a mark wherever they differ."""

from engross.marking.marked_document import marked_document

__all__ = ["marked_document"]
