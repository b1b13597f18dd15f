#!/usr/bin/perl
# The document tree and the review pack of every example and starter, byte
# for byte: tests/golden/STEM holds STEM.tree.txt and STEM-review/*.md.
# `make golden` (UPDATE_GOLDEN=1) shows what differs and writes it: read the
# differences before you commit them.
use strict;
use warnings;
use Cwd qw(abs_path);
use File::Basename qw(basename dirname);
use File::Find qw(find);
use File::Path qw(make_path);
use File::Temp qw(tempdir);
use Test::More;

my $top = dirname(dirname(dirname(abs_path($0))));
my $planpress = abs_path(($ENV{OUT} // "$top/out") . "/planpress");
my $update = $ENV{UPDATE_GOLDEN};

-x ($planpress // '') or BAIL_OUT('no program to test: run make first');
chdir $top or BAIL_OUT("$top: $!");

sub slurp {
	my ($path) = @_;
	open my $f, '<:raw', $path or return undef;
	local $/;
	return scalar(<$f>) // '';
}

# A folder as a table from path to bytes.
sub folder {
	my ($dir) = @_;
	my %files;
	return {} if !-d $dir;
	find({ no_chdir => 1, wanted => sub {
		return if !-f $_ || basename($_) =~ /^\./;
		$files{ substr($_, length($dir) + 1) } = slurp($_);
	} }, $dir);
	return \%files;
}

# The names of files that are in one only, or not the same in both.
sub differing {
	my ($want, $got) = @_;
	my %all = (%$want, %$got);
	return grep {
		($want->{$_} // "\0absent") ne ($got->{$_} // "\0absent")
	} sort keys %all;
}

sub show_difference {
	my ($old, $new) = @_;
	open my $diff, '-|', 'diff', '-u', '-N', $old, $new or die "diff: $!";
	my @lines = <$diff>;
	close $diff;
	my $more = @lines > 60 ? @lines - 60 : 0;
	diag(join '', @lines[0 .. ($more ? 59 : $#lines)]);
	diag("... and $more lines more\n") if $more;
}

sub take {
	my ($name, $from, $to, $got) = @_;
	if (!defined $got->{$name}) {
		unlink "$to/$name" or die "$to/$name: $!";
		return;
	}
	make_path(dirname("$to/$name"));
	open my $f, '>:raw', "$to/$name" or die "$to/$name: $!";
	print $f $got->{$name} or die "$to/$name: $!";
	close $f or die "$to/$name: $!";
}

sub build {
	my ($plan, $dir) = @_;
	my $pid = fork // die "cannot fork: $!";
	if ($pid == 0) {
		open STDOUT, '>', '/dev/null' or die;
		open STDERR, '>', '/dev/null' or die;
		exec $planpress, 'build', '--only', 'tree,md', '-o', $dir,
		    $plan or die;
	}
	waitpid $pid, 0;
	return $? >> 8;
}

# An example is a file of its own, or the file named as its folder is.
my @plans = (glob('examples/*.yaml'), glob('templates/starters/*.yaml'));
for my $dir (glob 'examples/*/') {
	my $plan = $dir . basename($dir) . '.yaml';
	push @plans, $plan if -f $plan;
}
my %stems;

for my $plan (sort @plans) {
	my $stem = basename($plan, '.yaml');
	$stem = "starter-$stem" if $plan =~ m{^templates/};
	my $golden = "tests/golden/$stem";
	my $dir = tempdir(CLEANUP => 1);
	$stems{$stem} = 1;

	is(build($plan, $dir), 0, "$plan builds") or next;
	my $got = folder($dir);
	my @bad = differing(folder($golden), $got);
	if ($update) {
		for my $name (@bad) {
			show_difference("$golden/$name", "$dir/$name")
			    if -f "$golden/$name";
			diag("writing $golden/$name\n");
			take($name, $dir, $golden, $got);
		}
		@bad = ();
	}
	show_difference("$golden/$_", "$dir/$_") for @bad;
	is("@bad", '', "$plan makes the same documents");
}
my @left = grep { -d && !$stems{ basename($_) } } glob 'tests/golden/*';
is("@left", '', 'every folder belongs to a plan');

# That the comparison can fail.
my %same = (a => "1\n", b => "2\n");
is_deeply([ differing(\%same, { %same }) ], [], 'the same is the same');
is_deeply([ differing(\%same, { %same, b => "2" }) ], ['b'],
    'a byte less is a difference');
is_deeply([ differing(\%same, { a => "1\n" }) ], ['b'],
    'so is a file that is not made');
is_deeply([ differing({ a => "1\n" }, \%same) ], ['b'],
    'so is one that was not made before');
done_testing();
