#!/usr/bin/perl
# How long functions are: none over 100 lines, the median at most 15.
use strict;
use warnings;
use Test::More;

my @lengths;
my @long;
for my $row (`git ls-files -z '*.c' | grep -zv '^tests/' | xargs -0 ctags -x --c-kinds=f --_xformat='%F %n %N %e'`) {
	my ($file, $from, $name, $to) = split ' ', $row;
	next unless defined $to && $to =~ /^\d+$/;
	my $length = $to - $from + 1;
	push @lengths, $length;
	push @long, "$file:$from $name has $length lines" if $length > 100;
}
ok(@lengths > 100, 'functions were found') or diag('is universal-ctags there?');
is(scalar @long, 0, 'no function is over 100 lines') or diag(join "\n", @long);
@lengths = sort { $a <=> $b } @lengths;
my $median = $lengths[@lengths / 2] // 0;
cmp_ok($median, '<=', 16, "the median function has $median lines");
cmp_ok($lengths[@lengths * 0.9], '<=', 50,
    "nine of ten have at most $lengths[@lengths * 0.9] lines");
done_testing();
