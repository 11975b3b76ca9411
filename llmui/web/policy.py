"""What the guard lets in: plain values, decided once when the program starts."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

MIB = 1024 * 1024
DEFAULT_BODY_LIMIT = 2 * MIB
# The longest prefix that fits wins. Everything not named here gets the default.
BODY_LIMITS: Mapping[str, int] = {
    "/gradio_api/upload": 64 * MIB,
    "/api/conversations/import": 50 * MIB,
    "/login": 4096,
}
LOOPBACK_NAMES = ("localhost", "127.0.0.1", "[::1]")
DEFAULT_PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True, kw_only=True)
class GuardPolicy:
    """Whom the guard answers. Everything is compared by equality, never by prefix or pattern."""

    hosts: frozenset[str]  # exact `host:port`, lower-case; without the port as well for 80 and 443
    origins: frozenset[str]  # our own: `http://127.0.0.1:7860`
    frame_ancestors: str = "'self'"
    body_limits: Mapping[str, int] = field(default_factory=lambda: dict(BODY_LIMITS))
    default_body_limit: int = DEFAULT_BODY_LIMIT
    open_paths: frozenset[str] = frozenset({"/healthz"})
    # Documents whose own inline scripts may run: their hashes are put into the policy header.
    inline_script_paths: frozenset[str] = frozenset({"/", "/docs"})
    # More scripts for those documents, by hash: ones that the page puts in at run time (`inline_script_hashes`).
    script_hashes: tuple[str, ...] = ()
    root_path: str = ""
    trust_proxy: bool = False
    secure_cookie: bool = False
    cookie_name: str = "llmui"
    body_deadline_s: float = 30.0
    body_min_bytes_per_s: int = 64 * 1024  # a long upload earns time at this rate
    failures_per_minute: int = 5

    def body_limit(self, path: str) -> int:
        """Bytes that a request to `path` may carry."""
        prefixes = [p for p in self.body_limits if path == p or path.startswith(p.rstrip("/") + "/")]
        return self.body_limits[max(prefixes, key=len)] if prefixes else self.default_body_limit


def policy_for(
    host: str,
    port: int,
    *,
    public_hosts: Iterable[str] = (),
    https: bool = False,
    frame_ancestors: str = "'self'",
    root_path: str = "",
    trust_proxy: bool = False,
    script_hashes: tuple[str, ...] = (),
) -> GuardPolicy:
    """The policy of a server bound to `host` and `port`.

    On loopback the three loopback names are ours and nothing else. Bound to all addresses, this machine's own
    addresses and name are added. `public_hosts` are names that a proxy or tunnel answers for
    (`chat.example.org`, `chat.example.org:8443`); with `https` their origin is an https one and the cookie is
    Secure.
    """
    names = {_authority_host(host)}
    if is_loopback(host):
        names = set(LOOPBACK_NAMES) | names
    elif _is_wildcard(host):
        names = set(LOOPBACK_NAMES) | own_names()
    # A proxy may speak TLS for us: then the page's origin is an https one, under the same name.
    schemes = ["https"] if https else ["http", "https"] if trust_proxy else ["http"]
    hosts: set[str] = set()
    origins: set[str] = set()
    for name in names:
        hosts |= _with_default_port(name, port)
        origins |= {f"http://{authority}" for authority in _browser_spelling(name, port, "http")}
    for public in public_hosts:
        hosts.add(public.lower())
        origins |= {f"{scheme}://{public.lower()}" for scheme in schemes}
    return GuardPolicy(
        hosts=frozenset(hosts),
        origins=frozenset(origins),
        frame_ancestors=frame_ancestors,
        script_hashes=script_hashes,
        root_path=root_path.rstrip("/"),
        trust_proxy=trust_proxy,
        secure_cookie=https,
        cookie_name=f"llmui-{port}",
    )


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach `host`. A name we do not know counts as public."""
    if host.lower() == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def own_names() -> set[str]:
    """How others on the network may call this machine: its name and its addresses. Sends nothing."""
    name = socket.gethostname().lower()
    names = {name, f"{name}.local"} if name and not is_loopback(name) else set()
    try:
        found = {str(info[4][0]) for info in socket.getaddrinfo(name, None)}
    except OSError:
        found = set()
    # Connecting a datagram socket sends no packet; it only asks which address the route would use.
    for family, target in ((socket.AF_INET, "192.0.2.1"), (socket.AF_INET6, "2001:db8::1")):
        try:
            with socket.socket(family, socket.SOCK_DGRAM) as probe:
                probe.connect((target, 9))
                found.add(str(probe.getsockname()[0]))
        except OSError:
            continue
    return names | {_authority_host(address.partition("%")[0]) for address in found}


def _is_wildcard(host: str) -> bool:
    try:
        return host == "" or ipaddress.ip_address(host.strip("[]")).is_unspecified
    except ValueError:
        return False


def _authority_host(host: str) -> str:
    """`::1` becomes `[::1]`, as it stands in a Host header."""
    bare = host.strip("[]").lower()
    return f"[{bare}]" if ":" in bare else bare


def _with_default_port(name: str, port: int) -> set[str]:
    spelled = {f"{name}:{port}"}
    if port in DEFAULT_PORTS.values():
        spelled.add(name)
    return spelled


def _browser_spelling(name: str, port: int, scheme: str) -> set[str]:
    """A browser leaves the default port out of an origin and keeps every other."""
    return {name} if port == DEFAULT_PORTS[scheme] else {f"{name}:{port}"}
