"""moto's WSGI application, one request at a time, with an honest answer for what moto lacks."""

import json
import threading
from collections.abc import Callable, Iterable
from typing import Any

from moto.moto_server.werkzeug_app import DomainDispatcherApplication, create_backend_app


class Application:
    """moto keeps everything in plain dictionaries: a request that reads one while another request writes it fails.

    An operation that moto does not have answers 501, which no AWS SDK tries again; moto's own answer is a 500, which
    every SDK does.
    """

    def __init__(self) -> None:
        self._moto = DomainDispatcherApplication(create_backend_app)
        self._one_at_a_time = threading.Lock()

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        try:
            with self._one_at_a_time:
                return self._moto(environ, start_response)
        except NotImplementedError as missing:
            return not_implemented(str(missing), start_response)


def not_implemented(message: str, start_response: Callable[..., Any]) -> Iterable[bytes]:
    """One body for AWS's JSON protocols, which is what the operations that moto lacks are called with.

    See https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html
    """
    body = json.dumps({"__type": "NotImplemented", "message": message}).encode()
    headers = [("Content-Type", "application/x-amz-json-1.1"), ("Content-Length", str(len(body)))]
    start_response("501 Not Implemented", [*headers, ("x-amzn-errortype", "NotImplemented")])
    return [body]
