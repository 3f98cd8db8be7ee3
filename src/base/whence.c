/* SPDX-License-Identifier: MIT */
/* A place of the text as a place of the original. */
#include "base/whence.h"

#include <math.h>

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

str whence_at(const struct whence *v, size_t n, uint32_t start, uint32_t end,
    struct arena *a)
{
	size_t i = first_behind(v, n, start), k = i;

	if (i == n || v[i].start >= end)
		return (str){0};
	if (!v[i].part)
		return boxes_at(v, n, start, end, a);
	while (k + 1 < n && v[k + 1].start < end &&
	    !strcmp(v[k + 1].part, v[i].part) && v[k + 1].number > v[k].number)
		k++;
	if (k > i)
		return arena_printf(a, "part=%s %s=%u-%u", v[i].part,
		    v[i].sort, v[i].number, v[k].number);
	return arena_printf(a, "part=%s %s=%u", v[i].part, v[i].sort,
	    v[i].number);
}
