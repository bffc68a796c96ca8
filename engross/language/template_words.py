"""What templates print in one language, for templates that do not say it themselves."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class TemplateWords:
    """Words of the page and labels of provisions, by their names in `template.yaml`."""

    words: Mapping[str, str] = field(default_factory=dict)
    """Words of the page: between, page, draft."""
    labels: Mapping[str, str] = field(default_factory=dict)
    """How a provision is labelled, by its kind: `Artículo {n}`."""
