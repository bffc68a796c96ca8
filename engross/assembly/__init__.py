"""From materials to the document tree, in passes: select, fill, parse, number, refer, typeset."""
