"""One way to end a line: browsers send CRLF, sheets and documents LF, and a text is the same text in both."""


def unified(text: str) -> str:
    """``text`` with every line ended by LF."""
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text
