"""Reading files of word processors: DOCX (ECMA-376) and ODT (ISO/IEC 26300).

`package` opens them, within bounds; `docx` and `odt` walk their text and give `Passage`s: paragraphs with their runs,
their place in tables, their tracked changes. `resolve` takes changes or refuses them, `numbers` computes what is
numbered by itself, `outlined` makes an outline of what is left.
"""
