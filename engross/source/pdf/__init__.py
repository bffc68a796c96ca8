"""Reading a PDF for comparing (ISO 32000-1).

`opened` opens a file within bounds. A file that this program wrote is read by its structure tree: `marked_content`
gives the words of each marked sequence, `structure` the tree with its pages joined, `tagged_words` and
`tagged_signatures` its paragraphs and signatures, `as_page` a page of HTML that says the same, for the HTML reader.
Any other file is read from its pages as they are printed: `printed_lines` gives lines, `running_lines` takes out what
repeats on each page, `columns` puts lines in order, `printed_paragraphs` joins the lines of a paragraph.
"""
