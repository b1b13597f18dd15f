#!/bin/sh
# The methods agree with scipy, which was written by others.
exec /usr/bin/python3 tests/peers/methods.py "${OUT:-out}/tests/peers/methods"
