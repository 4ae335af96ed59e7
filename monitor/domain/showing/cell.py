"""A value as a cell of a CSV file."""

_COMMANDS = ("=", "+", "-", "@", "\t")


def cell(value: object) -> object:
    """True and false as words; of several values, blanks between."""
    if isinstance(value, bool):
        return str(value).lower()
    told = " ".join(value) if isinstance(value, tuple) else value
    if isinstance(told, str):
        # csv does not quote it, and a spreadsheet begins a row there.
        told = told.replace("\r", " ")
    # Spreadsheets run what begins so: https://owasp.org/www-community/attacks/CSV_Injection
    return f"'{told}" if isinstance(told, str) and told.startswith(_COMMANDS) else told
