"""How the text names the parties: their number, gender, capital letter and sides."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from engross.checks.names import called, mentions_of, names_all, party_names
from engross.checks.reading import ActReading, Passage, VersionReading
from engross.diagnostics import Diagnostic, Severity
from engross.language import grammar as grammar_of
from engross.model.moment import is_open
from engross.model.noun import Gender, Noun
from engross.model.tag import localized

_WORD = re.compile(r"[^\W\d_]+")


def record(reading: ActReading) -> Iterator[Diagnostic]:
    """A party listed twice, or on no side or on two, or a side that names somebody who is no party."""
    keys = reading.protocol.parties
    for index, key in enumerate(keys):
        if key in keys[:index]:
            yield reading.tell("party-twice", reading.at("parties", index), Severity.ERROR, name=key)
    sides = reading.protocol.sides
    if not sides:
        return
    for key in keys:
        count = sum(side.parties.count(key) for side in sides)
        if count != 1:
            origin = reading.at("sides")
            yield reading.tell("party-on-no-side" if count == 0 else "party-twice", origin, Severity.ERROR, name=key)
    for number, side in enumerate(sides):
        for index, key in enumerate(side.parties):
            if key not in keys:
                origin = reading.at("sides", number, "parties", index)
                yield reading.tell("unknown-party", origin, Severity.ERROR, name=key, near="")


def counted(reading: ActReading) -> Iterator[Diagnostic]:
    """Words for two parties where there are more (« l'une ou l'autre », "both"), or for three where there are two."""
    count = len(reading.order)
    groups = {count, len(reading.protocol.sides) or count}
    for version in reading.versions:
        lexicon = version.lexicon
        nouns = lexicon.counted_nouns | _common(reading, version).keys()
        for passage in version.body:
            if lexicon.pairs and 2 not in groups:
                for match in lexicon.pairs.finditer(passage.text, passage.folded):
                    yield reading.tell_words("two-party-phrase", passage, match.start(), match.end(), count=str(count))
            if lexicon.counted:
                for match in lexicon.counted.finditer(passage.text, passage.folded):
                    if _COMPLEMENT.match(passage.text[match.end() :]):  # les trois partenaires du consortium
                        continue
                    if match["noun"].lower() in nouns and lexicon.counts[match["count"].lower()] not in groups:
                        yield reading.tell_words(
                            "parties-miscounted", passage, match.start(), match.end(), count=str(count)
                        )


def _common(reading: ActReading, version: VersionReading) -> dict[str, Noun]:
    """The plural common nouns of the parties, in small letters, when all share one."""
    common_nouns: dict[str, Noun] = {}
    for party in reading.materials.parties.values():
        common = localized(party.common, version.tag)
        if common is None or not common.plural:
            return {}
        common_nouns[common.plural.lower()] = common
    return common_nouns


_PROPER_BEFORE = re.compile(r"[A-ZÀ-Ý][\w'-]+ (?:[\w'-]+ )?(?:des|of) $")
_COMPLEMENT = re.compile(r" (?:du|de|des|d'|of)\b")


def capitals(reading: ActReading) -> Iterator[Diagnostic]:
    """« les deux Villes »: a common noun has no capital in the plural."""
    for version in reading.versions:
        if not version.lexicon.plural_in_small:
            continue
        for plural in _common(reading, version):
            capital = plural[:1].upper() + plural[1:]
            for passage in version.body:
                if plural not in passage.folded:
                    continue
                for match in re.finditer(rf"(?<![\w'-]){re.escape(capital)}(?![\w'-])", passage.text):
                    if _PROPER_BEFORE.search(passage.text[: match.start()]):  # le Réseau des Villes créatives
                        continue
                    if match.start() and passage.text[: match.start()].rstrip()[-1:] not in (".", ":", "–", "«"):
                        start = max(passage.text.rfind(" ", 0, match.start() - 1) + 1, 0)
                        yield reading.tell_words("capital-in-plural", passage, start, match.end(), right=plural)


def agreement(reading: ActReading) -> Iterator[Diagnostic]:
    """Adjectives of the parties, typed in a gender or number that is not theirs."""
    for version in reading.versions:
        if not version.lexicon.adjectives:
            continue
        forms = _forms(version.tag)
        nouns = [noun for key in reading.order if (noun := localized(reading.materials.parties[key].name, version.tag))]
        if len(nouns) != len(reading.order) or not nouns:
            continue
        gender, plural = version.grammar.number_of(nouns)
        common = _common(reading, version)
        names = party_names(reading, version)
        enacting = ""
        for passage in version.body:
            if passage.kind == "preamble" and enacting != passage.provision and names_all(passage.text, names):
                enacting = passage.provision
            first = _WORD.match(passage.folded)
            if first and first[0] in forms and passage.provision == enacting:
                yield from _check_agreement(reading, version, passage, first.start(), first.end(), gender, plural)
            elif version.lexicon.adjective_before and common:
                yield from _before(reading, version, passage, common, forms)


def _before(
    reading: ActReading, version: VersionReading, passage: Passage, common: dict[str, Noun], forms: dict[str, str]
) -> Iterator[Diagnostic]:
    assert version.lexicon.adjective_before is not None
    for match in version.lexicon.adjective_before.finditer(passage.text, passage.folded):
        noun = common.get(match["noun"].lower())
        group = "adjective" if match["adjective"] else "opening"
        if noun is not None and match[group].lower() in forms:
            yield from _check_agreement(
                reading, version, passage, match.start(group), match.end(group), noun.gender, True
            )


def _check_agreement(
    reading: ActReading, version: VersionReading, passage: Passage, start: int, end: int, gender: Gender, plural: bool
) -> Iterator[Diagnostic]:
    typed = passage.text[start:end]
    right = version.grammar.agree(_forms(version.tag)[typed.lower()], gender, plural)
    if typed.lower() != right.lower() and passage.typed(start, end):
        right = right.capitalize() if typed[0].isupper() else right
        yield reading.tell_words("agreement-wrong", passage, start, end, right=right)


@lru_cache(maxsize=64)
def _forms(tag: str) -> dict[str, str]:
    """Every form of the adjectives that open recitals, with its masculine singular."""
    grammar = grammar_of(tag)
    genders = (Gender.MASCULINE, Gender.FEMININE)
    return {
        grammar.agree(word, gender, plural).lower(): word
        for word in grammar.lexicon.adjectives
        for gender in genders
        for plural in (False, True)
    }


def in_title(reading: ActReading) -> Iterator[Diagnostic]:
    """A title or subject that names some of the parties only."""
    for version in reading.versions:
        pattern, whose = mentions_of(party_names(reading, version))
        for passage in version.passages:
            if passage.part == "title":
                named = {whose[match[0]] for match in pattern.finditer(passage.text)}
                # One alone may be the place of an event, unless the title says with whom the act is made.
                alone = len(named) == 1 and passage.kind == "title" and _names_with_whom(passage, pattern, version)
                if (len(named) > 1 or alone) and len(named) < len(reading.order):
                    missing = ", ".join(key for index, key in enumerate(reading.order) if index not in named)
                    yield reading.tell_words("title-omits-party", passage, 0, len(passage.text), parties=missing)


def _names_with_whom(passage: Passage, pattern: re.Pattern[str], version: VersionReading) -> bool:
    """Whether « entre » or « avec » stands right before the name of a party in a title."""
    before = version.lexicon.naming_parties
    match = pattern.search(passage.text)
    return before is not None and match is not None and before.search(passage.text[: match.start()]) is not None


def described(reading: ActReading) -> Iterator[Diagnostic]:
    """A party under a common noun that is not its own: « la Commune de Montfleur » for « Ville de Montfleur »."""
    for version in reading.versions:
        nouns_known = version.lexicon.kinds_of_party
        if not nouns_known:
            continue
        for key in reading.order:
            party = reading.materials.parties[key]
            town = localized(party.town, version.tag)
            own_names = " ".join(called(party, version.tag)).lower()
            common = localized(party.common, version.tag)
            own_names += f" {common.text.lower()}" if common else ""
            others = sorted(noun for noun in nouns_known if noun not in own_names)
            if town is None or not others or len(own_names.split()) < 2:
                continue
            pattern = _other_noun(tuple(others), town.text.replace("’", "'"))
            for passage in version.passages:
                for match in pattern.finditer(passage.text) if town.text in passage.text else ():
                    if passage.typed(match.start(), match.end("noun")):
                        yield reading.tell_words("party-described-two-ways", passage, *match.span(), party=key)


@lru_cache(maxsize=1024)
def _other_noun(nouns: tuple[str, ...], town: str) -> re.Pattern[str]:
    names = "|".join(noun.capitalize() for noun in nouns)
    return re.compile(
        rf"\b(?P<noun>{names})(?: \w+)?(?: d'| de | du | des | of )(?:la |le |l'|the )?{re.escape(town)}\b"
    )


def listed(reading: ActReading) -> Iterator[Diagnostic]:
    """A preamble that names other parties than the act, or a list with an item for some of the parties only."""
    for version in reading.versions:
        names = party_names(reading, version)
        pattern, whose = mentions_of(names)
        per_provision: dict[str, list[tuple[Passage, int]]] = {}
        for passage in version.passages:
            if passage.role == "parties":
                named = {whose[match[0]] for match in pattern.finditer(passage.text)}
                if named and len(named) < len(names):
                    yield _missing_parties(reading, passage, named)
            elif passage.part == "item" and (match := pattern.search(passage.text[:_ITEM_HEAD])):
                per_provision.setdefault(passage.provision, []).append((passage, whose[match[0]]))
        for items in per_provision.values():
            named = {party for _, party in items}
            if 1 < len(named) < len(names) and len(items) == len(named):
                yield _missing_parties(reading, items[-1][0], named)


_ITEM_HEAD = 40
"""Characters at the head of a list item in which the name of its party stands."""


def _missing_parties(reading: ActReading, passage: Passage, named: set[int]) -> Diagnostic:
    missing = ", ".join(key for index, key in enumerate(reading.order) if index not in named)
    return reading.tell_words("parties-out-of-step", passage, 0, len(passage.text), parties=missing)


def decision_numbers(reading: ActReading) -> Iterator[Diagnostic]:
    """The number of a decision that has not the shape of its party (`decision_number: CV-9999-9999`)."""
    shapes: dict[str, re.Pattern[str]] = {}
    for key, party in reading.materials.parties.items():
        if party.decision_number:
            shapes[key] = _shape(party.decision_number)
    yield from _recorded_numbers(reading, shapes)
    yield from _written_numbers(reading, shapes)


def _recorded_numbers(reading: ActReading, shapes: dict[str, re.Pattern[str]]) -> Iterator[Diagnostic]:
    """The numbers in the record of the act, each against the shape of its party."""
    for key, signatories in reading.protocol.signing.signatories.items():
        for index, signatory in enumerate(signatories):
            number = signatory.authority.number if signatory.authority else None
            shape = shapes.get(key)
            if number and not is_open(number) and (_has_letter_o(number) or (shape and not shape.fullmatch(number))):
                origin = reading.at("signing", "signatories", key, index, "authority", "number")
                wanted = reading.materials.parties[key].decision_number or ""
                yield reading.tell("decision-number-shape", origin, text=number, shape=wanted)


def _written_numbers(reading: ActReading, shapes: dict[str, re.Pattern[str]]) -> Iterator[Diagnostic]:
    """The numbers in the text, against the shapes of all parties; without shapes, against the first of the passage."""
    wanted = ", ".join(party.decision_number for party in reading.materials.parties.values() if party.decision_number)
    for version in reading.versions:
        watch = version.lexicon.decision_number
        if watch is None:
            continue
        for passage in version.body:
            numbers = [match.span("number") for match in watch.finditer(passage.text, passage.folded)]
            for start, end in numbers:
                number = passage.text[start:end]
                wrong = bool(shapes) and not any(shape.fullmatch(number) for shape in shapes.values())
                unlike = not shapes and _outline(number) != _outline(passage.text[slice(*numbers[0])])
                if (wrong or unlike or _has_letter_o(number)) and passage.typed(start, end):
                    yield reading.tell_words("decision-number-shape", passage, start, end, shape=wanted or "–")


def _outline(number: str) -> str:
    """The shape of a number: figures as 9, letters as A."""
    return re.sub(r"[^\W\d_]", "A", re.sub(r"\d+", "9", number))


_LETTER_O = re.compile(r"\d[Oo]|[Oo]\d|(?<!\w)[Oo]+(?!\w)|\d[lI](?!\w)|\dl\d")


def _has_letter_o(number: str) -> bool:
    """Whether a letter O or l stands for a zero or a one."""
    return _LETTER_O.search(number) is not None


@lru_cache(maxsize=256)
def _shape(written: str) -> re.Pattern[str]:
    """A shape as a pattern: 9 is a figure, A a letter, every other sign itself."""
    parts = {"9": r"\d", "A": "[^\\W\\d_]"}
    return re.compile("".join(parts.get(sign, re.escape(sign)) for sign in written))
