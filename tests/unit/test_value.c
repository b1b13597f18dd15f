#include "value_reading.h"

/* Numbers, money, targets and the rest; dates are in test_value_date.c. */

#define NONE	"there is no number"
#define GROUPS	"groups of three"

/*
 * Read every row of a table of good texts and leave the comparison to
 * EXPRESSION; then every row of one of bad texts.
 */
#define EACH_GOOD(rows, reader, type, currency, expression) do { \
	struct value_context c_ = context(currency, YEAR_UNSAID); \
	struct value_error e_ = { "", NULL }; \
	int bad_ = 0; \
	for (size_t i_ = 0; i_ < sizeof rows / sizeof *rows; i_++) { \
		struct type v = { 0 }; \
		if (!reader(&c_, rows[i_].text, &v, &e_)) { \
			print_message("“%s”: %s\n", rows[i_].text, e_.why); \
			bad_++; \
		} else if (v.v.state != VAL_SET || !(expression)) { \
			print_message("“%s” is misread\n", rows[i_].text); \
			bad_++; \
		} \
	} \
	assert_int_equal(bad_, 0); \
} while (0)

#define EACH_BAD(rows, reader, type, currency) do { \
	struct value_context c_ = context(currency, YEAR_UNSAID); \
	int bad_ = 0; \
	for (size_t i_ = 0; i_ < sizeof rows / sizeof *rows; i_++) { \
		struct value_error e_ = { "", NULL }; \
		struct type v = { 0 }; \
		bool read_ = reader(&c_, rows[i_].text, &v, &e_); \
		bad_ += check_why(&rows[i_], read_, &v.v, &e_); \
	} \
	assert_int_equal(bad_, 0); \
} while (0)

/* ---- numbers ---- */

static void
test_numbers(void **state)
{
	static const struct { const char *text; double x; int decimals; } rows[] = {
		{ "21.4", 21.4, 1 }, { "25", 25, 0 }, { "0", 0, 0 },
		{ "08", 8, 0 }, { "1.10", 1.1, 2 }, { " 21.4 ", 21.4, 1 },
		{ "1,234", 1234, 0 }, { "1,234.5", 1234.5, 1 },
		{ "13,281,527.00", 13281527, 2 }, { "144,000", 144000, 0 },
		{ "1 234", 1234, 0 }, { "1 234 567", 1234567, 0 },
		{ "1\xc2\xa0""234", 1234, 0 },
		{ "1\xe2\x80\xaf""234\xe2\x80\xaf""567", 1234567, 0 },
		{ "-5", -5, 0 }, { "−5", -5, 0 }, { "– 5", -5, 0 },
		{ "-10,000", -10000, 0 }, { "+5", 5, 0 }, { ".5", 0.5, 1 },
		{ "-.25", -0.25, 2 }, { "25%", 25, 0 }, { "25.5 %", 25.5, 1 },
		{ "25 percent", 25, 0 }, { "25 per cent", 25, 0 },
		{ "25 Percent", 25, 0 }, { "1e3", 1000, 0 },
		{ "1.5e-05", 1.5e-05, 6 }, { "2.50E+2", 250, 0 },
		{ "20.036734693877553", 20.036734693877553, 15 },
		{ "1000000000000000", 1e15, 0 },
		{ "0.1234567890123456789", 0.1234567890123456789, 15 },
	};
	static const struct bad bad[] = {
		{ "", NONE }, { "  ", NONE }, { "reduced", NONE },
		{ "-", NONE }, { "+", NONE }, { ".", NONE }, { "%", NONE },
		{ "£5", NONE }, { "--5", NONE }, { "On track", NONE },
		{ "17,0857,867", GROUPS }, { "250,00", GROUPS },
		{ "1,5", GROUPS }, { "0,25", GROUPS }, { "0,250", GROUPS },
		{ "1234,567", GROUPS }, { "1,2345", GROUPS },
		{ ",5", NONE }, { "1,234 567", GROUPS }, { "1 234,567", GROUPS },
		{ "1.234,56", GROUPS }, { "1,234,56", GROUPS },
		{ "1.234.567", "more than one decimal point" },
		{ "21.4 points", "more than a number" },
		{ "5.", "more than a number" }, { "12k", "more than a number" },
		{ "1/2", "more than a number" }, { "3-4", "more than a number" },
		{ "45 00", "more than a number" }, { "5,", "more than" },
		{ "12 3456", "more than a number" },
		{ "20 schools", "more than a number" },
		{ "1e", "more than a number" }, { "1e1000", "more than a" },
		{ "1e99", "too large" }, { "-1e16", "too large" },
		{ "1000000000000001", "too large" },
		{ "99999999999999999999999999999999999999999999999999999999"
		    "999999999", "too large" },
		{ "0x10", "more than a number" }, { "inf", NONE },
		{ "nan", NONE },
	};

	(void)state;
	EACH_GOOD(rows, read_number, number, "GBP",
	    v.x == rows[i_].x && v.decimals == rows[i_].decimals);
	EACH_BAD(bad, read_number, number, "GBP");
}

static void
test_ranges(void **state)
{
	static const struct {
		const char *text;
		double lo, hi;
		int decimals;
		const char *unit;
	} rows[] = {
		{ "3", 3, 3, 0, "" }, { "2 .. 4", 2, 4, 0, "" },
		{ "2..4", 2, 4, 0, "" }, { "2 ... 4", 2, 4, 0, "" },
		{ "2 … 4", 2, 4, 0, "" }, { "2 - 4", 2, 4, 0, "" },
		{ "2-4", 2, 4, 0, "" }, { "2–4", 2, 4, 0, "" },
		{ "2 — 4", 2, 4, 0, "" }, { "2 to 4", 2, 4, 0, "" },
		{ "between 2 and 4", 2, 4, 0, "" },
		{ "between 2 points and 4 points", 2, 4, 0, "points" },
		{ "-3 .. 5", -3, 5, 0, "" }, { "-3 - -1", -3, -1, 0, "" },
		{ "−3 – −1", -3, -1, 0, "" }, { "2 .. 2", 2, 2, 0, "" },
		{ "0.3 .. 0.8 points", 0.3, 0.8, 1, "points" },
		{ "0.3 .. 0.85 points", 0.3, 0.85, 2, "points" },
		{ "0.3 points .. 0.8 points", 0.3, 0.8, 1, "points" },
		{ "0.3 points to 0.8", 0.3, 0.8, 1, "points" },
		{ "0.3-0.8 percentage points", 0.3, 0.8, 1, "points" },
		{ "1 point", 1, 1, 0, "points" }, { "2 pp", 2, 2, 0, "points" },
		{ "7 .. 18 children", 7, 18, 0, "children" },
		{ "7-18 children", 7, 18, 0, "children" },
		{ "7 children", 7, 7, 0, "children" },
		{ "5% - 10%", 5, 10, 0, "percent" },
		{ "5 - 10 per cent", 5, 10, 0, "percent" },
		{ "5%", 5, 5, 0, "percent" },
		{ "1,000 .. 2,500 homes a year", 1000, 2500, 0,
		    "homes a year" },
		{ "10 potatoes to 12 potatoes", 10, 12, 0, "potatoes" },
		{ "3 .. 5 children under 5", 3, 5, 0, "children under 5" },
	};
	static const struct bad bad[] = {
		{ "", NONE }, { "high", NONE }, { "2 ..", "neither" },
		{ "2 .. high", "neither" }, { ".. 4", NONE },
		{ "4 .. 2", "larger number comes first" },
		{ "5 points .. 10 children", "neither" },
		{ "2 .. 4 .. 6", "neither" }, { "between 2 .. 4", "neither" },
		{ "between 2", "neither" }, { "1,5 .. 2", GROUPS },
		{ "1 .. 2,50", GROUPS }, { "2 / 4", "neither" },
		{ "2, 4", "neither" },
		{ "3 of a unit that goes on for so long that nobody can "
		    "take it for a unit any more, however much they try",
		    "neither" },
	};

	(void)state;
	EACH_GOOD(rows, read_range, range, "GBP",
	    v.lo == rows[i_].lo && v.hi == rows[i_].hi &&
	    v.decimals == rows[i_].decimals &&
	    strcmp(v.unit, rows[i_].unit) == 0);
	EACH_BAD(bad, read_range, range, "GBP");
}

static void
test_quantities(void **state)
{
	static const struct { const char *text; double x; const char *noun; } rows[] = {
		{ "2200 children", 2200, "children" }, { "700", 700, "" },
		{ "2,200 children ", 2200, "children" },
		{ "2 200 children", 2200, "children" },
		{ "300 looked-after children", 300, "looked-after children" },
		{ "45k residents", 45000, "residents" },
		{ "1.2 million people", 1200000, "people" },
		{ "1.2m people", 1200000, "people" },
		{ "300 m of hedge", 300, "m of hedge" },
		{ "12 thousand homes", 12000, "homes" },
		{ "5 écoles", 5, "écoles" },
	};
	static const struct bad bad[] = {
		{ "", NONE }, { "children", NONE }, { "many", NONE },
		{ "-5 children", "not a number of" },
		{ "45%", "not a number of" }, { "5 - 7 children", "not a" },
		{ "2,20 children", GROUPS }, { "5 (estimated)", "not a" },
		{ "31 234 567bn people", "too large" },
	};

	(void)state;
	EACH_GOOD(rows, read_quantity, quantity, "GBP",
	    v.x == rows[i_].x && strcmp(v.noun, rows[i_].noun) == 0);
	EACH_BAD(bad, read_quantity, quantity, "GBP");
}

/* ---- money ---- */

static void
test_money(void **state)
{
	static const struct {
		const char *text;
		double lo, hi;
		bool a_year;
	} rows[] = {
		{ "£45,000", 45000, 45000, false },
		{ "45000", 45000, 45000, false }, { "0", 0, 0, false },
		{ "£45,000.50", 45000.5, 45000.5, false },
		{ "£ 45,000", 45000, 45000, false },
		{ "45,000 £", 45000, 45000, false },
		{ "GBP 45,000", 45000, 45000, false },
		{ "45,000 GBP", 45000, 45000, false },
		{ "gbp 45k", 45000, 45000, false },
		{ "45,000 pounds", 45000, 45000, false },
		{ "45 000", 45000, 45000, false },
		{ "£17,085,867", 17085867, 17085867, false },
		{ "45k", 45000, 45000, false }, { "45K", 45000, 45000, false },
		{ "£45k", 45000, 45000, false }, { "45 k", 45000, 45000, false },
		{ "45k£", 45000, 45000, false }, { "45 k £", 45000, 45000, false },
		{ "£1.2m", 1200000, 1200000, false },
		{ "£1.2M", 1200000, 1200000, false },
		{ "£1.2 million", 1200000, 1200000, false },
		{ "£1.234m", 1234000, 1234000, false },
		{ "£24.15m", 24150000, 24150000, false },
		{ "£2bn", 2e9, 2e9, false }, { "£2 billion", 2e9, 2e9, false },
		{ "£90k a year", 90000, 90000, true },
		{ "£560k/year", 560000, 560000, true },
		{ "£560k / year", 560000, 560000, true },
		{ "£560k per year", 560000, 560000, true },
		{ "£560k p.a.", 560000, 560000, true },
		{ "£560k pa", 560000, 560000, true },
		{ "£560k per annum", 560000, 560000, true },
		{ "£560K PER YEAR", 560000, 560000, true },
		{ "£560,000 annually", 560000, 560000, true },
		{ "£560k/yr", 560000, 560000, true },
		{ "£40k .. £60k", 40000, 60000, false },
		{ "£40k-£60k", 40000, 60000, false },
		{ "£40k – 60k", 40000, 60000, false },
		{ "£40k to £60k", 40000, 60000, false },
		{ "between £40k and £60k", 40000, 60000, false },
		{ "£40,000 - £60,000", 40000, 60000, false },
		{ "£24.15-38.21m", 24150000, 38210000, false },
		{ "£24.15-38.21M", 24150000, 38210000, false },
		{ "£24.15 .. £38.21m", 24150000, 38210000, false },
		{ "£40k .. 60", 40000, 60000, false },
		{ "£900k .. £1.2m", 900000, 1200000, false },
		{ "£140k .. £180k a year", 140000, 180000, true },
		{ "£140k a year .. £180k a year", 140000, 180000, true },
		{ "up to £50k", 0, 50000, false },
		{ "Up to £50,000 a year", 0, 50000, true },
	};
	static const struct {
		const char *text;
		double lo, hi;
		bool a_year;
	} euros[] = {
		{ "560 k€ per year", 560000, 560000, true },
		{ "€13,281,527.00", 13281527, 13281527, false },
		{ "931.2 M€", 931200000, 931200000, false },
		{ "€931.2 M", 931200000, 931200000, false },
		{ "79.0 M€", 79000000, 79000000, false },
		{ "EUR 5k", 5000, 5000, false }, { "5 euro", 5, 5, false },
		{ "5 million euros", 5e6, 5e6, false },
		{ "13 281 527 €", 13281527, 13281527, false },
	};
	static const struct { const char *text; double x; } kronor[] = {
		{ "500 kr", 500 }, { "SEK 500", 500 }, { "5 mln kr", 5e6 },
		{ "500kr", 500 },
	};

	(void)state;
	EACH_GOOD(rows, read_money, money, "GBP",
	    v.kind == MONEY_AMOUNT && v.lo == rows[i_].lo &&
	    v.hi == rows[i_].hi && v.a_year == rows[i_].a_year);
	EACH_GOOD(euros, read_money, money, "EUR",
	    v.kind == MONEY_AMOUNT && v.lo == euros[i_].lo &&
	    v.hi == euros[i_].hi && v.a_year == euros[i_].a_year);
	EACH_GOOD(kronor, read_money, money, "SEK",
	    v.lo == kronor[i_].x && v.hi == kronor[i_].x);
}

static void
test_money_words(void **state)
{
	static const struct { const char *text; enum money_kind kind; } rows[] = {
		{ "existing", MONEY_EXISTING }, { "Existing", MONEY_EXISTING },
		{ "existing resources", MONEY_EXISTING },
		{ "Within existing budgets.", MONEY_EXISTING },
		{ "unfunded", MONEY_UNFUNDED }, { "Unfunded", MONEY_UNFUNDED },
		{ "not-costed", MONEY_NOT_COSTED },
		{ "not costed", MONEY_NOT_COSTED },
		{ "Not yet costed", MONEY_NOT_COSTED },
		{ "uncosted", MONEY_NOT_COSTED },
	};

	(void)state;
	EACH_GOOD(rows, read_money, money, "GBP",
	    v.kind == rows[i_].kind && v.lo == 0 && v.hi == 0 && !v.a_year);
}

static void
test_bad_money(void **state)
{
	static const struct bad rows[] = {
		{ "", NONE }, { "£", NONE }, { "k", NONE }, { "++", NONE },
		{ "£17,0857,867", GROUPS }, { "£250,00", GROUPS },
		{ "1,5M", GROUPS }, { "£1.234,56", GROUPS },
		{ "£13.281.527", "more than one decimal point" },
		{ "£1.500", "two decimals at most" },
		{ "€45,000", "is in €, and the plan's currency is GBP" },
		{ "45,000 EUR", "is in EUR, and the plan's currency is GBP" },
		{ "560 k€ per year", "is in €" }, { "$5m", "is in $" },
		{ "US$5m", "is in US$" }, { "500 kr", "is in kr" },
		{ "£40k .. €60k", "is in €" },
		{ "-£500", "less than nothing" },
		{ "£-500", "less than nothing" }, { "-500", "less than" },
		{ "−500", "less than nothing" },
		{ "£60k .. £40k", "larger sum comes first" },
		{ "£500 - £2k", "larger sum comes first" },
		{ "£5k a month", "not a sum by the year" },
		{ "£5k per week", "not a sum by the year" },
		{ "£45k over 3 years", "“over 3 years” after the sum" },
		{ "£13m (2024-2026)", "“(2024-2026)” after the sum" },
		{ "£50k+", "“+” after the sum" },
		{ "£45k k", "“k” after the sum" },
		{ "£45k £", "“£” after the sum" },
		{ "£45kk", "“kk” after the sum" },
		{ "£40k .. £60k .. £80k", "after the sum" },
		{ "£40k ..", NONE }, { "between £40k", "other end" },
		{ "between £40k .. £60k", "other end" },
		{ "See investment plan", NONE },
		{ "existing and new", NONE },
		{ "£1000001bn", "too large" },
		{ "£9999999999999999", "too large" },
	};
	static const struct bad unlikely[] = {
		{ "£5", "is in £, and the plan's currency is XYZ" },
		{ "GBP 5", "is in GBP, and the plan's currency is XYZ" },
	};

	(void)state;
	EACH_BAD(rows, read_money, money, "GBP");
	EACH_BAD(unlikely, read_money, money, "XYZ");
}

/* ---- targets, tolerances, frequencies ---- */

static void
test_targets(void **state)
{
	static const struct {
		const char *text;
		enum target_kind kind;
		double x;
		int decimals;
	} rows[] = {
		{ "23.0", TARGET_VALUE, 23, 1 }, { "20", TARGET_VALUE, 20, 0 },
		{ "144,000", TARGET_VALUE, 144000, 0 },
		{ "-30,000", TARGET_VALUE, -30000, 0 },
		{ "20%", TARGET_VALUE, 20, 0 },
		{ "20 percent", TARGET_VALUE, 20, 0 },
		{ "at most 50", TARGET_AT_MOST, 50, 0 },
		{ "At most 50%", TARGET_AT_MOST, 50, 0 },
		{ "no more than 50", TARGET_AT_MOST, 50, 0 },
		{ "up to 50", TARGET_AT_MOST, 50, 0 },
		{ "maximum 50", TARGET_AT_MOST, 50, 0 },
		{ "<= 50", TARGET_AT_MOST, 50, 0 },
		{ "≤50", TARGET_AT_MOST, 50, 0 },
		{ "50 or less", TARGET_AT_MOST, 50, 0 },
		{ "50 or fewer", TARGET_AT_MOST, 50, 0 },
		{ "at least 65", TARGET_AT_LEAST, 65, 0 },
		{ "at least 95 per cent", TARGET_AT_LEAST, 95, 0 },
		{ "no less than 65", TARGET_AT_LEAST, 65, 0 },
		{ "minimum of 65", TARGET_AT_LEAST, 65, 0 },
		{ ">=65", TARGET_AT_LEAST, 65, 0 },
		{ "≥ 65", TARGET_AT_LEAST, 65, 0 },
		{ "65 or more", TARGET_AT_LEAST, 65, 0 },
		{ "65% or more", TARGET_AT_LEAST, 65, 0 },
		{ "65+", TARGET_AT_LEAST, 65, 0 },
		{ "under 10", TARGET_UNDER, 10, 0 },
		{ "below 10.5", TARGET_UNDER, 10.5, 1 },
		{ "Less than 50", TARGET_UNDER, 50, 0 },
		{ "fewer than 50", TARGET_UNDER, 50, 0 },
		{ "< 50", TARGET_UNDER, 50, 0 },
		{ "over 90", TARGET_OVER, 90, 0 },
		{ "above 90", TARGET_OVER, 90, 0 },
		{ "more than 90", TARGET_OVER, 90, 0 },
		{ ">90", TARGET_OVER, 90, 0 },
		{ "maintain within 1 point", TARGET_MAINTAIN, 1, 0 },
		{ "Maintain within 1.5 points", TARGET_MAINTAIN, 1.5, 1 },
		{ "maintain within 2", TARGET_MAINTAIN, 2, 0 },
		{ "maintain within 5 children", TARGET_MAINTAIN, 5, 0 },
		{ "maintain within 2 percentage points", TARGET_MAINTAIN, 2, 0 },
		{ "maintain within 2% points", TARGET_MAINTAIN, 2, 0 },
		{ "maintain ±1 point", TARGET_MAINTAIN, 1, 0 },
		{ "maintain +/- 1 point", TARGET_MAINTAIN, 1, 0 },
		{ "maintain at current level within 1 point",
		    TARGET_MAINTAIN, 1, 0 },
		{ "-50 percent on baseline", TARGET_CHANGE, -50, 0 },
		{ "−50% on the baseline", TARGET_CHANGE, -50, 0 },
		{ "+20 percent on baseline", TARGET_CHANGE, 20, 0 },
		{ "20.5% on baseline", TARGET_CHANGE, 20.5, 1 },
		{ "50% reduction on baseline", TARGET_CHANGE, -50, 0 },
		{ "50 percent below baseline", TARGET_CHANGE, -50, 0 },
		{ "50% lower than baseline", TARGET_CHANGE, -50, 0 },
		{ "20% increase on the baseline", TARGET_CHANGE, 20, 0 },
		{ "20 percent above baseline", TARGET_CHANGE, 20, 0 },
		{ "reduce by 50% from baseline", TARGET_CHANGE, -50, 0 },
		{ "reduction of 50% compared with baseline",
		    TARGET_CHANGE, -50, 0 },
		{ "increase by 5 per cent against the baseline",
		    TARGET_CHANGE, 5, 0 },
		{ "80 percent of baseline", TARGET_CHANGE, -20, 0 },
		{ "-50 percent of baseline", TARGET_CHANGE, -50, 0 },
		{ "halve", TARGET_CHANGE, -50, 0 },
		{ "halved on baseline", TARGET_CHANGE, -50, 0 },
		{ "double the baseline", TARGET_CHANGE, 100, 0 },
	};
	static const struct bad bad[] = {
		{ "", NONE }, { "reduced", NONE }, { "On track", NONE },
		{ "Halved Obesity Rate", NONE }, { "at least", NONE },
		{ "maintain", "how far it may move" },
		{ "Maintain Good Status", "how far it may move" },
		{ "maintain within 2 percent", "neither in points" },
		{ "maintain within 2% of it", "neither in points" },
		{ "maintain within", NONE }, { "maintain within -1", NONE },
		{ "50% reduction", "measured on" },
		{ "reduce by 50", "measured on" },
		{ "reduce by 50%", "measured on" },
		{ "-50 on baseline", "measured on" },
		{ "-50% reduction on baseline", "measured on" },
		{ "50% reduction on 2006", "measured on" },
		{ "40 - 45", "two targets" }, { "40 to 45", "two targets" },
		{ "2% improvement", "more than a target" },
		{ "20 schools", "more than a target" },
		{ "Less than 25 (See note)", "more than a target" },
		{ "at most 50 or less", "more than a target" },
		{ "250,00", GROUPS },
	};

	(void)state;
	EACH_GOOD(rows, read_target, target_value, "GBP",
	    v.kind == rows[i_].kind && v.x == rows[i_].x &&
	    v.decimals == rows[i_].decimals);
	EACH_BAD(bad, read_target, target_value, "GBP");
}

static void
test_tolerances(void **state)
{
	static const struct { const char *text; double x; bool percent; } rows[] = {
		{ "1 point", 1, false }, { "0.5 points", 0.5, false },
		{ "2", 2, false }, { "1.5 pp", 1.5, false },
		{ "2 percentage points", 2, false },
		{ "5 children", 5, false }, { "within 1 point", 1, false },
		{ "±1", 1, false }, { "0", 0, false },
		{ "10 percent of the distance", 10, true },
		{ "10% of the distance", 10, true },
		{ "12.5 per cent of the distance", 12.5, true },
	};
	static const struct bad bad[] = {
		{ "", NONE }, { "small", NONE },
		{ "-1 point", "less than nothing" },
		{ "10 percent", "measured in" }, { "10%", "measured in" },
		{ "10 percent of the baseline", "measured in" },
		{ "1 point or so, we think", "measured in" },
	};

	(void)state;
	EACH_GOOD(rows, read_tolerance, tolerance, "GBP",
	    v.x == rows[i_].x && v.percent == rows[i_].percent);
	EACH_BAD(bad, read_tolerance, tolerance, "GBP");
}

static void
test_frequencies(void **state)
{
	static const struct { const char *text; int days, months; } rows[] = {
		{ "monthly", 0, 1 }, { "Monthly", 0, 1 }, { "quarterly", 0, 3 },
		{ "yearly", 0, 12 }, { "annually", 0, 12 }, { "annual", 0, 12 },
		{ "weekly", 7, 0 }, { "fortnightly", 14, 0 },
		{ "daily", 1, 0 }, { "every week", 7, 0 },
		{ "every 2 weeks", 14, 0 }, { "every two weeks", 14, 0 },
		{ "every 6 months", 0, 6 }, { "every two months", 0, 2 },
		{ "every month", 0, 1 }, { "every quarter", 0, 3 },
		{ "each quarter", 0, 3 }, { "every 3 years", 0, 36 },
		{ "every year.", 0, 12 }, { "once every two years", 0, 24 },
		{ "6-monthly", 0, 6 }, { "six-monthly", 0, 6 },
		{ "6 monthly", 0, 6 }, { "half-yearly", 0, 6 },
		{ "twice a year", 0, 6 }, { "once a year", 0, 12 },
		{ "every other month", 0, 2 }, { "biennial", 0, 24 },
	};
	static const struct bad bad[] = {
		{ "", "how often" }, { "often", "how often" },
		{ "every", "how often" }, { "every 0 weeks", "how often" },
		{ "every -2 weeks", "how often" },
		{ "every 2.5 weeks", "how often" }, { "biannual", "how often" },
		{ "bi-monthly", "how often" }, { "every 2", "how often" },
		{ "every 99999999999 years", "how often" },
		{ "every 1001 years", "how often" },
		{ "quarterly, or when asked", "how often" },
		{ "every decade", "how often" },
	};

	(void)state;
	EACH_GOOD(rows, read_frequency, frequency, "GBP",
	    v.days == rows[i_].days && v.months == rows[i_].months);
	EACH_BAD(bad, read_frequency, frequency, "GBP");
}

/* ---- letters, waits, words ---- */

static void
test_letters(void **state)
{
	static const struct { const char *text, *s; } rows[] = {
		{ "GARRR AAAGG AA", "GARRRAAAGGAA" },
		{ "GARRRAAAGGAA", "GARRRAAAGGAA" },
		{ "garrr aaagg aa", "GARRRAAAGGAA" },
		{ "G,A,R,R,R,A,A,A,G,G,A,A", "GARRRAAAGGAA" },
		{ "GARRR AAA-G A-", "GARRRAAA-GA-" },
		{ "GARRR AAA–G A—", "GARRRAAA-GA-" },
		{ "------------", "------------" },
	};
	static const struct bad bad[] = {
		{ "", "answers 0 questions, not twelve" },
		{ "GARRR AAAGG A", "answers 11 questions" },
		{ "GARRR AAAGG AAA", "answers 13 questions" },
		{ "GARRR AAAGG AY", "other than R, A, G" },
		{ "GARRR AAAGG A1", "other than R, A, G" },
		{ "red", "other than" }, { "GARRR AAAGG A\xc2", "other than" },
	};

	(void)state;
	EACH_GOOD(rows, read_letters, letters, "GBP",
	    strcmp(v.s, rows[i_].s) == 0);
	EACH_BAD(bad, read_letters, letters, "GBP");
}

static void
test_dependencies(void **state)
{
	static const struct {
		const char *text, *name;
		int days, months;
	} rows[] = {
		{ "share-data", "share-data", 0, 0 },
		{ " share-data ", "share-data", 0, 0 },
		{ "share-data\xc2\xa0+ 2 weeks", "share-data", 14, 0 },
		{ "share-data + 2 weeks", "share-data", 14, 0 },
		{ "share-data+2 weeks", "share-data", 14, 0 },
		{ "a/b + 1 week", "a/b", 7, 0 }, { "a/b + 10 days", "a/b", 10, 0 },
		{ "a plus 3 months", "a", 0, 3 }, { "a + 1 year", "a", 0, 12 },
		{ "a + two months", "a", 0, 2 }, { "surplus", "surplus", 0, 0 },
	};
	static const struct bad bad[] = {
		{ "", "names no action" }, { "  ", "names no action" },
		{ "+ 2 weeks", "names no action" }, { "a +", "wait is not" },
		{ "a + weeks", "wait is not" }, { "a + 2", "wait is not" },
		{ "a + 2 working days", "wait is not" },
		{ "a + -2 weeks", "wait is not" },
		{ "a + 2 weeks + 3 days", "wait is not" },
		{ "a + 99999999999 days", "wait is not" },
	};
	struct value_context c = context("GBP", YEAR_UNSAID);
	int wrong = 0;

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct dependency d = { 0 };
		struct value_error e;
		const char *name;

		assert_true(read_dependency(&c, rows[i].text, &d, &name, &e));
		assert_string_equal(name, rows[i].name);
		assert_int_equal(d.lag_days, rows[i].days);
		assert_int_equal(d.lag_months, rows[i].months);
	}
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		struct dependency d = { 0 };
		struct value_error e = { "", NULL };
		const char *name;
		bool read = read_dependency(&c, bad[i].text, &d, &name, &e);

		wrong += check_why(&bad[i], read, &d.v, &e);
	}
	assert_int_equal(wrong, 0);
}

static void
test_tbc(void **state)
{
	static const char *const yes[] = {
		"tbc", "TBC", "Tbd", "TBA", "t.b.c.", "TBC (heads' forum)",
		"tbc - likely to be Bristol Waste", "to be confirmed",
		"To be agreed. Likely to be Bristol Waste and others",
		"to be agreed with the board", "to be decided",
		"to be developed", "n/a yet", "N/A yet", "not yet known",
		"still to be agreed", "pending", "?", " tbc ", NULL
	};
	static const char *const no[] = {
		"", "2026", "tbcs", "n/a", "NA", "-", "unknown", "none",
		"to be", "to begin in June", "£45k",
		"pending approval by the court", "tb", "June 2026 (tbc)", NULL
	};

	(void)state;
	for (size_t i = 0; yes[i] != NULL; i++)
		if (!text_is_tbc(yes[i]))
			fail_msg("“%s” is not to be confirmed", yes[i]);
	for (size_t i = 0; no[i] != NULL; i++)
		if (text_is_tbc(no[i]))
			fail_msg("“%s” is to be confirmed", no[i]);
}

static void
test_missing(void **state)
{
	static const char *const yes[] = {
		"", "  ", "NA", "na", "N/A", "n/a", "..", "...", "…", "*",
		"-", "–", "—", "−", " - ", "n.d.", "n.d", "[x]", "[c]", "#N/A",
		"null", "NaN", "not available", ":", ".", "~", NULL
	};
	static const char *const no[] = {
		"0", "-5", "- 5", "1", "--", "nap", "NA 5", "tbc", "x", NULL
	};

	(void)state;
	for (size_t i = 0; yes[i] != NULL; i++)
		if (!text_is_missing(yes[i]))
			fail_msg("“%s” is not missing", yes[i]);
	for (size_t i = 0; no[i] != NULL; i++)
		if (text_is_missing(no[i]))
			fail_msg("“%s” is missing", no[i]);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_numbers),
		cmocka_unit_test(test_ranges),
		cmocka_unit_test(test_quantities),
		cmocka_unit_test(test_money),
		cmocka_unit_test(test_money_words),
		cmocka_unit_test(test_bad_money),
		cmocka_unit_test(test_targets),
		cmocka_unit_test(test_tolerances),
		cmocka_unit_test(test_frequencies),
		cmocka_unit_test(test_letters),
		cmocka_unit_test(test_dependencies),
		cmocka_unit_test(test_tbc),
		cmocka_unit_test(test_missing),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
