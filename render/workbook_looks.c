#include "workbook.h"

#include <string.h>

/*
 * Cell formats.  Three grounds tell cells apart: white for what the plan
 * says, a tint for what people fill in, grey for what is worked out.  The
 * status looks carry a shape before the word, so that nothing is told by
 * colour alone.
 */

enum ground { WHITE, TINTED, WORKED_OUT, HEADING, BARE };

struct look_spec {
	enum ground	 ground;
	const char	*number;	/* number format, or NULL */
	double		 size;
	lxw_color_t	 colour;
	bool		 bold;
	bool		 wrap;
	int		 align;
};

#define DAY_FORMAT	"d mmm yyyy"
#define DAY_OR_NONE	DAY_FORMAT ";;–;@"
#define COUNT_FORMAT	"0;-0;–;@"

static const struct look_spec specs[LOOK_COUNT] = {
	[LOOK_TITLE] = { BARE, NULL, 18, COLOUR_INK, true, false, 0 },
	[LOOK_SUBTITLE] = { BARE, NULL, 10, COLOUR_INK2, false, false, 0 },
	[LOOK_SECTION] = { BARE, NULL, 13, COLOUR_ACCENT, true, false, 0 },
	[LOOK_PARA] = { BARE, NULL, 11, COLOUR_INK, false, true, 0 },
	[LOOK_LINK] = { BARE, NULL, 11, COLOUR_ACCENT, true, false, 0 },
	[LOOK_HEAD] = { HEADING, NULL, 10, 0xFFFFFF, true, true, 0 },

	[LOOK_TEXT] = { WHITE, NULL, 10, COLOUR_INK, false, true, 0 },
	[LOOK_BOLD] = { WHITE, NULL, 10, COLOUR_INK, true, true, 0 },
	[LOOK_NUMBER] = { WHITE, "General", 10, COLOUR_INK, false, false, 0 },
	[LOOK_DATE] = { WHITE, DAY_FORMAT, 10, COLOUR_INK, false, false,
		LXW_ALIGN_LEFT },
	[LOOK_MONEY] = { WHITE, NULL, 10, COLOUR_INK, false, false, 0 },
	[LOOK_RIGHT] = { WHITE, NULL, 10, COLOUR_INK, false, false,
		LXW_ALIGN_RIGHT },
	[LOOK_SERIES] = { WHITE, "#,##0", 10, COLOUR_INK, false, false, 0 },
	[LOOK_SERIES_1] = { WHITE, "#,##0.0", 10, COLOUR_INK, false, false,
		0 },
	[LOOK_SERIES_2] = { WHITE, "#,##0.00", 10, COLOUR_INK, false, false,
		0 },
	[LOOK_CENTRE] = { WHITE, NULL, 10, COLOUR_INK, false, true,
		LXW_ALIGN_CENTER },

	[LOOK_IN_TEXT] = { TINTED, NULL, 10, COLOUR_INK, false, true, 0 },
	[LOOK_IN_NUMBER] = { TINTED, "General", 10, COLOUR_INK, false, false,
		0 },
	[LOOK_IN_DATE] = { TINTED, DAY_FORMAT, 10, COLOUR_INK, false, false,
		LXW_ALIGN_LEFT },
	[LOOK_IN_MONEY] = { TINTED, NULL, 10, COLOUR_INK, false, true, 0 },
	[LOOK_IN_CENTRE] = { TINTED, NULL, 10, COLOUR_INK, false, false,
		LXW_ALIGN_CENTER },
	[LOOK_IN_SERIES] = { TINTED, "#,##0", 10, COLOUR_INK, false, false,
		0 },
	[LOOK_IN_SERIES_1] = { TINTED, "#,##0.0", 10, COLOUR_INK, false,
		false, 0 },
	[LOOK_IN_SERIES_2] = { TINTED, "#,##0.00", 10, COLOUR_INK, false,
		false, 0 },
	[LOOK_IN_LINK] = { TINTED, NULL, 10, COLOUR_ACCENT, false, true, 0 },

	[LOOK_CALC_TEXT] = { WORKED_OUT, NULL, 10, COLOUR_INK, false, true,
		0 },
	[LOOK_CALC_NUMBER] = { WORKED_OUT, "General", 10, COLOUR_INK, false,
		false, 0 },
	[LOOK_CALC_TENTH] = { WORKED_OUT, "0.0", 10, COLOUR_INK,
		false, false, 0 },
	[LOOK_CALC_COUNT] = { WORKED_OUT, COUNT_FORMAT, 10, COLOUR_INK, false,
		false, LXW_ALIGN_RIGHT },
	[LOOK_CALC_DATE] = { WORKED_OUT, DAY_OR_NONE, 10, COLOUR_INK, false,
		false, LXW_ALIGN_LEFT },
	[LOOK_CALC_MONEY] = { WORKED_OUT, NULL, 10, COLOUR_INK, false, false,
		0 },
	[LOOK_CALC_PERCENT] = { WORKED_OUT, "0.0%", 10, COLOUR_INK, false,
		false, 0 },
	[LOOK_CALC_CENTRE] = { WORKED_OUT, NULL, 10, COLOUR_INK, false, false,
		LXW_ALIGN_CENTER },
	[LOOK_CALC_RIGHT] = { WORKED_OUT, NULL, 10, COLOUR_INK, false, false,
		LXW_ALIGN_RIGHT },
	[LOOK_CALC_SERIES] = { WORKED_OUT, "#,##0", 10, COLOUR_INK, false,
		false, 0 },
	[LOOK_CALC_SERIES_1] = { WORKED_OUT, "#,##0.0", 10, COLOUR_INK, false,
		false, 0 },
	[LOOK_CALC_SERIES_2] = { WORKED_OUT, "#,##0.00", 10, COLOUR_INK,
		false, false, 0 },
	[LOOK_CALC_CUT] = { WORKED_OUT, NULL, 10, COLOUR_INK, false, false,
		0 },
	[LOOK_BAR] = { WHITE, NULL, 10, COLOUR_INK, true, false,
		LXW_ALIGN_CENTER },
	[LOOK_HEAD_MONTH] = { HEADING, "mmm yy", 9, 0xFFFFFF, true, false,
		0 },
	[LOOK_LEADER] = { BARE, NULL, 13, COLOUR_INK, true, false, 0 },

	[LOOK_RED] = { BARE, "\"■ \"@", 0, 0xFFFFFF, true, false, 0 },
	[LOOK_AMBER] = { BARE, "\"▲ \"@", 0, COLOUR_INK, true, false, 0 },
	[LOOK_GREEN] = { BARE, "\"● \"@", 0, 0xFFFFFF, true, false, 0 },
	[LOOK_COMPLETE] = { BARE, "\"✓ \"@", 0, 0xFFFFFF, true, false, 0 },
	[LOOK_NOT_STARTED] = { BARE, "\"○ \"@", 0, COLOUR_INK2, false, false,
		0 },
	[LOOK_CANCELLED] = { BARE, "\"× \"@", 0, COLOUR_INK2, false, false,
		0 },
	[LOOK_STRONG] = { BARE, NULL, 0, COLOUR_ACCENT, true, false, 0 },
	[LOOK_LOW] = { BARE, NULL, 0, COLOUR_INK, false, false, 0 },
	[LOOK_MODERATE] = { BARE, NULL, 0, COLOUR_INK, false, false, 0 },
	[LOOK_HIGH] = { BARE, NULL, 0, COLOUR_INK, true, false, 0 },
	[LOOK_SEVERE] = { BARE, NULL, 0, 0xFFFFFF, true, false, 0 },
	[LOOK_BAR_RED] = { BARE, NULL, 0, COLOUR_RED, true, false, 0 },
	[LOOK_BAR_AMBER] = { BARE, NULL, 0, COLOUR_AMBER, true, false, 0 },
	[LOOK_BAR_GREEN] = { BARE, NULL, 0, COLOUR_GREEN, true, false, 0 },
	[LOOK_BAR_COMPLETE] = { BARE, NULL, 0, COLOUR_ACCENT, true, false,
		0 },
	[LOOK_BAR_OTHER] = { BARE, NULL, 0, COLOUR_RULE, true, false, 0 },
	/* A milestone on a bar. */
	[LOOK_MARK_RED] = { BARE, NULL, 0, 0xFFFFFF, true, false, 0 },
	[LOOK_MARK_AMBER] = { BARE, NULL, 0, COLOUR_INK, true, false, 0 },
	[LOOK_MARK_GREEN] = { BARE, NULL, 0, 0xFFFFFF, true, false, 0 },
	[LOOK_MARK_COMPLETE] = { BARE, NULL, 0, 0xFFFFFF, true, false, 0 },
	[LOOK_MARK_OTHER] = { BARE, NULL, 0, COLOUR_INK, true, false, 0 },
	[LOOK_NOW] = { BARE, NULL, 0, COLOUR_INK, true, false, 0 },
	[LOOK_LATE] = { BARE, NULL, 0, COLOUR_RED, true, false, 0 },
};

/* Grounds of the looks that are laid over a cell; 0: none. */
static const lxw_color_t laid_over[LOOK_COUNT] = {
	[LOOK_RED] = COLOUR_RED,
	[LOOK_AMBER] = COLOUR_AMBER,
	[LOOK_GREEN] = COLOUR_GREEN,
	[LOOK_COMPLETE] = COLOUR_ACCENT,
	[LOOK_NOT_STARTED] = 0xFFFFFE,
	[LOOK_CANCELLED] = 0xE4E9ED,
	[LOOK_STRONG] = 0xDFEDF0,
	[LOOK_MARK_RED] = COLOUR_RED,
	[LOOK_MARK_AMBER] = COLOUR_AMBER,
	[LOOK_MARK_GREEN] = COLOUR_GREEN,
	[LOOK_MARK_COMPLETE] = COLOUR_ACCENT,
	[LOOK_MARK_OTHER] = COLOUR_RULE,
	[LOOK_NOW] = 0xBDD8DF,
	[LOOK_BAR_RED] = COLOUR_RED,
	[LOOK_BAR_AMBER] = COLOUR_AMBER,
	[LOOK_BAR_GREEN] = COLOUR_GREEN,
	[LOOK_BAR_COMPLETE] = COLOUR_ACCENT,
	[LOOK_BAR_OTHER] = COLOUR_RULE,
	/* Steps of one colour: red, amber and green are for status alone. */
	[LOOK_LOW] = 0xF1F7F8,
	[LOOK_MODERATE] = 0xBDD8DF,
	[LOOK_HIGH] = 0x6FA7B6,
	[LOOK_SEVERE] = COLOUR_ACCENT,
};

/* Dark and light in turn, so that borders survive a greyscale print. */
const lxw_color_t criterion_colours[8] = {
	0x0F5266, 0x9CC5CF, 0x7660A6, 0xDCD3EA, 0x5C3519, 0xE6CDB2, 0x4A5560,
	0xC9D0D6
};

static void
set_ground(lxw_format *f, enum ground ground)
{
	static const lxw_color_t colours[] = {
		[WHITE] = 0xFFFFFF, [TINTED] = 0xFFF8E1,
		[WORKED_OUT] = 0xF3F5F7, [HEADING] = COLOUR_ACCENT,
	};

	if (ground == BARE)
		return;
	if (ground != WHITE) {
		format_set_pattern(f, LXW_PATTERN_SOLID);
		format_set_bg_color(f, colours[ground]);
	}
	format_set_border(f, LXW_BORDER_THIN);
	format_set_border_color(f, COLOUR_RULE);
	format_set_align(f, ground == HEADING ? LXW_ALIGN_VERTICAL_BOTTOM :
	    LXW_ALIGN_VERTICAL_TOP);
	/* Sheets that are protected leave the tinted cells free. */
	if (ground == TINTED)
		format_set_unlocked(f);
}

/* Pounds, euros and dollars by sign, other money by its code. */
static const char *
money_format(struct book *b)
{
	static const struct { const char *code, *sign; } signs[] = {
		{ "GBP", "£" }, { "EUR", "€" }, { "USD", "$" },
	};
	const char *code = b->plan->values.currency;

	for (size_t i = 0; i < sizeof(signs) / sizeof(signs[0]); i++)
		if (code == NULL || strcmp(code, signs[i].code) == 0)
			return arena_printf(b->arena, "\"%s\"#,##0;"
			    "-\"%s\"#,##0;–;@", signs[i].sign,
			    signs[i].sign);
	return arena_printf(b->arena, "\"%s \"#,##0;-\"%s \"#,##0;–;@", code,
	    code);
}

static lxw_format *
make_look(struct book *b, enum look look, const char *money)
{
	const struct look_spec *spec = &specs[look];
	lxw_format *f = workbook_add_format(b->file);
	const char *number = spec->number;

	set_ground(f, spec->ground);
	if (laid_over[look] != 0) {
		format_set_pattern(f, LXW_PATTERN_SOLID);
		format_set_bg_color(f, laid_over[look]);
	}
	if (spec->size > 0)
		format_set_font_size(f, spec->size);
	format_set_font_color(f, spec->colour);
	if (spec->bold)
		format_set_bold(f);
	if (spec->wrap)
		format_set_text_wrap(f);
	if (spec->align != 0)
		format_set_align(f, spec->align);
	if (look == LOOK_MONEY || look == LOOK_IN_MONEY ||
	    look == LOOK_CALC_MONEY)
		number = money;
	if (number != NULL)
		format_set_num_format(f, number);
	if (look == LOOK_HEAD_MONTH)
		format_set_rotation(f, 90);
	if (look == LOOK_LINK || look == LOOK_IN_LINK)
		format_set_underline(f, LXW_UNDERLINE_SINGLE);
	return f;
}

bool
look_wraps(enum look look)
{
	return specs[look].wrap;
}

enum look
look_decimals(enum look family, int decimals)
{
	return family + (decimals < 0 ? 0 : decimals > 2 ? 2 : decimals);
}

void
looks_make(struct book *b)
{
	const char *money = money_format(b);

	for (int i = 0; i < LOOK_COUNT; i++)
		b->looks[i] = make_look(b, (enum look)i, money);
}
