"""The committee systems that are known, in the order in which a site is looked at for their signs.

A further system is one module beside these with a class as `kg.fetch.systems.system` describes it, and its line here.
"""

from kg.fetch.page import Page
from kg.fetch.systems.cmis import Cmis
from kg.fetch.systems.moderngov import ModernGov
from kg.fetch.systems.system import System

__all__ = ["SYSTEMS", "system_of"]

SYSTEMS: tuple[type[System], ...] = (ModernGov, Cmis)


def system_of(page: Page) -> System | None:
    """Return the system whose site a page is or links to; None where it shows the signs of none."""
    return next((found for system in SYSTEMS if (found := system.known_by(page))), None)
