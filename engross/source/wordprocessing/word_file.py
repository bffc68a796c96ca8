"""An opened DOCX or ODT: its text with tracked changes, and what it says once some of them are accepted."""

from __future__ import annotations

from dataclasses import dataclass, replace

from engross.model.outline import Outline
from engross.source.wordprocessing.docx import numbered_passages, read_docx
from engross.source.wordprocessing.numbers import NumberList, number
from engross.source.wordprocessing.odt import is_odt, read_odt
from engross.source.wordprocessing.offers import OfferedChange, offered
from engross.source.wordprocessing.outlined import outline_of_passages
from engross.source.wordprocessing.package import WordPackage
from engross.source.wordprocessing.passages import RichText, Taken, WordPassage, resolve


@dataclass(frozen=True, slots=True)
class WordFile:
    """`text` is what the file holds, before any change is accepted or rejected; `lists` are those of an ODT."""

    package: WordPackage
    text: RichText
    lists: dict[str, NumberList] | None = None

    def passages(self, taken: Taken) -> list[WordPassage]:
        """The passages once each change is accepted or rejected as `taken` says, their numbers computed."""
        settled = resolve(self.text.passages, taken)
        if self.lists is None:
            return numbered_passages(self.package, settled)
        number(settled, self.lists)
        return settled

    def outline(self, taken: Taken) -> Outline:
        """The outline once each change is accepted or rejected as `taken` says."""
        return outline_of_passages(self.passages(taken), self.text.lang)

    def counted(self) -> tuple[WordFile, list[OfferedChange]]:
        """The file with a number on each change, and its changes."""
        passages, changes = offered(self.text.passages)
        return replace(self, text=replace(self.text, passages=passages)), changes


def open_word_file(data: bytes, name: str) -> WordFile:
    """Open `data`, the file called `name`. Raises `Refused` as `read_word_file` does."""
    package = WordPackage(data, name)
    if is_odt(package):
        text, lists = read_odt(package)
        return WordFile(package, text, lists)
    return WordFile(package, read_docx(package))
