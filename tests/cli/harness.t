#!/bin/sh
# The harness itself can fail: a test that fails, one that stops half way and
# one that tests nothing are all red to prove.
. tests/lib.sh

sample() {
	{
		echo '#!/bin/sh'
		echo '. tests/lib.sh'
		cat
	} >"$T/$1.t"
}

sample good <<'END'
run true
code_is 0 'true is fine'
done_testing
END
sample wrong_code <<'END'
run true
code_is 1 'true is not fine'
done_testing
END
sample wrong_words <<'END'
run sh -c 'echo one >&2'
err_has two 'the words are there'
done_testing
END
sample stops <<'END'
run true
code_is 0 'true is fine'
exit 0
END
sample nothing <<'END'
done_testing
END
sample absent_file <<'END'
exists "$T/none" 'a file is there'
done_testing
END

run prove "$T/good.t"
code_is 0 'a good test passes'
for bad in wrong_code wrong_words stops nothing absent_file; do
	run prove "$T/$bad.t"
	[ "$code" -ne 0 ]
	ok $? "a test fails: $bad"
done

# A run that takes too much of the processor is ended; one that only waits
# is not.
CPU_LIMIT=1
limited sh -c 'while :; do :; done'
[ "$code" -ge 128 ]
ok $? 'an endless loop is ended'
limited sleep 1.5
code_is 0 'waiting takes no processor time'
done_testing
