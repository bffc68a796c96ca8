"""Signature fields, signing, verifying, conformance. It works on bytes and placements, never on a document."""
