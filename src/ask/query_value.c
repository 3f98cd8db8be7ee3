/* SPDX-License-Identifier: MIT */
/* What a field of a query is asked for: words, a code, a range. */
#include "ask/query_value.h"

#include "archive/phrase.h"
#include "base/calendar.h"
#include "base/number_words.h"
#include "base/utf.h"

/* How units begin that begin with such a word themselves; add one: a row. */
static const char *const own[] = {
	"千米", "千克", "千瓦", "千伏", "千赫", "千帕", "千卡", "千焦", "千乏",
	"百帕", "百分",
};

/* What may stand around the number of a field; add one: a row. */
static const struct {
	enum query_field field;
	const char *before, *behind;
} frames[] = {
	{ QUERY_FIELD_YEAR, "", "年" },
	{ QUERY_FIELD_TERM, "第", "届" },
	{ QUERY_FIELD_SESSION, "第", "次" },
	{ QUERY_FIELD_PROPOSAL, "第", "号" },
};

/* Whether x is the same but for the case of A to Z. */
static bool same(str x, str y)
{
	if (x.len != y.len)
		return false;
	for (size_t i = 0; i < x.len; i++) {
		unsigned char a = (unsigned char)x.s[i];
		unsigned char b = (unsigned char)y.s[i];

		a += a >= 'A' && a <= 'Z' ? 32 : 0;
		b += b >= 'A' && b <= 'Z' ? 32 : 0;
		if (a != b)
			return false;
	}
	return true;
}

/* Whether x is one of the names in list, which are parted by blanks. */
static bool among(str x, const char *list)
{
	while (*list) {
		size_t len = strcspn(list, " ");

		if (same(x, (str){ list, len }))
			return true;
		list += len + (list[len] == ' ');
	}
	return false;
}

enum query_field query_field_named(str name)
{
	int f = 0;

	while (f < QUERY_FIELD_COUNT &&
	    !same(name, str_of(query_fields[f].name)) &&
	    !among(name, query_fields[f].chinese))
		f++;
	return (enum query_field)f;
}

static str rest(str x, size_t from)
{
	return (str){ x.s + from, x.len - from };
}

/* The number of a field without what stands around it. */
static str bare(enum query_field field, str x)
{
	for (size_t i = 0; i < sizeof(frames) / sizeof(*frames); i++) {
		if (frames[i].field != field)
			continue;
		if (str_starts(x, str_of(frames[i].before)))
			x = rest(x, strlen(frames[i].before));
		if (str_ends(x, str_of(frames[i].behind)))
			x.len -= strlen(frames[i].behind);
	}
	return x;
}

static bool is_own(str rest)
{
	for (size_t i = 0; i < sizeof(own) / sizeof(*own); i++)
		if (str_starts(rest, str_of(own[i])))
			return true;
	return false;
}

/* What is left of a unit without the scale word before it, as the reader has
 * applied it to the value: 万元 is 元. */
static str unscaled(str unit)
{
	return rest(unit, number_scales(unit, is_own));
}

/* --- words and codes */

/* The digits that a proposal's number is kept by, or the words as they are. */
static str proposal(str value)
{
	str x = bare(QUERY_FIELD_PROPOSAL, value);

	if (!x.len || !is_digit(*x.s) || !is_digit(x.s[x.len - 1]))
		return value;
	while (x.len > 1 && *x.s == '0')
		x = rest(x, 1);
	return x;
}

static bool words(struct query *q, str value, str *fault, struct arena *a)
{
	q->whole = query_fields[q->field].type == QUERY_TYPE_WHOLE;
	if (str_starts(value, STR("="))) {
		q->whole = true;
		value = rest(value, 1);
	}
	if (q->field == QUERY_FIELD_PROPOSAL)
		value = proposal(value);
	if (q->field == QUERY_FIELD_UNIT && unscaled(value).len)
		value = unscaled(value);
	q->indexed = phrase_indexed(value);
	q->words = phrase_words(a, value);
	if (q->words.len > 1 && (q->indexed || q->whole))
		return true;
	*fault = arena_printf(a, "no word stands behind '%s:'",
	    query_fields[q->field].name);
	return false;
}

static bool code(struct query *q, str value, str *fault, struct arena *a)
{
	str list = STR("");

	if (str_starts(value, STR("=")))
		value = rest(value, 1);
	for (const struct query_code *c = query_codes; c->code; c++) {
		if (c->field != q->field)
			continue;
		if (same(value, str_of(c->code)) || among(value, c->chinese)) {
			q->words = str_of(c->code);
			return true;
		}
		list = arena_printf(a, "%s%s%s", list.s, list.len ? ", " : "",
		    c->code);
	}
	*fault = arena_printf(a, "'%s' is no %s; it is one of: %s",
	    arena_str(a, value).s, query_fields[q->field].name, list.s);
	return false;
}

/* --- ranges */

/* Whether x can be the unit of a value: 元, %, km. */
static bool is_unit(str x)
{
	char c = *x.s;

	return (c & 0x80) || c == '%' || (c >= 'a' && c <= 'z') ||
	    (c >= 'A' && c <= 'Z');
}

/* 1,200, 1.5万 or 三千五百万元 as a decimal number; *unit receives what stands
 * behind it.  No string: it is none. */
static str number(str x, str *unit, struct arena *a)
{
	bool minus = str_starts(x, STR("-"));
	struct decimal d;
	size_t len;

	d = number_front(rest(x, minus), is_own, &len);
	*unit = rest(x, minus + len);
	if (!len || (unit->len && !is_unit(*unit)))
		return (str){0};
	d.negative = minus && d.n;
	return decimal_print(a, &d);
}

/* The number at *at and the mark behind it; -1: none. */
static int part(str x, size_t *at, size_t most)
{
	static const char *const marks[] = { "-", "/", ".", "年", "月", "日" };
	size_t from = *at;
	int n = 0;

	if (from && is_digit(x.s[from - 1]))
		return -1;
	while (*at < x.len && is_digit(x.s[*at]) && *at - from < most)
		n = n * 10 + (x.s[(*at)++] - '0');
	if (*at == from)
		return -1;
	for (size_t i = 0; i < sizeof(marks) / sizeof(*marks); i++)
		if (str_starts(rest(x, *at), str_of(marks[i]))) {
			*at += strlen(marks[i]);
			break;
		}
	return n;
}

/* 2024, 2024-5 or 2024年5月3日 as the beginning of an ISO 8601 date. */
static str date(str x, struct arena *a)
{
	size_t at = 0;
	int year = part(x, &at, 4), month = part(x, &at, 2);
	int day = month < 0 ? -1 : part(x, &at, 2);

	if (at < x.len || year < 1000 || month > 12 || month == 0 ||
	    day == 0 || (day > 0 && day > calendar_last_day(year, month)))
		return (str){0};
	if (month < 0)
		return arena_printf(a, "%04d", year);
	return day < 0 ? arena_printf(a, "%04d-%02d", year, month) :
	    arena_printf(a, "%04d-%02d-%02d", year, month, day);
}

/* One end of a range; an empty one is none.  Only a value has a unit, and both
 * its ends have the same. */
static bool end(struct query_end *out, struct query *q, str x,
    struct arena *a)
{
	str unit = {0}, words;

	if (!x.len)
		return true;
	if (query_fields[q->field].type == QUERY_TYPE_DATE) {
		out->value = date(number_plain(x, a), a);
		return out->value.s;
	}
	out->value = number(bare(q->field, x), &unit, a);
	if (!out->value.s || !unit.len)
		return out->value.s;
	words = phrase_words(a, unit);
	if (q->field != QUERY_FIELD_VALUE ||
	    (q->unit.s && !str_eq(q->unit, words)))
		return false;
	q->unit = words;
	return true;
}

/* Signs before one end; add one: a row, longer ones first. */
static const struct {
	const char *sign;
	bool low, high, open;
} signs[] = {
	{ ">=", true, false, false }, { "≥", true, false, false },
	{ "<=", false, true, false }, { "≤", false, true, false },
	{ ">", true, false, true }, { "<", false, true, true },
	{ "=", true, true, false }, { "", true, true, false },
};

static size_t dots(str x)
{
	size_t i = 0;

	while (i < x.len && !str_starts(rest(x, i), STR("..")))
		i++;
	return i;
}

static bool range(struct query *q, str value, struct arena *a)
{
	size_t at = dots(value), i = 0;
	struct query_end x = {0};

	if (at < value.len)
		return value.len > 2 &&
		    end(&q->low, q, (str){ value.s, at }, a) &&
		    end(&q->high, q, rest(value, at + 2), a);
	while (!str_starts(value, str_of(signs[i].sign)))
		i++;
	if (!end(&x, q, rest(value, strlen(signs[i].sign)), a) || !x.value.s)
		return false;
	x.open = signs[i].open;
	if (signs[i].low)
		q->low = x;
	if (signs[i].high)
		q->high = x;
	return true;
}

/* Whether a heading is asked for what no heading says: measure:planned, the
 * state of the measure that a figure stands in. */
static bool is_state(enum query_field f, str value)
{
	for (const struct query_code *c = query_codes; c->code; c++)
		if (f == QUERY_FIELD_MEASURE &&
		    c->field == QUERY_FIELD_STANDING &&
		    same(value, str_of(c->code)))
			return true;
	return false;
}

bool query_value(struct query *q, str value, str *fault, struct arena *a)
{
	enum query_type type;

	if (is_state(q->field, value))
		q->field = QUERY_FIELD_STANDING;
	type = query_fields[q->field].type;
	if (type == QUERY_TYPE_WORDS || type == QUERY_TYPE_WHOLE)
		return words(q, value, fault, a);
	if (type == QUERY_TYPE_CODE)
		return code(q, value, fault, a);
	if (range(q, value, a))
		return true;
	*fault = arena_printf(a, type == QUERY_TYPE_DATE ?
	    "'%s' is no date; write 2024, 2024-05, >=2024-05-20 or "
	    "2024-05..2024-08" : "'%s' is no number; write 5, >5, <=2万 or "
	    "1..5", arena_str(a, value).s);
	return false;
}
