"""A language server over a pipe, asked as an editor asks it. Every wait ends with a message or at a limit."""

import json
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from queue import Empty, Queue
from threading import Thread
from typing import IO, Any

from tests.editor.page import Page

HERE = Path(__file__).parent
PROGRAM = HERE / "node_modules" / "yaml-language-server" / "bin" / "yaml-language-server"
LIMIT = 60.0
"""Seconds after which a server that says nothing has failed: far more than it takes on a busy machine."""

Message = dict[str, Any]
SETTINGS = {
    "yaml": {
        "validate": True,
        "completion": True,
        "hover": True,
        "schemaStore": {"enable": False},
        "yamlVersion": "1.2",
    }
}
ABILITIES = {
    "workspace": {"configuration": True},
    "textDocument": {
        "completion": {"completionItem": {"snippetSupport": True, "documentationFormat": ["markdown"]}},
        "hover": {"contentFormat": ["markdown"]},
        "publishDiagnostics": {"relatedInformation": True},
    },
}


class ServerSilent(AssertionError):
    """The server ended, or said nothing within the limit."""


class Server:
    """One process of yaml-language-server that has read its settings."""

    def __init__(self, node: str) -> None:
        self.process = subprocess.Popen(
            [node, str(PROGRAM), "--stdio"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        self.heard: Queue[Message | None] = Queue()
        self.listener = Thread(target=self._listen, daemon=True)
        self.listener.start()
        self.number = 0
        self.ask("initialize", {"processId": None, "rootUri": None, "capabilities": ABILITIES})
        self.tell("initialized", {})
        self._wait(lambda each: each.get("method") == "workspace/configuration")

    def __enter__(self) -> "Server":
        return self

    def __exit__(self, *error: object) -> None:
        """Ends the process, the polite way first."""
        try:
            self.ask("shutdown", None)
            self.tell("exit", None)
            self.process.wait(LIMIT)
        except (ServerSilent, OSError, subprocess.TimeoutExpired):
            self.process.kill()
            self.process.wait()
        self.listener.join(LIMIT)
        for pipe in (self.process.stdin, self.process.stdout):
            assert pipe
            pipe.close()

    def open(self, page: Page) -> list[Message]:
        """Opens a page and gives what is wrong with it."""
        told = {"uri": page.uri, "languageId": "yaml", "version": 1, "text": page.text}
        self.tell("textDocument/didOpen", {"textDocument": told})
        found = self._wait(
            lambda each: (
                each.get("method") == "textDocument/publishDiagnostics" and each["params"]["uri"] == page.uri
            )
        )
        return list(found["params"]["diagnostics"])

    def completions(self, page: Page) -> list[Message]:
        """What is offered at the cursor of an open page."""
        found = self.ask("textDocument/completion", self._at(page))
        return list(found["items"] if isinstance(found, dict) else found or [])

    def hover(self, page: Page) -> str:
        """What is told of the word under the cursor, as Markdown."""
        found = self.ask("textDocument/hover", self._at(page))
        return str(found["contents"]["value"]) if found else ""

    def _at(self, page: Page) -> Message:
        return {"textDocument": {"uri": page.uri}, "position": page.position}

    def ask(self, method: str, parameters: Any) -> Any:
        """The result of a request."""
        self.number += 1
        number = self.number
        self._send({"id": number, "method": method, "params": parameters})
        reply = self._wait(lambda each: each.get("id") == number and "method" not in each)
        assert "error" not in reply, reply["error"]
        return reply["result"]

    def tell(self, method: str, parameters: Any) -> None:
        self._send({"method": method, "params": parameters})

    def _send(self, message: Message) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self.process.stdin
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self.process.stdin.flush()

    def _wait(self, wanted: Callable[[Message], bool]) -> Message:
        """The next message that is wanted; what the server asks meanwhile is answered."""
        while True:
            try:
                message = self.heard.get(timeout=LIMIT)
            except Empty:
                raise ServerSilent(f"nothing was heard for {LIMIT:g} s") from None
            if message is None:
                raise ServerSilent(f"the server ended with {self.process.wait(LIMIT)}")
            if "id" in message and "method" in message:
                self._send({"id": message["id"], "result": _answer(message)})
            if wanted(message):
                return message

    def _listen(self) -> None:
        for message in self._messages():
            self.heard.put(message)
        self.heard.put(None)

    def _messages(self) -> Iterator[Message]:
        pipe = self.process.stdout
        assert pipe
        while size := _announced(pipe):
            yield json.loads(pipe.read(size))


def _announced(pipe: IO[bytes]) -> int:
    """The size that the head of a message tells; 0 at the end of all."""
    size = 0
    while line := pipe.readline().strip():
        name, _, value = line.partition(b":")
        size = int(value) if name.lower() == b"content-length" else size
    return size


def _answer(request: Message) -> Any:
    """What an editor answers: its settings where it is asked for them, and nothing otherwise."""
    if request["method"] != "workspace/configuration":
        return None
    return [SETTINGS.get(each.get("section", ""), {}) for each in request["params"]["items"]]
