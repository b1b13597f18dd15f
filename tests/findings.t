#!/usr/bin/perl
# What each example is told, whole: a new finding is either what a careful
# reviewer would say, or a false alarm to be put right in the check.
# UPDATE_FINDINGS=1 writes tests/findings/*.txt anew: read the difference.
use strict;
use warnings;
use Cwd qw(abs_path);
use File::Basename qw(dirname);
use Test::More;

my $top = dirname(dirname(abs_path($0)));
my $planpress = abs_path($ENV{PLANPRESS} //
    ($ENV{OUT} // "$top/out") . "/planpress");
my %example = (
	'healthy-weight' => 'examples/healthy-weight/healthy-weight.yaml',
	'turku' => 'examples/turku/turku.yaml',
	'minimal' => 'examples/minimal.yaml',
	'starter-minimal' => 'templates/starters/minimal.yaml',
);

-x ($planpress // '') or BAIL_OUT('no program to test: run make first');
chdir $top or die "$top: $!";
for my $name (sort keys %example) {
	my $path = "tests/findings/$name.txt";
	my $said = '';
	open my $in, '-|', "'$planpress' check --all '$example{$name}' 2>&1"
	    or die $!;
	while (<$in>) {
		# Lines move with every edit; the file and the sentence stay.
		$said .= "$1: $2\n"
		    if m{([^/]+\.yaml):\d+:\d+: ((?:error|warning|note): .*\])$};
	}
	close $in;
	if ($ENV{UPDATE_FINDINGS}) {
		open my $out, '>:raw', $path or die "$path: $!";
		print $out $said;
		close $out or die "$path: $!";
	}
	open my $f, '<:raw', $path or die "$path: $!";
	local $/;
	is($said, scalar <$f>, $name);
}
done_testing();
