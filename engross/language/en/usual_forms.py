"""English usual forms.

Shapes of public acts of the United Kingdom (« for … substitute ») and of Canada (« by striking out … and substituting »).
"""

from __future__ import annotations

from engross.language.usual_forms import UsualForms

_SHALL = r"(?:is|are|shall be)"
_FOLLOWS = r"(?:the following(?: [\w ]+?)?)"
USUAL_FORMS = UsualForms(
    forms=(
        ("everywhere", r"(?:throughout the (?:text|agreement|act|protocol)|wherever (?:it|they) occurs?)"
         r"(?P<exception>, except (?:in )?.+?)?,? (?:for )?{old} (?:" + _SHALL + r" replaced (?:by|with)|substitute) {new}"),
        ("replace-words", r"(?:{at},? )?for {old},? (?:there (?:is|are|shall be) substituted|substitute) {new}"),
        ("replace-words", r"(?:{at},? )?{old} " + _SHALL + r" (?:replaced (?:by|with)|substituted by) {new}"),
        ("replace-words", r"{at} is amended by (?:striking out|deleting|replacing) {old} (?:and substituting|and replacing it with|with) {new}"),
        ("insert-after-words", r"(?:{at},? )?after {anchor},? insert {new}"),
        ("insert-after-words", r"(?:{at},? )?after {anchor},? {new} (?:is|are|shall be) inserted"),
        ("insert-after-words", r"{at} is amended by (?:adding|inserting) {new} after {anchor}"),
        ("insert-before-words", r"(?:{at},? )?before {anchor},? insert {new}"),
        ("insert-before-words", r"(?:{at},? )?before {anchor},? {new} (?:is|are|shall be) inserted"),
        ("delete-words", r"(?:{at},? )?(?:omit|delete) {old}"),
        ("delete-words", r"(?:{at},? )?{old} " + _SHALL + r" (?:deleted|omitted|repealed)"),
        ("delete-words", r"{at} is amended by (?:striking out|deleting) {old}"),
        ("append", r"(?:at )?{the},? (?:add|insert) (?P<what>[^“”]+?) ?:? ?{q}"),
        ("append", r"(?:at )?{the},? (?:add|insert) (?P<what>[^“”]+?) ?:?"),
        ("append", r"{the} is amended by adding (?P<what>[^“”]+?) at the end ?:? ?{q}"),
        ("append", r"{the} is amended by adding (?P<what>[^“”]+?) at the end ?:?"),
        ("append", r"{the},? (?P<what>the following [\w ]+?) (?:is|are|shall be) added ?:?"),
        ("insert-after", r"after {the},? (?:insert|add) (?P<what>[^“”]+?) ?:? ?{q}"),
        ("insert-after", r"after {the},? (?:insert|add) (?P<what>[^“”]+?) ?:?"),
        ("insert-after", r"after {the},? (?P<what>[^“”]+?) (?:is|are|shall be) (?:inserted|added) ?:?"),
        ("replace", r"{the} " + _SHALL + r" (?:deleted and )?(?:replaced (?:by|with)|substituted by) " + _FOLLOWS + r" ?:? ?{q}"),
        ("replace", r"{the} " + _SHALL + r" (?:deleted and )?(?:replaced (?:by|with)|substituted by) " + _FOLLOWS + r" ?:?"),
        ("replace", r"for {the},? substitute " + _FOLLOWS + r"? ?:? ?{q}"),
        ("replace", r"for {the},? substitute(?: " + _FOLLOWS + r")? ?:?"),
        ("delete", r"{the} " + _SHALL + r" (?:repealed|deleted|omitted|revoked)"),
        ("delete", r"(?:omit|delete|repeal) {the}"),
    ),
    nouns={
        "paragraph": "paragraph", "paragraphs": "paragraph", "sentence": "sentence", "sentences": "sentence",
        "point": "item", "row": "row", "column": "column", "table": "table", "heading": "heading", "title": "heading",
    },
    quoted_nouns=("the word", "the words", "the amount", "the year", "the number", "the date", "the figure", "the expression"),
    fillers=frozenset("in of the at to".split()),
    separators=(", ", " of ", " in ", " to "),
    last=frozenset(("last", "final")),
    first=frozenset(("first", "opening")),
    second=frozenset(("second",)),
    start=frozenset(("beginning", "start")),
    end=frozenset(("end",)),
    same=frozenset(("same article", "that article", "said article")),
    except_="except ",
    sentence_words=frozenset(("sentence", "sentences")),
)  # fmt: skip
