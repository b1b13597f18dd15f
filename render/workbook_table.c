#include "workbook.h"

#include <assert.h>
#include <string.h>

#include "utf8.h"
#include "wording.h"

void
sheet_title(struct book *b, const char *title, const char *subtitle)
{
	row_height(b, 0, 27);
	put_text(b, 0, 0, LOOK_TITLE, title);
	put_text(b, 1, 0, LOOK_SUBTITLE, subtitle);
	b->lines = 0;
}

void
set_widths(struct book *b, lxw_col_t first, lxw_col_t last, double width)
{
	worksheet_set_column(b->sheet, first, last, width, NULL);
	for (lxw_col_t i = first; i <= last && i < WIDTHS; i++)
		b->widths[i] = width;
}

void
fit_row(struct book *b, lxw_row_t row)
{
	double height = b->lines * 13.5 + 2;

	/* 409 points are the most that a row can have. */
	if (b->lines > 1)
		row_height(b, row, height > 409 ? 409 : height);
	b->lines = 0;
}

void
sheet_way_back(struct book *b)
{
	put_sheet_link(b, 2, 0, SHEET_SUMMARY);
}

/* In a header "&" starts a code; two stand for the sign.  Both header and
   footer hold at most 255 characters. */
static const char *
header_text(struct book *b, const char *text)
{
	struct buf buf;
	size_t n = 0;

	buf_init(&buf, b->arena);
	for (; *text != '\0' && (n < 120 || (*text & 0xC0) == 0x80); text++) {
		n++;
		if (*text == '&')
			buf_putc(&buf, '&');
		if ((unsigned char)*text >= 0x20)
			buf_putc(&buf, *text);
	}
	return buf_text(&buf);
}

void
sheet_page(struct book *b, lxw_row_t rows, lxw_col_t columns)
{
	const char *title = b->plan->plan.title.v.raw;

	worksheet_set_landscape(b->sheet);
	worksheet_set_paper(b->sheet, 9);	/* A4 */
	worksheet_fit_to_pages(b->sheet, 1, 0);
	worksheet_set_margins(b->sheet, 0.4, 0.4, 0.6, 0.6);
	worksheet_gridlines(b->sheet, LXW_HIDE_ALL_GRIDLINES);
	worksheet_set_footer(b->sheet, arena_printf(b->arena,
	    "&L&8%s&R&8&A, page &P of &N", header_text(b, title == NULL ?
	    "" : title)));
	if (rows > 0)
		worksheet_repeat_rows(b->sheet, rows - 1, rows - 1);
	if (columns > 0)
		worksheet_repeat_columns(b->sheet, 0, columns - 1);
	if (rows > 0 || columns > 0)
		worksheet_freeze_panes(b->sheet, rows, columns);
}

/* A formula as the specs have it, written out for the file. */
static const char *
table_formula(struct book *b, const char *table, const char *formula)
{
	struct buf buf;

	buf_init(&buf, b->arena);
	while (*formula != '\0') {
		bool bracketed = strncmp(formula, "[@[", 3) == 0;

		if (strncmp(formula, "[@", 2) != 0) {
			buf_putc(&buf, *formula++);
			continue;
		}
		formula += bracketed ? 3 : 2;
		/* The name of the table is none that readers see. */
		buf_puts(&buf, table);
		buf_puts(&buf, "[[#This Row],[");
		while (*formula != ']')
			buf_putc(&buf, *formula++);
		buf_puts(&buf, "]]");
		formula += bracketed ? 2 : 1;
	}
	return buf_text(&buf);
}

/*
 * libxlsxwriter would write every formula of a table into every row, for
 * nothing: those that count are ours, with their results.  So it is told of
 * one row, and then of the others.
 */
static void
register_table(struct book *b, lxw_col_t last_col, lxw_row_t last_row,
    lxw_table_options *options)
{
	lxw_table_obj *table;

	worksheet_add_table(b->sheet, HEAD_ROW, 0, FIRST_ROW, last_col,
	    options);
	table = STAILQ_FIRST(b->sheet->table_objs);
	table->last_row = last_row;
	lxw_rowcol_to_range(table->sqref, HEAD_ROW, 0, last_row, last_col);
	lxw_rowcol_to_range(table->filter_sqref, HEAD_ROW, 0, last_row,
	    last_col);
}

void
add_table(struct book *b, const char *name, const struct column_spec *column,
    lxw_col_t n_columns, size_t n)
{
	lxw_table_column *made = arena_array(b->arena, n_columns,
	    sizeof(*made));
	lxw_table_column **columns = arena_array(b->arena, n_columns + 1u,
	    sizeof(*columns));
	lxw_table_options options = { .name = arena_strdup(b->arena, name),
		.style_type = LXW_TABLE_STYLE_TYPE_LIGHT,
		.style_type_number = 1, .no_banded_rows = 1,
		.columns = columns };

	heads_begin(b, column, n_columns);
	b->formulas = arena_array(b->arena, n_columns, sizeof(*b->formulas));
	row_height(b, HEAD_ROW, 32);
	for (lxw_col_t i = 0; i < n_columns; i++) {
		set_widths(b, i, i, column[i].width);
		columns[i] = &made[i];
		made[i].header = arena_strdup(b->arena, head_words(b,
		    column[i].head));
		put_text(b, HEAD_ROW, i, LOOK_HEAD, made[i].header);
		made[i].header_format = b->looks[LOOK_HEAD];
		made[i].format = b->looks[column[i].look];
		if (column[i].formula == NULL)
			continue;
		b->formulas[i] = table_formula(b, name,
		    formula_words(b, column[i].formula));
		made[i].formula = arena_strdup(b->arena, b->formulas[i]);
	}
	register_table(b, n_columns - 1,
	    (lxw_row_t)(HEAD_ROW + (n > 0 ? n : 1)), &options);
	b->lines = 0;
}

void
fold_columns(struct book *b, lxw_col_t first, lxw_col_t last)
{
	lxw_row_col_options hidden = { .hidden = 1, .level = 1 };
	lxw_row_col_options shown = { .collapsed = 1 };

	worksheet_set_column_opt(b->sheet, first, last, 11, NULL, &hidden);
	worksheet_set_column_opt(b->sheet, last + 1, last + 1,
	    LXW_DEF_COL_WIDTH, NULL, &shown);
}

struct area
table_column(lxw_col_t col, size_t n)
{
	return (struct area){ FIRST_ROW, col,
		(lxw_row_t)(FIRST_ROW + n + SPARE_ROWS - 1), col };
}

void
name_area(struct book *b, const char *name, const char *sheet,
    struct area area)
{
	workbook_define_name(b->file, name,
	    arena_printf(b->arena, "=%s", sheet_ref(b, sheet, area)));
}

/* Ours are short enough; a translation that is not is cut. */
static char *
hint(struct book *b, const char *text, size_t most)
{
	const char *words = worded(b->arena, text);

	assert(strlen(text) <= most || arena_wording(b->arena) != NULL);
	return arena_strndup(b->arena, words, utf8_skip(words,
	    strlen(words), most));
}

static void
allow(struct book *b, struct area a, lxw_data_validation *rule,
    const char *title, const char *message, const char *error)
{
	rule->input_title = rule->error_title = hint(b, title, 32);
	rule->input_message = hint(b, message, 255);
	rule->error_message = hint(b, error, 255);
	rule->ignore_blank = LXW_VALIDATION_ON;
	worksheet_data_validation_range(b->sheet, a.top, a.left, a.bottom,
	    a.right, rule);
}

void
allow_list(struct book *b, struct area a, const char *named_list,
    const char *title, const char *message)
{
	lxw_data_validation rule = {
		.validate = LXW_VALIDATION_TYPE_LIST_FORMULA,
		.value_formula = arena_printf(b->arena, "=%s", named_list),
	};

	allow(b, a, &rule, title, message,
	    "Please choose one from the list; other words would not be counted.");
}

void
allow_dates(struct book *b, struct area a, const char *title)
{
	lxw_data_validation rule = {
		.validate = LXW_VALIDATION_TYPE_DATE_NUMBER,
		.criteria = LXW_VALIDATION_CRITERIA_BETWEEN,
		/* A warning only: "to be agreed" may stand for a date. */
		.error_type = LXW_VALIDATION_ERROR_TYPE_WARNING,
		.minimum_number = 61, .maximum_number = 2958465,
	};

	allow(b, a, &rule, title, "A day, such as 30/06/2026.",
	    "This is not a day. Words are kept, but nothing is worked out "
	    "from them.");
}

void
allow_numbers(struct book *b, struct area a, double min, double max,
    const char *title)
{
	lxw_data_validation rule = {
		.validate = LXW_VALIDATION_TYPE_DECIMAL,
		.criteria = LXW_VALIDATION_CRITERIA_BETWEEN,
		.minimum_number = min, .maximum_number = max,
	};
	const char *want = arena_printf(b->arena,
	    "A number from %s to %s.", number_text(b->arena, min, -1),
	    number_text(b->arena, max, -1));

	allow(b, a, &rule, title, want, want);
}

void
colour_word(struct book *b, struct area a, const char *word, enum look look)
{
	lxw_conditional_format rule = {
		.type = LXW_CONDITIONAL_TYPE_CELL,
		.criteria = LXW_CONDITIONAL_CRITERIA_EQUAL_TO,
		.value_string = arena_strdup(b->arena, formula_words(b,
		    arena_name(b->arena, "\"%s\"", word))),
		.format = b->looks[look],
	};

	worksheet_conditional_format_range(b->sheet, a.top, a.left, a.bottom,
	    a.right, &rule);
}

void
colour_formula(struct book *b, struct area a, const char *formula,
    enum look look)
{
	lxw_conditional_format rule = {
		.type = LXW_CONDITIONAL_TYPE_FORMULA,
		.value_string = arena_strdup(b->arena, formula_words(b,
		    formula)),
		.format = b->looks[look],
	};

	worksheet_conditional_format_range(b->sheet, a.top, a.left, a.bottom,
	    a.right, &rule);
}

void
colour_status(struct book *b, struct area a)
{
	static const struct { enum rag rag; enum look look; } looks[] = {
		{ RAG_RED, LOOK_RED }, { RAG_AMBER, LOOK_AMBER },
		{ RAG_GREEN, LOOK_GREEN }, { RAG_COMPLETE, LOOK_COMPLETE },
		{ RAG_NOT_STARTED, LOOK_NOT_STARTED },
		{ RAG_CANCELLED, LOOK_CANCELLED },
	};

	for (size_t i = 0; i < sizeof(looks) / sizeof(looks[0]); i++)
		colour_word(b, a, rag_word(looks[i].rag), looks[i].look);
}

void
chart_set_title(const struct book *b, lxw_chart *chart, const char *title)
{
	lxw_chart_font font = { .size = 12, .bold = LXW_TRUE };

	chart_title_set_name(chart, worded(b->arena, title));
	chart_title_set_name_font(chart, &font);
}
