/* SPDX-License-Identifier: MIT */
/* What the letter says of what was asked: measures, requests, who helped. */
#include "checks/common.h"

static const struct place nowhere = {0};

static str count_of(const struct check *c, size_t n)
{
	return arena_printf(c->a, "%zu", n);
}

/* --- who helped */

enum { PARTNERS = 20 };	/* units that are looked for */

/* The next name of a list of units; false: there is none. */
static bool name_next(const struct check *c, struct span *rest,
    struct span *name)
{
	uint32_t i = rest->start;

	while (i < rest->end && utf_is_space(c->f[i]) && c->f[i] != '\n')
		i++;
	name->start = i;
	while (i < rest->end && !is_one(W_PARTNER_STOP, c->f[i]))
		i++;
	name->end = i;
	rest->start = i + 1;
	if (i >= rest->end || !is_one(W_COMMA, c->f[i]))
		rest->start = rest->end;
	return name->end - name->start >= 2 && name->end - name->start < 30;
}

/* Whether the words of one place stand in another, too. */
static bool stands_in(const struct check *c, struct span words,
    struct span in)
{
	uint32_t n = words.end - words.start;

	for (uint32_t i = in.start; i + n <= in.end; i++)
		if (i != words.start && !memcmp(c->f + i, c->f + words.start,
		    n * sizeof(*c->f)))
			return true;
	return false;
}

void rule_partner_opinion(struct check *c, enum finding_id id)
{
	struct span rest = { 0, c->n }, name;
	int names = 0;

	if (!says(c, rest, W_PARTNERS, &name))
		return;
	rest.start = name.end;
	while (rest.start < rest.end && names++ < PARTNERS &&
	    name_next(c, &rest, &name))
		if (!stands_in(c, name, c->l->body->in))
			found_as(c, id, place_of(c, name), prose_str(c->a,
			    &c->l->prose, name));
}

/* --- measures */

static bool holds(const struct check *c, struct span in, enum mark_kind kind)
{
	size_t i = letter_mark_from(c->l, in.start);

	for (; i < c->l->marks.n && c->l->marks.v[i]->value.in.start < in.end;
	    i++)
		if (c->l->marks.v[i]->kind == kind)
			return true;
	return false;
}

/* What is planned: a measure without others within, or a promise. */
struct planned {
	struct span in;
	const struct value *deadline, *responsible;
};

static bool has_figure(const struct check *c, const struct planned *p)
{
	return holds(c, p->in, MARK_STATISTIC);
}

static bool has_date(const struct check *c, const struct planned *p)
{
	return p->deadline->text.s || holds(c, p->in, MARK_DATE);
}

/* Who writes owns what it says that it will do. */
static bool has_owner(const struct check *c, const struct planned *p)
{
	return p->responsible->text.s ||
	    holds(c, p->in, MARK_ORGANIZATION) ||
	    says(c, p->in, W_WE, NULL);
}

/* Enough of it to be known again. */
static struct span beginning(struct span in)
{
	return (struct span){ in.start, in.end - in.start > 20 ?
	    in.start + 20 : in.end };
}

/* One finding for all that lack it: the first, and how many. */
static void lacking(struct check *c, enum finding_id id,
    bool (*has)(const struct check *, const struct planned *))
{
	struct span first = {0};
	size_t n = 0;

	for (struct node *k = c->l->body; k; k = letter_next(c->l->body, k)) {
		struct planned p = { k->in, &k->deadline, &k->responsible };

		if (k->kind == NODE_MEASURE && k->status == STATUS_PLANNED &&
		    !node_has_items(k) && !has(c, &p) && !n++)
			first = beginning(k->in);
	}
	for (size_t i = 0; i < c->l->promises.n; i++) {
		struct planned p = { c->l->promises.v[i].sentence.in,
		    &c->l->promises.v[i].deadline,
		    &c->l->promises.v[i].responsible };

		if (!has(c, &p) && !n++)
			first = beginning(p.in);
	}
	if (n)
		found_as(c, id, place_of(c, first), count_of(c, n));
}

void rule_measure_figure(struct check *c, enum finding_id id)
{
	lacking(c, id, has_figure);
}

void rule_measure_date(struct check *c, enum finding_id id)
{
	lacking(c, id, has_date);
}

void rule_measure_owner(struct check *c, enum finding_id id)
{
	lacking(c, id, has_owner);
}

static size_t statuses(const struct check *c, enum status status)
{
	size_t n = 0;

	for (struct node *k = c->l->body; k; k = letter_next(c->l->body, k))
		n += k->kind == NODE_MEASURE && k->status == status &&
		    !node_has_items(k);
	return n;
}

/* Measures without others within. */
static size_t measure_count(const struct check *c)
{
	size_t n = 0;

	for (struct node *k = c->l->body; k; k = letter_next(c->l->body, k))
		n += k->kind == NODE_MEASURE && !node_has_items(k);
	return n;
}

void rule_boilerplate(struct check *c, enum finding_id id)
{
	char code = c->l->head.class_code;

	if ((code == 'A' || code == 'B') && !measure_count(c) &&
	    !c->l->promises.n && !c->l->refusals.n &&
	    !holds(c, c->reply, MARK_STATISTIC) &&
	    !holds(c, c->reply, MARK_DATE))
		found_as(c, id, nowhere, arena_printf(c->a, "%c", code));
}

void rule_summary(struct check *c, enum finding_id id)
{
	size_t done = statuses(c, STATUS_DONE);

	if (done >= 2 && !statuses(c, STATUS_PLANNED) &&
	    !statuses(c, STATUS_ONGOING) && !statuses(c, STATUS_REFUSED) &&
	    !c->l->promises.n && !c->l->refusals.n && !says(c, c->reply, W_NEXT, NULL) &&
	    !says(c, c->reply, W_ANSWERS, NULL))
		found_as(c, id, nowhere, count_of(c, done));
}

/* --- requests */

/* A heading that names a request, and nothing below it. */
void rule_request_empty(struct check *c, enum finding_id id)
{
	for (struct node *n = c->l->body; n; n = letter_next(c->l->body, n)) {
		uint32_t rest = n->heading.end;

		if (n->kind != NODE_MEASURE || n->heading.end <=
		    n->heading.start || node_has_items(n) ||
		    !words_at(c->f, n->heading.start, n->heading.end,
		    W_REQUEST_ABOUT) ||
		    !says(c, n->heading, W_REQUEST_END, NULL))
			continue;
		while (rest < n->in.end && (utf_is_space(c->f[rest]) ||
		    is_one(W_STOP, c->f[rest]) || c->f[rest] == ':'))
			rest++;
		if (rest >= n->in.end)
			found(c, id, place_of(c, n->heading));
	}
}

/* The number before i, Arabic or one Chinese digit; 0: none. */
static size_t number_before(const struct check *c, uint32_t i, uint32_t start)
{
	size_t n = 0, scale = 1;

	if (i > start && rank_in(W_ONE_TO_NINE, c->f[i - 1]))
		return (size_t)rank_in(W_ONE_TO_NINE, c->f[i - 1]);
	for (; i > start && is_figure(c->f[i - 1]) && scale < 1000; i--) {
		n += scale * (c->f[i - 1] - '0');
		scale *= 10;
	}
	return n;
}

void rule_request_count(struct check *c, enum finding_id id)
{
	struct span at, in = c->l->body->in;
	size_t asked, answered = measure_count(c);

	if (!says(c, in, W_REQUEST_COUNT, &at))
		return;
	asked = number_before(c, at.start, in.start);
	if (asked > answered && asked < 20 && answered)
		found_as(c, id, place_of(c, at), arena_printf(c->a,
		    "%zu < %zu", answered, asked));
}

enum { SUBJECT = 60 };

/* The characters of a title that say what it is about: others are blank. */
static size_t subject_of(const struct check *c, str title, uint32_t *out)
{
	size_t n, kept = 0;
	uint32_t *t = utf8_points(c->a, title, &n);

	for (uint32_t i = 0; i < n; i++)
		t[i] = fold_point(t[i]);
	for (uint32_t i = 0; i < n && kept < SUBJECT; ) {
		uint32_t word = words_at(t, i, (uint32_t)n, W_TITLE_WORDS);

		out[kept++] = word || !utf_is_han(t[i]) ? ' ' : t[i];
		i += word ? word : 1;
	}
	return kept;
}

/* Not one in four of the title's characters stands in the body. */
void rule_request_subject(struct check *c, enum finding_id id)
{
	const struct value *title = &c->l->head.proposals.v[0].title;
	uint32_t t[SUBJECT];
	size_t n = subject_of(c, title->text, t), all = 0, there = 0;

	for (size_t k = 0; k < n; k++) {
		uint32_t i = c->reply.start;

		if (t[k] == ' ')
			continue;
		all++;
		while (i < c->reply.end && c->f[i] != t[k])
			i++;
		there += i < c->reply.end;
	}
	if (all >= 3 && there * 4 < all)
		found_as(c, id, title->at, title->text);
}
