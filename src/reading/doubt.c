/* SPDX-License-Identifier: MIT */
/*
 * What was recognised in a picture is no surer than that: every value of a
 * letter by the words that it stands in, and no figure is sure.
 */
#include "reading/reader.h"

/* So sure are words that are as good as text, and those that may well be
 * wrong; per cent. */
enum { GOOD = 95, POOR = 80 };

struct doubt {
	struct letter *l;
	const struct text *text;
};

/* How sure the least sure word at a place is; 100: none there was
 * recognised. */
static int sure_of(const struct text *t, struct place p)
{
	size_t from = 0, to = t->sure.n;
	int least = 100;

	while (from < to) {
		size_t half = (from + to) / 2;

		if (t->sure.v[half].end <= p.start)
			from = half + 1;
		else
			to = half;
	}
	for (; from < t->sure.n && t->sure.v[from].start < p.end; from++)
		if (t->sure.v[from].sure < least)
			least = t->sure.v[from].sure;
	return least;
}

static bool has_figure(str words)
{
	for (size_t at = 0; at < words.len; ) {
		uint32_t c = fold_point(utf8_next(words, &at));

		if (c >= '0' && c <= '9')
			return true;
	}
	return false;
}

static void cap(enum certainty *c, enum certainty most)
{
	if (*c > most)
		*c = most;
}

/* The most that can be said of what stands at a place. */
static enum certainty most_at(const struct doubt *x, struct place p,
    bool figure)
{
	int sure = sure_of(x->text, p);

	if (sure < POOR)
		return CERTAINTY_OPEN;
	return figure || sure < GOOD ? CERTAINTY_LIKELY : CERTAINTY_SURE;
}

static void doubt(const struct doubt *x, struct value *v, bool figure)
{
	if (v->text.s)
		cap(&v->certainty, most_at(x, v->at, figure ||
		    has_figure(v->text)));
}

static void doubt_values(const struct doubt *x, values *list)
{
	for (size_t i = 0; i < list->n; i++)
		doubt(x, &list->v[i], false);
}

static void doubt_head(const struct doubt *x)
{
	struct head *h = &x->l->head;

#define VALUE(member, figures) doubt(x, &h->member, figures);
#include "letter/field.def"
	doubt_values(x, &h->signatories);
	for (size_t i = 0; i < h->addressees.n; i++)
		doubt(x, &h->addressees.v[i].value, false);
	for (size_t i = 0; i < h->proposals.n; i++) {
		struct proposal *p = &h->proposals.v[i];

		doubt(x, &p->title, false);
		for (size_t k = 0; k < p->proposers.n; k++)
			doubt(x, &p->proposers.v[k].value, false);
	}
}

static void doubt_marks(const struct doubt *x)
{
	for (size_t i = 0; i < x->l->marks.n; i++) {
		struct mark *m = x->l->marks.v[i];

		doubt(x, &m->value, m->kind == MARK_STATISTIC ||
		    m->kind == MARK_DATE);
		if (m->kind != MARK_STATISTIC)
			continue;
		cap(&m->statistic.of_certainty, m->value.certainty);
		cap(&m->statistic.part_certainty, m->value.certainty);
	}
	for (size_t i = 0; i < x->l->promises.n; i++) {
		struct promise *p = &x->l->promises.v[i];

		doubt(x, &p->sentence, false);
		doubt(x, &p->deadline, true);
		doubt(x, &p->responsible, false);
	}
	for (size_t i = 0; i < x->l->refusals.n; i++)
		doubt(x, &x->l->refusals.v[i], false);
}

/* A measure by its label and heading; that there is one does not hang on each
 * of its words. */
static void doubt_node(const struct doubt *x, struct node *n)
{
	struct place p = prose_place(&x->l->prose, n->heading.end >
	    n->heading.start ? n->heading : n->in);

	doubt(x, &n->deadline, true);
	doubt(x, &n->responsible, false);
	if (n->kind != NODE_MEASURE)
		return;
	if (sure_of(x->text, p) < GOOD) {
		cap(&n->certainty, CERTAINTY_LIKELY);
		cap(&n->status_certainty, CERTAINTY_LIKELY);
	}
}

static void doubt_body(const struct doubt *x)
{
	struct node *top = x->l->body;

	for (struct node *n = top; n; n = letter_next(top, n))
		doubt_node(x, n);
}

static void doubt_tail(const struct doubt *x)
{
	struct letter *l = x->l;

	for (size_t i = 0; i < l->contacts.n; i++)
		for (int f = 0; f < CONTACT_FIELD_COUNT; f++)
			doubt_values(x, &l->contacts.v[i].field[f]);
	doubt_values(x, &l->copies);
	doubt_values(x, &l->attachments);
	for (size_t i = 0; i < l->site.n; i++)
		doubt(x, &l->site.v[i].value, false);
}

/* How sure the words of the letter are, in per cent, by their number. */
static void told(struct reader *r)
{
	const struct text *t = r->text;
	size_t all = 0, sum = 0, poor = 0;

	for (size_t i = 0; i < t->sure.n; i++) {
		const struct sure *s = &t->sure.v[i];

		if (s->end <= r->from || s->start >= r->to)
			continue;
		all += s->end - s->start;
		sum += (size_t)(s->end - s->start) * s->sure;
		poor += s->sure < POOR;
	}
	if (!all)
		return;
	r->l->source.recognised = (int)(sum / all);
	letter_find(r->l, r->a, FINDING_RECOGNISED, (struct place){0},
	    arena_printf(r->a, "%zu", poor).s);
}

void doubt_read(struct reader *r)
{
	const struct doubt x = { r->l, r->text };

	if (!r->text->sure.n)
		return;
	doubt_head(&x);
	doubt_marks(&x);
	doubt_body(&x);
	doubt_tail(&x);
	told(r);
}
