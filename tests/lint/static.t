#!/bin/sh
# Static analysis by cppcheck; and a second compiler's opinion is part of CI.
echo 1..1
if out=$(cppcheck --quiet --std=c11 --error-exitcode=1 -j2 \
    --enable=warning,portability --inline-suppr \
    --suppress=missingIncludeSystem --suppress=unknownMacro \
    --suppress=internalAstError --suppress=legacyUninitvar --suppress=varFuncNullUB --suppress=preprocessorErrorDirective \
    -Iplan -Irender -Icmd plan render cmd 2>&1); then
	echo 'ok 1 - cppcheck finds nothing'
else
	echo 'not ok 1 - cppcheck finds nothing'
	echo "$out" | sed 's/^/# /' | head -60
fi
