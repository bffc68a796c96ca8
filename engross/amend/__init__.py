"""Amendments: operations from two texts, their formal words, reading these back, and the text in force.

`apply` shares nothing with `derive`: what one proposes, the other carries out,
and the result is compared with what was wanted, character for character.
"""
