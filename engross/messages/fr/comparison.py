"""Le récit d’une comparaison en français, tel qu’un greffe l’écrirait."""

from __future__ import annotations

from collections.abc import Sequence

from engross.messages.comparison import (
    ComparisonWords,
    heading_parts,
    main_provision,
    named_provisions,
    only_provision,
    short_line,
    short_pair,
)
from engross.model.summary import ConcordanceRow, Fact, Fate, Move, ProvisionName, Summary, Topic

_GENDERS = dict.fromkeys(
    "alinéa article axe chapitre domaine engagement objectif paragraphe point préambule thème titre volet".split(),
    "m",
) | dict.fromkeys("action annexe clause disposition partie priorité section".split(), "f")
_VOWELS = "aeiouyéèêàâîôûœAEIOUYÉÈÊÀÂÎÔÛŒ"
_FATES = {
    Fate.KEPT: "inchangé",
    Fate.NEW: "nouveau",
    Fate.DROPPED: "supprimé",
    Fate.SPLIT: "divisé",
    Fate.MERGED: "réuni",
    Fate.MOVED: "déplacé",
    Fate.RENUMBERED: "renuméroté",
    Fate.RETITLED: "nouvel intitulé",
    Fate.REWORDED: "récrit",
    Fate.REPLACED: "remplacé",
    Fate.RELAID: "alinéas redécoupés",
    Fate.REORDERED: "passages déplacés",
    Fate.REFERENCES: "numéros ou renvois mis à jour",
    Fate.VALUES: "données mises à jour",
    Fate.TYPOGRAPHY: "typographie",
    Fate.FORMATTING: "mise en forme",
    Fate.LISTS: "listes",
}


def _quoted(text: str) -> str:
    return f"« {short_line(text)} »"


def _called(provision: ProvisionName) -> tuple[str, str, str]:
    """Le nom sans article, son genre, et l’intitulé qui le suit entre parenthèses."""
    if provision.id.partition("@")[0] == "cover":
        return "page de titre", "f", ""
    if provision.id == "front-matter":
        return "en-tête du fichier", "m", ""
    if provision.id == "notes":
        return "liste des notes", "f", ""
    if provision.id == "signatures":
        return "bloc de signatures", "m", ""
    if not provision.heading:
        return ("passage", "m", f" qui commence par {_quoted(provision.opening)}") if provision.opening else (
            "disposition sans titre", "f", "")  # fmt: skip
    parts = heading_parts(provision)
    word = parts.word.lower()
    if not word and parts.number and provision.around.strip():
        around = short_line(provision.around).split()[0].lower()
        word = around.removesuffix("s") if around.removesuffix("s") in _GENDERS else ""
    within = f" ({_quoted(provision.around)})" if provision.repeated and provision.around else ""
    if word in _GENDERS and parts.number:
        titled = f" ({_quoted(parts.title)})" if parts.title else ""
        return f"{word} {parts.number}", _GENDERS[word], titled + within
    whole = short_line(provision.heading)
    if whole.lower() in _GENDERS:
        return whole.lower(), _GENDERS[whole.lower()], within
    return f"disposition {_quoted(whole)}", "f", within


def name(provision: ProvisionName) -> str:
    """« article 3 (« Budget ») », sans article défini."""
    text, _, more = _called(provision)
    return text + more


def _joined(first: str, provision: ProvisionName, *, titled: bool = True, former: bool = False) -> str:
    text, gender, more = _called(provision)
    if former:
        text = f"ancien {text}" if gender == "m" else f"ancienne {text}"
    vowel = text[0] in _VOWELS
    article = "l’" if vowel else "le " if gender == "m" else "la "
    forms = {
        "": article,
        "de": "de l’" if vowel else "du " if gender == "m" else "de la ",
        "à": "à l’" if vowel else "au " if gender == "m" else "à la ",
        "dans": f"dans {article}",
    }
    return forms[first] + text + (more if titled else "")


def _the(provision: ProvisionName, *, former: bool = False) -> str:
    return _joined("", provision, former=former)


def _e(provision: ProvisionName) -> str:
    return "e" if _called(provision)[1] == "f" else ""


def _words(out: int, into: int) -> str:
    """« 12 mots retirés, 15 ajoutés »."""
    s_out, s_in = ("s" if n > 1 else "" for n in (out, into))
    if out and into:
        return f"{out} mot{s_out} retiré{s_out}, {into} ajouté{s_in}"
    return f"{out} mot{s_out} retiré{s_out}" if out else f"{into} mot{s_in} ajouté{s_in}"


def _count(words: int) -> str:
    return f"{words} mot{'s' if words > 1 else ''}"


def _list(items: Sequence[str]) -> str:
    return " et ".join(filter(None, (", ".join(items[:-1]), items[-1])))


def _became(old: str, new: str, times: int) -> str:
    more = f" ({times} fois)" if times > 1 else ""
    if not old:
        return f"{_quoted(new)} s’ajoute{more}"
    if not new:
        return f"{_quoted(old)} disparaît{more}"
    was, now = short_pair(old, new)
    return f"« {was} » devient « {now} »{more}"


def fact(item: Fact, summary: Summary) -> str:
    """Un fait, en une proposition."""
    n = len(item.changes)
    match item.topic:
        case Topic.PERIOD:
            return f"la période passe de {item.old} à {item.new}"
        case Topic.DATE:
            return f"la date passe du {short_line(item.old)} au {short_line(item.new)}"
        case Topic.VALUE:
            here = only_provision(item, summary)
            place = f"{_joined('dans', here, titled=False)}, " if here else ""
            return place + _became(item.old, item.new, n)
        case Topic.REFERENCES:
            return "un numéro ou un renvoi suit" if n == 1 else f"{n} numéros ou renvois suivent"
        case Topic.TYPOGRAPHY:
            places = "un endroit" if n == 1 else f"{n} endroits"
            return f"la typographie est retouchée en {places} (espaces, apostrophes, guillemets), sans toucher aux mots"
    assert item.row is not None
    row = summary.rows[item.row]
    return _of_provision(item.topic, row) or _inside(item, main_provision(row), summary)


def _of_provision(topic: Topic, row: ConcordanceRow) -> str:
    """Ce que devient une disposition entière ; vide si le fait n’en dit rien."""
    here = main_provision(row)
    match topic:
        case Topic.NEW:
            feminine = _called(here)[1] == "f"
            return f"{_the(here)} est {'nouvelle' if feminine else 'nouveau'}"
        case Topic.DROPPED:
            return f"{_the(here, former=True)} est supprimé{_e(here)}"
        case Topic.SPLIT:
            olds = _list([_the(old, former=True) for old in row.old])
            parted = "sont divisés" if len(row.old) > 1 else f"est divisé{_e(row.old[0])}"
            return f"{olds} {parted} : {_list([_the(new) for new in row.new])}"
        case Topic.MERGED:
            olds = _list([_the(old, former=True) for old in row.old])
            return f"{olds} sont réunis {_joined('dans', here)}"
        case Topic.MOVED:
            if Fate.RENUMBERED in row.fates:
                return f"{_joined('', row.old[0], titled=False, former=True)} change de place et devient {_the(here)}"
            return f"{_the(here)} change de place"
        case Topic.HEADING:
            if not heading_parts(here).number:
                old, new = short_pair(row.old[0].heading, here.heading)
                if old != short_line(row.old[0].heading):
                    return f"l’intitulé « {old} » devient « {new} »"
                return f"{_the(row.old[0])} s’intitule désormais {_quoted(here.heading)}"
            old, new = (heading_parts(provision, whole=True).title for provision in (row.old[0], here))
            return f"{_joined('', here, titled=False)} change de titre : {_became(old, new, 1)}"
        case Topic.RENUMBERED:
            return f"{_joined('', row.old[0], titled=False, former=True)} devient {_the(here)}"
    return ""


def _inside(item: Fact, here: ProvisionName, summary: Summary) -> str:
    """Un fait à l’intérieur d’une disposition `here` : ce qui y est déplacé, récrit, mis en forme."""
    n = len(item.changes)
    match item.topic:
        case Topic.SIGNATURES:
            if item.old and item.new:
                return f"{_joined('dans', here)}, {_quoted(item.old)} laisse la place à {_quoted(item.new)}"
            return f"{_quoted(item.old or item.new)} {'n’est plus' if item.old else 's’ajoute'} {_joined('dans', here)}"
        case Topic.PASSAGE:
            words = sum(summary.changes[index].words_moved for index in item.changes)
            count = "un passage" if n == 1 else f"{n} passages"
            verb = "passe" if n == 1 else "passent"
            if item.other is None:
                return f"{_joined('dans', here)}, {count} change{'' if n == 1 else 'nt'} de place ({_count(words)})"
            there = main_provision(summary.rows[item.other])
            return f"{count} {_joined('de', there)} {verb} {_joined('à', here)} ({_count(words)})"
        case Topic.PARAGRAPHS:
            return f"{_joined('dans', here)}, le découpage en alinéas change"
        case Topic.REPLACED:
            return f"le texte {_joined('de', here)} est remplacé ({_words(item.words_out, item.words_in)})"
        case Topic.LINKS:
            text = summary.changes[item.changes[0]].set
            if item.old and item.new:
                return f"{_joined('dans', here)}, le lien {_quoted(text)} mène à {item.new} et non plus à {item.old}"
            if item.new:
                return f"{_joined('dans', here)}, {_quoted(text)} est désormais un lien vers {item.new}"
            return f"{_joined('dans', here)}, {_quoted(text)} n’est plus un lien vers {item.old}"
        case Topic.LISTS:
            what = "un alinéa change" if n == 1 else f"{n} alinéas changent"
            return f"{_joined('dans', here)}, {what} de place dans la liste (niveau, puce ou numéro)"
        case Topic.FORMATTING:
            text = summary.changes[item.changes[0]].set
            what = f"{n} passages changent" if n > 1 else f"{_quoted(text)} change" if text else "un alinéa change"
            return f"{_joined('dans', here)}, {what} de mise en forme{'' if n > 1 or text else ' (retour à la ligne)'}"
        case _:
            if item.words_out or item.words_in:
                return f"{_joined('dans', here)}, {_words(item.words_out, item.words_in)}"
            return f"{_joined('dans', here)}, la ponctuation change"


_TOGETHER = {
    Topic.NEW: "{n} dispositions sont nouvelles",
    Topic.DROPPED: "{n} dispositions sont supprimées",
    Topic.SPLIT: "{n} dispositions sont divisées",
    Topic.MERGED: "{n} dispositions en réunissent plusieurs",
    Topic.MOVED: "{n} dispositions changent de place",
    Topic.HEADING: "{n} dispositions changent de titre",
    Topic.RENUMBERED: "{n} dispositions changent de numéro",
    Topic.PARAGRAPHS: "le découpage en alinéas change dans {n} dispositions",
    Topic.REPLACED: "le texte de {n} dispositions est remplacé",
    Topic.WORDING: "{n} dispositions sont récrites en partie",
    Topic.FORMATTING: "la mise en forme change dans {n} dispositions",
    Topic.LINKS: "des liens changent de destination dans {n} dispositions",
    Topic.LISTS: "les listes changent de niveau, de puce ou de numéro dans {n} dispositions",
}


def facts(topic: Topic, held: Sequence[Fact], summary: Summary) -> str:
    """Plusieurs faits du même ordre, ensemble."""
    changes = sum(len(item.changes) for item in held)
    out, into = sum(item.words_out for item in held), sum(item.words_in for item in held)
    match topic:
        case Topic.PERIOD:
            return f"{len(held)} périodes changent, la première de {held[0].old} à {held[0].new}"
        case Topic.DATE:
            return f"{len(held)} dates changent, la première du {short_line(held[0].old)} au {short_line(held[0].new)}"
        case Topic.VALUE:
            return f"{len(held)} données changent (par exemple, {_became(held[0].old, held[0].new, 1)})"
        case Topic.SIGNATURES:
            return f"les signataires ou leurs titres changent ({changes} changements)"
        case Topic.PASSAGE:
            words = sum(summary.changes[index].words_moved for item in held for index in item.changes)
            return f"{changes} passages changent de place ({_count(words)})"
    named, left = named_provisions(held, summary)
    names = [name(provision) for provision in named] + ([f"{left} autre{'s' if left > 1 else ''}"] if left else [])
    text = f"{_TOGETHER[topic].format(n=len({item.row for item in held}))} ({_list(names)})"
    return f"{text} : {_words(out, into)}" if topic is Topic.WORDING and (out or into) else text


def fates(row: ConcordanceRow) -> str:
    """« renuméroté, récrit »."""
    words = [_FATES[fate] for fate in row.fates]
    if Fate.SPLIT in row.fates:
        words[row.fates.index(Fate.SPLIT)] = f"divisé en {len(row.new)}"
    if Fate.MERGED in row.fates:
        words[row.fates.index(Fate.MERGED)] = f"{len(row.old)} réunis en {'un' if len(row.new) == 1 else len(row.new)}"
    return ", ".join(words)


def _reshaped(n: int) -> str:
    if n == 1:
        return "un titre change de niveau, sans qu’un mot change"
    return f"{n} titres changent de niveau, sans qu’un mot change"


def _nothing_else(left_out: Sequence[str]) -> str:
    if not left_out:
        return "rien d’autre ne change"
    return f"rien d’autre ne change dans ce qui a été comparé ; {_uncompared(left_out)}"


def _uncompared(left_out: Sequence[str]) -> str:
    verb = "n’a pas été comparé" if _single(left_out) else "n’ont pas été comparés"
    return f"{verb} : {_list(left_out)}"


def _single(left_out: Sequence[str]) -> bool:
    return len(left_out) == 1 and left_out[0].startswith("1 ")


def _lead(n: int, told: bool, identical: bool, left_out: Sequence[str]) -> str:
    left = f" ; {_uncompared(left_out)}" if left_out else ""
    if n:
        return "Un changement en tout." if n == 1 else f"{n} changements en tout."
    if told:
        return "Aucun mot ne change."
    if identical:
        return "Rien ne change : les deux textes sont identiques, au caractère près."
    return f"Rien ne change dans ce qui a été comparé{left}."


def _percent(part: int, whole: int) -> str:
    if not part or not whole:
        return ""
    share = round(100 * part / whole)
    return "moins de 1 %" if share < 1 else "plus de 99 %" if share > 99 and part < whole else f"{share} %"


def _move(move: Move) -> tuple[str, str]:
    if move.same:
        return ("déplacé plus bas", "venu de plus haut") if move.down else ("déplacé plus haut", "venu de plus bas")
    return f"déplacé vers {_joined('', move.new, titled=False)}", f"venu {_joined('de', move.old, titled=False)}"


COMPARISON_WORDS = ComparisonWords(
    name=name,
    fact=fact,
    facts=facts,
    fates=fates,
    reshaped=_reshaped,
    nothing_else=_nothing_else,
    lead=_lead,
    move=_move,
    percent=_percent,
)
