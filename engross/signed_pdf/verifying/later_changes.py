"""The rules of pyHanko that say which changes after a signature are signatures, proof or something else."""

from __future__ import annotations

from collections.abc import Iterable

from engross.signed_pdf.verifying.lazy_pyhanko import (
    DEFAULT_DIFF_POLICY,
    CatalogModificationRule,
    DocInfoRule,
    DSSCompareRule,
    HistoricalResolver,
    MetadataUpdateRule,
    ModificationLevel,
    ObjectStreamRule,
    ReferenceUpdate,
    StandardDiffPolicy,
    XrefStreamRule,
    generic,
)


class _NewMetadata(MetadataUpdateRule):
    """The rule for metadata. It is skipped if no revision wrote the metadata again, which saves parsing them twice."""

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]

    def apply(self, old: HistoricalResolver, new: HistoricalResolver) -> Iterable[ReferenceUpdate]:
        number = _number(new)
        if number is None or number != _number(old) or _written(number, old, new):
            yield from super().apply(old, new)


def _number(revision: HistoricalResolver) -> int | None:
    """The number of the object that holds the metadata, if they are an object of their own."""
    metadata = dict.get(revision.root, "/Metadata")
    return metadata.idnum if isinstance(metadata, generic.IndirectObject) else None


def _written(number: int, old: HistoricalResolver, new: HistoricalResolver) -> bool:
    """Whether a revision after the old one, up to the new one, holds an object of that number."""
    return any(
        ref.idnum == number
        for revision in range(old.revision + 1, new.revision + 1)
        for ref in new.reader.xrefs.explicit_refs_in_revision(revision)
    )


_PROOF = ModificationLevel.LTA_UPDATES
POLICY = StandardDiffPolicy(
    global_rules=[
        CatalogModificationRule(),
        *(
            rule.as_qualified(_PROOF)
            for rule in (DocInfoRule(), XrefStreamRule(), ObjectStreamRule(), DSSCompareRule(), _NewMetadata())
        ),
    ],
    form_rule=DEFAULT_DIFF_POLICY.form_rule,
)
