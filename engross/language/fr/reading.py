"""Words by which French is read."""

from __future__ import annotations

from engross.language.words import ReadingWords

READING = ReadingWords(
    months=tuple(
        "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split(),
    ),
    weekdays=tuple("lundi mardi mercredi jeudi vendredi samedi dimanche".split()),
    dates=("{day} {month} {year}",),
    ordinals=("er", "re", "ère", "e"),
    first=("premier", "première", "unique", "préliminaire"),
    joining=("et", "ou", "à"),
    provisions=tuple("article chapitre titre section annexe domaine partie".split()),
    ranks=(
        ("livre", "partie", "annexe", "appendice", "domaine", "axe"),
        ("titre",),
        ("chapitre",),
        ("section", "sect", "sous-section"),
        ("article", "art", "clause"),
    ),
    between=("entre",),
    done_at=("fait à", "fait au", "fait en", "signé à"),
    on_behalf=("pour", "au nom de", "au nom du"),
    and_="et",
    articles=(("la", "feminine"), ("le", "masculine"), ("l’", ""), ("les", "")),
    towns=("ville de", "ville d’", "commune de", "commune d’", "municipalité de", "cité de"),
    instruments=tuple("protocole accord convention entente avenant charte déclaration traité pacte".split()),
    common=tuple("et le les des du une est dans pour sur par aux leurs cette entre".split()),
    provisions_after=("annexe", "appendice"),
)
