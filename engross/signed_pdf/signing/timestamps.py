"""A client of timestamp servers (RFC 3161) that turns failures into diagnostics."""

from __future__ import annotations

import aiohttp
from asn1crypto import cms, tsp
from pyhanko.sign.general import SigningError
from pyhanko.sign.timestamps.aiohttp_client import HTTPTimeStamper
from pyhanko.sign.timestamps.common_utils import TimestampRequestError

from engross.diagnostics import Origin, refuse


class TimestampServer(HTTPTimeStamper):
    """The server at `url`. Its methods raise `Refused`: tsa-unreachable, tsa-nonsense."""

    async def async_request_tsa_response(self, req: tsp.TimeStampReq) -> tsp.TimeStampResp:
        try:
            return await super().async_request_tsa_response(req)
        except (OSError, aiohttp.ClientError, aiohttp.InvalidURL, TimestampRequestError) as error:
            cause = error.__cause__ if isinstance(error, TimestampRequestError) else error
            if isinstance(cause, aiohttp.ContentTypeError | aiohttp.ClientPayloadError):
                raise refuse("tsa-nonsense", Origin(self.url), url=self.url) from None
            raise refuse("tsa-unreachable", Origin(self.url), url=self.url) from None
        except (ValueError, TypeError):
            raise refuse("tsa-nonsense", Origin(self.url), url=self.url) from None

    async def async_timestamp(self, message_digest: bytes, md_algorithm: str) -> cms.ContentInfo:
        try:
            token = await super().async_timestamp(message_digest, md_algorithm)
            imprint = token["content"]["encap_content_info"]["content"].parsed["message_imprint"]
            given = imprint["hashed_message"].native
        except (ValueError, TypeError, KeyError, AttributeError, SigningError, TimestampRequestError, OSError):
            raise refuse("tsa-nonsense", Origin(self.url), url=self.url) from None
        if given != message_digest:
            raise refuse("tsa-nonsense", Origin(self.url), url=self.url)
        return token
