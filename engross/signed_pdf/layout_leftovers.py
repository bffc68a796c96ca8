"""What the layout leaves in a PDF and nothing needs: taken away, so that a copy is light to read and quick to verify.

Whoever verifies a signature walks every way that leads to an object, once for
each state of the file. WeasyPrint lets every page and every form name all the
fonts and pictures of the document, and puts each run of words in an element
that says nothing.
"""

from __future__ import annotations

from pikepdf import Array, Dictionary, Name, NumberTree, Object, Pdf

from engross.signed_pdf.archival_rules import as_list

_SILENT = (Name.Span, Name.NonStruct)
"""Elements that mean nothing of their own (ISO 32000-1, 14.8.4.2 and 14.8.4.4)."""
_BARE = {"/Type", "/S", "/P", "/Pg", "/K"}
"""What an element has that bears no language, alternative, id or attribute."""


def remove_layout_leftovers(pdf: Pdf) -> None:
    """Leave each page and form the resources it uses, and each run of words to the element that speaks of it.

    What is read, seen and said stays as it was. `pdf` is changed.
    """
    pdf.remove_unreferenced_resources()
    if "/Names" in pdf.Root and not pdf.Root.Names.is_indirect:
        # Every signature writes the catalog anew: what no signature changes stands outside it.
        pdf.Root.Names = pdf.make_indirect(pdf.Root.Names)
    if "/StructTreeRoot" not in pdf.Root:
        return
    heirs: dict[tuple[int, int], Object] = {}
    for one in as_list(pdf.Root.StructTreeRoot, "/K"):
        _gather(one, heirs)
    if heirs:
        _hand_over(pdf, heirs)


def _gather(element: Object, heirs: dict[tuple[int, int], Object]) -> None:
    """Give `element` what silent elements inside it hold; `heirs` learns who has what was theirs."""
    kept: list[Object] = []
    waiting = list(reversed(as_list(element, "/K")))
    while waiting:
        one = waiting.pop()
        if not isinstance(one, Dictionary) or "/S" not in one:
            kept.append(one)
        elif _silent(one, element):
            heirs[one.objgen] = element
            waiting.extend(reversed(as_list(one, "/K")))
        else:
            one.P = element
            kept.append(one)
            _gather(one, heirs)
    if "/K" in element:
        element.K = Array(kept)


def _silent(one: Object, parent: Object) -> bool:
    """Whether what `one` holds can stand in `parent`: on its page, since words are named by their page."""
    if one.get("/S") not in _SILENT or not set(one.keys()) <= _BARE or "/K" not in one:
        return False
    worded = any(not isinstance(kid, Dictionary) for kid in as_list(one, "/K"))
    return not worded or ("/Pg" in parent and "/Pg" in one and parent.Pg.objgen == one.Pg.objgen)


def _hand_over(pdf: Pdf, heirs: dict[tuple[int, int], Object]) -> None:
    """The index of parents, by which words are found from the page (ISO 32000-1, 14.7.4.4), names the heirs."""
    tree = NumberTree(pdf.Root.StructTreeRoot.ParentTree)
    for number, entry in list(tree.items()):
        if isinstance(entry, Array):
            for at, one in enumerate(entry):
                if isinstance(one, Dictionary) and one.objgen in heirs:
                    entry[at] = heirs[one.objgen]
        elif entry.objgen in heirs:
            tree[number] = heirs[entry.objgen]
