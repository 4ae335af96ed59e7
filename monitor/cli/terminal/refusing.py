"""What was typed and cannot be done, in our own words."""

import typer


class Refused(typer.BadParameter):
    """Words that name nothing, or do not go together: no single one of them is invalid."""

    def format_message(self) -> str:
        """Without "Invalid value" in front."""
        return self.message
