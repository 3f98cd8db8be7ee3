/* SPDX-License-Identifier: MIT */
/* Archives of files and mails: their members have names that lead nowhere but
 * down, each another, and all are within the limits. */
#include "fuzz.h"
#include "intake/box.h"

static bool leads_out(str path)
{
	return !path.len || *path.s == '/' || str_eq(path, STR("..")) ||
	    str_starts(path, STR("../")) || str_has(path, STR("/../")) ||
	    str_ends(path, STR("/.."));
}

static void member(const members *all, size_t i)
{
	const struct member *m = &all->v[i];

	HOLDS("a name leads down", !leads_out(m->path));
	HOLDS("a name has no NUL", strlen(m->path.s) == m->path.len);
	HOLDS("what cannot be had says why", m->bytes.s ||
	    m->why == DIAG_PROTECTED || m->why == DIAG_DAMAGED ||
	    m->why == DIAG_MEMBER || m->why == DIAG_EMPTY);
	HOLDS("a member is within its limit", m->bytes.len <= BOX_EACH);
	for (size_t k = 0; k < i; k++)
		HOLDS("each name once", !str_eq(all->v[k].path, m->path));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	str bytes = { (char *)data, size };
	struct arena a = {0};
	struct diag d = {0};
	enum boxed boxed;
	size_t sum = 0;
	members all;

	box_init();
	boxed = box_open(&all, STR("box.gz"), bytes, &a, &d);
	if (boxed == BOX_OPENED) {
		HOLDS("members", all.n && all.n <= BOX_MEMBERS);
		for (size_t i = 0; i < all.n; i++) {
			member(&all, i);
			sum += all.v[i].bytes.len;
		}
		HOLDS("all are within the limit", sum <= BOX_ALL);
	} else if (boxed == BOX_FAILED) {
		HOLDS("a failure is told", d.worst >= SEVERITY_ERROR);
	}
	HOLDS("what is a box may be one", boxed == BOX_NONE ||
	    box_may_be(bytes));
	diag_clear(&d);
	arena_free(&a);
	return 0;
}
