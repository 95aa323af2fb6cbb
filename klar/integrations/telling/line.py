"""The line to a service by HTTP."""

import requests
from urllib3.exceptions import MaxRetryError

from klar.integrations.telling.faults import NotSent, Unsure

PATIENCE = 10  # seconds


class Line(requests.Session):
    """Follows nobody elsewhere: the address was looked over, the next one was not."""

    def post(self, url: str, data: bytes, headers: dict[str, str], timeout: float = PATIENCE) -> requests.Response:
        return super().post(url, data=data, headers=headers, timeout=timeout, allow_redirects=False)


def fault(error: requests.RequestException) -> Exception:
    """NotSent when nobody was reached, Unsure when the line fell later."""
    reached = not isinstance(error, requests.ConnectTimeout) and not (error.args and isinstance(error.args[0], MaxRetryError))
    return Unsure("line") if reached else NotSent("connection")
