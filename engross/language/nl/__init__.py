"""Dutch, for the Netherlands and Belgium."""
