"""An invented union in the register's format: `write_world(path, seed=1, size="demo")`."""

from klar.integrations.world.writer import SIZES, write_world

__all__ = ["SIZES", "write_world"]
