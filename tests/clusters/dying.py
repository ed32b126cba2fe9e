"""Loaded into a worker of a cluster with `dask worker --preload`: it is killed while it reads its second document."""

import os
import signal
from itertools import count
from typing import Any

from kg import cluster
from kg.read import read

__all__: list[str] = []

_number = count(1)


def _dying(found: Any, way: Any) -> Any:
    if next(_number) == 2:
        os.kill(os.getpid(), signal.SIGKILL)
    return read(found, way)


vars(cluster)["read"] = _dying
