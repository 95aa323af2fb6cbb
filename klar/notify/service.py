"""Which addresses a browser may ask Klar to send to. Anything else would let a page choose where the server knocks."""

from urllib.parse import urlsplit

from klar.config import LOCAL

LONGEST = 1000


def is_push_service(endpoint: str, hosts: tuple[str, ...]) -> bool:
    """Whether it is an https address at one of these hosts («*.» before one stands for one more name); http only at this machine, by its port."""
    try:
        said = urlsplit(endpoint)
        port = said.port
    except ValueError:
        return False
    host = said.hostname or ""
    if len(endpoint) > LONGEST or said.username is not None or said.password is not None:
        return False
    if said.scheme == "http":
        return host in LOCAL and f"{host}:{port}" in hosts
    return said.scheme == "https" and port in (None, 443) and (host in hosts or f"*.{host.partition('.')[2]}" in hosts)
