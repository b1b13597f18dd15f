#!/usr/bin/perl
# Every rule of plan/rules.def has a folder tests/rules/CODE-name with
#   bad.yaml      a plan that breaks the rule,
#   good.yaml     its neighbour that does not,
#   expected.txt  what `planpress check --only CODE bad.yaml` says, whole.
# Where the rule looks at what reviewers wrote, bad-answers/ and good-answers/
# hold it; where it needs an earlier version of the plan, that is since.yaml.
# tests/rules/CATALOGUE lists the codes that there are to be.
# A rule that it says is built is told by `planpress build` alone, and there
# expected.txt is what that says.  One that is also built has built-bad.yaml,
# built-good.yaml and built-expected.txt too.
# UPDATE_RULES=1 writes expected.txt anew: read the difference before you
# commit it.
use strict;
use warnings;
use Cwd qw(abs_path);
use File::Basename qw(basename dirname);
use File::Temp qw(tempdir);
use Test::More;

my $top = dirname(dirname(abs_path($0)));
my $planpress = abs_path($ENV{PLANPRESS} //
    ($ENV{OUT} // "$top/out") . "/planpress");
my $update = $ENV{UPDATE_RULES};

-x ($planpress // '') or BAIL_OUT('no program to test: run make first');

my %built;	# codes that build tells: how its files' names begin

sub slurp {
	my ($path) = @_;
	open my $f, '<:raw', $path or return undef;
	local $/;
	return scalar <$f>;
}

# What build says of what only the finished pages show: its last line counts
# the findings of all rules, which is nothing to do with the one in question.
sub made_findings {
	my ($dir, $plan) = @_;
	my ($said, $exit) = findings($dir, 'build', '-o',
	    tempdir(CLEANUP => 1), '--only', 'pdf', $plan);
	$said =~ s/^\Q$plan\E: (?:\d+ (?:error|warning|note)s?(?:, |$))+\n\z//m;
	return ($said, $exit);
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
		exec $planpress, @args or die "$planpress: $!";
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

# A plan that breaks the rule is told so as its folder expects.
sub check_told {
	my ($code, $expected, $said, $exit) = @_;
	if ($update) {
		open my $f, '>:raw', $expected or die $!;
		print $f $said;
		close $f or die $!;
	}
	my $name = basename(dirname($expected)) . '/' . basename($expected);
	is($said, slurp($expected), "$code: what $name says is told");
	like($said, qr/\[\Q$code\E /, "$code: the bad plan breaks it");
	cmp_ok($exit, '<=', 1, "$code: the bad plan is checked to the end");
}

sub check_not_told {
	my ($code, $said, $exit) = @_;
	unlike($said, qr/\[\Q$code\E /, "$code: the good plan does not");
	cmp_ok($exit, '<=', 1, "$code: the good plan is checked to the end");
}

sub check_rule {
	my ($code, $dir) = @_;
	my ($bad, $good) = map { -d "$dir/$_-answers" ?
	    ['--answers', "$_-answers"] : [] } 'bad', 'good';
	my @since = -e "$dir/since.yaml" ? ('--since', 'since.yaml') : ();
	check_told($code, "$dir/expected.txt", findings($dir, 'check',
	    '--only', $code, @$bad, @since, 'bad.yaml'));
	check_not_told($code, findings($dir, 'check', '--all', @$good, @since,
	    'good.yaml'));
}

sub check_built {
	my ($code, $dir, $begin) = @_;
	check_told($code, "$dir/${begin}expected.txt",
	    made_findings($dir, "${begin}bad.yaml"));
	check_not_told($code, made_findings($dir, "${begin}good.yaml"));
	my ($said) = findings($dir, 'check', '--all', "${begin}bad.yaml");
	unlike($said, qr/\[\Q$code\E /, "$code: check alone cannot tell it");
}

# The rules whose findings the making of pages gives.
sub rules_of_pages {
	my %seen;
	for (glob("$top/render/pdf*.c"), "$top/render/made.c") {
		my $text = slurp($_) // die "no $_";
		$seen{$_} = 1 for $text =~ /\bRULE_([A-Z]\d+)/g;
	}
	return sort keys %seen;
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

# The codes of the catalogue, each with why it is not here yet or ''.
sub catalogue {
	my $list = slurp("$top/tests/rules/CATALOGUE") // die 'no CATALOGUE';
	my %later;
	for (grep { /^[A-Z]/ } split /\n/, $list) {
		if (/^(\w+) later: (.+)/) {
			$later{$1} = $2;
		} elsif (/^(\w+) (also )?built: .+/) {
			$later{$1} = '';
			$built{$1} = $2 ? 'built-' : '';
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
    [sort map { "$_-$name{$_}" } keys %name],
    'every rule has its folder, and every folder its rule');
is_deeply([sort keys %name], [sort grep { $later{$_} eq '' } keys %later],
    'the rules are those of the catalogue');
cmp_ok(scalar keys %later, '==', 174, 'the catalogue is whole');
is_deeply([sort keys %built], [rules_of_pages()],
    'those of the finished pages are marked as built');
is_deeply([sort map { s/-.*//r } map { basename(dirname($_)) }
    glob "$top/tests/rules/*/built-bad.yaml"],
    [sort grep { $built{$_} ne '' } keys %built],
    'and those that check tells too have plans for both');
for my $code (sort keys %name) {
	check_explained($code, $name{$code}, $manual);
	my $dir = "$top/tests/rules/$code-$name{$code}";
	next unless -d $dir;
	check_rule($code, $dir) if ($built{$code} // '-') ne '';
	check_built($code, $dir, $built{$code}) if defined $built{$code};
}

# The harness can fail: a plan of another rule is not what is expected.
my ($other) = findings("$top/tests/rules/S106-no-milestone",
    '--only', 'S106', 'good.yaml');
isnt($other, slurp("$top/tests/rules/S106-no-milestone/expected.txt"),
    'a good plan is not told what a bad one is');
done_testing();
