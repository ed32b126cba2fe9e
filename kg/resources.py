"""Where the project's own data folders are: beside the package in a checkout, inside it in an installed wheel."""

from pathlib import Path

__all__ = ["folder"]


def folder(name: str) -> Path:
    """Return the folder of the project's own data called `name` (`ontology` or `queries`).

    Arguments:
        name: the folder's name at the top level of the project.

    Returns:
        An absolute path of an existing folder.

    Raises:
        FileNotFoundError: the installation is incomplete.
    """
    package = Path(__file__).resolve().parent
    for place in (package / name, package.parent / name):
        if place.is_dir():
            return place
    raise FileNotFoundError(f"the folder {name} of kg is missing; install the package again")
