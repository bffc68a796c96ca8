"""French, for France, Canada and Belgium."""
