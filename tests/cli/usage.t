#!/bin/sh
# Wrong usage is exit 2 and one line that helps; help is exit 0 on stdout.
. tests/lib.sh

run planpress
code_is 2 'no command'
err_has 'Usage: planpress COMMAND' 'the overview is shown'
run planpress --help
code_is 0 '--help'
out_has 'completion' 'every command is named'
run planpress --version
code_is 0 '--version'
out_has 'libyaml' 'the libraries are named'
run planpress chek
code_is 2 'an unknown command'
err_is 'planpress: There is no command "chek"; did you mean planpress check?
' 'the nearest command is named'

for command in init check build explain show schema completion; do
	run planpress $command --help
	code_is 0 "$command --help"
	out_has "Usage: planpress $command" 'its usage is shown'
	run planpress $command --no-such-option
	code_is 2 "$command with an unknown option"
	err_has '--no-such-option' 'the option is named'
done

run planpress check
code_is 2 'check without a plan'
run planpress check --strct x.yaml
err_has 'did you mean --strict?' 'the nearest option is named'
run planpress check --format xml x.yaml
code_is 2 'a format that is none'
err_has 'json' 'the formats are listed'
run planpress check --only S16 x.yaml
code_is 2 'a rule that is none'
err_has 'did you mean S106 (no-milestone)?' 'the nearest rule is named'
run planpress check --as-of someday x.yaml
code_is 2 'a date that is none'
run planpress build -o
code_is 2 'an option without its value'
run planpress schema surplus
code_is 2 'an argument too many'
run planpress completion tcsh
code_is 2 'an unknown shell'
run planpress explain S16
code_is 2 'explaining a rule that is none'

run planpress explain no-milestone
code_is 0 'explaining a rule by its name'
out_has 'S106' 'its code is told'
run planpress explain
out_has 'E001' 'all rules are listed'
run planpress schema
code_is 0 'schema'
out_has '"$schema"' 'a JSON Schema is printed'

run planpress completion bash
code_is 0 'completion bash'
cp "$T/.out" "$T/bash"
run bash -n "$T/bash"
code_is 0 'bash can read it'
cat >"$T/try" <<END
. '$T/bash'
COMP_WORDS=(planpress check --fo) COMP_CWORD=2; _planpress
echo "\${COMPREPLY[*]}"
COMP_WORDS=(planpress check --format j) COMP_CWORD=3; _planpress
echo "\${COMPREPLY[*]}"
END
run bash "$T/try"
out_has '--format' 'an option is completed'
out_has 'json' 'a word of an option is completed'
for shell in zsh fish; do
	run planpress completion $shell
	code_is 0 "completion $shell"
	cp "$T/.out" "$T/script"
	if command -v $shell >/dev/null; then
		run $shell -n "$T/script"
		code_is 0 "$shell can read it"
	else
		skip "$shell is not here"
	fi
done
done_testing
