"""How many cores this process may keep busy."""

import os
from math import ceil
from pathlib import Path

_QUOTA = Path("/sys/fs/cgroup/cpu.max")


def usable_cores(quota: Path = _QUOTA) -> int:
    """Those it may run on, but no more than its container's share of time; `quota` as cgroup 2 writes it."""
    # macOS knows no affinity.
    allowed = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    try:
        time, period = quota.read_text(encoding="ascii").split()
        return max(1, min(allowed, ceil(int(time) / int(period))))
    except (OSError, ValueError):  # no cgroup, or "max": no limit
        return allowed
