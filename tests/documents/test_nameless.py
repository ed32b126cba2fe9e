"""A member of an archive without a name."""

import zipfile
from pathlib import Path

from kg.documents.container import members


def test_a_member_without_a_name_costs_the_others_nothing(tmp_path: Path) -> None:
    """It is passed over, and the paper beside it is found."""
    path = tmp_path / "pack.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(zipfile.ZipInfo(""), b"The Board met.\n")
        archive.writestr("minutes.txt", b"The Board met.\n")
    assert members(path) == ["minutes.txt"]
