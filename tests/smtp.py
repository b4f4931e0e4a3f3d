"""A mail server on the loopback address that keeps what it takes: real SMTP, a few words of it."""

import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage


@dataclass
class Sink:
    """What came, and the answers that the next recipients get instead of being taken."""

    port: int = 0
    taken: list[EmailMessage] = field(default_factory=list)
    refusals: list[str] = field(default_factory=list)


@contextmanager
def smtp_sink() -> Iterator[Sink]:
    """Give a server that listens until the block ends."""
    sink = Sink()

    class Talk(socketserver.StreamRequestHandler):
        def say(self, line: str) -> None:
            self.wfile.write(f"{line}\r\n".encode())

        def handle(self) -> None:
            self.say("220 sink")
            while line := self.rfile.readline().decode().strip():
                verb = line.split(":")[0].split(" ")[0].upper()
                if verb == "DATA":
                    self.say("354 go on")
                    sink.taken.append(self.message())
                    self.say("250 taken")
                elif verb == "RCPT" and sink.refusals:
                    self.say(sink.refusals.pop(0))
                elif verb == "QUIT":
                    self.say("221 bye")
                    return
                else:
                    self.say("250 ok")

        def message(self) -> EmailMessage:
            lines: list[bytes] = []
            while (line := self.rfile.readline()) != b".\r\n":
                lines.append(line.removeprefix(b".") if line.startswith(b"..") else line)
            read = message_from_bytes(b"".join(lines), policy=policy.default)
            assert isinstance(read, EmailMessage)
            return read

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Talk) as server:
        server.daemon_threads, server.block_on_close = True, False
        sink.port = server.server_address[1]
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.daemon = True
        thread.start()
        try:
            yield sink
        finally:
            server.shutdown()
            thread.join(5)
