"""Reads text with positions into the typed model. Only this room knows YAML, front matter and Markdown files."""
