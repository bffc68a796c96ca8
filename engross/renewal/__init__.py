"""The next period: a draft out of the act before it, what ages in it, the sheet to decide on, what changes."""
