#!/usr/bin/perl
# Every rule of plan/rules.def has a folder tests/rules/CODE-name with
#   bad.yaml      a plan that breaks the rule,
#   good.yaml     its neighbour that does not,
#   expected.txt  what `planpress check --only CODE bad.yaml` says, whole.
# Where the rule looks at what reviewers wrote, bad-answers/ and good-answers/
# hold it; where it needs an earlier version of the plan, that is since.yaml.
# tests/rules/CATALOGUE lists the codes that there are to be.
# UPDATE_RULES=1 writes expected.txt anew: read the difference before you
# commit it.
use strict;
use warnings;
use Cwd qw(abs_path);
use File::Basename qw(basename dirname);
use Test::More;

my $top = dirname(dirname(abs_path($0)));
my $planpress = abs_path($ENV{PLANPRESS} //
    ($ENV{OUT} // "$top/out") . "/planpress");
my $update = $ENV{UPDATE_RULES};

-x ($planpress // '') or BAIL_OUT('no program to test: run make first');

sub slurp {
	my ($path) = @_;
	open my $f, '<:raw', $path or return undef;
	local $/;
	return scalar <$f>;
}

# What the program says of a plan on stderr, and its exit code.
sub findings {
	my ($dir, @args) = @_;
	my $pid = open my $out, '-|';
	defined $pid or die "cannot fork: $!";
	if ($pid == 0) {
		chdir $dir or die "$dir: $!";
		open STDERR, '>&', \*STDOUT or die;
		open STDOUT, '>', '/dev/null' or die;
		exec $planpress, 'check', @args or die "$planpress: $!";
	}
	binmode $out;
	local $/;
	my $text = <$out> // '';
	close $out;
	return ($text, $? >> 8);
}

sub rules {
	my $def = slurp("$top/plan/rules.def") // die 'no plan/rules.def';
	my %name;
	$name{$1} = $2 while $def =~ /^RULE\(([A-Z]\d+), "([a-z0-9-]+)"/mg;
	return %name;
}

sub check_rule {
	my ($code, $dir) = @_;
	my ($bad, $good) = map { -d "$dir/$_-answers" ?
	    ['--answers', "$_-answers"] : [] } 'bad', 'good';
	my @since = -e "$dir/since.yaml" ? ('--since', 'since.yaml') : ();
	my ($said, $exit) = findings($dir, '--only', $code, @$bad, @since,
	    'bad.yaml');
	if ($update) {
		open my $f, '>:raw', "$dir/expected.txt" or die $!;
		print $f $said;
		close $f or die $!;
	}
	is($said, slurp("$dir/expected.txt"), "$code: what bad.yaml is told");
	like($said, qr/\[\Q$code\E /, "$code: bad.yaml breaks it");
	cmp_ok($exit, '<=', 1, "$code: bad.yaml is checked to the end");
	($said, $exit) = findings($dir, '--all', @$good, @since, 'good.yaml');
	unlike($said, qr/\[\Q$code\E /, "$code: good.yaml does not");
	cmp_ok($exit, '<=', 1, "$code: good.yaml is checked to the end");
}

# What `planpress explain` says.
sub explained {
	my (@args) = @_;
	open my $out, '-|', $planpress, 'explain', @args or die $!;
	local $/;
	my $text = <$out> // '';
	close $out;
	return $? == 0 ? $text : "exit code $?";
}

# The codes of the catalogue, each with why it is not here yet or '', and
# those that nothing finds yet.
my %untold;
sub catalogue {
	my $list = slurp("$top/tests/rules/CATALOGUE") // die 'no CATALOGUE';
	my %later;
	for (grep { /^[A-Z]/ } split /\n/, $list) {
		if (/^(\w+) later: (.+)/) {
			$later{$1} = $2;
		} elsif (/^(\w+) untold: (.+)/) {
			$later{$1} = '';
			$untold{$1} = $2;
		} else {
			$later{$_} = '' for split;
		}
	}
	return %later;
}

# A rule is explained by its code and by its name, and in the manual, each
# time with its summary, why it matters, how to put it right and a basis.
sub check_explained {
	my ($code, $name, $manual) = @_;
	my $said = explained($code);
	my ($head, $summary, $level, @rest) = split /\n\n/, $said;

	is($head, "# $code $name", "$code: explained by its code");
	is(explained($name), $said, "$code: explained by its name");
	like($summary // '', qr/\A\S.*\.\z/s, "$code: a summary");
	like($level // '', qr/\ALevel: (?:error|warning|note)\./,
	    "$code: a level");
	my $rest = join "\n\n", @rest;
	like($rest, qr/\A["\w].*\n\n["\w].*\n\n    .*\n\nAfter:\n\n    /s,
	    "$code: why it matters, and a remedy with an example");
	like($rest, qr/\nBasis: \S.*\.\n\z/s, "$code: a basis");
	(my $chapter = $said) =~ s/\A# /### /;
	ok(index($manual, $chapter) >= 0, "$code: in the manual's chapter");
}

my %name = rules();
my @folders = map { basename($_) } grep { -d } glob "$top/tests/rules/*";
my %later = catalogue();
my $manual = explained('--all');

cmp_ok(scalar keys %name, '>', 50, 'the rule table was found');
is_deeply([sort @folders],
    [sort map { "$_-$name{$_}" } grep { !$untold{$_} } keys %name],
    'every rule has its folder, and every folder its rule');
is_deeply([sort keys %name], [sort grep { $later{$_} eq '' } keys %later],
    'the rules are those of the catalogue');
cmp_ok(scalar keys %later, '==', 174, 'the catalogue is whole');
for my $code (sort keys %name) {
	check_explained($code, $name{$code}, $manual);
	my $dir = "$top/tests/rules/$code-$name{$code}";
	next unless -d $dir;
	check_rule($code, $dir);
}

# The harness can fail: a plan of another rule is not what is expected.
my ($other) = findings("$top/tests/rules/S106-no-milestone",
    '--only', 'S106', 'good.yaml');
isnt($other, slurp("$top/tests/rules/S106-no-milestone/expected.txt"),
    'a good plan is not told what a bad one is');
done_testing();
