/* SPDX-License-Identifier: MIT */
/* A query's tree to text. */
#include "ask/query_parse.h"

/* The words without the blanks at both ends. */
static str trimmed(str words)
{
	while (words.len && *words.s == ' ')
		words.s++, words.len--;
	while (words.len && words.s[words.len - 1] == ' ')
		words.len--;
	return words;
}

static str range(const struct query *q, struct arena *a)
{
	const struct query_end *l = &q->low, *h = &q->high;
	str low = STR(""), high = STR("");

	if (l->value.s && h->value.s && str_eq(l->value, h->value))
		return arena_printf(a, "=%.*s", (int)l->value.len, l->value.s);
	if (l->value.s)
		low = arena_printf(a, ">%s%.*s", l->open ? "" : "=",
		    (int)l->value.len, l->value.s);
	if (h->value.s)
		high = arena_printf(a, "<%s%.*s", h->open ? "" : "=",
		    (int)h->value.len, h->value.s);
	return arena_printf(a, "%s%s", low.s, high.s);
}

static str leaf(const struct query *q, struct arena *a)
{
	const struct query_field_row *f = &query_fields[q->field];
	str w = trimmed(q->words);

	if (q->kind == QUERY_TEXT)
		return arena_printf(a, "\"%.*s\"", (int)w.len, w.s);
	if (q->any)
		return arena_printf(a, "%s:*", f->name);
	if (f->type == QUERY_TYPE_CODE)
		return arena_printf(a, "%s=%.*s", f->name, (int)w.len, w.s);
	if (f->type == QUERY_TYPE_NUMBER || f->type == QUERY_TYPE_DATE)
		return q->unit.s ? arena_printf(a, "%s%s\"%.*s\"", f->name,
		    range(q, a).s, (int)trimmed(q->unit).len,
		    trimmed(q->unit).s) :
		    arena_printf(a, "%s%s", f->name, range(q, a).s);
	return arena_printf(a, "%s%s\"%.*s\"", f->name, q->whole ? "=" : ":",
	    (int)w.len, w.s);
}

str query_print(const struct query *q, struct arena *a)
{
	static const char *const name[] = { [QUERY_AND] = "and",
		[QUERY_OR] = "or", [QUERY_NOT] = "not" };
	struct VEC(str) part = {0};

	if (q->kind == QUERY_TEXT || q->kind == QUERY_FIELD)
		return leaf(q, a);
	*push(a, &part) = arena_printf(a, "(%s", name[q->kind]);
	for (size_t i = 0; i < q->part.n; i++) {
		*push(a, &part) = STR(" ");
		*push(a, &part) = query_print(q->part.v[i], a);
	}
	*push(a, &part) = STR(")");
	return arena_join(a, part.v, part.n);
}

/* Fields whose words stand in what a hit shows. */
static bool is_shown(const struct query *q)
{
	return q->kind == QUERY_TEXT || (q->kind == QUERY_FIELD && q->indexed &&
	    (str_has(str_of(query_fields[q->field].index), STR("body")) ||
	    str_has(str_of(query_fields[q->field].index), STR("title"))));
}

void query_lit(query_phrases *out, const struct query *q, struct arena *a)
{
	if (is_shown(q))
		*push(a, out) = q->words;
	if (q->kind != QUERY_NOT)
		for (size_t i = 0; i < q->part.n; i++)
			query_lit(out, q->part.v[i], a);
}
