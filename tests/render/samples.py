"""Documents made straight from the tree: every node there is, in one act of three cities that do not exist."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from struct import pack
from typing import Literal
from zlib import compress, crc32

from engross.diagnostics import Origin
from engross.model.document import (
    Block,
    Break,
    Cell,
    Document,
    Front,
    Inline,
    Item,
    ItemList,
    Number,
    Paragraph,
    Placeholder,
    Provision,
    Reference,
    Side,
    Signature,
    SignatureBlock,
    SignatureColumn,
    Styled,
    Superscript,
    Table,
    Text,
    Value,
    Version,
)
from engross.model.rendering import Look
from tests.conftest import ROOT


def _png(width: int, height: int) -> bytes:
    """A picture of one colour."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return pack(">I", len(content)) + kind + content + pack(">I", crc32(kind + content))

    rows = (b"\0" + b"\x8c\x2f\x39" * width) * height
    header = chunk(b"IHDR", pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", compress(rows)) + chunk(b"IEND", b"")


TEMPLATE = ROOT / "templates" / "protocol"
EMBLEMS = {
    "parties/lac.svg": b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 60"><path d="M2 2h36v30q0 20-18 26'
    b'Q2 52 2 32z" fill="#20507a"/><path d="M2 26h36v6H2z" fill="#e8e4d8"/></svg>',
    "parties/mont.svg": b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 40"><path d="M0 40L30 4l18 22L60 10'
    b'l30 30z" fill="#3d5a3a"/></svg>',
    "parties/port.png": _png(24, 30),
}
WORDS = {
    "fr": {"between": "Entre", "and": "et", "draft": "Projet", "page": "page {n} de {N}"},
    "en": {"between": "Between", "and": "and", "draft": "Draft", "page": "page {n} of {N}"},
    "nl": {"between": "Tussen", "and": "en", "draft": "Ontwerp", "page": "blz. {n} van {N}"},
}
HOSTILE = "<b>gras</b> {{ 7 * 7 }} *étoile* &amp; </style><script>"
FR = (
    "Les Parties conviennent de favoriser la circulation des artistes et des œuvres entre leurs territoires, "
    "d’encourager les échanges entre établissements d’enseignement et de soutenir les initiatives des associations "
    "qui contribuent à la connaissance réciproque de leurs habitants."
)
EN = (
    "The Parties agree to foster the movement of artists and of works between their territories, to encourage "
    "exchanges between educational establishments, and to support those undertakings of associations which "
    "contribute to a better mutual knowledge among their inhabitants."
)
NL = (
    "De Partijen komen overeen om de uitwisseling van kunstenaars en kunstwerken tussen hun grondgebieden te "
    "bevorderen en de samenwerking tussen onderwijsinstellingen, verenigingen en gemeentediensten aan te moedigen."
)


def t(text: str) -> tuple[Inline, ...]:
    return (Text(text),)


def p(ident: str, *content: Inline | str, role: str = "body") -> Paragraph:
    nodes = tuple(Text(one) if isinstance(one, str) else one for one in content)
    return Paragraph(ident, nodes, role, Origin("clauses/echantillon/1.md", 3))


def listed(ident: str, style: str, *items: str | tuple[str | Block, ...], labels: Sequence[str] = ()) -> ItemList:
    made = []
    for index, item in enumerate(items):
        parts = (item,) if isinstance(item, str) else item
        key = f"{ident}.{index + 1}"
        inside = tuple(p(f"{key}.p{at}", part) if isinstance(part, str) else part for at, part in enumerate(parts, 1))
        made.append(Item(key, t(labels[index] if labels else str(index + 1)), inside))
    return ItemList(ident, style, tuple(made))


def article(ident: str, rank: int, heading: str, *body: Provision | Block, word: str = "Article") -> Provision:
    bare: tuple[Inline, ...] = (Text("1"), Superscript("er")) if rank == 1 and word == "Article" else t(str(rank))
    return Provision(ident, "article", t(heading), Number(rank, bare, (Text(f"{word} "), *bare)), body)


def look(
    *,
    paper: Literal["a4", "letter"] = "a4",
    draft: bool = False,
    style: str = "",
    page: str = "",
    images: dict[str, bytes] | None = None,
) -> Look:
    """The built-in look; `style` is added to its stylesheet."""
    return Look(
        paper,
        draft,
        page or (TEMPLATE / "page.jinja").read_text(encoding="utf-8"),
        "templates/protocol/page.jinja",
        (TEMPLATE / "style.css").read_text(encoding="utf-8") + style,
        "templates/protocol/style.css",
        images or {},
    )


def front(lang: str = "fr", *, emblems: bool = False, sides: Sequence[Side] = ()) -> Front:
    titles = {
        "fr": ("Protocole de coopération", "pour la mise en œuvre du Sentier des trois rives"),
        "en": ("Cooperation protocol", "for the Three Shores Path"),
        "nl": ("Samenwerkingsprotocol", "voor het Drieoeverpad"),
    }
    names = {
        "fr": ("la Ville de Lac-Imaginaire", "le Syndicat du Mont-Inventé", "la Ville de Port-Feint"),
        "en": ("the City of Lac-Imaginaire", "the Mont-Inventé Board", "the City of Port-Feint"),
        "nl": ("de Stad Lac-Imaginaire", "het Syndicaat Mont-Inventé", "de Stad Port-Feint"),
    }
    parts = {"fr": ("d’une part,", "d’autre part"), "en": ("of the one part,", "of the other part"), "nl": ("", "")}
    title, subject = titles[lang]
    one, two, three = names[lang]
    first = ("parties/lac.svg", "parties/mont.svg") if emblems else ()
    last = ("parties/port.png",) if emblems else ()
    both = (Side((t(one), t(two)), t(parts[lang][0]), first), Side((t(three),), t(parts[lang][1]), last))
    return Front(t(title), t("2030-2032"), t(subject), tuple(sides) or both, tuple(WORDS[lang].items()))


def signature(party: str, rank: int, *, name: str = "", capacity: Sequence[str] = (), **more: str) -> Signature:
    role: Literal["signs", "countersigns", "witness"] = "signs"
    if more.get("role") == "countersigns":
        role = "countersigns"
    elif more.get("role") == "witness":
        role = "witness"
    names = ("Aurore Valcourt", "Bastien Lérablière", "Clémence d’Ormont", "Dieudonné Œuvrard", "Éléonore Fay")
    return Signature(
        f"{party}-{rank}",
        party,
        t(name or names[(rank - 1) % len(names)]),
        tuple(t(line) for line in capacity or (f"Conseillère déléguée n° {rank}",)),
        role,
        t(more["mention"]) if more.get("mention") else (),
    )


def signatures(*counts: int) -> SignatureBlock:
    """A block of one column for each count, with that many signatories."""
    columns = [
        SignatureColumn(
            f"p{index}",
            (t(f"Pour la Ville de Feinte-{index}"),),
            tuple(signature(f"p{index}", rank) for rank in range(1, count + 1)),
        )
        for index, count in enumerate(counts, 1)
    ]
    return SignatureBlock("signatures", tuple(columns))


def kitchen_signatures() -> SignatureBlock:
    return SignatureBlock(
        "signatures",
        (
            SignatureColumn(
                "lac",
                (t("Pour la Ville de Lac-Imaginaire"), t("For the City of Lac-Imaginaire")),
                (
                    signature("lac", 1, capacity=("Mairesse de Lac-Imaginaire", "Mayor of Lac-Imaginaire")),
                    signature(
                        "lac", 2, capacity=("Directeur général",), role="countersigns", mention="Contresigné par"
                    ),
                ),
            ),
            SignatureColumn(
                "mont",
                (t("Pour le Syndicat du Mont-Inventé"), t("For the Mont-Inventé Board")),
                (
                    signature(
                        "mont",
                        1,
                        name="Maximilienne-Alexandrine de la Rochefoucauld-Montmorency-Bellegarde",
                        capacity=("Présidente faisant fonction du Syndicat intercommunal du Mont-Inventé",),
                        mention="Par délégation du Conseil syndical",
                    ),
                ),
            ),
            SignatureColumn("port", (t("Pour la Ville de Port-Feint"),), (signature("port", 3),)),
            SignatureColumn("", (t("Témoin"),), (signature("witness", 5, role="witness"),)),
        ),
    )


def provisions(lang: str = "fr", *, hostile: bool = True) -> tuple[Provision, ...]:
    words = {"fr": FR, "en": EN, "nl": NL}[lang]
    say = {
        "fr": ("Préambule", "Objet", "Engagements des Parties", "Mise en œuvre", "Domaines prioritaires", "La culture"),
        "en": ("Preamble", "Purpose", "Commitments", "Implementation", "Priority areas", "Culture"),
        "nl": ("Preambule", "Doel", "Verbintenissen", "Uitvoering", "Prioritaire domeinen", "Cultuur"),
    }[lang]
    word = {"fr": "Article", "en": "Section", "nl": "Artikel"}[lang]
    long = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
    return (
        Provision(
            "preambule",
            "preamble",
            t(say[0]),
            body=(
                p("preambule/p1", "La Ville de Lac-Imaginaire, le Syndicat et la Ville de Port-Feint,", role="parties"),
                p(
                    "preambule/p2",
                    "Rappelant le 20",
                    Superscript("e"),
                    f" anniversaire du jumelage ; {words}",
                    role="recital",
                ),
                p("preambule/p3", f"Désireux de poursuivre « ensemble » leur œuvre ; {words}", role="recital"),
                p("preambule/p4", "Sont convenus de ce qui suit :", role="enacting"),
            ),
        ),
        article(
            "objet",
            1,
            say[1],
            p(
                "objet/p1",
                f"{words} Voir l’",
                Reference("engagements", "full", (Text("article 2"),)),
                ", ",
                Styled("emphasis", (Text("y compris "), Styled("strong", (Text("son annexe"),)))),
                ", au plus tard ",
                Value("signing.date", (Text("le 1"), Superscript("er"), Text(" mai 2030"))),
                ".",
                Break(),
                "Une ligne voulue par l’auteur : ",
                Placeholder("date du conseil"),
                ".",
            ),
            p("objet/p2", Value("hostile", (Text(HOSTILE),)) if hostile else "Rien.", f" ; {long} ; fin."),
            word=word,
        ),
        article(
            "engagements",
            2,
            say[2],
            p("engagements/p1", "Chacune des Parties s’engage :", role="lead"),
            listed(
                "engagements/l1",
                "decimal",
                (
                    "à entretenir sa partie du sentier, en particulier :",
                    listed(
                        "engagements/l1.1.l1",
                        "lower-alpha",
                        "le balisage ;",
                        (
                            "les abords :",
                            listed("engagements/l1.1.l1.2.l1", "lower-roman", "les haies ;", "les bancs ;"),
                        ),
                    ),
                ),
                "à transmettre ses comptes ;",
                f"à informer le public. {words}",
            ),
            p("engagements/p2", "Et ensuite :", role="lead"),
            listed("engagements/l2", "dash", f"par le Service de la culture : {words}", "par le Commissariat ;"),
            word=word,
        ),
        Provision(
            "domaines",
            "chapter",
            t(say[4]),
            body=(
                p("domaines/p1", "Trois domaines :", role="lead"),
                listed(
                    "domaines/l1",
                    "label",
                    "La culture",
                    "Le développement économique et l’innovation, y compris le numérique, la formation et la recherche",
                    "La gestion municipale",
                    "L’eau",
                    labels=("I.", "II.", "III.", "VIII."),
                ),
                Provision(
                    "culture",
                    "domain",
                    t(say[5]),
                    Number(1, t("I"), t("I.")),
                    (p("culture/p1", words), p("culture/p2", words)),
                ),
                Provision(
                    "eau",
                    "domain",
                    t("L’eau"),
                    Number(8, t("VIII"), t("VIII.")),
                    (
                        p("eau/p1", words),
                        Provision("sources", "point", (), Number(1, t("1"), t("8.1.")), (p("sources/p1", words),)),
                    ),
                ),
            ),
        ),
        Provision("oeuvre", "chapter", t(say[3]), body=(p("oeuvre/p1", words), p("oeuvre/p2", words))),
        Provision(
            "testimonium",
            "testimonium",
            body=(
                p(
                    "testimonium/p1",
                    "Fait à Port-Feint, le 1",
                    Superscript("er"),
                    " mai 2030, en trois exemplaires originaux.",
                ),
            ),
        ),
    )


def annexes(lang: str = "fr", rows: int = 6) -> tuple[Provision, ...]:
    head = (Cell(t("Poste")), Cell(t("Responsable"), "center"), Cell(t("Montant"), "right"))
    lines = tuple(
        (
            Cell(t(f"Poste n° {n} : entretien du balisage")),
            Cell((Text("la 1"), Superscript("re"), Text(" Ville")), "center"),
            Cell(t(f"{n}\u202f{n * 111 % 1000:03},50\u00a0€"), "right"),
        )
        for n in range(1, rows + 1)
    )
    return (
        Provision(
            "budget",
            "annex",
            t({"fr": "Budget du sentier", "en": "Budget of the path", "nl": "Begroting van het pad"}[lang]),
            Number(1, t("A"), t({"fr": "Annexe A", "en": "Annex A", "nl": "Bijlage A"}[lang])),
            (p("budget/p1", "Les dépenses :"), Table("budget/t1", head, lines), p("budget/p2", "Total au conseil.")),
        ),
    )


def document(
    langs: Sequence[str] = ("fr",),
    *,
    arrangement: Literal["sequence", "columns"] = "sequence",
    body: tuple[Provision, ...] | None = None,
    closing: tuple[Block, ...] | None = None,
    with_annexes: bool = True,
    emblems: bool = False,
) -> Document:
    """The kitchen sink, in these languages; `body` and `closing` take the place of its own."""
    versions = tuple(
        Version(
            lang,
            front(lang, emblems=emblems),
            provisions(lang, hostile=index == 0) if body is None else body,
            annexes(lang) if with_annexes else (),
        )
        for index, lang in enumerate(langs)
    )
    return Document(
        "essai/2030-2032",
        "protocol",
        "protocol",
        versions,
        (kitchen_signatures(),) if closing is None else closing,
        arrangement,
    )


def long_document(articles: int, *, langs: Sequence[str] = ("fr",), columns: bool = False) -> Document:
    """About one page for every three articles."""

    def made(lang: str) -> tuple[Provision, ...]:
        words = {"fr": FR, "en": EN, "nl": NL}[lang]
        texts = [
            article(
                f"a{n}",
                n,
                f"Disposition {n}",
                p(f"a{n}/p1", f"{words} {words}"),
                listed(f"a{n}/l1", "dash", "un point ;", f"{words}", "un autre."),
                p(f"a{n}/p2", words),
            )
            for n in range(1, articles + 1)
        ]
        return (*texts, provisions(lang)[-1])

    versions = tuple(Version(lang, front(lang), made(lang)) for lang in langs)
    arrangement: Literal["sequence", "columns"] = "columns" if columns else "sequence"
    return Document("essai/long", "protocol", "protocol", versions, (signatures(1, 1),), arrangement)


def renamed(document: Document, title: str) -> Document:
    first = document.versions[0]
    return replace(
        document, versions=(replace(first, front=replace(first.front, title=t(title))), *document.versions[1:])
    )
