#ifndef PLAN_SCAN_H
#define PLAN_SCAN_H

#include <stdbool.h>
#include <stddef.h>

struct value_context;
struct value_error;

/*
 * Small tools for reading values that people typed.  They know the blanks,
 * dashes and dots that word processors put in the place of those on the
 * keyboard, ignore the case of ASCII letters, and never look past the NUL.
 */

/* Not those of <ctype.h>: no locale changes what a digit or letter is. */
static inline bool
scan_is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static inline bool
scan_is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* Bytes of the blank, or of the dash (or minus), that s starts with; or 0. */
size_t	scan_blank(const char *s);
size_t	scan_dash(const char *s);
/* The first byte that is not part of a blank. */
const char *scan_skip(const char *s);
/* The end of a text without the blanks before it. */
const char *scan_trim(const char *s, const char *end);
/* The whole text is blank. */
bool	scan_at_end(const char *s);

/*
 * Step over a phrase, and the blanks after it.  A space in the phrase
 * stands for blanks or a hyphen; a phrase ends where a word ends.
 */
bool	scan_phrase(const char **s, const char *phrase);
/* Any of them, which end with NULL; the index, or -1. */
int	scan_phrases(const char **s, const char *const *phrases);
/* The whole text is one of them, a full stop after it or not. */
bool	scan_is_one_of(const char *s, const char *const *phrases);

/* Step over what stands between the ends of a range: `..`, `-`, `to`. */
bool	scan_between(const char **s);

/* Step over a whole number in digits or words ("6", "two"); or 0. */
int	scan_count(const char **s);

/* A short piece of the text to show in a message. */
const char *scan_excerpt(const struct value_context *, const char *s);

/* ---- numbers ---- */

#define SCAN_DIGITS	60	/* more than any honest number has */
#define SCAN_LARGEST	1e15

struct scanned {
	double	x;
	int	decimals;	/* as written, 15 at most */
	bool	negative;
	char	text[SCAN_DIGITS + 16];		/* as strtod() takes it */
};

enum scan_fault {
	SCAN_OK,
	SCAN_NO_NUMBER,
	SCAN_GROUPS,	/* commas or blanks that do not group threes */
	SCAN_POINTS,	/* two decimal points */
	SCAN_TOO_LONG
};

/*
 * Step over a number: sign, digits in groups of three or in none, decimals,
 * exponent.  On a fault *s stays where it is.
 */
enum scan_fault scan_number(const char **s, struct scanned *);
/* The number times 10^exponent, correctly rounded. */
double	scan_scaled(const struct scanned *, int exponent);
/* Step over `%`, `percent` and `per cent`. */
bool	scan_percent(const char **s);
/* Step over k, m, bn, thousand, million …: the power of ten, or 0. */
int	scan_scale(const char **s);
/*
 * Say what is wrong with a number; `want` where nothing is a number.
 * Always false, so that readers can return it.
 */
bool	scan_refuse(enum scan_fault, const char *want, struct value_error *);
/* Say why, and what would do.  Always false. */
bool	value_refuse(const char *why, const char *want, struct value_error *);

/* ---- pieces of a date ---- */

enum token_kind {
	TOKEN_NUMBER,		/* digits only */
	TOKEN_WORD,		/* letters only */
	TOKEN_DASH,
	TOKEN_DOTS,		/* `..` or an ellipsis */
	TOKEN_ARROW,
	TOKEN_OTHER		/* one character: `c` */
};

struct token {
	enum token_kind	 kind;
	bool		 spaced;	/* a blank stands before it */
	const char	*s;
	size_t		 n;
	int		 value;		/* of a number; 9 digits at most */
	char		 c;
};

/* More than any date or period has. */
#define SCAN_TOKENS	32

struct tokens {
	struct token	v[SCAN_TOKENS];
	size_t		n;
};

/* false: there are more pieces than any date has. */
bool	scan_tokens(const char *s, struct tokens *);
/* Index + 1 of the word in a list of names that ends with NULL, or 0. */
int	token_among(const struct token *, const char *const *names);
bool	token_is(const struct token *, const char *word);

#endif
