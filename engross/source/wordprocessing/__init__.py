"""Reads files of word processors: DOCX (ECMA-376) and ODT (ISO/IEC 26300).

`package` opens a file within bounds. `docx` and `odt` read its text as a list of `WordPassage`: paragraphs with their
runs, their place in tables, their tracked changes. `resolve` accepts or rejects the changes, `numbers` computes the
automatic numbers, `outlined` makes an outline of the result.
"""
