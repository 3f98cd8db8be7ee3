/* SPDX-License-Identifier: MIT */
/* Small things that the concerns of reading share. */
#include "reading/reader.h"

#include <stdlib.h>

struct span span_trim(const struct reader *r, struct span s)
{
	while (s.start < s.end && utf_is_space(r->c[s.start]))
		s.start++;
	while (s.end > s.start && utf_is_space(r->c[s.end - 1]))
		s.end--;
	return s;
}

bool list_has(enum word_list list, str words)
{
	for (const char *const *w = lexicon_lists[list]; *w; w++)
		if (str_eq(words, str_of(*w)))
			return true;
	return false;
}

bool list_in(enum word_list list, str words)
{
	for (const char *const *w = lexicon_lists[list]; *w; w++)
		if (str_has(words, str_of(*w)))
			return true;
	return false;
}

void ink(struct reader *r, struct span s, uint8_t how)
{
	for (uint32_t i = s.start; i < s.end; i++)
		r->mark[i] |= how;
}

struct value value_of(struct reader *r, struct span s, enum certainty certainty,
    const char *rule)
{
	struct value v = { .in = span_trim(r, s), .certainty = certainty,
	    .rule = rule };

	v.text = prose_str(r->a, &r->l->prose, v.in);
	v.at = prose_place(&r->l->prose, v.in);
	ink(r, v.in, INK_READ);
	return v;
}

struct value value_tight(struct reader *r, struct span s,
    enum certainty certainty, const char *rule)
{
	struct value v = value_of(r, s, certainty, rule);
	char *t = arena_alloc(r->a, 1, 1, 4 * (size_t)span_len(v.in) + 1);
	size_t len = 0;

	for (uint32_t i = v.in.start; i < v.in.end; i++)
		if (!utf_is_space(r->c[i]))
			len += utf8_put(t + len, r->c[i]);
	v.text = (str){ t, len };
	return v;
}

struct mark *mark_new(struct reader *r, enum mark_kind kind, struct span s,
    enum certainty certainty, const char *rule)
{
	struct mark *m = arena_new(r->a, struct mark, 1);

	m->kind = kind;
	m->value = value_of(r, s, certainty, rule);
	*push(r->a, &r->l->marks) = m;
	return m;
}

/* Take out the choice of the same words; false: it weighs more. */
static bool displace(struct choices *all, const struct weighed *w)
{
	for (uint32_t k = 0; k < all->n; k++) {
		if (!str_eq(all->v[k].words, w->words))
			continue;
		if (all->v[k].all >= w->all)
			return false;
		all->n--;
		memmove(all->v + k, all->v + k + 1, (all->n - k) *
		    sizeof(*all->v));
	}
	return true;
}

void choices_keep(struct reader *r, struct choices *all, struct weighed w)
{
	uint32_t k;

	if (!all->v)
		all->v = arena_new(r->a, struct weighed, CHOICES_TOLD);
	if (!displace(all, &w))
		return;
	if (all->n < CHOICES_TOLD)
		all->n++;
	else if (all->v[all->n - 1].all >= w.all)
		return;
	for (k = all->n - 1; k && all->v[k - 1].all < w.all; k--)
		all->v[k] = all->v[k - 1];
	all->v[k] = w;
}

static int mark_order(const void *a, const void *b)
{
	const struct mark *x = *(struct mark *const *)a;
	const struct mark *y = *(struct mark *const *)b;

	return (x->value.in.start > y->value.in.start) -
	    (x->value.in.start < y->value.in.start);
}

void marks_sort(struct letter *l)
{
	if (l->marks.n)
		qsort(l->marks.v, l->marks.n, sizeof(*l->marks.v), mark_order);
}

void find_at(struct reader *r, enum finding_id id, struct span s,
    const char *detail)
{
	letter_find(r->l, r->a, id, prose_place(&r->l->prose, s), detail);
}

/* The code point at i, half-width where it has such a form. */
static uint32_t narrow(const struct reader *r, uint32_t i)
{
	return is_ascii(r->f[i]) ? r->f[i] : r->c[i];
}

str value_narrow(struct reader *r, struct span s)
{
	char *t = arena_alloc(r->a, 1, 1, 4 * (size_t)span_len(s) + 1);
	size_t len = 0;

	for (uint32_t i = s.start; i < s.end; i++)
		len += utf8_put(t + len, narrow(r, i));
	t[len] = '\0';
	return (str){ t, len };
}

str number_normal(struct reader *r, struct span s)
{
	char *t = arena_alloc(r->a, 1, 1, 4 * (size_t)span_len(s) + 1);
	size_t len = 0;

	for (uint32_t i = s.start; i < s.end; i++) {
		uint32_t c = narrow(r, i);

		if (utf_is_space(c))
			continue;
		if (set_has(SET_BRACKETS_OPEN, c))
			c = CHAR_BRACKET_LEFT;
		else if (set_has(SET_BRACKETS_CLOSE, c))
			c = CHAR_BRACKET_RIGHT;
		len += utf8_put(t + len, c);
	}
	return (str){ t, len };
}
