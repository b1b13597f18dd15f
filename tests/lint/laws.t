#!/usr/bin/perl
# The laws of the architecture, held against the sources.
use strict;
use warnings;
use Test::More;

my @files = split /\n/, `git ls-files '*.c' '*.h'`;
ok(@files > 20, 'there are sources to look at');

sub lines_of {
	my ($file) = @_;
	open my $h, '<', $file or die "$file: $!";
	my $text = do { local $/; <$h> };
	# Comments and strings are no code.
	$text =~ s{(/\*.*?\*/)}{my $c = $1; $c =~ s/[^\n]//g; $c}gse;
	return split /\n/, $text, -1;
}

my %code = map { $_ => [lines_of($_)] } @files;

# law: words, pattern, files in which it may stand
sub law {
	my ($words, $pattern, $allowed) = @_;
	my @bad;
	for my $file (sort keys %code) {
		next if $file =~ $allowed;
		my $n = 0;
		for my $line (@{ $code{$file} }) {
			$n++;
			push @bad, "$file:$n: $line" if $line =~ $pattern;
		}
	}
	is(scalar @bad, 0, $words) or diag(join "\n", @bad);
}

my $free = qr{^(tests|bench)/};
law('only plan/yaml.c reads YAML', qr/#include <yaml\.h>/,
    qr{^plan/yaml\.c|$free});
law('libharu stays in render/pdf*', qr/#include <hpdf/, qr{^render/pdf|$free});
law('libxlsxwriter stays in render/workbook*', qr/#include <xlsxwriter/,
    qr{^render/workbook|$free});
law('cmark stays in render/', qr/#include <cmark/, qr{^render/|$free});
law('plan/ knows neither cmd/ nor render/',
    qr{#include "(\.\./)?(cmd|render)/}, qr{^(cmd|render)/|$free});
law('only cmd/out.c changes files',
    qr/\b(creat|rename|unlink|mkdir|mkstemp|memfd_create|fopen)\s*\(/,
    qr{^cmd/out\.c|$free});
law('no function that hides its bounds or follows the locale',
    qr/\b(strcpy|strcat|sprintf|gets|strtok|atoi|atof|setlocale)\s*\(/,
    qr{^$});
law('one arena: nothing is freed singly',
    qr/\bfree\s*\(/, qr{^plan/(arena|utf8)\.c|^render/|^cmd/out\.c|$free});
law('never the clock', qr/\b(time|gettimeofday|clock_gettime|localtime)\s*\(/,
    $free);

# Back ends hold no domain logic: they see documents, never plans.
my @backends = grep { m{^render/(pdf|layout|markdown|tree|font|canvas)} } @files;
my @bad = grep { my $f = $_;
    grep { /#include "(plan|analysis|field|check)\.h"/ } @{ $code{$f} } }
    @backends;
is("@bad", '', 'back ends include neither the model nor the analysis');

my @long = grep { @{ $code{$_} } > 701 } @files;
is("@long", '', 'no file is over 700 lines');
done_testing();
