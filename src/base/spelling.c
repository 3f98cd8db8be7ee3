/* SPDX-License-Identifier: MIT */
/* Slips of typing between two names. */
#include "base/spelling.h"

enum { LONGEST = 32 };

static size_t least(size_t a, size_t b)
{
	return a < b ? a : b;
}

/* Optimal string alignment distance, of at most LONGEST bytes each. */
static size_t slips(str a, str b)
{
	size_t d[LONGEST + 1][LONGEST + 1];

	for (size_t i = 0; i <= a.len; i++)
		d[i][0] = i;
	for (size_t k = 0; k <= b.len; k++)
		d[0][k] = k;
	for (size_t i = 1; i <= a.len; i++)
		for (size_t k = 1; k <= b.len; k++) {
			bool same = a.s[i - 1] == b.s[k - 1];

			d[i][k] = least(d[i - 1][k - 1] + !same,
			    least(d[i - 1][k], d[i][k - 1]) + 1);
			if (i > 1 && k > 1 && a.s[i - 1] == b.s[k - 2] &&
			    a.s[i - 2] == b.s[k - 1])
				d[i][k] = least(d[i][k], d[i - 2][k - 2] + 1);
		}
	return d[a.len][b.len];
}

void spelling_try(struct spelling *n, str name)
{
	size_t count;

	if (n->typed.len > LONGEST || name.len > LONGEST)
		return;
	count = slips(n->typed, name);
	/* two slips at most, and most of the name must be right */
	if (count > 2 || 3 * count > name.len ||
	    (n->name.s && count >= n->slips))
		return;
	n->name = name;
	n->slips = count;
}
