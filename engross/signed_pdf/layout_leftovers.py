"""Removes resources and elements that the layout writes into a PDF and that nothing needs.

Verifying a signature follows every path to every object, once for each
revision. WeasyPrint lets each page and form name all fonts and pictures of the
document, and wraps each run of words in an element without meaning. Removing
them leaves a third of the paths. Example: `P > Span > words` becomes
`P > words`.
"""

from __future__ import annotations

from pikepdf import Array, Dictionary, Name, NumberTree, Object, Pdf

from engross.signed_pdf.archival_rules import as_list

_MEANINGLESS = (Name.Span, Name.NonStruct)
"""Elements without a meaning of their own (ISO 32000-1, 14.8.4.2 and 14.8.4.4)."""
_PLAIN_KEYS = {"/Type", "/S", "/P", "/Pg", "/K"}
"""The keys of an element that has no language, alternative text, id or attribute."""


def remove_layout_leftovers(pdf: Pdf) -> None:
    """Removes unused resources and meaningless structure elements from `pdf`, in place.

    The text, the look and the reading order stay the same.
    """
    pdf.remove_unreferenced_resources()
    if "/Names" in pdf.Root and not pdf.Root.Names.is_indirect:
        # Each signature writes the catalog again. An indirect object keeps the names out of it.
        pdf.Root.Names = pdf.make_indirect(pdf.Root.Names)
    if "/StructTreeRoot" not in pdf.Root:
        return
    heirs: dict[tuple[int, int], Object] = {}
    for element in as_list(pdf.Root.StructTreeRoot, "/K"):
        _gather(element, heirs)
    if heirs:
        _hand_over(pdf, heirs)


def _gather(element: Object, heirs: dict[tuple[int, int], Object]) -> None:
    """Moves the content of meaningless elements up into `element`; `heirs` maps each removed element to its heir."""
    remaining: list[Object] = []
    waiting = list(reversed(as_list(element, "/K")))
    while waiting:
        kid = waiting.pop()
        if not isinstance(kid, Dictionary) or "/S" not in kid:
            remaining.append(kid)
        elif _meaningless(kid, element):
            heirs[kid.objgen] = element
            waiting.extend(reversed(as_list(kid, "/K")))
        else:
            kid.P = element
            remaining.append(kid)
            _gather(kid, heirs)
    if "/K" in element:
        element.K = Array(remaining)


def _meaningless(element: Object, parent: Object) -> bool:
    """Whether the content of `element` may move into `parent`.

    Marked content may move only on the same page, because its ids count per page.
    """
    if element.get("/S") not in _MEANINGLESS or not set(element.keys()) <= _PLAIN_KEYS or "/K" not in element:
        return False
    worded = any(not isinstance(kid, Dictionary) for kid in as_list(element, "/K"))
    return not worded or ("/Pg" in parent and "/Pg" in element and parent.Pg.objgen == element.Pg.objgen)


def _hand_over(pdf: Pdf, heirs: dict[tuple[int, int], Object]) -> None:
    """Makes the parent tree (ISO 32000-1, 14.7.4.4) point at the heirs."""
    tree = NumberTree(pdf.Root.StructTreeRoot.ParentTree)
    for number, entry in list(tree.items()):
        if isinstance(entry, Array):
            for index, element in enumerate(entry):
                if isinstance(element, Dictionary) and element.objgen in heirs:
                    entry[index] = heirs[element.objgen]
        elif entry.objgen in heirs:
            tree[number] = heirs[entry.objgen]
