"""A key to sign with, wherever it is kept."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from enum import StrEnum

from pyhanko.sign.signers import Signer


class Secret(StrEnum):
    """What a key may ask of its holder."""

    PASSPHRASE = "passphrase"
    PIN = "pin"
    CODE = "code"
    """A code for one time, that a remote service sends to its holder."""
    ACCESS = "access"
    """What proves to a remote service who calls it (OAuth 2.0, RFC 6750)."""


AskSecret = Callable[[Secret, str], str]
"""Asks the holder for a secret of the key named; called when it is needed and not before. May raise `Refused`."""


class Key(ABC):
    """A key of a person, and the certificate that says whose it is."""

    @property
    @abstractmethod
    def name(self) -> str:
        """What its holder calls it: a file, a token, a service."""

    @abstractmethod
    def opened(self, ask: AskSecret) -> AbstractAsyncContextManager[Signer]:
        """The key ready for use, for as long as the context lasts. Raises `Refused` with why it cannot be had."""
