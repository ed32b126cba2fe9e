"""Which pairs of spans can come to anything: of the others the model is not asked whether they belong together.

A window of twenty spans has four hundred pairs, and most of them fill no slot however likely they were.
"""

import numpy as np
import numpy.typing as npt

from kg.extract.learned.labels import labels

__all__ = ["FILLS", "LEAST", "asked_pairs"]

#: how certain the model must be for anything to be proposed at all, and for a further slot to be filled
LEAST, FILLS = 0.15, 0.3
#: figures are compared with a little less, as the last digits of sums may differ
_SLACK = 0.99


def asked_pairs(roles: npt.NDArray[np.float32], topics: npt.NDArray[np.float32]) -> npt.NDArray[np.bool_]:
    """Return for each two spans whether anything may be made of their belonging together.

    Arguments:
        roles: how far each span fills each role.
        topics: how far the window speaks of each topic.
    """
    told = labels()
    asked = np.zeros((len(roles), len(roles)), dtype=np.bool_)
    for kind, slots in told.slots.items():
        if kind in told.types:
            continue  # its fillers are those of the whole window
        first, *others = (roles[:, told.role(kind, slot)] for slot in slots)
        begins = first >= LEAST * _SLACK
        if kind == "accountability":
            to = others.pop(0)
            # as `found` has it, were the two certain to belong together
            either = (first[:, None] * to[None] * topics[told.topic(kind)]) ** 0.25 >= LEAST * _SLACK
            asked |= either | either.T
            begins = either.any(1)
        # the score of a filler is the root of its role times what is asked here, which is 1 at most
        fills = np.any([other >= FILLS**2 * _SLACK for other in others], axis=0)
        asked |= begins[:, None] & fills[None]
    return asked
