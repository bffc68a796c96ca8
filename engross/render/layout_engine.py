"""WeasyPrint as this project uses it: loaded on demand, with our fonts only, without a network."""

from __future__ import annotations

import atexit
import logging
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from typing import Any

from engross.diagnostics import Collector, Origin, Refused, refuse
from engross.model.rendering import Look
from engross.render.fonts import SCHEME, font_faces, font_file, is_ours
from engross.render.hyphens import RULE

_OUR_FAMILIES = ("Source-Serif", "Source-Sans", "SourceSerif", "SourceSans")
"""How the PostScript names of our faces begin."""


def load_engine() -> None:
    """Import WeasyPrint ahead of time. A missing system library is not told here but when a page is laid out."""
    with suppress(OSError):
        import weasyprint  # noqa: F401  # importing is the point


def parse_html(html: str, look: Look) -> Any:
    """The page as WeasyPrint's `HTML`, for the medium named after the paper of the look."""
    from weasyprint import HTML

    return HTML(string=html, url_fetcher=_fetcher(), media_type=look.paper)


@cache
def fonts_and_base_style() -> tuple[Any, Any]:
    """WeasyPrint's configuration of our fonts, and the stylesheet that declares them.

    Both are made once for a process: several copies are laid out one after the other.
    """
    from weasyprint import CSS
    from weasyprint.text.fonts import FontConfiguration

    fonts = FontConfiguration()
    atexit.register(fonts_and_base_style.cache_clear)
    return fonts, CSS(string=f"{font_faces()}\n{RULE}", font_config=fonts, url_fetcher=_fetcher())


def foreign_fonts(document: Any) -> Iterator[str]:
    """The families of the fonts of a drawn document that are not the files of our packages.

    A stylesheet may call another file `Source Serif Pro`, in which the outline of "3" shows "8".
    """
    from weasyprint.text.fonts import get_hb_object_data

    for font in document.fonts.values():
        if not is_ours(get_hb_object_data(font.hb_face)):
            yield font.family


def release_fonts() -> None:
    """Delete the temporary files of the fonts. A process that ends by `os._exit` must call this itself."""
    fonts_and_base_style.cache_clear()


@contextmanager
def engine_checked(*looks: Look) -> Iterator[set[str]]:
    """Check what the engine needs, and turn its warnings into diagnostics.

    Checks that WeasyPrint loads and that the images of `looks` decode. Gives a set for the names of
    the fonts of the PDF: whoever writes the PDF fills it, and a font that is not ours is refused.

    Raises `Refused`: missing-library (Pango is not there), unreadable-image, emblem-unusable,
    style-problem (a rule of the stylesheet that the engine does not know), foreign-font.
    """
    try:
        import weasyprint  # noqa: F401  # whether it loads is the question
    except OSError as error:
        raise refuse("missing-library", Origin("Pango"), reason=str(error).splitlines()[0]) from None
    for look in looks:
        if look.images:
            from engross.render.emblem_check import require_usable_emblems

            require_usable_emblems(look.images)
    collector = Collector()
    style, used_fonts = Origin(looks[0].style_file), set[str]()
    with _WarningsKept() as warnings:
        try:
            yield used_fonts
        except AssertionError as error:
            # WeasyPrint 70 takes some layouts for impossible. One is generated content that is positioned
            # (`p::before { position: absolute }`): it is drawn, and then missed when the structure is written.
            raise refuse("style-problem", style, problem=f"WeasyPrint: {str(error) or 'AssertionError'}") from None
        except (OSError, SyntaxError) as error:
            # Pillow raises either for a truncated image. Images of the look were checked, so it is one of the style.
            raise refuse("style-problem", style, problem=str(error)) from None
    for message in warnings.messages:
        collector.add("style-problem", style, problem=message)
    for name in sorted(used_fonts):
        # An embedded subset is named `ABCDEF+Source-Serif-Pro`; a name without `+` is of a font that was not embedded.
        if not name.partition("+")[2].startswith(_OUR_FAMILIES):
            collector.add("foreign-font", style, name=name.partition("+")[2] or name)
    if collector.failed:
        raise Refused(collector)


def pango_version() -> str:
    """The version of Pango, which chooses where lines break. Raises `Refused` (missing-library)."""
    try:
        from weasyprint.text.ffi import pango
    except OSError as error:
        raise refuse("missing-library", Origin("Pango"), reason=str(error).splitlines()[0]) from None
    number = int(pango.pango_version())
    return f"{number // 10000}.{number // 100 % 100}.{number % 100}"


def _fetcher() -> Any:
    """A fetcher for the fonts of our packages and for `data:` addresses. All others are refused."""
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    class Fetcher(URLFetcher):  # type: ignore[misc]  # WeasyPrint has no types
        def fetch(self, url: str, headers: Any = None) -> Any:
            if url.startswith(SCHEME):
                return URLFetcherResponse(url, font_file(url.removeprefix(SCHEME)).read_bytes())
            if url.startswith("data:"):
                return super().fetch(url, headers)
            raise ValueError(f"not fetched: {url[:80]}")

    return Fetcher()


class _WarningsKept(logging.Handler):
    """Keeps the warnings of WeasyPrint: a rule that it does not know, an image that it could not get."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())

    def __enter__(self) -> _WarningsKept:
        self.logger = logging.getLogger("weasyprint")
        self.before = (list(self.logger.handlers), self.logger.propagate)
        self.logger.handlers, self.logger.propagate = [self], False
        return self

    def __exit__(self, *exception: object) -> None:
        self.logger.handlers, self.logger.propagate = self.before
