"""What a proofreader of English knows. Sources: forms of public bodies; the messages of Word and Excel in English."""

from __future__ import annotations

import re

from engross.language.en.faults import faults
from engross.language.proofreading import Proofreading

_DECIDED = (
    "determined|defined|confirmed|completed|specified|decided|agreed|advised|announced|fixed|inserted|filled in"
    "|supplied"
)

PROOFREADING = Proofreading(
    blank_phrases=re.compile(
        r"\b(?:First [Nn]ame|Given [Nn]ame|Forename|Firstname)s?,? ?(?:and |/ ?)?(?:Last [Nn]ame|Surname|Family [Nn]ame"
        r"|Lastname|Name)\b|\bName,? (?:and )?Surname\b|\b(?i:surname, first name)\b"
        r"|(?i:\(\s?(?:(?:full )?name|title|date|place|address|amount|number|signature|city|town|year|duration|position"
        r"|capacity)s?(?: (?:and|of|in|to be) [^()]{1,50})?\s?\))"
        r"|\bMr\.? ?(?:/|or) ?(?:Mrs?|Ms)\b\.?(?:/ ?Ms\b\.?)?|\bMrs\.? ?/ ?Mr\b\.?|\bMs\.? ?/ ?Mr\b\.?"
        r"|\b(?i:his/her|her/his|he/she|she/he|him/her|\(s\)he|s/he|an?/the|is/are|it/they|city/town|mayor/mayoress)\b"
        r"|(?i:\bError! ?(?:Reference source not found|Bookmark not defined|Hyperlink reference not valid"
        r"|No text of specified style)[^.]{0,60}\.?)"
        r"|(?i:\bclick (?:or tap )?here to enter[^.]{0,30}\.?|\bchoose an item\.?|\bdelete (?:as"
        r"|where) (?:appropriate|applicable))"
        r"|(?i:\b(?:insert|enter|fill in|add) (?:the )?(?:name|date|place|title|amount|number|address)s? (?:here|of))"
        r"|(?i:\byour (?:name|city|organi[sz]ation) here\b)"
    ),
    undecided=re.compile(rf"\b[Tt]o be (?P<words>{_DECIDED})\b", re.IGNORECASE),
    before_value=frozenset("the of on at by in for is from date place no. number".split()),
    field_names=frozenset(
        "name surname title date place city town address amount year duration signatory position number party mayor "
        "subject period country first_name last_name".split()
    ),
    number_sign=re.compile(
        r"\b[Nn](?:o\.|umber) ?(?:…|\.{2,}|[_\s]*_|-{2,}|[xX]{2,}\b)|\b[Nn]o\. ?(?=[,;:)](?!\w)|$|\bof\b|\bdated\b)"
    ),
    cannot_end=frozenset("and or the a an".split()),
    drafting_labels=re.compile(
        r"^(?:Drafting note|Drafter's note|Note to (?:drafters?|the drafter|reviewers?|self)"
        r"|Editor's note|Internal note"
        r"|Option(?: \w{1,2})?|Alternative(?: \w{1,2})?|Variant(?: \w{1,2})?|Proposed (?:text|wording)|Comments?"
        r"|Optional clause|Model clause|Standard clause|Final provisions|Final clauses?"
        r"|Signature block|Recitals?|Preamble"
        r"|Closing formula|Working draft|Draft text|To be (?:checked|reviewed|deleted)(?: (?:by|with"
        r"|before) [^:]{2,40})?"
        r"|Clause \d+|Example)\s?:(?:\s|$)"
        r"|\b(?:Drafting|Drafter's|Editor's|Internal) note\b|\b(?:TODO|FIXME)\b",
    ),
    running_heads=re.compile(
        r"(?i:\bpage \d{1,3} ?(?:of|/) ?\d{1,3}\b)|^\s?[–-] ?\d{1,3} ?[–-]\s?$|^(?i:page \d{1,3})$"
        r"|^\d{1,3} ?/ ?\d{1,3}$"
        r"|(?i:\bcontinued (?:on|from) (?:the )?(?:next |previous )?page\b|\(continued\)$|\bprinted on \d)"
    ),
    alphabet="éèêëàâçôöïîüñ",
    capital_months=None,
    foreign_quotes=re.compile(r"(?P<quoted>«[^»]{1,80}»)|(?P<single>„[^“”]{1,80}[“”])"),
    foreign_words=frozenset(
        "accord avec charte convention coopération des du entente entre et jumelage la le les ville villes partenariat "
        "protocole commune".split()
    ),
    typing_slips={
        "teh": "the",
        "hte": "the",
        "adn": "and",
        "nad": "and",
        "fo": "of",
        "ot": "to",
        "thsi": "this",
        "wiht": "with",
        "fro": "for",
        "taht": "that",
        "whcih": "which",
        "thier": "their",
        "fomr": "from",
        "si": "is",
        "tehir": "their",
        "hsall": "shall",
        "thje": "the",
        "ther": "their",
        "ahve": "have",
    },
    faults=faults,
    known_words=frozenset(
        "hereinafter hereof hereto hereby herein hereunder thereof thereto therein thereunder twinned twinning "
        "co-operate co-operation co-operative e-mail videoconference videoconferences geomatics cybersecurity "
        "carpooling francophonie counterpart counterparts bylaw bylaws mayoress councillor councillors "
        "learnings intercultural multilingualism".split()
    ),
)
