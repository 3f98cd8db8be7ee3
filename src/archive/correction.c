/* SPDX-License-Identifier: MIT */
/* What people can give a letter's columns. */
#include "archive/correction.h"

#include "archive/query.h"
#include "base/calendar.h"
#include "base/utf.h"

/* Bytes of a value. */
enum { LONGEST = 2000 };

static const struct {
	enum column column;
	const char *chinese;
	enum query_field field;
	bool can;
} corrects[] = {
#define HEAD(id, name, sql, element, attribute, type, index, correct, heading, \
    others, asks, comment) { COLUMN_LETTER_##id, heading others, \
	QUERY_FIELD_##id, correct },
#define OWN HEAD
#include "letter/field.def"
};

enum { CORRECTS = sizeof(corrects) / sizeof(*corrects) };

static bool among(str x, const char *list)
{
	while (*list) {
		size_t len = strcspn(list, " ");

		if (str_eq(x, (str){ list, len }))
			return true;
		list += len + (list[len] == ' ');
	}
	return false;
}

enum column correct_column(str name)
{
	for (size_t i = 0; i < CORRECTS; i++)
		if (corrects[i].can && (among(name, corrects[i].chinese) ||
		    str_eq(name, str_of(column_rows[corrects[i].column].name))))
			return corrects[i].column;
	return COLUMN_COUNT;
}

str correct_names(struct arena *a)
{
	str out = STR("");

	for (size_t i = 0; i < CORRECTS; i++)
		if (corrects[i].can)
			out = arena_printf(a, "%s%s%s", out.s, i ? ", " : "",
			    column_rows[corrects[i].column].name);
	return out;
}

/* The field of queries whose codes a column has; QUERY_FIELD_COUNT: none. */
static enum query_field coded(enum column c)
{
	for (size_t i = 0; i < CORRECTS; i++)
		if (corrects[i].column == c && query_fields[corrects[i].
		    field].type == QUERY_TYPE_CODE)
			return corrects[i].field;
	return QUERY_FIELD_COUNT;
}

static bool code(str *out, enum query_field f, str value, str *hint,
    struct arena *a)
{
	str all = STR("");

	for (const struct query_code *c = query_codes; c->code; c++) {
		if (c->field != f)
			continue;
		if (str_eq(value, str_of(c->code)) ||
		    among(value, c->chinese)) {
			*out = str_of(c->code);
			return true;
		}
		all = arena_printf(a, "%s%s%s", all.s, all.len ? ", " : "",
		    c->code);
	}
	*hint = arena_printf(a, "one of %s", all.s);
	return false;
}

bool correct_plain(str x)
{
	for (size_t at = 0; at < x.len; ) {
		uint32_t c = utf8_next(x, &at);

		if (c == UINT32_MAX || c < ' ' || (c >= 0x7F && c < 0xA0))
			return false;
	}
	return x.len <= LONGEST;
}

/* 2024-06-19, 2024年6月19日, with digits of any width, as the first. */
static bool day_of(str *out, str value, struct arena *a)
{
	str x = utf8_folded(a, value);
	int year, month, day, end = 0;
	long n;

	if (!calendar_read(x, &n)) {
		if (sscanf(x.s, "%4d年%2d月%2d日%n", &year, &month, &day,
		    &end) != 3 || (size_t)end != x.len)
			return false;
		x = arena_printf(a, "%04d-%02d-%02d", year, month, day);
	}
	*out = x;
	return calendar_read(x, &n);
}

bool correct_value(str *out, enum column c, str value, str *hint,
    struct arena *a)
{
	enum query_field f = coded(c);

	*out = value;
	if (!value.len && c != COLUMN_LETTER_KIND) {
		*out = (str){0};
		return true;
	}
	if (f != QUERY_FIELD_COUNT)
		return code(out, f, value, hint, a);
	*hint = STR("a day: YYYY-MM-DD, or 2024年6月19日");
	if (c == COLUMN_LETTER_DATE)
		return day_of(out, value, a);
	*hint = STR("words on one line");
	return correct_plain(value);
}

bool correct_field(struct correct_field *out, size_t n, struct arena *a)
{
	for (size_t i = 0; i < CORRECTS; i++) {
		const char *chinese = corrects[i].chinese;
		str none;

		if (!corrects[i].can || n--)
			continue;
		*out = (struct correct_field){ str_of(column_rows[corrects[i].
		    column].name), { chinese, strcspn(chinese, " ") }, {0} };
		/* no field can be this, so that it is said what it can be */
		correct_value(&none, corrects[i].column, STR("\n"),
		    &out->hint, a);
		return true;
	}
	return false;
}
