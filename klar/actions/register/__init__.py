"""The member register comes in: `import_register(path, by=...)`."""

from klar.actions.register.run import Refused, import_register
from klar.actions.register.summary import Summary

__all__ = ["Refused", "Summary", "import_register"]
