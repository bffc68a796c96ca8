"""English words of amendments and consolidated texts."""

from __future__ import annotations

from engross.language.amendments import AmendmentWords, FormulaWords, InstrumentWords, NoticeWords, VersionWords
from engross.language.en.traditions import ENGLISH
from engross.language.en.usual_forms import USUAL_FORMS
from engross.model.noun import Gender

_FORMULA = FormulaWords(
    signed=("signed", "signed"),
    seen="Having regard to the {base}, {signed} (hereinafter “{short}”),",
    seen_unsigned="Having regard to the {base} (hereinafter “{short}”),",
    earlier="Having regard to {the}, {signed},",
    error="Noting that the text as signed contains a clerical error,",
    agree="Agree to amend {base} as follows:",
    correct="Agree to correct {base} as follows:",
    rest="All other provisions {of} remain unchanged.",
    from_day="{this} takes effect on {day}.",
    from_signature="{this} takes effect on the day of its signature.",
    from_start="The correction has effect from the signature {of}.",
    and_=" and ",
    on="on ",
)
_NOTICE = NoticeWords(
    as_of="Consolidated text as of {day}",
    of_all="Consolidated text",
    not_signed="Not signed",
    notice_heading="Notice",
    notice="This consolidated text brings the act and its amendments together for the reader’s convenience. "
    "It is not signed: only the signed acts are authentic.",
    life={
        "coming": "On this day the act is not yet in force: it will be in force from {first}.",
        "pending": (
            "On this day the act is not yet in force: what its entry into force depends on has not happened yet."
        ),
        "provisional": "On this day the act is applied provisionally; it is not yet in force.",
        "running": "On this day the act is in force; its last day is {last}.",
        "running-open": "On this day the act is in force, without an end.",
        "suspended": "On this day the act is suspended.",
        "notice": "On this day the act is denounced and still in force; its last day is {last}.",
        "ended": "On this day the act is no longer in force; its last day was {last}.",
        "ended-open": "On this day the act is no longer in force.",
    },
    acts="Table of acts",
    history="History of the provisions",
    act="Act",
    signed_on="Signed on",
    in_force_on="In force on",
    status="Standing",
    provision="Provision",
    deed="What is done",
    by_whom="By",
    base="base act",
    applied="worked in",
    draft="not signed",
    later="not yet in force",
    repealed="repealed",
    repealed_and_kept="repealed, its amendments stay",
    from_the_start="from the start",
    paragraph="Paragraph",
    testimonium="Testimonium",
    cover="Title page",
    signatures="Signatures",
    original="original text",
    all_others="All others",
    all_="All",
    deeds={
        "modified": "amended",
        "replaced": "replaced",
        "inserted": "inserted",
        "repealed": "repealed",
        "moved": "moved",
        "renumbered": "renumbered",
        "rectified": "corrected",
    },
    by="by",
    article=", art. {n}",
    in_force=", in force {day}",
    since_the_start=", from the start",
    as_changed=", as {deed} by {act}",
    was="; the text as signed said: “{was}”",
    gone="{words}: ",
    between_notes="; ",
)
_VERSIONS = VersionWords(
    version="the {language} version",
    version_in="the version in {language}",
    languages={"fr": "French", "en": "English", "nl": "Dutch", "es": "Spanish"},
    only_here="in {version}, ",
    only_there="this article is about {version} only",
)
AMENDMENTS = AmendmentWords(
    traditions=(ENGLISH,),
    amendment=InstrumentWords(
        kind="Amendment",
        short="Amendment",
        gender=Gender.NEUTER,
        file="amendment",
        title="Amendment no. {n} {to}",
        cited_with_article=False,
    ),
    rectification=InstrumentWords(
        kind="Record of correction",
        short="Record of correction",
        gender=Gender.NEUTER,
        file="correction",
        title="Record of correction {of}",
    ),
    formula=_FORMULA,
    notice=_NOTICE,
    versions=_VERSIONS,
    usual=USUAL_FORMS,
)
