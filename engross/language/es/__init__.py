"""Spanish, for Spain: a language of texts. Acts in it cannot be amended here yet."""
