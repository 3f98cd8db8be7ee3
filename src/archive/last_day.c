/* SPDX-License-Identifier: MIT */
/* From the words of a deadline to its last day. */
#include "archive/last_day.h"

#include "base/calendar.h"
#include "base/small_numeral.h"

/* Words for a year, seen from the letter's, or of themselves (from > 0);
 * add a word: a row here, longer ones first. */
static const struct {
	const char *word;
	int from, more;
} years[] = {
	{ "今年", 0, 0 }, { "本年", 0, 0 }, { "年内", 0, 0 },
	{ "明年", 0, 1 }, { "次年", 0, 1 }, { "后年", 0, 2 },
	{ "十三五", 2020, 0 }, { "十四五", 2025, 0 }, { "十五五", 2030, 0 },
	{ "十六五", 2035, 0 },
};

/* Words for a part of a year: its last month; "" is the year as a whole. */
static const struct {
	const char *word;
	int month;
} parts[] = {
	{ "上半年", 6 }, { "下半年", 12 },
	{ "一季度", 3 }, { "二季度", 6 }, { "三季度", 9 }, { "四季度", 12 },
	{ "年底", 12 }, { "年末", 12 }, { "年内", 12 }, { "全年", 12 },
	{ "", 12 },
};

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* The number before the first unit that has one; -1: none. */
static int before(str x, const char *unit)
{
	str u = str_of(unit);

	for (size_t i = 1; i + u.len <= x.len; i++) {
		size_t from = i;
		int n = 0;

		if (memcmp(x.s + i, u.s, u.len))
			continue;
		while (from && i - from < 4 && is_digit(x.s[from - 1]))
			from--;
		for (size_t k = from; k < i; k++)
			n = n * 10 + (x.s[k] - '0');
		if (from < i)
			return n;
	}
	return -1;
}

/* Two years, half a year: how long, and no year. */
static bool is_length(str words, int year)
{
	static const char *const many[] = { "两年", "几年", "半年", "十年",
		"多年" };

	for (size_t i = 0; i < sizeof(many) / sizeof(*many); i++)
		if (str_starts(words, str_of(many[i])))
			return true;
	return year >= 0 && year < 100;
}

static int year_of(str x, str words, str date)
{
	int year = before(x, "年");

	if (year >= 1900 && year <= 2200)
		return year;
	if (is_length(words, year))
		return -1;
	for (size_t i = 0; i < sizeof(years) / sizeof(*years); i++) {
		if (!str_has(words, str_of(years[i].word)))
			continue;
		if (years[i].from)
			return years[i].from;
		if (date.len < 4)
			return -1;
		year = 0;
		for (int k = 0; k < 4; k++)
			year = year * 10 + (date.s[k] - '0');
		return year + years[i].more;
	}
	return -1;
}

str due_of(struct arena *a, str words, str date)
{
	str x = numeral_plain(words, a);
	int year = year_of(x, words, date), month, day;

	if (year < 0 || str_has(words, STR("年初")))
		return (str){0};
	month = before(x, "月");
	day = before(x, "日");
	if (month < 1 || month > 12) {
		size_t i = 0;

		while (!str_has(words, str_of(parts[i].word)))
			i++;
		month = parts[i].month;
		day = -1;
	}
	if (str_has(words, STR("上旬")))
		day = 10;
	else if (str_has(words, STR("中旬")))
		day = 20;
	if (day < 1 || day > calendar_last_day(year, month))
		day = calendar_last_day(year, month);
	return arena_printf(a, "%04d-%02d-%02d", year, month, day);
}
