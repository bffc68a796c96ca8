"""What a careful reader of English instruments watches for. Patterns are written for plain apostrophes and spaces."""

from __future__ import annotations

from engross.language.en.proofreading import PROOFREADING
from engross.language.en.reading import READING
from engross.language.lexicon import Lexicon, Watch, phrase

_MONTHS = [name.lower() for name in READING.months]
_WEEKDAYS = [name.lower() for name in READING.weekdays]
_MONTH = "|".join(_MONTHS)
_WEEKDAY = "|".join(_WEEKDAYS)
_COUNTS = {
    "one": 1, "a": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "duplicate": 2, "triplicate": 3, "quadruplicate": 4,
}  # fmt: skip
_COUNT = r"one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,2}"
_INSTRUMENTS = "accord agreement amendment arrangement charter contract declaration memorandum protocol treaty".split()
_INSTRUMENT = "|".join(_INSTRUMENTS)
_PURPOSES = "collaboration|cooperation|co-operation|friendship|partnership|twinning|understanding|intent"

_STARTS = (
    r"(?:(?:enters?|comes?|shall come|shall enter|will come|will enter) into (?:force|effect)"
    r"|(?:shall |will )?takes? effect"
    r"|(?:shall |will )?(?:becomes?|be|is) (?:effective|operative)|(?:shall |will )?commences?)"
)
_CONDITION = r"(?:ratification|approval|ratified|approved|notification of|authori[sz]ation|endorsement|endorsed)"

LEXICON = Lexicon(
    months={name: index for index, name in enumerate(_MONTHS, 1)},
    weekdays={name: index for index, name in enumerate(_WEEKDAYS)},
    date=phrase(
        rf"\b(?:(?P<weekday>{_WEEKDAY}),? )?(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? (?P<month>{_MONTH})"
        rf"|(?P<month2>{_MONTH}) (?P<day2>\d{{1,2}})(?:st|nd|rd|th)?),? (?P<year>\d{{4}})\b"
    ),
    counts=_COUNTS,
    number_words=frozenset(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
        "sixteen seventeen "
        "eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million "
        "billion half a and".split()
    ),
    number_joining=frozenset(("and", "a")),
    unit_phrases=("per cent",),
    other_number_words={
        100: ("hundred",),
        1_000: ("thousand",),
        1_000_000: ("million",),
        500_000: ("half million", "half of million"),
        1_500_000: ("one half million", "million half"),
        2_500_000: ("two half million",),
    },
    hundreds="hundred",
    units=frozenset("dollar dollars euro euros pound pounds canadian years months days percent of".split()),
    amounts=Watch(("(",), phrase(r"\((?:[A-Z]{0,3}[$€£] ?|[A-Z]{3} )?(?P<figures>\d[\d .,]*)\)")),
    bad_ordinals=Watch(
        tuple("123"),
        phrase(
            r"(?<![\w.,])(?:\d*(?:(?<!1)1(?:nd|rd|th)|(?<!1)2(?:st|rd|th)|(?<!1)3(?:st|nd|th)|1[123](?:st|nd|rd)"
            r"|[04-9](?:st|nd|rd)))\b"
        ),
    ),
    instruments=frozenset(_INSTRUMENTS),
    deictic=Watch(
        tuple(_INSTRUMENTS),
        phrase(
            rf"\b(?:[Tt]his|[Tt]he present|the said) (?P<said>(?:{_INSTRUMENT}|{_INSTRUMENT.title()}))\b", exact=True
        ),
    ),
    own_deictic=phrase(r"\b[Pp]resent\b|\b[Tt]his [A-Z]", exact=True),
    kinds=Watch(
        ("this ", "present "),
        phrase(
            rf"\b(?:this|present) (?:(?P<what>{_PURPOSES}) (?P<head>{_INSTRUMENT})|(?P<head2>{_INSTRUMENT}) "
            rf"of (?P<what2>{_PURPOSES}))\b"
        ),
    ),
    signed_base=Watch(
        tuple(_INSTRUMENTS),
        phrase(
            rf"\bthe (?P<what>(?:[\w-]+ )?)(?P<head>{_INSTRUMENT})[^.;,]{{0,30}}? (?:signed|concluded|adopted|dated)"
            rf"(?: [^.;,\d]{{0,30}})? (?:in|on|of|dated)?(?: \d{{1,2}} (?:{_MONTH}))? ?(?P<year>(?:19|20)\d\d)\b"
        ),
    ),
    signed_after=phrase(
        r"(?:[^.;,\d]{0,20},? (?:signed|concluded|adopted|dated|made|entered into)(?: [^.;,\d]{0,30})? (?:in |on |of )?"
        rf"|,? (?:of|dated) (?=\d{{1,2}} (?:{_MONTH})|(?:{_MONTH}) \d))"
        rf"(?:(?P<day>\d{{1,2}}) (?P<month>{_MONTH}),? |(?P<month2>{_MONTH}) (?P<day2>\d{{1,2}}), )?"
        r"(?P<year>(?:19|20)\d\d)\b"
    ),
    signed_by=phrase(r"\b(?:signed|concluded|made)\b[^.;]{0,60}?\bby (?P<names>[^.;]{4,160})"),
    respective=phrase(r"\brespective(?:ly)?\b|\bin that order\b|\bthe (?:former|latter|first-named)\b"),
    defined=Watch(
        ("hereinafter", "hereafter", "referred to as"),
        phrase(
            r"\b(?:hereinafter|hereafter|referred to as)(?: (?:collectively |together |jointly )?(?:called|"
            r"referred to as|designated as|known as))?"
            r'(?: the)? ?(?P<name>["“«] ?[^"”»]{2,60}?) ?["”»]'
        ),
    ),
    period=Watch(
        (),
        phrase(
            rf"\b(?:this|present) (?:(?:{_PURPOSES}) )?(?:{_INSTRUMENT}) (?:for )?(?P<years>(?:19|20)\d\d ?[-–] "
            rf"?(?:19|20)\d\d)\b"
            r"|\bfor the period (?:from )?(?P<start>(?:19|20)\d\d)(?: to |-|–)(?P<end>(?:19|20)\d\d)\b"
        ),
    ),
    duration=Watch(
        ("year", "month"),
        phrase(
            rf"\b(?:(?:this|present) (?:[\w-]+ )?(?:{_INSTRUMENT})|it)(?: [\w'-]+){{0,3}}? "
            r"(?:concluded|valid|in force|into force|last|in effect|effective) for (?:(?:a|the) (?:period|"
            r"term|duration) of )?"
            rf"(?P<count>{_COUNT}|fifteen|twenty|thirty)(?: \(\d+\))? (?P<unit>years?|months?)\b"
        ),
    ),
    spans={"annual": 12, "biennial": 24, "triennial": 36, "quadrennial": 48, "quinquennial": 60, "decennial": 120},
    span=Watch(
        ("-year", "-month", "ennial", "annual"),
        phrase(
            rf"\b(?:this|the present|a|its) (?:\w+ )?(?:(?P<count>{_COUNT})-(?P<unit>year|month)"
            rf"|(?P<span>\w+ennial|annual))"
            rf"(?: [\w-]+)? (?:{_INSTRUMENT}|term|duration|period)\b"
        ),
    ),
    duration_units={"year": 12, "years": 12, "month": 1, "months": 1},
    references=Watch(
        ("article", "annex", "section"),
        phrase(
            r"(?<!\bits )(?<!\btheir )\b(?P<unit>articles?|annex(?:es)?|sections?) (?P<number>\d+"
            r"|[IVX]{1,5}\b|[A-H]\b)(?![\w-]|\.\w)"
            r"(?! ?,? (?:of (?!this|the present)|to the |, (?:of|to) ))"
        ),
    ),
    of_another_act=phrase(
        r"(?: ?\(\w{1,3}\))?(?:(?:, | and | or | to )(?:\d+|[IVX]+)(?: ?\(\w{1,3}\))?)* (?:of"
        r"|to) (?!this\b|the present\b)"
    ),
    provision_kinds={
        "article": "article",
        "articles": "article",
        "annex": "annex",
        "annexes": "annex",
        "section": "section",
        "sections": "section",
    },
    heading_number=phrase(r"(?:(?P<article>article|section|chapter) )?(?P<number>\d{1,2}|[IVX]{1,5})(?: ?[.):–-]| |$)"),
    on_signature=Watch(
        ("force", "effect", "commence"),
        phrase(rf"\b{_STARTS} (?:up)?(?:on|at|from|when|as of) [^.;,]{{0,40}}?\b(?:signature|signed)\b"),
    ),
    on_condition=Watch(
        ("force", "effect", "commence"),
        phrase(
            rf"\b(?:{_STARTS}[^.;]{{0,120}}?\b{_CONDITION}|(?:subject to|after|once|following) [^.;]{{0,40}}?"
            rf"{_CONDITION}[^.;]{{0,80}}?\b(?:force|effect|effective)\b)"
        ),
    ),
    pairs=Watch(
        ("both parties", "either party", "both cities", "either city", "the other party", "both sides"),
        phrase(r"\b(?:both|either|the other) (?:parties|party|cities|city|partner|partners)\b"),
    ),
    counted=Watch(
        ("two", "three", "four", "five", "six"),
        phrase(r"\bthe (?P<count>two|three|four|five|six) (?P<noun>\w+)\b"),
    ),
    counted_nouns=frozenset("parties partners signatories".split()),
    between=phrase(r" ?,? ?(?:and |or |with )?(?:(?:of |the |to |by |city ){0,4})"),
    gendered=phrase(
        r"\b(?:(?P<masculine>mr\.?|his worship)|(?P<feminine>mrs\.?|ms\.?|madam|her worship)) (?P<name>[\w-]+ "
        r"[\w'-]+)"
    ),
    common=frozenset("city cities town towns".split()),
    naming_parties=phrase(r"\b(?:between|with)\b"),
    kinds_of_party=frozenset("city town municipality borough township county region province village commune".split()),
    pronouns=frozenset(("it",)),
    negations=phrase(r"\b(?:not|no|never|neither|nor|cannot)\b"),
    decided_on=Watch(
        ("resolution", "decision", "by-law", "deliberation"),
        phrase(
            r"\b(?:resolution|decision|by-law|deliberation)s?\b[^;]{0,90}?\b(?:of|dated|adopted on|passed on|on) "
            rf"(?:(?P<day>\d{{1,2}}) (?P<month>{_MONTH}),? "
            rf"|(?P<month2>{_MONTH}) (?P<day2>\d{{1,2}}), )(?P<year>(?:19|20)\d\d)\b"
        ),
    ),
    decision_number=Watch(
        ("resolution", "decision", "by-law"), phrase(r"\b(?:nos?\.|numbers?) ?(?P<number>[\w./-]*\d[\w./-]*\w)")
    ),
    testimonium_openings=("done", "signed", "in witness"),
    done_at=phrase(r"\b(?:done|signed|made)(?: in [\w ]{3,40}?)? (?:at|in) (?P<place>[A-ZÀ-ÖØ-ÞŒ][\w'-]+)"),
    copies=Watch(
        ("duplicate", "triplicate", "original", "copies", "counterpart"),
        phrase(
            r"\bin (?:(?P<multiple>duplicate|triplicate|quadruplicate)|"
            rf"(?P<count>{_COUNT})(?: \(\d+\))?(?: original)? (?P<noun>originals?|cop(?:y|ies)|counterparts?))\b"
        ),
    ),
    paper=Watch(
        ("duplicate", "triplicate", "original", "copies", "counterpart"),
        phrase(
            rf"\bin (?:duplicate|triplicate|(?:{_COUNT})(?: original)? (?:originals?|cop(?:y|ies)|counterparts?))\b"
        ),
    ),
    texts=Watch(
        ("texts", "versions"),
        phrase(
            r"\b(?:(?P<both>both)|(?:the|all) (?P<count>two|three|four)) (?:texts|"
            r"versions)\b[^.;]{0,30}?\b(?:authentic|authoritative|valid)\b"
        ),
    ),
    authentic=phrase(r"\b(?:authentic|authoritative|authenticity|equally valid)\b"),
    languages=phrase(
        r"\b(?:english|french|dutch|german|arabic|spanish|italian|portuguese|chinese|japanese|romanian|polish|"
        r"russian|greek|inuktitut)\b"
    ),
    passing=Watch(
        (),
        phrase(
            r"\b(?:next year|last year|this year|shortly|recently|currently|at present|upcoming|"
            r"(?:will|shall) take place)\b"
        ),
    ),
    precedents=Watch(
        ("previous", "earlier", "prior"),
        phrase(
            rf"\b(?:the )?(?:(?:previous|earlier|prior)(?:ly signed)? (?:{_INSTRUMENT})s?|"
            rf"(?:{_INSTRUMENT})s? (?:previously|earlier) (?:signed|concluded))\b"
        ),
    ),
    anniversary=Watch(
        ("anniversar",), phrase(r"\b(?:(?P<n>\d{1,3})(?:st|nd|rd|th)|(?P<words>[\w-]+)) anniversar(?:y|ies)\b")
    ),
    blank_decision=Watch(
        ("resolution", "decision", "by-law", "order", "deliberation"),
        phrase(
            r"\b(?:resolution|decision|by-law|order|deliberation)[^.;,…_]{0,60}?"
            r"(?:no\.?|number|of|dated)(?: |$)?(?:[.…_]{2,}|…|[xX]{2,}\b|(?=,|;|$))"
        ),
    ),
    blank_date=Watch(
        ("…", "___", "....", "xx"),
        phrase(
            rf"\b(?:this|on|the|dated) (?:…|\.{{3,}}|_{{2,}}|xx+\b)(?: (?:day of|…|\.{{3,}}|_{{2,}}|{_MONTH}|"
            rf"xx+\b))*(?:,? \d{{2,4}})?"
        ),
    ),
    may_double=frozenset("that had".split()),
    articles=frozenset("the a an".split()),
    definite=frozenset(("the",)),
    conjunctions=frozenset(("and", "or")),
    proofreading=PROOFREADING,
)
