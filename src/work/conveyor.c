/* SPDX-License-Identifier: MIT */
/* Documents to workers and back, in order. */
#include "work/conveyor.h"

/* Settled between two looks at the workers, so that none of them waits. */
#define AT_ONCE 4

/* Hand out documents as long as there are hands. */
static bool fill(struct conveyor *c)
{
	c->later = false;
	while (!c->ended && c->count < CONVEYOR_SLOTS &&
	    c->bytes < CONVEYOR_BYTES && pool_room(c->pool)) {
		struct slot *s = &c->slot[(c->first + c->count) %
		    CONVEYOR_SLOTS];
		struct arena a = s->arena;

		arena_reset(&a);
		*s = (struct slot){ .arena = a, .task.a = &s->arena };
		if (!c->next(c->arg, s, &c->ended))
			return false;
		if (c->ended || c->later)
			break;
		c->count++;
		c->bytes += s->task.bytes.len;
		if (!s->skip)
			pool_send(c->pool, &s->task);
	}
	return true;
}

static bool ready(const struct conveyor *c)
{
	const struct slot *s = &c->slot[c->first];

	return c->count && (s->skip || s->task.done);
}

static bool settle(struct conveyor *c)
{
	for (int i = 0; i < AT_ONCE && ready(c); i++) {
		struct slot *s = &c->slot[c->first];

		if (!s->skip && !c->raw)
			answer_of(&s->answer, &s->task);
		if (!c->settle(c->arg, s))
			return false;
		c->bytes -= s->task.bytes.len;
		c->first = (c->first + 1) % CONVEYOR_SLOTS;
		c->count--;
	}
	return true;
}

bool conveyor_run(struct conveyor *c, struct diag *d)
{
	do {
		if (!fill(c) || !settle(c) || !c->rest(c->arg) ||
		    !pool_wait(c->pool, ready(c) || !c->count ? 0 : 100, d))
			return false;
	} while (c->count || !c->ended);
	return true;
}

void conveyor_clear(struct conveyor *c)
{
	for (size_t i = 0; i < CONVEYOR_SLOTS; i++)
		arena_free(&c->slot[i].arena);
}
