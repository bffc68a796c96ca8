"""Signature fields, signing, verifying, conformance. This room sees bytes and placements, never a document."""
