/* SPDX-License-Identifier: MIT */
/* Decimals, and what the words of one statistic say by themselves. */
#include "base/decimal.h"
#include "reading/figure.h"
#include "test.h"

static struct arena a;

/* --- decimals */

static struct decimal decimal(const char *x)
{
	struct decimal d;

	if (!decimal_read(&d, str_of(x)))
		TEST(x, false);
	return d;
}

static const struct {
	const char *x, *y, *sum;	/* NULL: it does not fit */
	int order;
} sums[] = {
	{ "1", "2", "3", -1 },
	{ "999", "1", "1000", 1 },
	{ "0", "0", "0", 0 },
	{ "0.1", "0.02", "0.12", 1 },
	{ "1.50", "1.5", "3", 0 },
	{ "12345678901234567890.5", "0.5", "12345678901234567891", 1 },
	{ "999999999999999999999999", "1", "1000000000000000000000000", 1 },
	{ "-5", "-3.2", "-8.2", -1 },
	{ "-5", "3", NULL, -1 },
	{ "1000000000000000000000000000000000000000", "0.000000000000000000001",
	    NULL, 1 },
};

static void test_sums(void)
{
	for (size_t i = 0; i < sizeof(sums) / sizeof(*sums); i++) {
		struct decimal x = decimal(sums[i].x), y = decimal(sums[i].y);

		TEST(sums[i].x, decimal_compare(&x, &y) == sums[i].order &&
		    decimal_compare(&y, &x) == -sums[i].order);
		if (!sums[i].sum)
			TEST(sums[i].x, !decimal_add(&x, &y));
		else
			TEST(sums[i].x, decimal_add(&x, &y) && str_eq(
			    decimal_print(&a, &x), str_of(sums[i].sum)));
	}
}

static void test_no_decimals(void)
{
	static const char *const no[] = { "", "-", "1.2.3", "12a", "1 2",
		"1234567890123456789012345678901234567890123456789012345678901" };
	struct decimal d;

	for (size_t i = 0; i < sizeof(no) / sizeof(*no); i++)
		TEST(no[i], !decimal_read(&d, str_of(no[i])));
}

static void test_fractions(void)
{
	struct decimal one = decimal("1"), three = decimal("3");
	struct decimal two = decimal("2"), none = decimal("0");

	TEST("1/3", str_eq(decimal_fraction(&a, &one, &three),
	    STR("0.333333")));
	TEST("2/3", str_eq(decimal_fraction(&a, &two, &three),
	    STR("0.666667")));
	TEST("1/0", !decimal_fraction(&a, &one, &none).s);
}

/* --- figures */

static const struct {
	const char *words;	/* value NULL: they are no one quantity */
	const char *value, *max, *unit;
	enum bound bound;
	enum quantity_kind kind;
} figures[] = {
	{ "30所", "30", "", "所", BOUND_EXACT, QUANTITY_COUNT },
	{ "12万余人", "120000", "", "人", BOUND_MORE, QUANTITY_COUNT },
	{ "约2.3亿元", "230000000", "", "元", BOUND_ABOUT, QUANTITY_MONEY },
	{ "一万五千亿元", "1500000000000", "", "元", BOUND_EXACT, QUANTITY_MONEY },
	{ "三分之一", "0.333333", "", "", BOUND_EXACT, QUANTITY_RATIO },
	{ "近四成", "0.4", "", "", BOUND_LESS, QUANTITY_RATIO },
	{ "5—10个", "5", "10", "个", BOUND_RANGE, QUANTITY_COUNT },
	{ "-3.2%", "-3.2", "", "%", BOUND_EXACT, QUANTITY_PERCENT },
	{ "100座及以上", "100", "", "座", BOUND_AT_LEAST, QUANTITY_COUNT },
	{ "第3位", "3", "", "位", BOUND_EXACT, QUANTITY_RANK },
	{ "翻两番", "4", "", "", BOUND_EXACT, QUANTITY_FACTOR },
	{ "2个多月", "2", "", "个月", BOUND_MORE, QUANTITY_DURATION },
	{ "60串", "60", "", "串", BOUND_EXACT, QUANTITY_COUNT },
	{ "12345678901234567890人", "12345678901234567890", "", "人",
	    BOUND_EXACT, QUANTITY_COUNT },
	{ "30所学校", NULL, "", "", BOUND_EXACT, QUANTITY_COUNT },
	{ "学校", NULL, "", "", BOUND_EXACT, QUANTITY_COUNT },
	{ "", NULL, "", "", BOUND_EXACT, QUANTITY_COUNT },
};

static void test_figures(void)
{
	for (size_t i = 0; i < sizeof(figures) / sizeof(*figures); i++) {
		struct statistic s;
		bool is = figure_of(str_of(figures[i].words), &s, &a);

		if (!figures[i].value) {
			TEST(figures[i].words, !is);
			continue;
		}
		TEST(figures[i].words, is && s.bound == figures[i].bound &&
		    s.kind == figures[i].kind &&
		    str_eq(s.value, str_of(figures[i].value)) &&
		    str_eq(s.max, str_of(figures[i].max)) &&
		    str_eq(s.unit, str_of(figures[i].unit)));
	}
}

int main(void)
{
	test_sums();
	test_no_decimals();
	test_fractions();
	test_figures();
	arena_free(&a);
	return test_done();
}
