# A shell test in TAP, for prove.  Sourced first:
#
#	. tests/lib.sh
#	run planpress check nothing.yaml
#	code_is 3 'a missing file cannot be read'
#	err_has 'There is no file' 'and that is said'
#	done_testing
#
# Runs in the root of the repository; $T is a folder of its own that goes
# away at the end.  A test without done_testing fails: it has no plan.

OUT=${OUT:-out}
case $OUT in /*) ;; *) OUT=$PWD/$OUT ;; esac
PATH=$OUT:$PATH
ROOT=$PWD
T=$(mktemp -d) || exit 1
trap 'chmod -R u+w "$T"; rm -rf "$T"' EXIT
tests=0 failures=0

# Run a command; its output and exit code are kept for what follows.
run() {
	"$@" >"$T/.out" 2>"$T/.err" </dev/null
	code=$?
}

# The same with standard input: run_with FILE command...
run_with() {
	input=$1
	shift
	"$@" >"$T/.out" 2>"$T/.err" <"$input"
	code=$?
}

# The same with a bound on the processor time, in whole seconds: a machine
# that is busy with other work makes no test fail.  A run that waits for ever
# ends too.  CPU_LIMIT is for slow builds, such as those with sanitizers.
limited() {
	run sh -c 'ulimit -t "$0"; exec timeout 300 "$@"' "${CPU_LIMIT:-1}" "$@"
}
limited_with() {
	run_with "$1" sh -c 'ulimit -t "$0"; shift; exec timeout 300 "$@"' \
	    "${CPU_LIMIT:-1}" "$@"
}

# ok STATUS NAME: the one place where a test passes or fails.
ok() {
	tests=$((tests + 1))
	if [ "$1" -eq 0 ]; then
		echo "ok $tests - $2"
		return 0
	fi
	failures=$((failures + 1))
	echo "not ok $tests - $2"
	echo "# exit code ${code:-none}; stderr:"
	[ ! -f "$T/.err" ] || head -n 20 "$T/.err" | sed 's/^/#   /'
	return 1
}

code_is() {
	[ "$code" -eq "$1" ]
	ok $? "$2 (exit $1)"
}

err_has() {
	grep -qF -e "$1" "$T/.err"
	ok $? "$2"
}

out_has() {
	grep -qF -e "$1" "$T/.out"
	ok $? "$2"
}

err_is() {
	printf '%s' "$1" >"$T/.want"
	cmp -s "$T/.want" "$T/.err"
	ok $? "$2"
}

exists() {
	[ -e "$1" ]
	ok $? "$2"
}

missing() {
	[ ! -e "$1" ]
	ok $? "$2"
}

same() {
	cmp -s "$1" "$2"
	ok $? "$3"
}

skip() {
	tests=$((tests + 1))
	echo "ok $tests - # SKIP $1"
}

# A plan that checks and builds, with few words.
small_plan() {
	cat <<-'END'
	planpress: 1
	plan:
	  title: A small plan
	END
}

done_testing() {
	[ "$tests" -gt 0 ] || ok 1 'something is tested'
	echo "1..$tests"
	[ "$failures" -eq 0 ]
	exit
}
