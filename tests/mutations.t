#!/usr/bin/perl
# Single edits of examples/healthy-weight, each of which breaks one rule: the
# rule must be found, and no other that was not there before.
#
# tests/mutations/*.txt hold the edits.  One is
#   CODE FILE      the rule, and the file of the example that is edited;
#                  CODE+CODE where the one fault is two: an acceptance that
#                  goes astray, and the finding that it had accepted
#   - text         what is replaced; it stands in the file once
#   + text         what replaces it; left out: nothing does
# and an empty line.  Several lines of one sign belong together.
use strict;
use warnings;
use Cwd qw(abs_path);
use File::Basename qw(dirname);
use File::Temp qw(tempdir);
use Test::More;

my $top = dirname(dirname(abs_path($0)));
my $planpress = abs_path($ENV{PLANPRESS} //
    ($ENV{OUT} // "$top/out") . "/planpress");
my $plan = 'healthy-weight.yaml';

-x ($planpress // '') or BAIL_OUT('no program to test: run make first');

sub slurp {
	my ($path) = @_;
	open my $f, '<:raw', $path or die "$path: $!";
	local $/;
	return scalar <$f>;
}

sub spew {
	my ($path, $text) = @_;
	open my $f, '>:raw', $path or die "$path: $!";
	print $f $text;
	close $f or die "$path: $!";
}

# How many findings of each rule, and all that was said.
sub findings {
	my ($dir) = @_;
	my $pid = open my $out, '-|';
	defined $pid or die "cannot fork: $!";
	if ($pid == 0) {
		chdir $dir or die "$dir: $!";
		open STDERR, '>&', \*STDOUT or die;
		exec $planpress, 'check', '--all', $plan or die;
	}
	my (%n, $said);
	while (<$out>) {
		$n{$1}++ if /\[([A-Z]\d{3}) [a-z0-9-]+\]$/;
		$said .= $_;
	}
	close $out;
	return (\%n, $said // '');
}

sub edits {
	my @edits;
	for my $path (sort glob "$top/tests/mutations/*.txt") {
		for my $part (split /\n\s*\n/, slurp($path)) {
			my ($head, @lines) = grep { !/^#/ } split /\n/, $part;
			next unless defined $head;
			my ($code, $file) = split ' ', $head;
			my $old = join "\n", map { substr $_, 2 }
			    grep { /^- / } @lines;
			my $new = join "\n", map { substr $_, 2 }
			    grep { /^\+ / } @lines;
			push @edits, [$code, $file, $old, $new];
		}
	}
	return @edits;
}

sub more_than {
	my ($now, $before) = @_;
	return join ' ', sort grep { $now->{$_} > ($before->{$_} // 0) }
	    keys %$now;
}

my $dir = tempdir(CLEANUP => 1);
system('cp', '-R', "$top/examples/healthy-weight", $dir) == 0 or die;
$dir .= '/healthy-weight';
my ($before) = findings($dir);
my @edits = edits();
my %rules;

cmp_ok(scalar @edits, '>=', 120, scalar(@edits) . ' edits');
for my $edit (@edits) {
	my ($code, $file, $old, $new) = @$edit;
	my $text = slurp("$dir/$file");
	my $name = "$code: " . ($new ne '' ? $new : "without $old") =~ s/\s+/ /gr;
	my $times = () = $text =~ /\Q$old\E/g;
	if ($times != 1) {
		fail($name);
		diag("“$old” stands $times times in $file");
		next;
	}
	spew("$dir/$file", $text =~ s/\Q$old\E/$new/r);
	my ($now, $said) = findings($dir);
	is(more_than($now, $before), join(' ', sort split /\+/, $code),
	    $name) or diag($said);
	spew("$dir/$file", $text);
	$rules{$code}++;
}
cmp_ok(scalar keys %rules, '>=', 80, scalar(keys %rules) . ' rules');
# The harness can fail: what is not edited has nothing new.
my ($same) = findings($dir);
is(more_than($same, $before), '', 'the files are as they were');
done_testing();
