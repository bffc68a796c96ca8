"""The interface of keys, wherever a key is kept."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from enum import StrEnum

from pyhanko.sign.signers import Signer


class Secret(StrEnum):
    """The secrets that a key may ask of its holder."""

    PASSPHRASE = "passphrase"
    PIN = "pin"
    CODE = "code"
    """A one-time code that a remote service sends to the holder."""
    ACCESS = "access"
    """The access token of a remote service (OAuth 2.0, RFC 6750)."""


AskSecret = Callable[[Secret, str], str]
"""Asks the holder for a secret of the named key, only at the moment it is needed. May raise `Refused`."""


class Key(ABC):
    """A key of a person, and the certificate that says whose it is."""

    @property
    @abstractmethod
    def name(self) -> str:
        """The name that its holder knows: a file, a token, a service."""

    @abstractmethod
    def opened(self, ask: AskSecret) -> AbstractAsyncContextManager[Signer]:
        """The key ready for use within the context. Raises `Refused` with the reason if it cannot be opened."""
