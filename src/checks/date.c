/* SPDX-License-Identifier: MIT */
/* The letter's date, and the days that are counted from it. */
#include "base/calendar.h"
#include "checks/common.h"

/* GB/T 9704-2012 is in force since then; before, dates had Chinese numerals. */
#define IN_FORCE "2012-07-01"

static const struct value *date_of(const struct check *c)
{
	return &c->l->head.date;
}

void rule_date_absent(struct check *c, enum finding_id id)
{
	for (size_t i = 0; i < c->l->findings.n; i++)
		if (c->l->findings.v[i].id == FINDING_DATE_AMBIGUOUS)
			return;
	if (!date_of(c)->text.s)
		letter_find(c->l, c->a, id, (struct place){0}, NULL);
}

/* Digits in [i, end), folded; how many. */
static uint32_t digits_at(const struct check *c, uint32_t i, uint32_t end)
{
	uint32_t n = 0;

	while (i + n < end && is_figure(fold_point(c->s[i + n])))
		n++;
	return n;
}

/* What the date is made of: YYYY年M月D日, blanks left out. */
static bool is_whole(const struct check *c, struct place at)
{
	static const struct { uint32_t least, most; enum check_words behind; }
	    part[] = { { 4, 4, W_YEAR }, { 1, 2, W_MONTH }, { 1, 2, W_DAY } };
	uint32_t i = at.start;

	for (size_t k = 0; k < sizeof(part) / sizeof(*part); k++) {
		uint32_t n;

		while (i < at.end && utf_is_space(c->s[i]))
			i++;
		n = digits_at(c, i, at.end);
		i += n;
		while (i < at.end && utf_is_space(c->s[i]))
			i++;
		if (n < part[k].least || n > part[k].most || i >= at.end ||
		    !is_one(part[k].behind, fold_point(c->s[i++])))
			return false;
	}
	return true;
}

/* Characters of it are lost, which reading has told. */
static bool is_damaged(const struct check *c)
{
	struct place at = date_of(c)->at;

	for (size_t i = 0; i < c->l->findings.n; i++) {
		const struct finding *f = &c->l->findings.v[i];

		if ((f->id == FINDING_DATE_MENDED ||
		    f->id == FINDING_DATE_AMBIGUOUS) &&
		    f->at.start < at.end && at.start < f->at.end)
			return true;
	}
	return false;
}

void rule_date_form(struct check *c, enum finding_id id)
{
	str date = c->l->head.date_value;

	if (!is_damaged(c) && !is_whole(c, date_of(c)->at) && date.s &&
	    strcmp(date.s, IN_FORCE) >= 0)
		found(c, id, date_of(c)->at);
}

void rule_date_zero(struct check *c, enum finding_id id)
{
	struct place at = date_of(c)->at;

	if (!is_whole(c, at))
		return;
	for (uint32_t i = at.start + 1; i + 1 < at.end; i++) {
		uint32_t before = fold_point(c->s[i - 1]);

		if (fold_point(c->s[i]) == '0' && !is_figure(before) &&
		    is_figure(fold_point(c->s[i + 1]))) {
			mend(c, found(c, id, at), (struct place){ i, i + 1 },
			    "");
			return;
		}
	}
}

void rule_date_mixed(struct check *c, enum finding_id id)
{
	struct place at = date_of(c)->at;
	bool han = false, other = false;

	for (uint32_t i = at.start; i < at.end; i++) {
		han = han || is_one(W_ONE_TO_NINE, fold_point(c->s[i]));
		other = other || is_one(W_RAW_ZERO, c->s[i]);
	}
	if (han && other)
		found(c, id, at);
}

void rule_reply_late(struct check *c, enum finding_id id)
{
	str date = c->l->head.date_value;

	for (size_t i = 0; i < c->l->head.proposals.n; i++) {
		str due = c->l->head.proposals.v[i].due;

		if (due.s && date.len == due.len && strcmp(date.s, due.s) > 0)
			letter_find(c->l, c->a, id, date_of(c)->at, due.s);
	}
}

/* --- publication */

static int number_next(str x, size_t *at, int most)
{
	int n = 0;

	while (*at < x.len && !is_figure((unsigned char)x.s[*at]))
		++*at;
	for (int k = 0; k < most && *at < x.len &&
	    is_figure((unsigned char)x.s[*at]); k++)
		n = n * 10 + (x.s[(*at)++] - '0');
	return n;
}

/* The line from the words on that say when it was published. */
static struct place published_at(const struct check *c, struct place at)
{
	while (at.start < at.end && !words_at(c->s, at.start, at.end,
	    W_PUBLISHED))
		at.start++;
	at.end = at.start;
	while (at.end < c->to && c->s[at.end] != '\n' &&
	    at.end - at.start < 40)
		at.end++;
	return at;
}

static bool published(const struct check *c, long *day, struct place *at)
{
	for (size_t i = 0; i < c->l->residue.n; i++) {
		const struct residue *r = &c->l->residue.v[i];
		size_t from = 0;
		int y, m, d;
		str line;

		if (!words_have(r->text, W_PUBLISHED))
			continue;
		*at = published_at(c, r->at);
		line = source_words(c, *at);
		y = number_next(line, &from, 4);
		m = number_next(line, &from, 2);
		d = number_next(line, &from, 2);
		if (y < 1990 || y > 2200 || m < 1 || m > 12 || d < 1 ||
		    d > calendar_last_day(y, m))
			continue;
		*day = calendar_day(y, m, d);
		return true;
	}
	return false;
}

/* Mondays to Fridays behind `from`, up to `to`; day 0 is a Thursday. */
static long working_days(long from, long to)
{
	long n = 0;

	for (long day = from + 1; day <= to && n <= 21; day++)
		n += (day + 3) % 7 < 5;
	return n;
}

void rule_published_late(struct check *c, enum finding_id id)
{
	str date = c->l->head.date_value;
	struct place at;
	long from, to;

	if (calendar_read(date, &from) && published(c, &to, &at) &&
	    from > 0 && working_days(from, to) > 20)
		found_as(c, id, at, arena_printf(c->a, "%s → %s", date.s,
		    calendar_write(to, c->a).s));
}
