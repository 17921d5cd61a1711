"""Starts the AWS emulator: moto's threaded server, with the patches of this folder, in one process.

One line of JSON on standard output says that it is ready to answer: {"endpoint": "http://127.0.0.1:<port>"}.
It ends when its standard input closes, so it cannot outlive whoever started it, and on SIGTERM or SIGINT.
"""

import argparse
import importlib.metadata
import json
import logging
import os
import signal
import sys
import threading

MOTO_VERSION = "5.2.1"


def parse_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Starts the AWS emulator on 127.0.0.1.")
    parser.add_argument("--port", type=int, default=0, help="port to listen on (default: any free port)")
    parser.add_argument("--detached", action="store_true", help="stay alive when standard input closes")
    return parser.parse_args()


def refuse_other_versions_of_moto() -> None:
    """The patches reach into moto's classes, so they are true of one version only."""
    found = importlib.metadata.version("moto")
    if found != MOTO_VERSION:
        sys.exit(f"the emulator needs moto {MOTO_VERSION}, found {found}: pip install 'moto[server]=={MOTO_VERSION}'")


def end_when_standard_input_closes() -> None:
    """Read until the parent is gone. The process holds nothing that needs tidying up."""
    while os.read(sys.stdin.fileno(), 4096):
        pass
    os._exit(0)


def main() -> None:
    arguments = parse_arguments()
    refuse_other_versions_of_moto()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: os._exit(0))
    logging.getLogger("werkzeug").setLevel(logging.ERROR)

    # moto reads this when it is imported; AWS managed policies exist in every account.
    os.environ.setdefault("MOTO_IAM_LOAD_MANAGED_POLICIES", "true")
    from werkzeug.serving import make_server

    import patches
    from application import Application

    patches.apply_all()
    # The socket listens from here on: the first request waits, it does not fail.
    server = make_server("127.0.0.1", arguments.port, Application(), threaded=True)
    os.environ["MOTO_PORT"] = str(server.server_port)
    # One write: print() may write the line's end by itself, when the reader has already gone.
    sys.stdout.write(json.dumps({"endpoint": f"http://127.0.0.1:{server.server_port}"}) + "\n")
    sys.stdout.flush()

    if arguments.detached:
        # Nobody reads these pipes any more; writing to a closed one would raise.
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, sys.stdout.fileno())
        os.dup2(null, sys.stderr.fileno())
    else:
        threading.Thread(target=end_when_standard_input_closes, daemon=True).start()
    server.serve_forever()


if __name__ == "__main__":
    main()
