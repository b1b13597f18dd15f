#!/usr/bin/perl
# templates/wording-en.yaml lists the sentences of documents: all of them, as
# they stand in the source, and nothing else.  UPDATE_WORDING=1 writes it.
use strict;
use warnings;
use Cwd qw(abs_path);
use File::Basename qw(basename dirname);
use Test::More;

binmode Test::More->builder->$_, ':utf8' for qw(output failure_output);
chdir dirname(dirname(abs_path($0))) or die;
my $list = 'templates/wording-en.yaml';

sub slurp {
	my ($path) = @_;
	open my $f, '<:encoding(UTF-8)', $path or die "$path: $!";
	local $/;
	return scalar <$f>;
}

# ---- the source as tokens ----

# [kind, text]: s for strings, w for words, o for anything else; comments
# and directives of the preprocessor are left out, but its strings are kept.
sub tokens {
	my ($src, $defined) = @_;
	my @found;
	while ($src =~ m{
	    \G(?: /\*.*?\*/ | [ \t\n\f]+
	    | (?<d>(?<![^\n])\#(?:[^\n\\]|\\.)*)
	    | (?<s>"(?:[^"\\]|\\.)*") | (?<c>'(?:[^'\\]|\\.)*')
	    | (?<w>[A-Za-z_0-9]+) | (?<o>.) )}gsx) {
		if (defined $+{s}) {
			push @found, [ s => substr($+{s}, 1, -1) ];
		} elsif (defined $+{w}) {
			push @found, [ w => $+{w} ];
		} elsif (defined $+{o} || defined $+{c}) {
			push @found, [ o => $+{o} // "''" ];
		} elsif (defined $+{d} && $+{d} =~
		    /^#\s*define\s+(\w+)\s+((?:"(?:[^"\\]|\\.)*"\s*(?:\\\n\s*)?)+)$/s) {
			my ($name, $text) = ($1, $2);
			$defined->{$name} = join '',
			    $text =~ /"((?:[^"\\]|\\.)*)"/g;
		}
	}
	return @found;
}

sub letter {
	my $c = chr $_[0];
	utf8::encode($c);
	return $c;
}

# Bytes that are written as \xe2 are put together to letters.
sub unescape {
	my ($s) = @_;
	my %of = (n => "\n", t => "\t", '"' => '"', '\\' => '\\');
	utf8::encode($s);
	$s =~ s{\\(?:x([0-9a-f]{2})|u([0-9a-f]{4})|([0-7]{1,3})|(.))}{
	    defined $1 ? chr hex $1 : defined $3 ? chr oct $3 :
	    defined $2 ? letter(hex $2) : $of{$4} // die "\\$4"}gie;
	utf8::decode($s);
	return $s;
}

# Each string with what it is an argument of, which one, and the two tokens
# before it; strings that stand side by side are one.
sub strings {
	my ($path) = @_;
	my %defined;
	my @t = tokens(slurp($path), \%defined);
	my (@open, @found);
	for (my $i = 0; $i < @t; $i++) {
		my ($kind, $text) = @{$t[$i]};
		if ($kind eq 'o' && $text =~ /[(\[{]/) {
			my $of = $text eq '(' && $i > 0 && $t[$i - 1][0] eq
			    'w' ? $t[$i - 1][1] : $text;
			push @open, { of => $of, arg => 0 };
		} elsif ($kind eq 'o' && $text =~ /[)\]}]/) {
			pop @open;
		} elsif ($kind eq 'o' && $text eq ',') {
			$open[-1]{arg}++ if @open;
		}
		next if $kind ne 's';
		my $before = join ' ', map { $_->[1] } @t[($i > 2 ? $i - 3 : 0)
		    .. $i - 1];
		my $whole = $text;
		while ($i + 1 < @t && ($t[$i + 1][0] eq 's' ||
		    ($t[$i + 1][0] eq 'w' && exists
		    $defined{$t[$i + 1][1]}))) {
			my ($k, $more) = @{$t[++$i]};
			$whole .= $k eq 's' ? $more : $defined{$more};
		}
		# "(a ? "x" : "y")" belongs to the call that it is in.
		my ($in) = grep { $_->{of} !~ /^[(\[]$/ } reverse @open;
		push @found, { text => unescape($whole), before => $before,
		    of => $in ? $in->{of} : '', arg => $in ? $in->{arg} : 0 };
	}
	return @found;
}

# ---- which of them a reader sees ----

# Arguments that are no words: names of blocks, of files, of fields.
my %no_words = map { $_ => 1 } qw(assert strcmp strncmp strcasecmp strncasecmp
    strstr strchr strspn strcspn memcmp memchr words_find_phrase node_get
    field_of live_field template_find embedded_find section_find
    chapter_heading pack_can_see name_area name_cell workbook_define_name
    __attribute__ __asm__ arena_name getenv memfd_create scan_phrase occurrences
    ends_in index_of looked_up next_formula next_place MINE hash put_formula
    put_formula_text put_formula_day put_formula_number doc_anchor none_of
    row_of column_of votes);
my %no_word_at = map { $_ => 1 } qw(doc_heading/3 doc_table/2 doc_table/4
    doc_xref/2 put_see/2 top_risks/2 effect_heading/2 pack_section/2
    pack_none/2 pack_questions/3 allow_list/2 compose_forecast/3
    signal_add/5);

sub is_formula {
	my ($s) = @_;
	return $s->{text} =~ m{\b[A-Z]{2,}\(|^=|\[@|\[\[|^internal:|[>=]0\)|
	    ^[*+,(]*[A-Z][a-z]+[A-Z]\w*[>=)]|^\*|^,"|
	    [A-Z][a-z]+[A-Z]\w*\)$}x;
}

sub is_word {
	my ($s) = @_;
	my $text = $s->{text};
	return 0 if $no_words{$s->{of}} ||
	    $no_word_at{"$s->{of}/$s->{arg}"};
	return 0 if $s->{before} =~ /\. (?:name|kind|key|id|file) =$/;
	(my $bare = $text) =~ s/%[-+#0-9.*]*(?:[lzh]*[a-zA-Z]|%)//g;
	return 0 if $bare !~ /\p{L}\p{L}/;
	return 0 if is_formula($s);
	# An anchor, an address, a name of a file, a block or an area.
	return 0 if $text !~ / / && ($bare =~ m{/[a-z]|:/|^\.|
	    \.(?:xml|svg|md|pdf|csv|yaml|txt)$}x ||
	    $text =~ m{^[a-z0-9%.]+(?:[-/_][a-z0-9%.]+)+/?$} ||
	    $text =~ m{^[A-Z]\w*[a-z][A-Z]\w*$});
	return 1;
}

my @with_text = grep { !m{/(?:pdf|font|svg|theme|tree|markdown|mark|breaks|questions
    |answers|chapters|inline|canvas|doc|render_module)(?:_\w+)?\.c$}x } glob 'render/*.c';
my @in_plan = grep { !m{/(?:diag_|schema|yaml|load|value_|source|csv|image
    |explain|embed|template|wording|duties|records_|arena|buf|hash|scan|utf8
    |field|nearest|resolve|persons|settle|check\.c|date_parts
    |check_words|live_)}x } glob 'plan/*.c';

# What the language calls records, and the choices that fields have.
sub choices {
	my @found = map { $_->{text} } grep { $_->{before} =~ /\. name =$/ }
	    map { strings($_) } glob 'plan/records_*.c';
	for (map { slurp($_) } glob 'plan/records_*.c') {
		for (/WORDS\(([^)]*)\)/g, /characteristics\[\] = \{(.*?)\}/sg) {
			push @found, /"([^"]*)"/g;
		}
	}
	return @found;
}

# What rules look for, and the first paragraph of what they advise.
sub advice {
	my @found;
	for (strings('plan/rules.def')) {
		next if $_->{of} ne 'RULE';
		push @found, $_->{text} if $_->{arg} == 4;
		push @found, split /\n\n.*/s, $_->{text} if $_->{arg} == 6;
	}
	return @found;
}

# A head names its columns in one string; each is a word of its own.  So is
# each text in a formula.
sub words_of {
	my ($s) = @_;
	return grep { /\p{L}\p{L}/ && !/[%(]/ } $s->{text} =~ /"([^"]*)"/g
	    if is_formula($s);
	return () if !is_word($s);
	return $s->{of} eq 'doc_head' ? split /\|/, $s->{text} : $s->{text};
}

my (%seen, $made);
$made = "# The sentences of documents.\n#\n"
    . "# Copy this file to wording-cy.yaml (or that of another language), put\n"
    . "# your words behind the colons, and leave out what stays as it is.  Keep\n"
    . "# %s and other placeholders; where their order changes, number them, as\n"
    . "# in \"%2\$s of %1\$s\".  %% prints one %.\n";
for my $part ([ 'the language', choices() ], [ 'the rules', advice() ],
    map { my $f = $_; [ basename($f), map { words_of($_) }
    strings($f) ] } @in_plan, @with_text) {
	my ($name, @texts) = @$part;
	my @new = grep { /\S/ && !$seen{$_}++ } @texts;
	$made .= "\n# ---- $name ----\n" if @new;
	for (@new) {
		(my $quoted = $_) =~ s/([\\"])/\\$1/g;
		$quoted =~ s/\n/\\n/g;
		$quoted =~ s/\t/\\t/g;
		fail("too long for a key: $_") if length $quoted > 1000;
		$made .= qq("$quoted":\n  "$quoted"\n);
	}
}
if ($ENV{UPDATE_WORDING}) {
	open my $f, '>:encoding(UTF-8)', $list or die "$list: $!";
	print $f $made;
	close $f or die;
}
cmp_ok(scalar keys %seen, '>', 800, 'documents have sentences');
is($made, slurp($list), "$list has them all");
done_testing;
