"""The stand-in on a socket: the API for the shop, a script and a question page for the browser."""

import json
import re
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qsl, quote, urlsplit

from .bank import Bank
from .refusals import Refused

SCRIPT = (Path(__file__).parent / "script.js").read_text()
QUESTION = """<!doctype html><html lang="en"><title>Your bank</title><h1>Your bank asks</h1>
<form method="post"><button name="answer" value="yes">Complete</button>
<button name="answer" value="no">Fail</button></form></html>"""


def parsed(body: str) -> dict:
    """``metadata[order]=1`` as ``{"metadata": {"order": "1"}}``."""
    found: dict = {}
    for name, value in parse_qsl(body, keep_blank_values=True):
        outer, *inner = re.findall(r"[^\[\]]+", name)
        if inner:
            found.setdefault(outer, {})[inner[0]] = value
        else:
            found[outer] = value
    return found


class Handler(BaseHTTPRequestHandler):
    """One request; ``bank`` is the state of the stand-in."""

    bank: Bank
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        self._serve("GET", "")

    def do_POST(self) -> None:
        self._serve("POST", self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode())

    def do_OPTIONS(self) -> None:
        self._send(204, "text/plain", "")

    def log_message(self, *_arguments) -> None:
        """Be quiet."""

    def _serve(self, verb: str, body: str) -> None:
        address = urlsplit(self.path)
        self.bank.requests.append(f"{verb} {address.path}")
        if address.path == "/v3/":
            return self._send(200, "text/javascript", SCRIPT)
        if address.path == "/favicon.ico":  # A browser asks for it beside the question of the bank.
            return self._send(204, "image/x-icon", "")
        if address.path.startswith("/secure/"):
            return self._question(verb, address, body)
        try:
            self.bank.asked(f"{verb} {address.path}")
            if self.bank.away:
                raise Refused(503, "api_error", "Stripe is away.")
            answer = self._api(verb, address.path, parsed(body or address.query))
        except Refused as refusal:
            return self._send(refusal.status, "application/json", json.dumps(refusal.body))
        if self.bank.lost:
            self.bank.lost -= 1
            self.close_connection = True
            return None
        return self._send(200, "application/json", json.dumps(answer))

    def _api(self, verb: str, path: str, wanted: dict) -> dict:
        _empty, *parts = path.removeprefix("/v1").split("/")
        if parts[:1] == ["payment_intents"] and parts[-1] == "confirm":
            return self._confirm(parts[1], wanted)
        if not self.headers.get("Authorization", "").startswith("Bearer sk_"):
            raise Refused(401, "invalid_request_error", "You did not provide an API key.")
        asked = {"payment_intents": self._intents, "refunds": self._refunds}.get(parts[0] if parts else "")
        if asked is None:
            raise Refused(404, "invalid_request_error", f"Unrecognized request URL ({verb}: {path}).")
        return asked(verb, parts[1:], wanted)

    def _intents(self, verb: str, parts: list[str], wanted: dict) -> dict:
        if verb == "POST" and not parts:
            return self._made(self.bank.create(wanted, self._key))
        if verb == "POST" and parts[-1] == "cancel":
            return self.bank.cancel(parts[0])
        return self.bank.retrieve(parts[0])

    def _refunds(self, verb: str, parts: list[str], wanted: dict) -> dict:
        if verb == "POST" and not parts:
            return self._made(self.bank.refund(wanted, self._key))
        return self.bank.refunds.retrieve(parts[0]) if parts else self.bank.refunds.page(wanted)

    @property
    def _key(self) -> str:
        return self.headers.get("Idempotency-Key", "")

    def _made(self, thing: dict) -> dict:
        answer = dict(thing)
        self.bank.meanwhile()
        return answer

    def _confirm(self, number: str, wanted: dict) -> dict:
        if wanted.get("client_secret") != self.bank.retrieve(number)["client_secret"]:
            raise Refused(400, "invalid_request_error", "The client_secret provided does not match.")
        try:
            intent = self.bank.confirm(number, wanted.get("card", ""))
        except Refused as refusal:  # 402 at Stripe, but there the browser asks from a frame of theirs.
            return refusal.body
        if intent["status"] == "requires_action":
            back = quote(wanted.get("return_url", ""), safe="")
            url = f"http://{self.headers['Host']}/secure/{number}?back={back}"
            intent["next_action"] = {"type": "redirect_to_url", "redirect_to_url": {"url": url}}
        return intent

    def _question(self, verb: str, address, body: str) -> None:
        if verb == "GET":
            return self._send(200, "text/html", QUESTION)
        number = address.path.rsplit("/", 1)[-1]
        self.bank.answer(number, parsed(body).get("answer") == "yes")
        back = dict(parse_qsl(address.query))["back"]
        self.send_response(303)
        self.send_header("Location", f"{back}?payment_intent={number}")
        self.send_header("Content-Length", "0")
        self.end_headers()
        return None

    def _send(self, status: int, kind: str, text: str) -> None:
        body = text.encode()
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Access-Control-Allow-Origin", "*")
        self.send_header("Access-Control-Allow-Headers", "*")
        self.end_headers()
        self.wfile.write(body)


class StandIn:
    """A running stand-in: its address and its bank."""

    def __init__(self, port: int = 0) -> None:
        self.bank = Bank()
        handler = type("Handler", (Handler,), {"bank": self.bank})
        self.server = ThreadingHTTPServer(("127.0.0.1", port), handler)
        self.server.daemon_threads = True
        self.base = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()
