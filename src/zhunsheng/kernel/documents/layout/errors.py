"""What can be wrong with a template, its data or this machine, said in Chinese."""


class LayoutProblem(ValueError):
    """A document cannot be laid out; ``message`` says what is wrong and ``remedy`` what to do."""

    def __init__(self, message: str, remedy: str = "") -> None:
        super().__init__(f"{message}{remedy}")
        self.message = message
        self.remedy = remedy


class TemplateProblem(LayoutProblem):
    """The template's text, or the data given to it, is not usable."""


class MissingFont(LayoutProblem):
    """No Chinese font is installed, so that no PDF can be made."""
