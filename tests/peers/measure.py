"""measure.py PROGRAM ARGUMENT...: run it, and print its exit status, the
seconds of processor time that it took and the most memory in KB.

A process's peak counts what it was when it was forked: this one is small,
and whoever wants to know starts it with `python3 -I -S`."""
import os
import sys

pid = os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ)
_, status, usage = os.wait4(pid, 0)
print(status, usage.ru_utime + usage.ru_stime, usage.ru_maxrss)
