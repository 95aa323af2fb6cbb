"""What upkeep says no to."""


class Refused(Exception):
    """Nothing has been changed. The text says what is wrong and what to do."""
