"""Keys kept by a remote service. Talks to it through the API of the Cloud Signature Consortium (version 1.0.4.0)."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import aiohttp
from pyhanko.sign.general import SigningError
from pyhanko.sign.signers import Signer
from pyhanko.sign.signers.csc_signer import (
    CSCAuthorizationInfo,
    CSCAuthorizationManager,
    CSCCredentialInfo,
    CSCServiceSessionInfo,
    CSCSigner,
    fetch_certs_in_csc_credential,
)

from engross.diagnostics import Origin, Refused, refuse
from engross.signed_pdf.signing.key import AskSecret, Key, Secret
from engross.signed_pdf.signing.keyfile import certificates

_UNREACHABLE = (aiohttp.ClientConnectionError, aiohttp.InvalidURL, TimeoutError, OSError)


@dataclass(frozen=True, slots=True)
class RemoteKey(Key):
    """A credential of a signing service.

    `url` is the service's address, before `/csc/v1`. `patience` is how long it
    may take to answer, in seconds; a person may have to confirm on a
    telephone meanwhile.
    """

    url: str
    credential: str
    chain: tuple[Path, ...] = ()
    patience: int = 120

    @property
    def name(self) -> str:
        return self.url

    @asynccontextmanager
    async def opened(self, ask: AskSecret) -> AsyncIterator[Signer]:
        if not _is_private(self.url):
            raise refuse("csc-insecure", Origin(self.url), url=self.url)
        others = [certificate for path in self.chain for certificate in certificates(path)]
        access = ask(Secret.ACCESS, self.url)
        service = CSCServiceSessionInfo(self.url.rstrip("/"), self.credential, access or None)
        async with aiohttp.ClientSession(trust_env=False) as session:
            try:
                info = await fetch_certs_in_csc_credential(session, service, timeout=self.patience)
            except (SigningError, *_UNREACHABLE, ValueError, TypeError, KeyError, AttributeError, IndexError) as error:
                raise self._refused(error) from None
            if _word(info.response_data, "status", "cert") not in ("", "valid"):
                raise refuse("csc-refused", Origin(self.url), url=self.url, status="certificate")
            manager = _Authorization(service, info, session, self, ask)
            signer = _RemoteSigner(session, manager, sign_timeout=self.patience, embed_roots=False)
            signer.key = self
            signer.cert_registry.register_multiple(others)
            yield signer

    def _refused(self, error: BaseException) -> Refused:
        """Turns a failed call into a diagnostic.

        The answer of the service is never repeated: it may contain secrets that were sent.
        """
        cause = error
        while isinstance(cause, SigningError) and cause.__cause__ is not None:
            cause = cause.__cause__
        if isinstance(cause, aiohttp.ClientResponseError) and not isinstance(cause, aiohttp.ContentTypeError):
            return refuse("csc-refused", Origin(self.url), url=self.url, status=cause.status)
        if isinstance(cause, _UNREACHABLE):
            return refuse("csc-unreachable", Origin(self.url), url=self.url)
        return refuse("csc-nonsense", Origin(self.url), url=self.url)


class _RemoteSigner(CSCSigner):
    """pyHanko's signer, which remembers why the service refused."""

    key: RemoteKey
    refused: Refused | None = None

    async def _do_commit(self, batch: Any) -> None:
        try:
            await super()._do_commit(batch)
        except Refused as refused:
            self.refused = refused
            raise SigningError("refused") from None
        except (SigningError, *_UNREACHABLE, ValueError, TypeError, KeyError, AttributeError) as error:
            self.refused = self.key._refused(error)
            raise SigningError("refused") from None

    async def async_sign_raw(self, data: bytes, digest_algorithm: str, dry_run: bool = False) -> bytes:
        try:
            signature: bytes = await super().async_sign_raw(data, digest_algorithm, dry_run)
        except SigningError:
            if self.refused is not None:
                raise self.refused from None
            raise
        return signature


class _Authorization(CSCAuthorizationManager):
    """Asks the service to unlock the key for one signature, with the PIN or the one-time code that it requires."""

    def __init__(
        self,
        service: CSCServiceSessionInfo,
        info: CSCCredentialInfo,
        session: aiohttp.ClientSession,
        key: RemoteKey,
        ask: AskSecret,
    ) -> None:
        super().__init__(service, info)
        self.session = session
        self.key = key
        self.ask = ask

    async def authorize_signature(self, hash_b64s: list[str]) -> CSCAuthorizationInfo:
        description = self.credential_info.response_data
        pin = self.ask(Secret.PIN, self.key.credential) if _word(description, "presence", "PIN") == "true" else None
        code = None
        if _word(description, "presence", "OTP") == "true":
            if _word(description, "type", "OTP") == "online":
                await self._call("credentials/sendOTP", {"credentialID": self.key.credential})
            code = self.ask(Secret.CODE, self.key.credential)
        wanted = self.format_csc_auth_request(pin=pin, otp=code, hash_b64s=hash_b64s)
        return self.parse_csc_auth_response(await self._call("credentials/authorize", wanted))

    async def _call(self, name: str, body: dict[str, Any]) -> dict[str, Any]:
        limit = aiohttp.ClientTimeout(total=self.key.patience)
        url = self.csc_session_info.endpoint_url(name)
        async with self.session.post(url, headers=self.auth_headers, json=body, timeout=limit) as answer:
            if answer.status in (400, 401, 403) and name == "credentials/authorize":
                raise refuse("csc-refused", Origin(self.key.url), url=self.key.url, status=answer.status)
            answer.raise_for_status()
            if answer.status == 204:
                return {}
            reply = await answer.json()
        if not isinstance(reply, dict):
            raise ValueError("not an object")
        return reply


def _is_private(url: str) -> bool:
    """Whether what is sent to `url` is safe from readers on the way.

    Plain HTTP is safe only to this computer itself.
    """
    try:
        parts = urlsplit(url)
        if parts.scheme not in ("http", "ws"):
            return True
        return parts.hostname == "localhost" or ip_address(parts.hostname or "").is_loopback
    except ValueError:
        return False


def _word(data: Any, name: str, inside: str) -> str:
    """A word of a credential's description (CSC API 1.0.4.0, 11.5)."""
    part = data.get(inside) if isinstance(data, dict) else None
    return str(part.get(name, "")).lower() if isinstance(part, dict) else ""
