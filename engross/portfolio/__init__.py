"""An overview of the acts of a workspace: when each ends, and when drafting of the next must start."""
