"""The signature fields of an electronic original, in the order of signature."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from engross.copies.signing_order import signing_order
from engross.language import grammar as grammar_of
from engross.language.locale_grammar import Grammar
from engross.model.document import Document, Front, Signature, Version, plain
from engross.model.field import FieldRole, SignatureField
from engross.model.materials import Materials
from engross.model.noun import Noun
from engross.model.rendering import Placement
from engross.model.tag import localized

_ROLES: Mapping[str, FieldRole] = {"signs": "signature", "countersigns": "countersignature", "witness": "witness"}
INITIALS, TIMESTAMP = "initials", "timestamp"


def initials_box(signature: Signature) -> str:
    """The node id of the box for the initials of a signatory."""
    return f"{INITIALS}-{signature.id}"


def monogram(name: str) -> str:
    """The first letters of a name, for the box to initial: Jean-Luc Fictif → J.-L. F."""
    words = [word for word in name.replace("’", "'").split() if word[:1].isalpha()]
    return "\u00a0".join("-".join(f"{part[0]}." for part in word.split("-") if part) for word in words)


def signature_fields(
    document: Document,
    materials: Materials,
    grammar: Grammar,
    placements: Mapping[str, Sequence[Placement]],
) -> tuple[SignatureField, ...]:
    """The fields in the order of signature. The last signature locks the document, except for its timestamp.

    With `initials: fields`, each signatory also has a field on every page
    with their box, signed just before their signature.
    """
    signing = materials.protocol.signing
    fields: list[SignatureField] = []
    for signature in signing_order(document, materials):
        role = _ROLES[signature.role]
        base = _field(signature, role, materials, grammar, document)
        if signing.initials == "fields":
            for placement in placements.get(initials_box(signature), ()):
                tooltip = _in_each_language(document, INITIALS, name=base.person, n=str(placement.page))
                name = f"{INITIALS}-{signature.id}-p{placement.page}"
                fields.append(replace(base, name=name, role="initials", tooltip=tooltip, placement=placement))
        node = f"sign-{signature.id}"
        here = next(iter(placements.get(node, ())), None)
        fields.append(replace(base, node=node, placement=here))
    fields = [replace(field, order=order) for order, field in enumerate(fields, 1)]
    if fields:
        fields[-1] = replace(fields[-1], lock="all")
    lang = document.lang
    tooltip = _in_each_language(document, TIMESTAMP)
    fields.append(SignatureField(TIMESTAMP, "timestamp", "", "", "", "", tooltip, lang, 0))
    return tuple(fields)


def _field(
    signature: Signature, role: FieldRole, materials: Materials, grammar: Grammar, document: Document
) -> SignatureField:
    party = materials.parties.get(signature.party)

    def on_behalf(version: Version) -> str:
        """« pour la Ville de Québec », in the language of a version."""
        spoken = grammar if version.lang == grammar.tag else grammar_of(version.lang)
        noun = (localized(party.name, version.lang) or Noun(text=signature.party)) if party else None
        words = version.front.word("for").replace("{the}", spoken.the(noun)) if noun else ""
        return words[:1].lower() + words[1:]

    person = plain(signature.name)
    return SignatureField(
        name=f"{role}-{signature.id}",
        role=role,
        signatory=signature.id,
        party=signature.party,
        person=person,
        capacity=", ".join(plain(line) for line in signature.capacity),
        tooltip=_in_each_language(document, role, on_behalf, name=person),
        lang=grammar.tag,
        order=0,
        certificate=_certificate(signature, materials),
        day=_day(signature.party, materials),
    )


def _day(party: str, materials: Materials) -> str:
    """The day on which a party signs as the act prints it; that of the first event for a witness."""
    events = materials.protocol.signing.events
    days = [event.date for event in events if not party or not event.parties or party in event.parties]
    return days[0].isoformat() if days and days[0] else ""


def _certificate(signature: Signature, materials: Materials) -> str:
    signing = materials.protocol.signing
    signatories = signing.signatories.get(signature.party, ()) if signature.party else signing.witnesses
    index = int(signature.id.rpartition("-")[2]) - 1
    return (signatories[index].certificate or "") if index < len(signatories) else ""


def _in_each_language(
    document: Document, what: str, on_behalf: Callable[[Version], str] | None = None, **facts: str
) -> str:
    """The tooltip of a field in each language of the act; texts that are the same appear once."""
    names = []
    for version in document.versions:
        behalf = {"for": on_behalf(version)} if on_behalf else {}
        names.append(_phrase(version.front, what, **facts, **behalf))
    return " / ".join(name for name in dict.fromkeys(names) if name)


def _phrase(front: Front, what: str, **facts: str) -> str:
    words = front.word(f"field-{what}")
    for name, fact in facts.items():
        words = words.replace("{" + name + "}", fact)
    return words.strip()
