"""Puts signature fields into a laid-out PDF, on the page and in the reading order.

A widget is annotation and field in one (ISO 32000-1, 12.7.4.5 and 12.5.6.19).
Its `Form` element holds the object reference itself as `K`, not an array of
one. With an array, pyHanko calls the second signature a forbidden change.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from engross.model.field import SignatureField
from engross.signed_pdf.layout_leftovers import remove_layout_leftovers

_PRINT = 4
"""Print is on; Hidden, Invisible and NoView are off (ISO 19005-3, 6.3.2)."""


def place(content: bytes, fields: Sequence[SignatureField]) -> bytes:
    """Adds empty signature fields to the tagged PDF `content`, in their order of signature.

    A field with a node takes the place of the structure element that has the
    node's id; the others come at the end of the text, by page. A field
    without a placement is on the last page, with an empty rectangle. The same
    content and fields give the same bytes. Raises `ValueError` for a content
    that is not a tagged PDF, that has fields already, or that lacks a node or a
    page.
    """
    try:
        with pikepdf.open(BytesIO(content)) as pdf:
            remove_layout_leftovers(pdf)
            if fields:
                _Fields(pdf).put(fields)
            return _written(pdf)
    except pikepdf.PdfError as error:
        raise ValueError(f"not a PDF: {error}") from None


def _written(pdf: Pdf) -> bytes:
    """The bytes of the file: objects packed in object streams, an identifier computed from the content."""
    out = BytesIO()
    pdf.save(
        out,
        deterministic_id=True,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
        compress_streams=True,
        preserve_pdfa=True,
        fix_metadata_version=False,
    )
    return out.getvalue()


class _Fields:
    """One PDF while its fields are put in."""

    def __init__(self, pdf: Pdf) -> None:
        if "/StructTreeRoot" not in pdf.Root:
            raise ValueError("the PDF is not tagged")
        if "/AcroForm" in pdf.Root:
            raise ValueError("the PDF has fields already")
        self.pdf = pdf
        self.tree = pdf.Root.StructTreeRoot
        self.nodes = dict(_nodes(self.tree))
        self.numbers = self.tree.ParentTree.Nums
        self.next = max((int(self.numbers[index]) for index in range(0, len(self.numbers), 2)), default=-1) + 1
        self.looks: dict[tuple[float, float], Object] = {}

    def put(self, fields: Sequence[SignatureField]) -> None:
        timestamps = [field.name for field in fields if field.role == "timestamp"]
        widgets = {field.name: self.widget(field, timestamps) for field in fields}
        if len(widgets) < len(fields):
            raise ValueError("two fields have one name")
        margin = [field for field in fields if not field.node]
        for field in [
            *(field for field in fields if field.node),
            *sorted(margin, key=lambda field: self.page(field)[0]),
        ]:
            self.tag(field, widgets[field.name])
        self.tree.ParentTreeNextKey = self.next
        if "/IDTree" in self.tree:
            _forget(self.tree)
        order = sorted(fields, key=lambda field: (field.order == 0, field.order))
        self.pdf.Root.AcroForm = self.pdf.make_indirect(
            Dictionary(Fields=Array([widgets[field.name] for field in order]))
        )

    def page(self, field: SignatureField) -> tuple[int, Object]:
        """The number of a field's page, from 1, and the page."""
        number = field.placement.page if field.placement else len(self.pdf.pages)
        if not 1 <= number <= len(self.pdf.pages):
            raise ValueError(f"no page {number} for the field {field.name}")
        return number, self.pdf.pages[number - 1].obj

    def widget(self, field: SignatureField, timestamps: Sequence[str]) -> Object:
        """The field and its annotation in one, on its page."""
        _, page = self.page(field)
        put = field.placement
        corners = [put.left, put.bottom, put.right, put.top] if put else [0.0] * 4
        widget = self.pdf.make_indirect(
            Dictionary(
                Type=Name.Annot,
                Subtype=Name.Widget,
                FT=Name.Sig,
                T=String(field.name),
                TU=String(field.tooltip),
                F=_PRINT,
                Rect=Array([round(corner, 3) for corner in corners]),
            )
        )
        if put:
            widget.AP = Dictionary(N=self.look(put.right - put.left, put.top - put.bottom))
        if field.role != "timestamp":
            widget.Lock = self.pdf.make_indirect(_lock(field, timestamps))
        annotations = page.get("/Annots")
        if annotations is None:
            page.Annots = Array([widget])
        else:
            annotations.append(widget)
        page.Tabs = Name.S
        return widget

    def look(self, width: float, height: float) -> Object:
        """The empty appearance of an unsigned field (ISO 19005-3, 6.3.3). The page itself draws the line to sign on."""
        size = (round(width, 3), round(height, 3))
        if size not in self.looks:
            form = self.pdf.make_stream(b"", Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, *size]))
            form.Resources = Dictionary()
            self.looks[size] = form
        return self.looks[size]

    def tag(self, field: SignatureField, widget: Object) -> None:
        """Puts the field's `Form` element into the reading order (ISO 14289-1, 7.18.4)."""
        _, page = self.page(field)
        form = self.element(field.node) if field.node else self.last()
        form.S = Name.Form
        form.Pg = page
        form.K = self.pdf.make_indirect(Dictionary(Type=Name.OBJR, Obj=widget, Pg=page))
        form.Lang = String(field.lang)
        form.Alt = String(field.tooltip)
        widget.StructParent = self.next
        self.numbers.append(self.next)
        self.numbers.append(form)
        self.next += 1

    def element(self, node: str) -> Object:
        """The structure element of a node if it is empty; otherwise a new element at its end."""
        if node not in self.nodes:
            raise ValueError(f"no place for a field: {node}")
        holder = self.nodes[node]
        kids = holder.get("/K")
        if kids is None or (isinstance(kids, Array) and len(kids) == 0):
            del holder["/ID"]
            return holder
        return self.inside(holder)

    def last(self) -> Object:
        top = self.tree.K[0] if isinstance(self.tree.K, Array) else self.tree.K
        return self.inside(top)

    def inside(self, parent: Object) -> Object:
        element = self.pdf.make_indirect(Dictionary(Type=Name.StructElem, P=parent))
        if not isinstance(parent.K, Array):
            parent.K = Array([parent.K])
        parent.K.append(element)
        return element


def _lock(field: SignatureField, timestamps: Sequence[str]) -> Dictionary:
    """The lock that signing this field sets (ISO 32000-1, 12.7.4.5, table 233; `P`: ISO 32000-2).

    The last signature locks all fields but the one of the document timestamp,
    which is filled after it.
    """
    if field.lock == "own":
        return Dictionary(Type=Name.SigFieldLock, Action=Name.Include, Fields=Array([String(field.name)]))
    if timestamps:
        names = Array([String(name) for name in timestamps])
        return Dictionary(Type=Name.SigFieldLock, Action=Name.Exclude, Fields=names, P=1)
    return Dictionary(Type=Name.SigFieldLock, Action=Name.All, P=1)


def _nodes(tree: Object) -> Iterator[tuple[str, Object]]:
    """The structure elements by node id, from the ID tree that the layout wrote."""
    if "/IDTree" in tree:
        for leaf in tree.IDTree.Kids:
            for index in range(0, len(leaf.Names), 2):
                yield str(leaf.Names[index]), leaf.Names[index + 1]


def _forget(tree: Object) -> None:
    """Removes from the ID tree the elements that became fields and lost their id."""
    [leaf] = tree.IDTree.Kids
    remaining = [
        part
        for index in range(0, len(leaf.Names), 2)
        if "/ID" in leaf.Names[index + 1]
        for part in (leaf.Names[index], leaf.Names[index + 1])
    ]
    if not remaining:
        del tree["/IDTree"]
        return
    leaf.Names = Array(remaining)
    leaf.Limits = Array([remaining[0], remaining[-2]])
