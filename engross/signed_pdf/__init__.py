"""From a rendering to a file that can be signed, signed and verified: sees bytes and placements, never a document."""
