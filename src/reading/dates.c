/* SPDX-License-Identifier: MIT */
/* Dates at the precision they are printed in (GB/T 7408.1-2023). */
#include "reading/reader.h"

static struct pattern date_full = PATTERN(
    "^(?:([12][0-9]{3})|([一二三四五六七八九][〇○零0O一二三四五六七八九]{3})) ?年(?: ?"
    "([0-9]{1,2}|[一二三四五六七八九十]{1,3}) ?月(?!份?以[来后前])(?: ?([0-9]{1,2}|[一二三四五六七八九十廿]{1,3}) ?[日号])?)?");
static struct pattern date_month = PATTERN(
    "^([0-9]{1,2}) ?月 ?(?:([0-9]{1,2}) ?[日号])?");
static struct pattern date_iso = PATTERN(
    "^([12][0-9]{3})[-./]([0-9]{1,2})[-./]([0-9]{1,2})(?![0-9.])");

static int digits_of(const struct reader *r, struct span s)
{
	return s.start == UINT32_MAX ? 0 : number_of(r, s);
}

bool date_valid(int year, int month, int day)
{
	static const int days[] = { 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30,
		31 };
	bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);

	if (month < 1 || month > 12 || day < 1 || day > days[month - 1])
		return false;
	return month != 2 || day < 29 || leap || year == 0;
}

static str date_print(struct arena *a, int year, int month, int day)
{
	if (!year)
		return day ? arena_printf(a, "--%02d-%02d", month, day) :
		    arena_printf(a, "--%02d", month);
	if (!month)
		return arena_printf(a, "%04d", year);
	if (!day)
		return arena_printf(a, "%04d-%02d", year, month);
	return arena_printf(a, "%04d-%02d-%02d", year, month, day);
}

/* 二〇二四, with 0, ○ and O for 〇. */
static int year_of(const struct reader *r, struct span s)
{
	int year = 0;

	for (uint32_t i = s.start; i < s.end; i++) {
		bool zero = r->f[i] == 'O' || r->f[i] == '0';
		int d = zero ? 0 : number_of(r, (struct span){ i, i + 1 });

		if (d < 0 || d > 9)
			return 0;
		year = year * 10 + d;
	}
	return year;
}

uint32_t date_at(struct reader *r, uint32_t i, uint32_t end, str *value)
{
	struct match m;
	int year = 0, month, day;
	uint32_t limit = end - i > 40 ? i + 40 : end;

	*value = (str){0};
	if (pattern_in(&date_full, r->f, i, limit, &m)) {
		year = year_of(r, group(&m, match_has(&m, 1) ? 1 : 2));
		month = digits_of(r, group(&m, 3));
		day = digits_of(r, group(&m, 4));
	} else if (pattern_in(&date_iso, r->f, i, limit, &m)) {
		year = digits_of(r, group(&m, 1));
		month = digits_of(r, group(&m, 2));
		day = digits_of(r, group(&m, 3));
	} else if (pattern_in(&date_month, r->f, i, limit, &m)) {
		month = digits_of(r, group(&m, 1));
		day = digits_of(r, group(&m, 2));
	} else {
		return 0;
	}
	if ((month || !year) && !date_valid(year, month, day ? day : 1))
		return 0;
	if (year && (year < 1900 || year > 2100))
		return 0;
	*value = date_print(r->a, year, month, day);
	return m.end[0];
}

/* A figure that belongs to a date and to nothing else: 2011—2015年. */
static struct pattern year_range = PATTERN(
    "^[12][0-9]{3} ?(?:年)?[-—–~至到] ?(?=[12][0-9]{3}年)");
static struct pattern month_range = PATTERN(
    "^[0-9]{1,2} ?(?:月)?[-—–~至到] ?(?=[0-9]{1,2}月)");
/* 20世纪, 60年代, 70至80年代. */
static struct pattern decade = PATTERN(
    "^(?:[12]?[0-9] ?世纪|[0-9]0(?: ?[-—–~至到、] ?[0-9]0)? ?年代)");
static struct pattern day_glued = PATTERN(
    "^(?:[0-9]{3,4}日|20[0-9]{2}(?:0[1-9]|1[0-2])(?:[0-2][0-9]|3[01])(?![0-9.]))");

static void date_mark(struct reader *r, struct span s, str value)
{
	struct mark *m = mark_new(r, MARK_DATE, s, CERTAINTY_SURE, "date");

	m->date = value;
	ink(r, s, INK_DATE);
	if (value.s[0] == '-') {
		m->value.certainty = CERTAINTY_LIKELY;
		if (r->l->head.date_value.len >= 4)
			m->candidates = arena_printf(r->a, "%.4s",
			    r->l->head.date_value.s);
		if (value.len > 4)
			find_at(r, FINDING_YEAR_MISSING, s,
			    m->value.text.s);
	}
}

void dates_read(struct reader *r, struct span body)
{
	struct match m;

	for (uint32_t i = body.start; i < body.end; i++) {
		uint32_t end;
		str value;

		if (r->mark[i] & (INK_TITLE | INK_NUMBER | INK_DATE) ||
		    (i && (is_digit(r->f[i - 1]) || r->f[i - 1] == '.')))
			continue;
		if (!is_digit(r->f[i]) && !(r->f[i] >= 0x4E00 &&
		    i + 4 < body.end && r->f[i + 4] == 0x5E74))
			continue;
		if (pattern_in(&year_range, r->f, i, body.end, &m) ||
		    pattern_in(&month_range, r->f, i, body.end, &m) ||
		    pattern_in(&decade, r->f, i, body.end, &m)) {
			if (i > body.start + 2 && in_text(r, i - 3, "上世纪"))
				m.start[0] -= 3;
			ink(r, (struct span){ m.start[0], m.end[0] }, INK_DATE);
			i = m.end[0] - 1;
			continue;
		}
		if (pattern_in(&day_glued, r->f, i, body.end, &m)) {
			struct span s = { m.start[0], m.end[0] };

			ink(r, s, INK_DATE);
			find_at(r, FINDING_DATE_AMBIGUOUS, s,
			    prose_str(r->a, &r->l->prose, s).s);
			i = m.end[0] - 1;
			continue;
		}
		end = date_at(r, i, body.end, &value);
		if (!end)
			continue;
		date_mark(r, (struct span){ i, end }, value);
		i = end - 1;
	}
}
