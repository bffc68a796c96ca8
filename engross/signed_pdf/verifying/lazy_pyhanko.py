"""Imports what verification needs of pyHanko, without the modules for signing.

The package `pyhanko.sign` imports signers, timestamps and an HTTP client before
any of its modules. Verification needs none of them, and they double its time.
So the code of the package itself runs only when one of its names is asked for.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from importlib.util import find_spec, module_from_spec
from typing import Any


@contextmanager
def _waiting(name: str) -> Iterator[None]:
    """Delays the code of the package `name` until one of its own attributes is missing.

    Its modules are imported as usual.
    """
    spec = find_spec(name)
    if name in sys.modules or spec is None or spec.loader is None:
        yield
        return
    package, run = module_from_spec(spec), spec.loader.exec_module

    def missed(attribute: str) -> Any:
        # `from pyhanko.sign import attributes` asks for a module. Running the package now would import it in a ring.
        if not attribute.startswith("__") and find_spec(f"{name}.{attribute}") is not None:
            return import_module(f"{name}.{attribute}")
        vars(package).pop("__getattr__", None)
        run(package)
        return getattr(package, attribute)

    vars(package)["__getattr__"] = missed
    sys.modules[name] = package
    parent, _, module_name = name.rpartition(".")
    setattr(sys.modules[parent], module_name, package)
    yield


with _waiting("pyhanko.sign"):
    from pyhanko.pdf_utils import generic
    from pyhanko.pdf_utils.decode_limits import DecodePurpose
    from pyhanko.pdf_utils.misc import PdfError, PdfStrictReadError
    from pyhanko.pdf_utils.reader import HistoricalResolver, PdfFileReader
    from pyhanko.sign.diff_analysis import (
        DEFAULT_DIFF_POLICY,
        CatalogModificationRule,
        DiffResult,
        DocInfoRule,
        DSSCompareRule,
        MetadataUpdateRule,
        ModificationLevel,
        ObjectStreamRule,
        ReferenceUpdate,
        StandardDiffPolicy,
        XrefStreamRule,
    )
    from pyhanko.sign.fields import enumerate_sig_fields
    from pyhanko.sign.general import SigningError
    from pyhanko.sign.validation.dss import DocumentSecurityStore
    from pyhanko.sign.validation.errors import NoDSSFoundError, SignatureValidationError, ValidationInfoReadingError
    from pyhanko.sign.validation.generic_cms import cms_basic_validation, collect_timing_info
    from pyhanko.sign.validation.pdf_embedded import (
        EmbeddedPdfSignature,
        async_validate_pdf_timestamp,
    )
    from pyhanko.sign.validation.settings import KeyUsageConstraints
    from pyhanko.sign.validation.status import PdfSignatureStatus, SignatureCoverageLevel
    from pyhanko_certvalidator import ValidationContext
    from pyhanko_certvalidator.errors import PathError, ValidationError

__all__ = [
    "DEFAULT_DIFF_POLICY",
    "CatalogModificationRule",
    "DSSCompareRule",
    "DecodePurpose",
    "DiffResult",
    "DocInfoRule",
    "DocumentSecurityStore",
    "EmbeddedPdfSignature",
    "HistoricalResolver",
    "KeyUsageConstraints",
    "MetadataUpdateRule",
    "ModificationLevel",
    "NoDSSFoundError",
    "ObjectStreamRule",
    "PathError",
    "PdfError",
    "PdfFileReader",
    "PdfSignatureStatus",
    "PdfStrictReadError",
    "ReferenceUpdate",
    "SignatureCoverageLevel",
    "SignatureValidationError",
    "SigningError",
    "StandardDiffPolicy",
    "ValidationContext",
    "ValidationError",
    "ValidationInfoReadingError",
    "XrefStreamRule",
    "async_validate_pdf_timestamp",
    "cms_basic_validation",
    "collect_timing_info",
    "enumerate_sig_fields",
    "generic",
]
