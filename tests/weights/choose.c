/* SPDX-License-Identifier: MIT */
/* An averaged perceptron that chooses. */
#include "choose.h"

#include <stdio.h>
#include <string.h>

void option_add(struct lesson *x, const uint32_t *rows, size_t n)
{
	struct option *o = push(&arena, &x->v);

	o->n = n;
	o->rows = arena_alloc(&arena, sizeof(*rows), sizeof(*rows), n);
	memcpy(o->rows, rows, n * sizeof(*rows));
}

static int32_t weigh(const struct chooser *c, const struct option *o)
{
	int32_t sum = 0;

	for (size_t i = 0; i < o->n; i++)
		sum += c->learned[o->rows[i]];
	return sum;
}

/* The best option but the right one; v.n: there is no other. */
static size_t rival_of(const struct chooser *c, const struct lesson *x,
    int32_t *most)
{
	size_t best = x->v.n;

	for (size_t i = 0; i < x->v.n; i++) {
		int32_t sum = i == x->right ? 0 : weigh(c, &x->v.v[i]);

		if (i != x->right && (best == x->v.n || sum > *most)) {
			best = i;
			*most = sum;
		}
	}
	return best;
}

static void change(struct chooser *c, const struct option *o, int32_t by)
{
	for (size_t i = 0; i < o->n; i++) {
		c->learned[o->rows[i]] += by;
		c->averaged[o->rows[i]] += by * c->now;
	}
}

static void lesson_learn(struct chooser *c, const struct lesson *x)
{
	int32_t most = 0;
	size_t rival = rival_of(c, x, &most);

	if (rival < x->v.n && most + c->margin > weigh(c, &x->v.v[x->right])) {
		change(c, &x->v.v[x->right], 1);
		change(c, &x->v.v[rival], -1);
	}
	c->now++;
}

/* The lessons of the letters not left out; returns how many. */
static size_t lessons(const struct lesson **out)
{
	size_t n = 0;

	for (size_t i = 0; i < letter_count; i++) {
		const struct lessons *o = letters[i].lessons;

		for (size_t k = 0; k < o->v.n && !letters[i].left_out; k++) {
			if (out)
				out[n] = &o->v.v[k];
			n++;
		}
	}
	return n;
}

static void learn_once(struct chooser *c, const struct lesson **v, size_t n,
    uint32_t seed)
{
	memset(c->learned, 0, c->count * sizeof(*c->learned));
	memset(c->averaged, 0, c->count * sizeof(*c->averaged));
	c->now = 1;
	for (int e = 0; e < c->epochs; e++) {
		size_t *order = shuffled(n, &seed);

		for (size_t i = 0; i < n; i++)
			lesson_learn(c, v[order[i]]);
	}
}

void choose_learn(struct chooser *c)
{
	size_t n = lessons(NULL);
	const struct lesson **v = arena_new(&arena, const struct lesson *, n);

	lessons(v);
	memset(c->total, 0, c->count * sizeof(*c->total));
	for (int k = 0; k < c->rounds; k++) {
		learn_once(c, v, n, (uint32_t)k + 1);
		for (size_t i = 0; i < c->count; i++)
			c->total[i] += c->learned[i] * c->now - c->averaged[i];
	}
	weights_keep(c->total, c->count, c->kept);
	for (size_t i = 0; i < c->count; i++)
		c->learned[i] = c->kept[i];
}

size_t choose(const struct chooser *c, const struct lesson *x, int32_t *ahead)
{
	int32_t most = INT32_MIN, right = weigh(c, &x->v.v[x->right]);
	size_t rival = rival_of(c, x, &most);

	if (right > most) {
		*ahead = most == INT32_MIN ? right : right - most;
		return x->right;
	}
	*ahead = most - right;
	return rival;
}

static const char *told(const struct chooser *c, const struct lesson *x,
    size_t option)
{
	return c->names ? c->names[option] : option == x->right ? "this" :
	    option ? "another" : "none";
}

void choose_score(const struct chooser *c, const struct lesson_letter *l,
    struct tally *t)
{
	const struct lessons *o = l->lessons;

	for (size_t i = 0; i < o->v.n; i++) {
		const struct lesson *x = &o->v.v[i];
		int32_t ahead;
		size_t best = choose(c, x, &ahead);
		bool right = best == x->right;

		tally_add(t, right, right, ahead);
		if (verbose && !right)
			printf("%s\twant %s\tgot %s\t%.60s\n", l->path,
			    told(c, x, x->right), told(c, x, best),
			    prose_str(&arena, &l->letter.prose, x->words).s);
	}
}
