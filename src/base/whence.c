/* SPDX-License-Identifier: MIT */
/* A place of the text as a place of the original. */
#include "base/whence.h"

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

str whence_at(const struct whence *v, size_t n, uint32_t start, uint32_t end,
    struct arena *a)
{
	size_t i = first_behind(v, n, start), k = i;

	if (i == n || v[i].start >= end)
		return (str){0};
	while (k + 1 < n && v[k + 1].start < end &&
	    !strcmp(v[k + 1].part, v[i].part) && v[k + 1].number > v[k].number)
		k++;
	if (k > i)
		return arena_printf(a, "part=%s %s=%u-%u", v[i].part,
		    v[i].sort, v[i].number, v[k].number);
	return arena_printf(a, "part=%s %s=%u", v[i].part, v[i].sort,
	    v[i].number);
}
