"""The originals of an act that are signed, and the copies made of them."""
