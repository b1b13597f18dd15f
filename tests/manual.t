#!/usr/bin/perl
# The worked examples of docs/methods.md: each ```yaml block is a plan, and
# each ```console block after it a command with what it prints.
# UPDATE_MANUAL=1 writes what is printed now: read it before you commit it.
use strict;
use warnings;
use utf8;
use Cwd qw(abs_path);
use File::Temp qw(tempdir);
use Test::More;

my $page = abs_path('docs/methods.md');
my $out = abs_path($ENV{OUT} // 'out');
-x "$out/planpress" or BAIL_OUT('no program to test: run make first');
$ENV{PATH} = "$out:$ENV{PATH}";
$ENV{COLUMNS} = 78;
$ENV{LC_ALL} = 'C.UTF-8';

open my $in, '<:utf8', $page or BAIL_OUT("$page: $!");
my $text = do { local $/; <$in> };
close $in;
my $dir = tempdir(CLEANUP => 1);
chdir $dir or BAIL_OUT("$dir: $!");

sub example {
	my ($kind, $body) = @_;
	if ($kind eq 'yaml') {
		open my $f, '>:utf8', 'plan.yaml' or die "plan.yaml: $!";
		print $f $body;
		close $f;
		is(system('planpress check plan.yaml >/dev/null 2>&1') >> 8 > 1 ? 1 : 0,
		    0, 'the example is read');
		return $body;
	}
	my ($command) = $body =~ /\A\$ (planpress [^\n]*)\n/ or die $body;
	open my $run, '-|:utf8', "$command 2>&1" or die "$command: $!";
	my $got = "\$ $command\n" . do { local $/; <$run> // '' };
	close $run;
	$got =~ s/[ ]+$//mg;
	is($body, $got, "$command prints what the manual says")
	    if !$ENV{UPDATE_MANUAL};
	return $got;
}

my $n = () = $text =~ /^```(?:yaml|console)$/mg;
ok($n > 10, 'there are examples');
$text =~ s{^```(yaml|console)\n(.*?)^```$}{"```$1\n" . example($1, $2) . '```'}msge;
if ($ENV{UPDATE_MANUAL}) {
	open my $f, '>:utf8', $page or die "$page: $!";
	print $f $text;
	close $f;
}
done_testing;
