#!/usr/bin/perl
# Every sentence of documents between ⟦ and ⟧: what is left outside is the
# plan's own text, or what other templates hold.
use strict;
use warnings;
use utf8;
use Cwd qw(abs_path);
use File::Basename qw(dirname basename);
use File::Temp qw(tempdir);
use Test::More;

binmode Test::More->builder->$_, ':utf8' for qw(output failure_output);
my $top = dirname(dirname(abs_path($0)));
my $program = abs_path($ENV{OUT} // "$top/out") . '/planpress';
my $dir = tempdir(CLEANUP => 1);
chdir $top or die;

sub slurp {
	my ($path) = @_;
	open my $f, '<:encoding(UTF-8)', $path or die "$path: $!";
	local $/;
	return scalar <$f>;
}

mkdir "$dir/own";
open my $f, '>:encoding(UTF-8)', "$dir/own/wording-en.yaml" or die;
(my $pseudo = slurp('templates/wording-en.yaml')) =~
    s/^  "(.*)"$/  "⟦$1⟧"/mg;
print $f $pseudo;
close $f or die;

# Letter case, marks and blanks apart.
sub plain {
	my ($s) = @_;
	$s =~ s/[\s*_`\\>{}"'’]+/ /g;
	return lc $s;
}

# These hold texts of their own, which a partnership words in them: quoted,
# or to the end of a line, or to the next comma.
my $data = join "\n", map { slurp($_) } qw(templates/peer-review.yaml
    templates/duties.yaml templates/criteria-five-steps.yaml);
my @own_texts = sort { length $b <=> length $a } map { plain($_) }
    qw(Strengths Afterwards), grep { / / } ($data =~ /"([^"\n]*)"/g),
    ($data =~ /^\s*(?:- )?(?:[\w-]+: +)?([^"{\[\n][^\n]*)$/mg),
    ($data =~ /[{,] ?[\w-]+: ([^"{\[,}\n]+)(?=[,}])/g);

# The pieces of a text that stand outside of all brackets.
sub outside {
	my ($text) = @_;
	my ($depth, @out) = (0, '');
	for (split /([⟦⟧])/, $text) {
		if ($_ eq '⟦') {
			push @out, '' if $depth++ == 0;
		} elsif ($_ eq '⟧') {
			$depth-- if $depth > 0;
		} elsif ($depth == 0) {
			$out[-1] .= $_;
		}
	}
	return @out;
}

# English words that are neither in the plan nor in other templates.
sub leaks {
	my ($own, @texts) = @_;
	my %found;
	@texts = map { plain($_) } @texts;
	for my $text (@texts) {
		for my $known (@own_texts) {
			$text =~ s/\Q$known\E/ | /g
			    if $known =~ /\S/ && index($text, $known) >= 0;
		}
	}
	for (map { outside($_) } @texts) {
		for (split m{[()·;,:|<>—“”]|\]\([^)]*\)|\.\s|\*\*|\s[-–]\s|
		    (?<![a-z\d])\d[\d.,%]*|\S+\.(?:yaml|md)}x) {
			my $s = plain($_);
			$s =~ s/^[^a-z]+|[^a-z0-9]+$//g;
			# "W1 Train 60 workers": a number, then a title.
			(my $title = $s) =~ s/^\w+ //;
			# In a picture a name may stand on two lines.
			next if $s =~ / .* / && grep { index($_, $s) >= 0 }
			    @own_texts;
			$found{$s}++ if $s =~ /[a-z]{2}/ &&
			    $own !~ /\b(?:\Q$s\E|\Q$title\E)\b/;
		}
	}
	return sort keys %found;
}

# What a reader reads in a document tree: the texts of each block together.
sub of_tree {
	my ($tree) = @_;
	my @texts = ('');
	for (split /\n/, $tree) {
		if (/^\s*"(.*)"$/) {
			$texts[-1] .= $1;
		} elsif (/^\s*(?:code|strong|emph|link|xref|mark|tag)\b/) {
			$texts[-1] .= /"(.*)"/ ? $1 : '';
		} else {
			push @texts, /"(.*)"/ ? $1 : (), '';
		}
	}
	return @texts;
}

# The questions of the bank, as what they are filled with.
my @bank = map {
	my $re = join '(.*?)', map { quotemeta plain($_) }
	    split /\{\w+\}/, $_, -1;
	qr/$re/;
} grep { /\{\w+\}/ } map { $_ // () } slurp('templates/peer-review.yaml') =~
    /\b(?:one|many): (?:"([^"]*)"|([^"\n]*))/g;

# Without hidden comments, addresses and the names of files.
sub of_pack {
	my ($md) = @_;
	$md =~ s/<!--.*?-->//gs;
	$md =~ s/\]\([^)]*\)/]/g;
	my @lines = map { plain($_) } split /\n/, $md;
	for my $line (@lines) {
		for my $re (@bank) {
			$line =~ s/$re/' | ' . join(' | ', @{^CAPTURE}) .
			    ' | '/e and last;
		}
	}
	return @lines;
}

sub of_svg {
	my ($svg) = @_;
	return $svg =~ /<(?:text|title|desc)\b[^>]*>([^<]*)</g;
}

my $seen = 0;
for my $plan (qw(examples/healthy-weight/healthy-weight.yaml
    examples/turku/turku.yaml examples/minimal.yaml), glob
    'templates/starters/*.yaml') {
	(my $name = basename($plan)) =~ s/\.yaml$//;
	# A live figure of people has their noun.
	my $own = plain(join(' ', map { slurp($_) } glob(dirname($plan) .
	    '/*.yaml'), glob(dirname($plan) . '/data/*.csv'), $plan,
	    'templates/criteria-five-steps.yaml') =~
	    s/\{\{\S+\.people\}\}/children/gr);
	is(system($program, qw(build -q --only), 'tree,md', '-o',
	    "$dir/$name", '--templates', "$dir/own", $plan), 0,
	    "$name is built");
	my $tree = slurp("$dir/$name/$name.tree.txt");
	my @found = leaks($own, of_tree($tree));
	is("@found", '', "$name: nothing of the plan is English");
	$seen += () = $tree =~ /⟦/g;
	@found = leaks($own, map { of_pack(slurp($_)) } glob
	    "$dir/$name/$name-review/*.md");
	is(join("\n", @found), '', "$name: nothing of the pack is English");
	@found = leaks($own, map { join ' | ', of_svg(slurp($_)) }
	    glob "$dir/$name/$name-review/charts/*.svg");
	is("@found", '', "$name: nor of its charts");
	unlike($tree, qr/[#<][^ >]*⟦/, "$name: names of blocks stay");
	# The keys by which answers are read back.
	is_deeply([ map { slurp($_) =~ /<!-- (?:answer|end) [^>]*_/g } glob
	    "$dir/$name/$name-review/*.md" ], [], "$name: so do their keys");
}
# What peers said, in words of the pack.
my $filled = "$dir/minimal/minimal-review";
for my $file (glob "$filled/*.md") {
	my $md = slurp($file);
	$md =~ s/^(- Rating.*)$/$1 ⟦Weak⟧/m;
	open my $f, '>:encoding(UTF-8)', $file or die;
	print $f $md;
	close $f or die;
}
is(system($program, qw(build -q --only tree -o), "$dir/said", '--templates',
    "$dir/own", '--answers', $filled, 'examples/minimal.yaml'), 0,
    'answers are printed');
my $said = slurp("$dir/said/minimal.tree.txt");
my @found = leaks(plain(slurp('examples/minimal.yaml')), of_tree($said));
is("@found", '', 'nothing of what peers said is English but their words');
like($said, qr/They rated 0 strong, 0 developing, 6 weak/,
    'a rating is read in the words of the pack');

cmp_ok($seen, '>', 4000, 'there was something to word');
cmp_ok(scalar(() = leaks('', 'Not set ⟦Red⟧ Amber')), '==', 2,
    'English is found where there is some');
done_testing;
