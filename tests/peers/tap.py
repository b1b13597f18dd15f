"""Tests in TAP, for prove, that are written in Python."""
import sys

number = failed = 0


def ok(good, words, *why):
    """The one place where a test passes or fails; why, if it fails."""
    global number, failed
    number += 1
    failed += not good
    print("%sok %d - %s" % ("" if good else "not ", number, words))
    for line in why if not good else ():
        print("# " + str(line).replace("\n", "\n# "))
    sys.stdout.flush()


def same(got, want, words):
    ok(got == want, words, "got %r, want %r" % (got, want))


def done():
    """The plan; what the program exits with."""
    print("1..%d" % number)
    return 1 if failed or not number else 0
