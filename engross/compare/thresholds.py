"""Every number that decides what a redline looks like, and the bounds that keep a comparison quick.

A likeness is a share from 0 to 1: twice the longest common subsequence of words over the words of both texts.
A margin is required over the most alike third text, as a fraction of the distance from its likeness to 1.0: if that
third is 0.6 alike, a margin of 0.25 asks for a likeness of 0.7. For each threshold `tests/compare/test_thresholds.py`
holds two pairs of texts: the redline of one changes when the number moves up by a third, that of the other when it
moves down.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Thresholds:
    """What decides how two texts are aligned and marked. Each field says its unit and the reason for its value."""

    # Paragraphs that are the same on both sides (matching)
    heading_words: int = 4
    """Words. A heading or a list item with fewer distinctive words is like others by chance: « Budget annuel »."""
    lone_words: int = 12
    """Words. A run of paragraphs with fewer does not move to another provision: lists name the same things."""
    unique_item_words: int = 5
    """Words. An unchanged item with at least as many, once on either side, may have moved to another list."""

    # Paragraphs that were changed (fuzzy matching); likenesses of two paragraphs
    sure_likeness: float = 0.75
    """From this likeness on two paragraphs are paired wherever they stand: three words in four are common."""
    certain_likeness: float = 0.9
    """From this likeness on a pair is not doubted, and boilerplate in the same place was edited."""
    far_likeness: float = 0.6
    """Asked of paragraphs left over that stand far apart, once the sure pairs are known."""
    near_likeness: float = 0.3
    """Asked of paragraphs left over in the same place, where the place itself is evidence."""
    rewritten_likeness: float = 0.45
    """Asked of paragraphs far apart that share word sequences which stand nowhere else."""
    row_likeness: float = 0.5
    """Asked of two rows of a table, cell by cell: below it one row went and another came."""
    doubt: float = 0.5
    """Likeness asked of a short paragraph far away, over that of a long one, before its words are counted."""
    doubt_per_word: float = 0.01
    """Likeness by which each word lessens that doubt: from 50 words on there is none."""
    most_doubt: float = 0.15
    """Likeness. The largest doubt: even a short paragraph needs no more than 0.9."""
    part_words: int = 12
    """Words. A paragraph with fewer that another one contains need not be a part of it."""
    twin_likeness: float = 0.55
    """From this likeness on paragraphs left over in one place may be near-duplicates and are tested for that."""

    # Near-duplicates
    sentences_per_repeat: int = 2_000
    """Sentences. For each so many of a document, a sentence may come back once by chance without being boilerplate."""
    near_duplicate_likeness: float = 0.5
    """Likeness from which a third paragraph counts as a near-duplicate."""
    margin: float = 0.25
    """Margin over the nearest near-duplicate that a pair needs."""
    plain_likeness: float = 0.9
    """From this likeness on two paragraphs far apart need not share a trigram that stands nowhere else."""
    shared_trigrams: int = 3
    """Trigrams of words that stand once in either text and are shared: with so many the smaller margin is enough."""
    margin_with_trigrams: float = 0.1
    """Margin that a pair with so many shared unique trigrams needs."""
    same_model_likeness: float = 0.75
    """Likeness to a third from which a paragraph was written after a model: grants that differ in names and sums."""
    margin_within_model: float = 0.6
    """Margin that such paragraphs need when they stand far apart."""
    margin_with_name: float = 0.3
    """The same where both have a word, most often a name, that no other paragraph of either text has."""
    brief_words: int = 15
    """Words. Shorter paragraphs have too little in them to be told from near-duplicates."""

    # Paragraphs cut and joined (split and merge)
    crossing_words: int = 6
    """Words that cross a paragraph mark when it moved. Fewer are shared by chance."""
    crossing_share: float = 0.5
    """Share of the words that two neighbours lost. If so many are found across them, the mark between them moved."""
    parts_share: float = 0.75
    """Share of a paragraph that its parts hold, and of the parts that it holds, when it was cut in several."""
    part_share: float = 0.7
    """Share of the words of a paragraph found in another of which it is a part."""
    half_share: float = 0.5
    """Share of the words of a paragraph, and of those still sought, that also makes it a part."""

    # Sentences of two paragraphs, one of which became the other (word diff)
    sure_sentence: float = 0.85
    """Likeness of two sentences that became one another, whatever stands around them."""
    edited_sentence: float = 0.55
    """Likeness asked of them where most of the text around was kept, or where they are all there is."""
    edited_text: float = 0.7
    """Likeness of two texts from which they were edited rather than written anew."""
    sentence_spread: float = 0.15
    """Likeness by which a sentence may be changed more than the paragraph that it stands in."""
    joined_share: float = 0.6
    """Share of the words of a neighbouring sentence found in a pair that makes it a part of that pair."""

    # Words of two sentences (word diff); a word weighs one
    run_cost: float = 1.4
    """Words. What a run of kept words must weigh to stand between two changes: one word alone does not."""

    # Sentences that moved from one paragraph to another
    moved_sentence_words: int = 6
    """Words below which a sentence found elsewhere says nothing."""
    moved_likeness_one_end: float = 0.88
    """Likeness of a sentence edited on its way, where the text around it was kept at one end."""
    moved_margin_one_end: float = 0.7
    """Margin over the most like third sentence that it then needs."""
    moved_likeness_both_ends: float = 0.65
    """The same likeness where the text around it was kept at both ends."""
    moved_margin_both_ends: float = 0.4
    """The same margin where the text around it was kept at both ends."""
    touched_words: int = 2
    """Words changed in one place. A sentence with no longer change anywhere was edited, not filled in anew."""
    touched_likeness: float = 0.75
    """Likeness asked of such a sentence; it needs no margin."""
    moved_share: float = 0.5
    """Share of a text that did not stay which its moved sentences must make up."""

    # Paragraphs as a whole (redline)
    related_likeness: float = 0.45
    """Likeness of two paragraphs of which one may have become the other by many small changes."""
    moved_paragraph_share: float = 0.4
    """Share of its words that a paragraph must have kept for it to be shown as moved."""
    replaced_share: float = 0.55
    """Share of the words in sentences without partners from which a paragraph was replaced, not edited."""
    recognised_likeness: float = 0.37
    """Likeness, less half the share of words in sentences without partners, at which a moved paragraph is known."""

    # Provisions (concordance); what binds two of them, in words kept
    provision_share: float = 0.3
    """Share of the words of the shorter provision that must have been kept, without a heading or an id in common."""
    replaced_body: float = 0.95
    """Share of the words under its heading that changed from which a provision was replaced, not reworded."""
    provision_part: float = 0.5
    """Share of the words of a provision that came out of another, or went into it, when that was split or merged."""


DEFAULT = Thresholds()
"""The thresholds that every comparison uses but the tests of the thresholds."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """What a comparison may cost. Beyond a bound fewer pairs are found, and the redline stays exact."""

    table_bits: int = 400_000_000
    """Bits of the largest table filled for one longest common subsequence: 50 MB, 20,000 words against as many."""
    total_bits: int = 10_000_000_000
    """Bits of all tables of one comparison, some seconds of work; beyond, only what is the same is paired."""
    least_bits: int = 20_000
    """Bits that comparing two paragraphs counts for at least: the cost of the call."""
    paragraph_characters: int = 500_000
    """Characters of a paragraph, some 200 pages, beyond which its tokens are its sentences and not its words."""
    pairs_in_place: int = 4_000
    """Pairs of unmatched paragraphs that are compared in one place."""
    sentence_pairs: int = 2_500
    """Pairs of sentences that are compared by likeness in one stretch."""
    cells: int = 2_500
    """Cells of the largest table in which runs of words are weighed; larger ones are only counted."""
    pair_holders: int = 12
    """Paragraphs. Two words in a row that more of them have suggest no partner far away: « de la »."""
    far_candidates: int = 3
    """Paragraphs far away that are looked at as partners of one."""
    sentence_pair_holders: int = 6
    """Sentences. Two words in a row that more of them have suggest no partner."""
    sentence_candidates: int = 3
    """Sentences that are looked at as partners of one."""
    slide_tokens: int = 200
    """Tokens by which an insertion or a deletion is moved to where a phrase begins."""
    neighbours: int = 100
    """Paragraphs before and after one that are looked at for its near-duplicates."""
    document_paragraphs: int = 2_500
    """Paragraphs of a document beyond which its sentences are not compared with one another."""
    near_duplicate_words: int = 1_000
    """Words. Longer paragraphs and sentences are no near-duplicates of others."""
    cuts: int = 40
    """How often a stretch of a long sequence is cut at what stands once in it before it is given up."""


BOUNDS = Bounds()
