#!/usr/bin/perl
# What the pages of docs/ show is run.  A fenced block says how, after its
# language; each page has a folder of its own, in the order of the page.
#
#   yaml check          a plan that can be read
#   yaml refused=E007   one that cannot, with the code of the finding
#   yaml name=FILE      put there for what follows; so is csv name=FILE
#   sh run              commands that end well
#   text told           lines that the last command or plan was told
use strict;
use warnings;
use Cwd qw(abs_path getcwd);
use File::Basename qw(basename dirname);
use File::Path qw(make_path);
use File::Temp qw(tempdir);
use Test::More;

binmode Test::More->builder->$_, ':utf8' for qw(output failure_output);
my $top = dirname(dirname(abs_path($0)));
my $out = abs_path($ENV{OUT} // "$top/out");
-x "$out/planpress" or BAIL_OUT('no program to test: run make first');
$ENV{PATH} = "$out:$ENV{PATH}";

sub slurp {
	my ($path) = @_;
	open my $f, '<:encoding(UTF-8)', $path or die "$path: $!";
	local $/;
	return scalar <$f>;
}

sub put {
	my ($path, $text) = @_;
	make_path(dirname($path));
	open my $f, '>:encoding(UTF-8)', $path or die "$path: $!";
	print $f $text;
	close $f or die "$path: $!";
}

my $told = '';

# Run a command line in the current folder; its exit code.
sub run {
	my ($line) = @_;
	my $code = system('/bin/sh', '-ec', "{ $line\n} >.told 2>&1 </dev/null");
	$told = slurp('.told');
	return $code >> 8;
}

# A block without a plan of its own cannot be one.
sub checked {
	my ($block) = @_;
	put('block.yaml', $block->{text});
	run('planpress check --all block.yaml');
	return [ $told =~ /\[(E\d+) /g ];
}

my %try = (
	check => sub {
		my ($block) = @_;
		is_deeply(checked($block), [], "$block->{at} can be read") or
		    diag($told);
	},
	refused => sub {
		my ($block) = @_;
		is_deeply(checked($block), [$block->{is}],
		    "$block->{at} is told as $block->{is}") or diag($told);
	},
	name => sub {
		my ($block) = @_;
		put($block->{is}, $block->{text});
	},
	run => sub {
		my ($block) = @_;
		is(run($block->{text}), 0, "$block->{at} runs") or diag($told);
	},
	told => sub {
		my ($block) = @_;
		for my $line (split /\n/, $block->{text}) {
			ok(index($told, $line) >= 0, "$block->{at} is told") or
			    diag("$line\nis not in\n$told");
		}
	},
);

# Every fenced block of a page whose first line says more than a language.
sub blocks {
	my ($page) = @_;
	my ($n, @found) = (0);
	my $block;
	for my $line (split /^/m, slurp($page)) {
		$n++;
		if ($line !~ /^```/) {
			$block->{text} .= $line if $block;
		} elsif ($block) {
			push @found, $block if $block->{how};
			undef $block;
		} else {
			my ($how, $is) = $line =~ /^```\w+ (\w+)(?:=(\S+))?$/;
			$block = { how => $how, is => $is, text => '',
			    at => basename($page) . ":$n" };
		}
	}
	ok(!$block, basename($page) . ': every block is closed');
	return @found;
}

my %count;
my $home = getcwd();
for my $page (glob "$top/docs/*.md") {
	my @blocks = blocks($page);
	chdir tempdir(CLEANUP => 1) or die;
	for my $block (@blocks) {
		my $try = $try{$block->{how}};
		$count{basename($page)}++;
		$try ? $try->($block) :
		    fail("$block->{at}: nobody knows how to “$block->{how}”");
	}
	chdir $home or die;
}
cmp_ok($count{'language.md'} // 0, '>', 20, 'the language has examples');
cmp_ok($count{'getting-started.md'} // 0, '>', 6, 'so has the first hour');

# Links between pages, and to headings within them, lead somewhere.
sub anchors {
	my ($page) = @_;
	my %seen;
	for (slurp($page) =~ /^#+ (.*)$/mg) {
		my $a = lc $_;
		$a =~ s/[^\w\- ]//g;
		$a =~ s/ /-/g;
		$seen{$a} = 1;
	}
	return \%seen;
}

for my $page ("$top/README.md", glob "$top/docs/*.md") {
	my @dead;
	for my $link (slurp($page) =~ /\]\((?!https?:|mailto:)([^)\s]+)\)/g) {
		my ($path, $anchor) = split /#/, $link, 2;
		my $to = $path eq '' ? $page : dirname($page) . "/$path";
		push @dead, $link if !-e $to ||
		    (defined $anchor && !anchors($to)->{$anchor});
	}
	is("@dead", '', basename($page) . ': every link leads somewhere');
}

# That a wrong page would be found.
chdir tempdir(CLEANUP => 1) or die;
is_deeply(checked({ text => "plan:\n  titel: x\n" }), ['E003'],
    'a block that cannot be read is not passed over');
isnt(run('planpress check nothing.yaml'), 0,
    'nor is a command that fails');
chdir $home;
done_testing();
