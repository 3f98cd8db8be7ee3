/* SPDX-License-Identifier: MIT */
#ifndef DAFU_STATISTICS_H
#define DAFU_STATISTICS_H

#include "archive/archive.h"

struct profile;

/*
 * What the letters that a query finds come to, as rows of cells one after the
 * other; s == NULL: there is nothing.  False, having said why in diag.
 */
struct stats {
	struct archive *archive;
	const struct query *query;
	const char *on;		/* YYYY-MM-DD: what was due before is told in one
				 * more column; NULL: not */
	struct arena *arena;	/* where the cells live */
	struct diag *diag;
};
typedef struct VEC(str) stats_cells;

/* Letters by facet and value, of each facet that is wanted the `most` values
 * that most letters have (< 0: all): facet, value, letters. */
enum { STATS_CLASS = 3 };
bool stats_classes(stats_cells *out, const struct stats *s,
    const bool want[FACET_COUNT], int64_t most);

/* Statistics that meet the query: letter, date, issuer, of, value, max, unit,
 * bound, words. */
enum { STATS_FIGURE = 9 };
bool stats_figures(stats_cells *out, const struct stats *s);

/* The same by years: series.h. */
bool stats_years(stats_cells *out, const struct stats *s);

/* Measures that are promised and not done (promised.h), by their deadlines: letter,
 * date, issuer, due, deadline, status, its certainty, responsible, heading. */
enum { STATS_OPEN = 9 };
bool stats_open(stats_cells *out, const struct stats *s);

/* Days from a proposal's handing out to the letter: issuer, answers, shortest,
 * median, longest. */
enum { STATS_TIME = 5 };
bool stats_times(stats_cells *out, const struct stats *s);

/* Proposals of a profile's lists that no letter answers: number, title, organ,
 * assigned, due. */
enum { STATS_UNANSWERED = 5 };
bool stats_unanswered(stats_cells *out, const struct stats *s,
    const struct profile *p);

#endif
