"""Takes changes of a text that came back into the files of the act. Each step is tried, and kept if it is right.

`comparable` brings the act and the text that came back into one form.
`merging` says which text is wanted where both sides went on. `typed_text`
and `bodies` change the typed text of clauses, `next_editions` opens the
editions that hold it, `values` changes the data whose printed words changed.
`taking_in` does all of it, step by step, and says what could not be placed.
"""
