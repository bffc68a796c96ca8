"""The acts of a workspace as a person in charge sees them: what ends when, and when drafting must start."""
