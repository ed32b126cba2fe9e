"""What a process of ours does to itself before it touches what others wrote: give up the network, end with its parent.

Each does what the system allows and tells whether it could; none is a reason to stop. Linux has all of them.
"""

import ctypes
import os
import signal
import sys
from typing import Final

__all__ = ["cut_off", "end_with_parent"]

#: from linux/sched.h and linux/prctl.h
_CLONE_NEWUSER: Final = 0x10000000
_CLONE_NEWNET: Final = 0x40000000
_PR_SET_PDEATHSIG: Final = 1


def cut_off() -> bool:
    """Take the network away from this process for good; call it before there is a second thread.

    The process gets a network of its own, without any interface: nothing can be reached, this machine included. Files
    and pipes stay as they are.

    Returns:
        Whether the system allowed it.
    """
    if not sys.platform.startswith("linux"):
        return False
    libc = ctypes.CDLL(None, use_errno=True)
    # root needs no user namespace, and would lose its rights in one; others are allowed it in one only
    return bool(libc.unshare(_CLONE_NEWNET) == 0 or libc.unshare(_CLONE_NEWUSER | _CLONE_NEWNET) == 0)


def end_with_parent(parent: int) -> None:
    """Have this process ended by the system when its parent, whose id is `parent`, has ended for whatever reason."""
    if not sys.platform.startswith("linux"):
        return
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:  # it ended before that
        os._exit(1)
