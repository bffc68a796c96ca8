"""English, for Canada, the United Kingdom and the United States."""
