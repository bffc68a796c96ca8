"""Words of fictional cities, from which the texts of the hard cases are made."""

from __future__ import annotations

import random
from dataclasses import dataclass
from itertools import product


@dataclass(frozen=True)
class Bank:
    """Phrases of one language that go together in any order."""

    subjects: tuple[str, ...]
    verbs: tuple[str, ...]
    objects: tuple[str, ...]
    manners: tuple[str, ...]
    times: tuple[str, ...]
    titles: tuple[str, ...]
    names: tuple[str, ...]
    terms: tuple[str, ...]
    words: tuple[str, ...]
    leads: tuple[str, ...]
    conjunction: str
    grants: tuple[str, ...]
    about_terms: tuple[str, ...]

    def sentence(self, rng: random.Random) -> str:
        pick = rng.choice
        made = f"{pick(self.subjects)} {pick(self.verbs)} {pick(self.objects)} {pick(self.manners)}"
        if rng.random() < 0.6:
            made += f" {pick(self.times)}"
        if rng.random() < 0.3:
            made += f" {self.conjunction} {pick(self.verbs)} {pick(self.objects)}"
        return f"{made[0].upper()}{made[1:]}."

    def about(self, rng: random.Random, term: str) -> str:
        made = rng.choice(self.about_terms).format(term=term, o=rng.choice(self.objects), t=rng.choice(self.times))
        return f"{made[0].upper()}{made[1:]}."

    def grant(self, rng: random.Random, name: str) -> str:
        return self.grants[0].format(
            name=name, sum=rng.randrange(10, 99) * 500, day=rng.randrange(2, 28), rest=rng.randrange(2, 9) * 5
        )

    def enumeration(self, rng: random.Random) -> tuple[str, list[str]]:
        return rng.choice(self.leads), [
            f"{rng.choice(self.objects)} {rng.choice(self.manners)}" for _ in range(rng.randint(3, 5))
        ]


_NAMES = tuple(
    f"{first}{last}"
    for first, last in product(("Val", "Mont", "Clair", "Haut", "Beau", "Roche"), ("fleur", "brun", "lac", "pont"))
)
BANKS = {
    "fr": Bank(
        subjects=(
            "les deux villes", "le comité de suivi", "chaque partie", "la direction des relations internationales",
            "le service des archives", "la ville d’accueil", "le conseil consultatif", "l’équipe de projet",
            "le secrétariat commun", "la ville invitée", "le bureau des jumelages", "un groupe de jeunes élus",
        ),
        verbs=(
            "prépare", "soutient", "fait connaître", "coordonne", "évalue", "met à jour", "publie", "encourage",
            "documente", "finance en partie", "présente au public", "réexamine", "transmet", "organise",
        ),
        objects=(
            "les échanges d’artistes", "un programme de stages", "le relevé des dépenses", "les ateliers de médiation",
            "la liste des projets retenus", "des résidences d’écriture", "les travaux sur la mobilité douce",
            "un inventaire du patrimoine bâti", "les rencontres entre bibliothécaires", "le calendrier des missions",
            "les données ouvertes de la ville", "un guide des bonnes pratiques", "des visites d’entreprises",
            "les cours de langue", "le plan de sobriété énergétique", "une exposition itinérante",
        ),
        manners=(
            "avec l’appui des écoles", "selon ses moyens", "en lien avec les quartiers", "à parts égales",
            "sous réserve des crédits votés", "dans les deux territoires", "sans frais pour les participants",
            "après avis du conseil", "par la voie de correspondants désignés", "au bénéfice des associations locales",
            "en tenant compte des saisons", "avec un soin particulier pour l’accessibilité",
        ),
        times=(
            "chaque printemps", "avant la fin de l’exercice", "dans les trente jours", "tous les deux ans",
            "dès la première année", "à la demande de l’une des villes", "au plus tard en novembre",
            "pendant toute la durée du protocole", "lors de la réunion annuelle",
        ),
        titles=(
            "Culture", "Finances", "Jeunesse", "Mobilité", "Suivi", "Communication", "Patrimoine", "Numérique",
            "Éducation", "Environnement", "Sports", "Archives", "Tourisme durable",
        ),
        names=_NAMES,
        terms=("la commission mixte", "le comité de pilotage", "l’instance paritaire", "le groupe de coordination"),
        words=(
            "ensuite", "local", "commun", "rapidement", "partagé", "annuel", "ouvert", "conjoint", "utile", "nouveau",
            "souvent", "précis", "durable", "entier", "public", "prochain", "égal", "lointain", "simple", "certain",
        ),
        leads=("Les parties favorisent :", "Le programme comprend :", "Sont pris en charge :", "Le rapport décrit :"),
        conjunction="et",
        grants=(
            "L’association {name} reçoit une aide de {sum} dollars, versée le {day} mars, pour l’accueil de {rest} "
            "stagiaires ; elle en rend compte à la fin de l’exercice et conserve les pièces pendant cinq ans.",
        ),
        about_terms=(
            "{term} se réunit {t} et examine {o}", "{o} sont soumis à l’avis que rend {term} {t}",
            "toute difficulté est portée devant {term}, qui propose {o}", "{term} adopte {o} {t}",
            "les frais que cause {term} sont partagés {t}", "{t}, {term} approuve {o} à l’unanimité",
        ),
    ),
    "en": Bank(
        subjects=(
            "the two cities", "the steering committee", "each party", "the office of international relations",
            "the archives service", "the host city", "the advisory council", "the project team",
            "the joint secretariat", "the visiting city", "the twinning desk", "a group of young councillors",
        ),
        verbs=(
            "prepares", "supports", "makes known", "coordinates", "assesses", "updates", "publishes", "encourages",
            "documents", "funds in part", "shows to the public", "reviews", "forwards", "organizes",
        ),
        objects=(
            "exchanges of artists", "a programme of internships", "the statement of expenses", "mediation workshops",
            "the list of projects selected", "writing residencies", "work on walking and cycling",
            "an inventory of old buildings", "meetings between librarians", "the calendar of missions",
            "the open data of the city", "a guide to good practice", "visits to local firms",
            "language classes", "the energy saving plan", "a travelling exhibition",
        ),
        manners=(
            "with the help of schools", "within its means", "together with the districts", "in equal shares",
            "subject to the funds voted", "in both territories", "at no cost to those who take part",
            "after hearing the council", "through named correspondents", "for the benefit of local associations",
            "with regard to the seasons", "with special care for accessibility",
        ),
        times=(
            "every spring", "before the end of the financial year", "within thirty days", "every second year",
            "from the first year on", "at the request of either city", "no later than November",
            "for as long as the protocol lasts", "at the yearly meeting",
        ),
        titles=(
            "Culture", "Finance", "Youth", "Mobility", "Follow-up", "Communication", "Heritage", "Digital affairs",
            "Education", "Environment", "Sports", "Records", "Sustainable tourism",
        ),
        names=_NAMES,
        terms=("the joint commission", "the steering group", "the parity board", "the liaison panel"),
        words=(
            "then", "local", "common", "quickly", "shared", "annual", "open", "joint", "useful", "new",
            "often", "precise", "lasting", "whole", "public", "next", "equal", "distant", "simple", "certain",
        ),
        leads=("The parties encourage:", "The programme covers:", "These are paid for:", "The report describes:"),
        conjunction="and",
        grants=(
            "The association {name} receives a grant of {sum} dollars, paid on {day} March, to host {rest} trainees; "
            "it accounts for it at the end of the year and keeps the vouchers for five years.",
        ),
        about_terms=(
            "{term} meets {t} and considers {o}", "{o} are put to {term}, which advises {t}",
            "any difficulty is brought before {term}, which proposes {o}", "{term} adopts {o} {t}",
            "the costs of {term} are shared {t}", "{t}, {term} approves {o} without a vote against",
        ),
    ),
}  # fmt: skip
