"""Keys kept on a card or a token, used through PKCS#11 (OASIS PKCS #11 2.40). The key never leaves the token."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import pkcs11
from asn1crypto import x509
from pkcs11 import PROTECTED_AUTH, Attribute, DeviceError, DeviceRemoved, Mechanism, ObjectClass, PKCS11Error
from pkcs11 import Session as TokenSession
from pkcs11 import Token as FoundToken
from pkcs11.exceptions import (
    ArgumentsBad,
    FunctionCancelled,
    PinIncorrect,
    PinInvalid,
    PinLenRange,
    PinLocked,
    TokenNotPresent,
    TokenNotRecognised,
)
from pyhanko.sign.general import SigningError
from pyhanko.sign.pkcs11 import PKCS11Signer
from pyhanko.sign.signers import Signer

from engross.diagnostics import Origin, Refused, refuse
from engross.signed_pdf.signing.key import AskSecret, Key, Secret
from engross.signed_pdf.signing.keyfile import certificates
from engross.signed_pdf.verifying.certificates import holder_name

_PROTECTED = pkcs11.TokenFlag.PROTECTED_AUTHENTICATION_PATH


@dataclass(frozen=True, slots=True)
class TokenKey(Key):
    """A key on a token.

    `module` is the library of the token's maker. `token` is its label and
    `serial` its serial number; `label` and `id` (hexadecimal) are those of
    the certificate. A field may stay empty if there is only one choice.
    """

    module: Path
    token: str = ""
    serial: str = ""
    label: str = ""
    id: str = ""
    chain: tuple[Path, ...] = ()

    @property
    def name(self) -> str:
        return self.token or self.serial or self.module.name

    @asynccontextmanager
    async def opened(self, ask: AskSecret) -> AsyncIterator[Signer]:
        others = [certificate for path in self.chain for certificate in certificates(path)]
        token = self._token()
        session = self._session(token, ask)
        try:
            id, signing_certificate, token_certificates = self._certificate(session, token.label.strip())
            signer = PKCS11Signer(
                session,
                key_id=id,
                signing_cert=signing_certificate,
                ca_chain=[*token_certificates, *others],
                embed_roots=False,
                other_certs_to_pull=(),
                # Some tokens sign a hash with an elliptic curve, and cannot make the hash themselves.
                use_raw_mechanism=Mechanism.ECDSA_SHA256 not in token.slot.get_mechanisms()
                and signing_certificate.public_key.algorithm == "ec",
            )
            await signer.ensure_objects_loaded()
            yield signer
        except (PinIncorrect, PinInvalid, PinLenRange):
            raise refuse("passphrase-wrong", Origin(self.name), name=self.name) from None
        except (TokenNotPresent, pkcs11.exceptions.DeviceRemoved):
            raise self._missing() from None
        except (PKCS11Error, SigningError) as error:
            if isinstance(error, SigningError) and not isinstance(error.__cause__, PKCS11Error):
                raise
            raise refuse("token-refused", Origin(self.name), name=self.name, reason=_reason(error)) from None
        finally:
            session.close()

    def _token(self) -> FoundToken:
        """The token that label and serial number select, among those in the slots."""
        try:
            library = pkcs11.lib(str(self.module))
            library.reinitialize()
            tokens = [slot.get_token() for slot in library.get_slots(token_present=True)]
        except (TokenNotPresent, TokenNotRecognised):
            raise self._missing() from None
        except (PKCS11Error, RuntimeError, OSError):
            raise refuse("token-module", Origin(str(self.module)), name=str(self.module)) from None
        ready = [token for token in tokens if token.flags & pkcs11.TokenFlag.TOKEN_INITIALIZED]
        matches = [
            token
            for token in ready
            if self.token in ("", token.label.strip())
            and self.serial in ("", token.serial.decode("utf-8", "replace").strip())
        ]
        if not matches:
            raise self._missing(", ".join(f"`{token.label.strip()}`" for token in ready))
        if len(matches) > 1:
            names = ", ".join(f"`{token.label.strip()}`" for token in matches)
            raise refuse("token-ambiguous", Origin(self.name), names=names)
        return matches[0]

    def _missing(self, names: str = "") -> Refused:
        facts = {"names": names} if names else {}
        return refuse("token-missing", Origin(self.name), name=self.name, **facts)

    def _session(self, token: FoundToken, ask: AskSecret) -> TokenSession:
        # Some cards ask for the code on a pad or in a window of their own.
        pin = PROTECTED_AUTH if token.flags & _PROTECTED else ask(Secret.PIN, token.label.strip() or self.name)
        try:
            return token.open(user_pin=pin)
        except (PinIncorrect, PinInvalid, PinLenRange, ArgumentsBad):
            raise refuse("passphrase-wrong", Origin(self.name), name=self.name) from None
        except PinLocked:
            raise refuse("token-locked", Origin(self.name), name=self.name) from None
        except FunctionCancelled:
            raise refuse("token-refused", Origin(self.name), name=self.name, reason="cancelled") from None
        except PKCS11Error as error:
            raise refuse("token-refused", Origin(self.name), name=self.name, reason=_reason(error)) from None

    def _certificate(self, session: TokenSession, token: str) -> tuple[bytes, x509.Certificate, list[x509.Certificate]]:
        """The id of the key, its certificate, and the other certificates on the token."""
        keys = {entry[Attribute.ID] for entry in session.get_objects({Attribute.CLASS: ObjectClass.PRIVATE_KEY})}
        every: list[tuple[str, bytes, x509.Certificate]] = []
        for entry in session.get_objects({Attribute.CLASS: ObjectClass.CERTIFICATE}):
            certificate = x509.Certificate.load(entry[Attribute.VALUE])
            every.append((entry[Attribute.LABEL], entry[Attribute.ID], certificate))
        candidates = [
            (id, certificate)
            for label, id, certificate in every
            if id in keys and self.label in ("", label) and self.id.lower() in ("", id.hex())
        ]
        if len(candidates) > 1:
            # A card often holds a second key for authentication, which may not sign documents.
            signing = [entry for entry in candidates if "non_repudiation" in _usage(entry[1])]
            candidates = signing or candidates
        if not candidates:
            names = ", ".join(f"`{label}`" for label, id, _ in every if id in keys)
            facts = {"names": names} if names else {}
            raise refuse("token-key-missing", Origin(self.name), name=token, **facts)
        if len(candidates) > 1:
            names = ", ".join(f"{holder_name(certificate)} (`{id.hex()}`)" for id, certificate in candidates)
            raise refuse("token-key-ambiguous", Origin(self.name), name=token, names=names)
        [(id, certificate)] = candidates
        return id, certificate, [other for _, _, other in every if other is not certificate]


def _usage(certificate: x509.Certificate) -> set[str]:
    value = certificate.key_usage_value
    return set(value.native) if value is not None else set()


def _reason(error: BaseException) -> str:
    """The reason, as far as the card gives one."""
    cause = error.__cause__ if isinstance(error.__cause__, PKCS11Error) else error
    return "card does not answer" if isinstance(cause, DeviceError | DeviceRemoved) else "card refuses this key"
