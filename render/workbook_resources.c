#include "workbook.h"

#include <math.h>
#include <string.h>

/*
 * Money by source and year, by partner, and action by action.  A sum is
 * spread by days over the action's time; a rate counts for the days that the
 * action runs; what the plan itself gives by year stands as it is.  Ranges
 * count at their high end, as the checks against funding do.
 */

#define YEARS_MOST	40
#define SEVERAL		"Several sources, not split"
#define UNSTATED	"No source stated"

enum detail_column { COL_ID, COL_SOURCE, COL_PARTNER, COL_SUM, COL_RATE,
	COL_FROM, COL_TO, COL_NO_DATE, COL_YEARS };

/* One action's money, as its row has it. */
struct amount {
	const struct tracked_action	*action;
	const char	*source;
	double		 sum, rate;	/* one of them, or neither */
	day		 from, to;	/* or DAY_NONE */
	bool		 by_year;	/* the plan gives the years itself */
	double		*years;
	double		 no_date;
};

struct resources_sheet {
	struct book	*book;
	int		 first_year;
	lxw_col_t	 n_years;
	struct amount	*amounts;	/* as plan->actions */
	size_t		 n;
	lxw_row_t	 starts;	/* row of the years' first days */
	lxw_row_t	 details;	/* first row of the actions */
};

/* ---- years ---- */

static day
year_start(const struct book *b, int year)
{
	int month = b->plan->values.fiscal_month;
	int mday = b->plan->values.fiscal_day;

	if (month < 1 || month > 12 || mday < 1 || mday > 28) {
		month = 4;
		mday = 1;
	}
	return day_of(year, month, mday);
}

static const char *
year_label(const struct book *b, int year)
{
	int y, month, mday;

	day_split(year_start(b, year), &y, &month, &mday);
	if (month == 1 && mday == 1)
		return arena_printf(b->arena, "%d", year);
	return arena_printf(b->arena, "%d/%02d", year, (year + 1) % 100);
}

static void
widen(int *first, int *last, const struct year_sum *years, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		*first = years[i].year < *first ? years[i].year : *first;
		*last = years[i].year > *last ? years[i].year : *last;
	}
}

static void
find_years(struct resources_sheet *s)
{
	const struct money_result *money = &s->book->analysis->money;
	int first = 9999, last = 0;

	widen(&first, &last, money->years, money->n_years);
	for (size_t i = 0; i < money->n_sources; i++)
		widen(&first, &last, money->sources[i].funds,
		    money->sources[i].n_funds);
	if (last < first)
		return;
	s->first_year = first;
	s->n_years = (lxw_col_t)(last - first + 1 > YEARS_MOST ? YEARS_MOST :
	    last - first + 1);
}

/* Days of first..last that lie in the i-th year. */
static double
days_in(const struct resources_sheet *s, lxw_col_t i, day first, day last)
{
	day from = year_start(s->book, s->first_year + i);
	day to = year_start(s->book, s->first_year + i + 1) - 1;

	from = first > from ? first : from;
	to = last < to ? last : to;
	return to >= from ? (double)to - from + 1 : 0;
}

static double
year_length(const struct resources_sheet *s, lxw_col_t i)
{
	return (double)year_start(s->book, s->first_year + i + 1) -
	    year_start(s->book, s->first_year + i);
}

/* ---- one action ---- */

static const char *
source_label(const struct book *b, const struct refs *funding)
{
	const char *titles = refs_titles((struct book *)b, funding);

	return titles[0] == '\0' ? UNSTATED :
	    strstr(titles, "; ") != NULL ? SEVERAL :
	    cell_safe_text(b->arena, titles);
}

static void
spread_parts(struct resources_sheet *s, struct amount *a,
    const struct money *money)
{
	for (size_t p = 0; p < money->n; p++) {
		const struct money_part *part = &money->parts[p];
		double days = (double)part->period.last -
		    part->period.first + 1;

		for (lxw_col_t i = 0; i < s->n_years; i++)
			a->years[i] += part->hi * days_in(s, i,
			    part->period.first, part->period.last) / days;
	}
}

static void
spread_time(struct resources_sheet *s, struct amount *a)
{
	bool placed = a->from != DAY_NONE && a->to != DAY_NONE &&
	    a->from <= a->to;

	a->no_date = placed ? 0 : a->sum;
	for (lxw_col_t i = 0; placed && i < s->n_years; i++)
		a->years[i] = days_in(s, i, a->from, a->to) *
		    (a->rate > 0 ? a->rate / year_length(s, i) :
		    a->sum / ((double)a->to - a->from + 1));
}

static void
read_amount(struct resources_sheet *s, size_t i)
{
	struct book *b = s->book;
	struct amount *a = &s->amounts[i];
	const struct action_result *r = b->actions[i].result;
	const struct resources *res = &b->actions[i].action->resources;
	const struct money *money = is_set(res->by_year) ? &res->by_year :
	    &res->money;
	double serial;

	a->action = &b->actions[i];
	a->source = source_label(b, &res->funding);
	a->years = arena_array(b->arena, s->n_years + 1u, sizeof(*a->years));
	a->to = day_serial(r->due, &serial) ? r->due : DAY_NONE;
	a->from = day_serial(r->start, &serial) ? r->start : a->to ==
	    DAY_NONE || b->plan->first == DAY_NONE ? DAY_NONE :
	    b->plan->first < a->to ? b->plan->first : a->to;
	if (!is_set(*money) || money->kind != MONEY_AMOUNT ||
	    !isfinite(money->hi))
		return;
	a->sum = money->a_year ? 0 : money->hi;
	a->rate = money->a_year ? money->hi : 0;
	a->by_year = money->n > 0;
	if (a->by_year)
		spread_parts(s, a, money);
	else
		spread_time(s, a);
}

/* ---- by action ---- */

static const char *
looked_up(struct book *b, lxw_row_t row, const char *name)
{
	return arena_printf(b->arena, "INDEX(%s,MATCH(%s,ActionID,0))", name,
	    cell_ref(b, row, COL_ID));
}

static void
write_when(struct resources_sheet *s, lxw_row_t row, const struct amount *a)
{
	struct book *b = s->book;
	const char *start = looked_up(b, row, "ActionStart");
	const char *due = looked_up(b, row, "ActionDue");
	const char *to = cell_ref(b, row, COL_TO);
	const char *otherwise = "\"\"";
	double serial;

	if (day_serial(b->plan->first, &serial))
		otherwise = arena_printf(b->arena, "MIN(%.0f,%s)", serial,
		    to);
	/* A parent runs as long as its parts, which no one row says. */
	if (a->action->result->is_parent || !a->action->by_formula)
		put_day(b, row, COL_FROM, LOOK_DATE, a->from);
	else
		put_formula_day(b, row, COL_FROM, LOOK_CALC_DATE,
		    arena_printf(b->arena, "IF(ISNUMBER(%s),%s,"
		    "IF(ISNUMBER(%s),%s,\"\"))", start, start, to, otherwise),
		    a->from);
	put_formula_day(b, row, COL_TO, LOOK_CALC_DATE,
	    arena_printf(b->arena, "IF(N(%s)>0,%s,\"\")", due, due), a->to);
}

static void
write_years(struct resources_sheet *s, lxw_row_t row, const struct amount *a)
{
	struct book *b = s->book;
	const char *from = cell_ref(b, row, COL_FROM);
	const char *to = cell_ref(b, row, COL_TO);
	const char *sum = cell_ref(b, row, COL_SUM);
	const char *rate = cell_ref(b, row, COL_RATE);

	put_formula(b, row, COL_NO_DATE, LOOK_CALC_MONEY,
	    a->by_year ? "0" : arena_printf(b->arena, "IF(AND(ISNUMBER(%s),"
	    "ISNUMBER(%s),N(%s)<=N(%s)),0,%s)", from, to, from, to, sum),
	    a->no_date);
	for (lxw_col_t i = 0; i < s->n_years; i++) {
		lxw_col_t col = COL_YEARS + i;
		const char *first = cell_ref(b, s->starts, col);
		const char *next = cell_ref(b, s->starts, col + 1);

		if (a->by_year)
			put_number(b, row, col, LOOK_MONEY, a->years[i]);
		else
			put_formula(b, row, col, LOOK_CALC_MONEY,
			    arena_printf(b->arena, "IF(AND(ISNUMBER(%s),"
			    "ISNUMBER(%s),N(%s)<=N(%s)),MAX(0,MIN(%s,%s-1)-"
			    "MAX(%s,%s)+1)*IF(N(%s)>0,N(%s)/(%s-%s),%s/"
			    "(%s-%s+1)),0)", from, to, from, to, to, next,
			    from, first, rate, rate, next, first, sum, to,
			    from), a->years[i]);
	}
}

static void
write_detail(struct resources_sheet *s, size_t i)
{
	struct book *b = s->book;
	const struct amount *a = &s->amounts[i];
	lxw_row_t row = s->details + (lxw_row_t)i;
	const char *funding = looked_up(b, row, "ActionFunding");
	const char *money = looked_up(b, row, "ActionMoney");
	const char *is = looked_up(b, row, "ActionMoneyIs");

	put_text(b, row, COL_ID, LOOK_BOLD, a->action->id);
	put_formula_text(b, row, COL_SOURCE, LOOK_CALC_TEXT,
	    arena_printf(b->arena, "IF(%s=\"\",\"" UNSTATED "\","
	    "IF(ISNUMBER(FIND(\"; \",%s)),\"" SEVERAL "\",%s))", funding,
	    funding, funding), a->source);
	put_formula_text(b, row, COL_PARTNER, LOOK_CALC_TEXT,
	    arena_printf(b->arena, "%s&\"\"", looked_up(b, row,
		"ActionPartner")), cell_safe_text(b->arena,
		a->action->partner));
	put_formula(b, row, COL_SUM, LOOK_CALC_MONEY, arena_printf(b->arena,
	    "IF(%s=\"" MONEY_A_YEAR "\",0,N(%s))", is, money), a->sum);
	put_formula(b, row, COL_RATE, LOOK_CALC_MONEY, arena_printf(b->arena,
	    "IF(%s=\"" MONEY_A_YEAR "\",N(%s),0)", is, money), a->rate);
	write_when(s, row, a);
	write_years(s, row, a);
	fit_row(b, row);
}

static void
write_details(struct resources_sheet *s)
{
	static const char *const heads[] = { "Action ID", "Source", "Partner",
		"Sum", "Rate a year", "From", "To", "No dates" };
	struct book *b = s->book;
	lxw_row_t head = s->details - 1;

	put_text(b, head - 2, 0, LOOK_SECTION, "By action");
	put_text(b, s->starts, COL_NO_DATE, LOOK_TEXT, "Year starts");
	for (lxw_col_t i = 0; i <= s->n_years; i++)
		put_day(b, s->starts, COL_YEARS + i, LOOK_DATE,
		    year_start(b, s->first_year + i));
	for (lxw_col_t i = 0; i < COL_YEARS; i++)
		put_text(b, head, i, LOOK_HEAD, heads[i]);
	for (lxw_col_t i = 0; i < s->n_years; i++)
		put_text(b, head, COL_YEARS + i, LOOK_HEAD, year_label(b,
		    s->first_year + i));
	fit_row(b, head);
	for (size_t i = 0; i < s->n; i++) {
		struct arena_mark mark = arena_mark(b->arena);

		write_detail(s, i);
		arena_release(b->arena, mark);
	}
}

/* ---- by source ---- */

static struct area
detail_area(const struct resources_sheet *s, lxw_col_t col)
{
	return (struct area){ s->details, col, s->details +
		(lxw_row_t)(s->n > 0 ? s->n - 1 : 0), col };
}

/* A row of a table at the top: the actions that it counts, by formula and by
   what they are called. */
struct share {
	const char	*formula;
	const char	*name;
	bool		(*counts)(const struct amount *, const char *name);
};

static bool
of_source(const struct amount *a, const char *name)
{
	return strcmp(a->source, name) == 0;
}

static bool
of_partner(const struct amount *a, const char *name)
{
	return joined_has(a->action->partner, name);
}

/* What they have in a column: that without dates, then the years. */
static double
put_share(struct resources_sheet *s, lxw_row_t row, lxw_col_t i,
    const struct share *share)
{
	double sum = 0;

	for (size_t k = 0; k < s->n; k++)
		if (share->counts(&s->amounts[k], share->name))
			sum += i == 0 ? s->amounts[k].no_date :
			    s->amounts[k].years[i - 1];
	put_formula(s->book, row, 1 + i, LOOK_CALC_MONEY,
	    arena_printf(s->book->arena, "SUMPRODUCT(%s*%s)", share->formula,
		area_ref(s->book, detail_area(s, COL_NO_DATE + i))), sum);
	return sum;
}

/* All of them, and their total. */
static double
put_shares(struct resources_sheet *s, lxw_row_t row,
    const struct share *share)
{
	struct book *b = s->book;
	lxw_col_t total = 2 + s->n_years;
	double sum = 0;

	put_text(b, row, 0, LOOK_TEXT, share->name);
	for (lxw_col_t i = 0; i <= s->n_years; i++)
		sum += put_share(s, row, i, share);
	put_formula(b, row, total, LOOK_CALC_MONEY, arena_printf(b->arena,
	    "SUM(%s)", area_ref(b, (struct area){ row, 1, row,
		total - 1 })), sum);
	return sum;
}

static void
put_share_heads(struct resources_sheet *s, lxw_row_t row, const char *of)
{
	struct book *b = s->book;

	put_text(b, row, 0, LOOK_HEAD, of);
	put_text(b, row, 1, LOOK_HEAD, "No dates");
	for (lxw_col_t i = 0; i < s->n_years; i++)
		put_text(b, row, 2 + i, LOOK_HEAD, year_label(b,
		    s->first_year + i));
	put_text(b, row, 2 + s->n_years, LOOK_HEAD, "Total");
}

static const struct source_sum *
funds_of(const struct book *b, const char *source)
{
	const struct money_result *money = &b->analysis->money;

	for (size_t i = 0; i < money->n_sources; i++)
		if (money->sources[i].funding != NULL &&
		    strcmp(cell_safe_text(b->arena, rec_title(
		    &money->sources[i].funding->rec)), source) == 0)
			return &money->sources[i];
	return NULL;
}

static const char *
left_over(struct resources_sheet *s, lxw_row_t row, lxw_col_t total)
{
	const char *available = cell_ref(s->book, row, total + 1);

	return arena_printf(s->book->arena, "IF(ISNUMBER(%s),%s-%s,\"\")",
	    available, available, cell_ref(s->book, row, total));
}

static void
write_source(struct resources_sheet *s, lxw_row_t row, const char *source)
{
	struct book *b = s->book;
	const struct source_sum *funds = funds_of(b, source);
	bool known = funds != NULL && isfinite(funds->available) &&
	    funds->n_funds > 0;
	lxw_col_t total = 2 + s->n_years;
	struct share share = { arena_printf(b->arena, "(%s=%s)",
		area_ref(b, detail_area(s, COL_SOURCE)), cell_ref(b, row, 0)),
		source, of_source };
	double sum = put_shares(s, row, &share);

	put_number(b, row, total + 1, LOOK_IN_MONEY,
	    known ? funds->available : NAN);
	if (known)
		put_formula(b, row, total + 2, LOOK_CALC_MONEY,
		    left_over(s, row, total), funds->available - sum);
	else
		put_formula_text(b, row, total + 2, LOOK_CALC_MONEY,
		    left_over(s, row, total), "");
	fit_row(b, row);
}

static bool
is_used(const struct resources_sheet *s, const char *source)
{
	for (size_t i = 0; i < s->n; i++)
		if (strcmp(s->amounts[i].source, source) == 0 &&
		    (s->amounts[i].sum > 0 || s->amounts[i].rate > 0))
			return true;
	return false;
}

/* Those of the plan, then the two that stand for none and for several. */
static lxw_row_t
write_source_rows(struct resources_sheet *s, lxw_row_t row, bool write)
{
	static const char *const others[] = { SEVERAL, UNSTATED };
	const struct funding_list *list = &s->book->plan->funding;

	for (size_t i = 0; i < list->n; i++, row++)
		if (write)
			write_source(s, row, cell_safe_text(s->book->arena,
			    rec_title(&list->items[i].rec)));
	for (int i = 0; i < 2; i++) {
		if (!is_used(s, others[i]))
			continue;
		if (write)
			write_source(s, row, others[i]);
		row++;
	}
	return row;
}

static void
write_sources(struct resources_sheet *s, lxw_row_t top)
{
	struct book *b = s->book;
	lxw_col_t total = 2 + s->n_years;

	put_text(b, top, 0, LOOK_SECTION,
	    "By source and year, at the high end of ranges");
	put_share_heads(s, top + 1, "Source");
	put_text(b, top + 1, total + 1, LOOK_HEAD, "Available");
	put_text(b, top + 1, total + 2, LOOK_HEAD, "Left over");
	write_source_rows(s, top + 2, true);
}

/* ---- by partner ---- */

static void
write_partner(struct resources_sheet *s, lxw_row_t row, const char *name)
{
	struct book *b = s->book;
	struct share share = { arena_printf(b->arena, "ISNUMBER(FIND(\"; \"&%s&"
		"\"; \",\"; \"&%s&\"; \"))", cell_ref(b, row, 0), area_ref(b,
		detail_area(s, COL_PARTNER))), name, of_partner };

	put_shares(s, row, &share);
	fit_row(b, row);
}

static lxw_row_t
write_partners(struct resources_sheet *s, lxw_row_t row)
{
	struct book *b = s->book;

	put_text(b, row, 0, LOOK_SECTION, "By partner of the lead; what two "
	    "lead counts for both");
	put_share_heads(s, row + 1, "Partner");
	row += 2;
	for (size_t i = 0; i < b->n_lead_partners; i++)
		write_partner(s, row++, b->lead_partners[i]);
	return row;
}

void
workbook_resources(struct book *b)
{
	struct resources_sheet s = { .book = b, .n = b->plan->actions.n };
	lxw_row_t top = 3, partners;

	find_years(&s);
	s.amounts = arena_array(b->arena, s.n + 1, sizeof(*s.amounts));
	for (size_t i = 0; i < s.n; i++)
		read_amount(&s, i);
	partners = write_source_rows(&s, top + 2, false) + 1;
	s.details = partners + 2 + (lxw_row_t)b->n_lead_partners + 4;
	s.starts = s.details - 2;
	sheet_title(b, "Resources", "Follows the money, funding and dates on "
	    "Actions; what is available comes from the plan.");
	sheet_way_back(b);
	sheet_page(b, 0, 1);
	set_widths(b, 0, 0, 34);
	set_widths(b, 1, 1, 26);
	set_widths(b, 2, COL_YEARS + s.n_years + 1, 14);
	write_sources(&s, top);
	write_partners(&s, partners);
	write_details(&s);
}
