/* SPDX-License-Identifier: MIT */
/* From the words of a deadline to its last day. */
#include "archive/last_day.h"

#include "base/calendar.h"
#include "base/number_words.h"
#include "base/utf.h"

#define NOTHING(...)

static const struct {
	const char *word;
	int from, more;
} years[] = {
#define YEAR(word, from, more) { word, from, more },
#define SPAN NOTHING
#define SEASON NOTHING
#define DAY NOTHING
#define CLOSE NOTHING
#define NEVER NOTHING
#include "archive/last_day.def"
};

/* What has a last month, and a day of it; day 0: its last. */
enum kind { KIND_SPAN, KIND_SEASON, KIND_DAY };

static const struct part {
	enum kind kind;
	const char *word;
	int month, day;
} parts[] = {
#define YEAR NOTHING
#define SPAN(word, month) { KIND_SPAN, word, month, 0 },
#define SEASON(word, month) { KIND_SEASON, word, month, 0 },
#define DAY(word, month, day) { KIND_DAY, word, month, day },
#define CLOSE NOTHING
#define NEVER NOTHING
#include "archive/last_day.def"
};

static const char *const closes[] = {
#define YEAR NOTHING
#define SPAN NOTHING
#define SEASON NOTHING
#define DAY NOTHING
#define CLOSE(word) word,
#define NEVER NOTHING
#include "archive/last_day.def"
};

static const char *const nevers[] = {
#define YEAR NOTHING
#define SPAN NOTHING
#define SEASON NOTHING
#define DAY NOTHING
#define CLOSE NOTHING
#define NEVER(word) word,
#include "archive/last_day.def"
};

/* How what is no year begins: half a year, a few years. */
static const char *const lengths[] = { "半年", "几年", "数年", "多年" };

#define COUNT(list) (sizeof(list) / sizeof(*(list)))

static str behind(str x, size_t at)
{
	return (str){ x.s + at, x.len - at };
}

/* Where the word ends in x, the first time; 0: it does not stand there. */
static size_t find(str x, const char *word)
{
	str w = str_of(word);

	for (size_t i = 0; i + w.len <= x.len; i++)
		if (str_starts(behind(x, i), w))
			return i + w.len;
	return 0;
}

/* The last number in x that is followed by the unit, and where that ends; -1:
 * there is none. */
static int last_before(str x, const char *unit, size_t *end)
{
	str u = str_of(unit);
	int found = -1;

	for (size_t i = 1; i + u.len <= x.len; i++) {
		size_t from = i;
		int n = 0;

		if (!is_digit(x.s[i - 1]) || !str_starts(behind(x, i), u))
			continue;
		while (from && i - from < 4 && is_digit(x.s[from - 1]))
			from--;
		for (size_t k = from; k < i; k++)
			n = n * 10 + (x.s[k] - '0');
		found = n;
		*end = i + u.len;
	}
	return found;
}

/* The words of a deadline, and what is known of them. */
struct deadline {
	str words;		/* simplified, without blanks */
	str plain;		/* and with numerals in digits */
	int year;
	str rest;		/* behind the year */
	bool own;		/* the letter's year, which they do not name */
};

static int year_in(str date)
{
	int year = 0;

	for (size_t i = 0; i < 4; i++) {
		if (i >= date.len || !is_digit(date.s[i]))
			return -1;
		year = year * 10 + (date.s[i] - '0');
	}
	return year;
}

/* The year that is named, or the letter's.  False: there is none. */
static bool year_of(struct deadline *d, str date)
{
	int own = year_in(date);
	size_t end;

	d->rest = d->plain;
	d->year = last_before(d->plain, "年", &end);
	if (d->year >= 1900 && d->year <= 2200) {
		d->rest = behind(d->plain, end);
		return true;
	}
	if (d->year >= 0)
		return false;	/* two years: how long, and no year */
	for (size_t i = 0; i < COUNT(lengths); i++)
		if (str_starts(d->words, str_of(lengths[i])))
			return false;
	for (size_t i = 0; i < COUNT(years); i++) {
		if (!(end = find(d->words, years[i].word)))
			continue;
		d->rest = behind(d->words, end);
		d->year = years[i].from ? years[i].from : own + years[i].more;
		return years[i].from || own >= 0;
	}
	d->year = own;
	return d->own = own >= 0;
}

/* Whether nothing follows that says more of it. */
static bool is_closed(str rest)
{
	size_t at = 0;

	if (!rest.len || !utf_is_ink(utf8_next(rest, &at)))
		return true;
	for (size_t i = 0; i < COUNT(closes); i++)
		if (str_starts(rest, str_of(closes[i])))
			return true;
	return false;
}

static const struct part *part_of(const struct deadline *d, enum kind kind)
{
	for (size_t i = 0; i < COUNT(parts); i++) {
		str word = str_of(parts[i].word);

		if (parts[i].kind != kind)
			continue;
		if (kind == KIND_SEASON ? str_starts(d->rest, word) &&
		    is_closed(behind(d->rest, word.len)) :
		    find(d->words, parts[i].word) ||
		    find(d->plain, parts[i].word))
			return &parts[i];
	}
	return NULL;
}

/* The day of its month that is named; 0: the last. */
static int day_of(const struct deadline *d)
{
	size_t end;
	int day = last_before(d->plain, "日", &end);

	if (day < 0)
		day = last_before(d->plain, "号", &end);
	if (find(d->words, "上旬"))
		return 10;
	return find(d->words, "中旬") ? 20 : day < 0 ? 0 : day;
}

/* Month and day that the words name in their year; false: they name none. */
static bool month_of(const struct deadline *d, int *month, int *day)
{
	const struct part *p = part_of(d, KIND_DAY);
	size_t end;

	*day = 0;
	*month = last_before(d->plain, "月", &end);
	if (!p && *month >= 1 && *month <= 12) {
		*day = day_of(d);
		return true;
	}
	p = p ? p : part_of(d, KIND_SPAN);
	p = p ? p : part_of(d, KIND_SEASON);
	*month = p ? p->month : 12;
	*day = p ? p->day : 0;
	return p || (!d->own && is_closed(d->rest));
}

str due_of(struct arena *a, str words, str date)
{
	struct deadline d = { .words = utf8_folded(a, words) };
	int month, day;
	str due;

	d.plain = number_plain(d.words, a);
	for (size_t i = 0; i < COUNT(nevers); i++)
		if (find(d.words, nevers[i]))
			return (str){0};
	if (!year_of(&d, date) || !month_of(&d, &month, &day))
		return (str){0};
	if (day < 1 || day > calendar_last_day(d.year, month))
		day = calendar_last_day(d.year, month);
	due = arena_printf(a, "%04d-%02d-%02d", d.year, month, day);
	/* what lies behind the letter was not meant of its year */
	return d.own && date.len == due.len &&
	    memcmp(due.s, date.s, due.len) < 0 ? STR_NONE : due;
}
