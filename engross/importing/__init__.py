"""Taking an old act out of a file: its text as clauses, and what it says of itself as proposals.

`divided` finds the parts of an act in an outline: title, parties, text, closing sentence, signatures, annexes; `labels`
tells its numbered paragraphs from its lists. `proposals` says what the parts name and how sure that is. `clause_text`
writes the Markdown of a clause, `files` all files of the workspace. Nothing is written here, and no word is left out:
what is not understood stays text.
"""
