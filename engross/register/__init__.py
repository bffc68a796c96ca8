"""The register of copies: a file that is only ever added to, each line bound to the one before it."""
