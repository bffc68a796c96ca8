"""Renewal: the draft of the next act, outdated words in it, the sheet on which people decide, and the changes."""
