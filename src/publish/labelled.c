/* SPDX-License-Identifier: MIT */
/* From a row of a table to its cells behind their labels. */
#include "publish/labelled.h"

#include "base/utf.h"

/* Rows that may be heads; characters of a label at most. */
enum { HEADS = 3, LABEL_POINTS = 12 };

/* How wide what parts cells is at i: |, a tab, so many blanks. */
static size_t parts_at(const struct tree_text *t, size_t i, size_t blanks)
{
	size_t n = 0;
	bool parts = false;

	for (; i + n < t->n; n++) {
		uint32_t c = fold_point(t->c[i + n]);

		if (c != '|' && !utf_is_space(c))
			break;
		if (c == '|' && parts)
			return n;		/* an empty cell */
		parts = parts || c == '|' || c == '\t';
	}
	return parts || n >= blanks ? n : 0;
}

static void split(struct cells *out, const struct tree_text *t, size_t blanks,
    struct arena *a)
{
	size_t from = 0, i = parts_at(t, 0, 1);

	*out = (struct cells){0};
	for (from = i; i <= t->n; ) {
		size_t parts = i < t->n ? parts_at(t, i, blanks) : 1;

		if (!parts) {
			i++;
			continue;
		}
		if (from < t->n)
			*push(a, &out->list) = utf8_of(a, t->c + from, i - from);
		i += parts;
		from = i;
	}
}

/* Whether a row may be a head: no rule between rows. */
static bool is_head(const struct cells *row)
{
	for (size_t i = 0; i < row->list.n; i++)
		for (size_t at = 0; at < row->list.v[i].len; )
			if (utf_is_ink(utf8_next(row->list.v[i], &at)))
				return true;
	return false;
}

/* What is joined to a row's cells behind their labels. */
struct parts { struct VEC(str) list; };

/* One cell behind one label. */
static void label_one(struct parts *out, str label, str cell, struct arena *a)
{
	size_t n;

	utf8_points(a, label, &n);
	if (!n || n > LABEL_POINTS)
		return;
	*push(a, &out->list) = label;
	*push(a, &out->list) = STR(":");
	*push(a, &out->list) = cell;
	*push(a, &out->list) = STR("。");
}

static str labelled(const struct table *x, const struct cells *row,
    struct arena *a)
{
	struct parts out = {0};

	for (size_t i = 0; i < row->list.n; i++) {
		str cell = row->list.v[i];

		for (size_t h = 0; h < x->heads.n; h++) {
			const struct cells *head = &x->heads.v[h];
			size_t n = head->list.n, right = i + n - row->list.n;

			if (i < n)
				label_one(&out, head->list.v[i], cell, a);
			/* a cell that runs over rows is missing at the left */
			if (n > row->list.n)
				label_one(&out, head->list.v[right], cell, a);
		}
		if (i)
			label_one(&out, row->list.v[0], cell, a);
	}
	return arena_join(a, out.list.v, out.list.n);
}

str table_labelled(struct table *x, const struct tree_text *t, struct arena *a)
{
	struct cells row;
	str out;

	if (t->attribute)
		return (str){0};
	split(&row, t, 2, a);
	if (row.list.n < 2)
		split(&row, t, 1, a);
	if (!tree_is(t->node, "p") || row.list.n < 2) {
		*x = (struct table){0};
		return (str){0};
	}
	if (xmlPreviousElementSibling((xmlNode *)t->node) != x->last)
		*x = (struct table){0};
	out = labelled(x, &row, a);
	if (x->heads.n < HEADS && is_head(&row))
		*push(a, &x->heads) = row;
	x->last = t->node;
	return out;
}
