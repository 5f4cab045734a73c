"""How the stand-in refuses."""


class Refused(Exception):
    """An answer other than 200: the status and the ``error`` object."""

    def __init__(self, status: int, kind: str, message: str, **more) -> None:
        super().__init__(message)
        self.status = status
        self.body = {"error": {"type": kind, "message": message} | more}


def invalid(message: str, **more) -> Refused:
    """The request cannot be done as it was sent."""
    return Refused(400, "invalid_request_error", message, **more)
