"""The counterparts of an act: in which order each names its parties, what it bears, and that they all say the same."""
