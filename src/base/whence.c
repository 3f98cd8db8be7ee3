/* SPDX-License-Identifier: MIT */
/* A place of the text as a place of the original. */
#include "base/whence.h"

#include <math.h>

/* A paragraph stands in no more parts. */
enum { PARTS = 8 };

/* The first that ends behind a place. */
static size_t first_behind(const struct whence *v, size_t n, uint32_t at)
{
	size_t low = 0, high = n;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (v[middle].end > at)
			high = middle;
		else
			low = middle + 1;
	}
	return low;
}

/* A box on each page that [start, end) stands on, whole points around. */
static str boxes_at(const struct whence *v, size_t n, uint32_t start,
    uint32_t end, struct arena *a)
{
	str out = STR("");

	for (size_t i = first_behind(v, n, start); i < n &&
	    v[i].start < end; ) {
		double box[4];
		size_t k = i;

		memcpy(box, v[i].box, sizeof(box));
		while (++k < n && v[k].start < end &&
		    v[k].number == v[i].number) {
			box[0] = fmin(box[0], v[k].box[0]);
			box[1] = fmin(box[1], v[k].box[1]);
			box[2] = fmax(box[2], v[k].box[2]);
			box[3] = fmax(box[3], v[k].box[3]);
		}
		out = arena_printf(a, "%s%spage=%u box=%.0f,%.0f,%.0f,%.0f",
		    out.s, out.len ? " " : "", v[i].number, floor(box[0]),
		    floor(box[1]), ceil(box[2]), ceil(box[3]));
		i = k;
	}
	return out;
}

/* From where to where in one part. */
struct run {
	const struct whence *first;
	uint32_t from, to;
};

/* Add a place to the runs, one for each part; where they are PARTS already, to
 * none. */
static size_t add_run(struct run *v, size_t n, const struct whence *w)
{
	size_t i = n;

	while (i > 0 && strcmp(v[i - 1].first->part, w->part))
		i--;
	if (!i) {
		if (n < PARTS)
			v[n++] = (struct run){ w, w->number, w->number };
		return n;
	}
	v[i - 1].from = w->number < v[i - 1].from ? w->number : v[i - 1].from;
	v[i - 1].to = w->number > v[i - 1].to ? w->number : v[i - 1].to;
	return n;
}

str whence_at(const struct whence *v, size_t n, uint32_t start, uint32_t end,
    struct arena *a)
{
	struct run runs[PARTS];
	size_t i = first_behind(v, n, start), count = 0;
	str out = {0};

	if (i == n || v[i].start >= end)
		return out;
	if (!v[i].part)
		return boxes_at(v, n, start, end, a);
	for (; i < n && v[i].start < end; i++)
		count = add_run(runs, count, &v[i]);
	for (i = 0; i < count; i++) {
		const struct run *r = &runs[i];

		out = arena_printf(a, "%s%spart=%s %s=%u", i ? out.s : "",
		    i ? " " : "", r->first->part, r->first->sort, r->from);
		if (r->to > r->from)
			out = arena_printf(a, "%s-%u", out.s, r->to);
	}
	return out;
}
