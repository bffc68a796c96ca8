"""The only place that knows YAML, front matter and Markdown files: text with positions to typed model."""
