/* SPDX-License-Identifier: MIT */
/* What became of an item. */
#include <string.h>

#include "reading/state.h"
#include "choose.h"

enum { MEASURES = 4000 };

static int32_t learned[STATE_WEIGHTS];
static int8_t kept[STATE_WEIGHTS];
static int64_t averaged[STATE_WEIGHTS], total[STATE_WEIGHTS];
static const char *const names[STATES] = { "-", "done", "ongoing", "planned",
	"refused" };
static struct chooser chooser = { .epochs = 10, .rounds = 4, .margin = 1000,
	.count = STATE_WEIGHTS, .learned = learned, .averaged = averaged,
	.total = total, .kept = kept, .names = names };

/* --- answers */

/* Whether the answer's text is these words; none is as empty ones. */
static bool is_text(const json_t *answer, const char *name, str words)
{
	const char *s = json_string_value(json_object_get(answer, name));
	size_t n, m;
	uint32_t *a = words_folded(s ? s : "", &n);
	uint32_t *b = words_folded(words.s ? arena_printf(&arena, "%.*s",
	    (int)words.len, words.s).s : "", &m);

	return words_same(a, n, b, m);
}

static bool is_answer(const struct lesson_letter *l, const struct node *n,
    const json_t *answer)
{
	return is_text(answer, "label", n->label) && is_text(answer, "heading",
	    n->heading.end > n->heading.start ? prose_str(&arena,
	    &l->letter.prose, n->heading) : (str){0});
}

static int status_of(const char *s)
{
	int k = s ? STATES - 1 : STATUS_NONE;

	while (k && strcmp(s, status_names[k]) != 0)
		k--;
	return k;
}

/* The measure's answer, each used once; NULL: it has none. */
static const json_t *answer_of(const struct lesson_letter *l,
    const struct node *n, bool *used)
{
	const json_t *list = json_object_get(l->answer, "measures");

	for (size_t k = 0; k < json_array_size(list) && k < MEASURES; k++)
		if (!used[k] && is_answer(l, n, json_array_get(list, k))) {
			used[k] = true;
			return json_array_get(list, k);
		}
	return NULL;
}

/* What the answers say of the measure that is the n-th of the letter; less than
 * 0: nothing.  A case names the status of each in their order. */
static int right_of(const struct lesson_letter *l, const struct node *n,
    size_t at, bool *used)
{
	const json_t *list = json_object_get(l->answer, CASES), *answer;

	if (list)
		return json_array_size(list) && at >= json_array_size(list) ?
		    -1 : status_of(json_string_value(json_array_get(list, at)));
	answer = answer_of(l, n, used);
	return answer ? status_of(json_string_value(json_object_get(answer,
	    "status"))) : -1;
}

/* Each status, none too, as an option: its weights in the rows. */
static void statuses(struct lesson *x, const struct state_features *f)
{
	uint32_t *v = arena_room(&arena, uint32_t, f->rows.n);

	for (uint32_t k = 0; k < STATES; k++) {
		for (size_t i = 0; i < f->rows.n; i++)
			v[i] = f->rows.v[i] * STATES + k;
		option_add(x, v, f->rows.n);
	}
}

static void open(struct lesson_letter *l)
{
	struct lessons *o = arena_new(&arena, struct lessons, 1);
	struct node *body = l->letter.body, *before = NULL;
	bool used[MEASURES] = {0};
	size_t at = 0;
	struct state_features f;

	l->lessons = o;
	status_propose(&l->reader);
	state_open(&f, &l->reader);
	for (struct node *n = letter_next(body, body); n; before = n,
	    n = letter_next(body, n)) {
		struct lesson *x;
		int right;

		if (n->kind != NODE_MEASURE)
			continue;
		right = right_of(l, n, at++, used);
		if (right < 0 || state_settled(n))
			continue;
		state_look(&f, n, state_lead(n, before));
		x = push(&arena, &o->v);
		*x = (struct lesson){ .right = (size_t)right, .words = n->in };
		statuses(x, &f);
	}
}

const struct subject subject_status = { .name = "status", .open = open,
	.chooser = &chooser, .kept = kept, .count = STATE_WEIGHTS,
	.answers = CASES };
