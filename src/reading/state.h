/* SPDX-License-Identifier: MIT */
#ifndef DAFU_STATE_H
#define DAFU_STATE_H

#include "reading/reader.h"

/*
 * What became of an item, weighed: the words and cues of its clauses, of its
 * heading and of what stands above and beside it each have a weight for each
 * status.  The weights are learned from letters with answers (tests/weights);
 * the greatest sum wins.
 */
enum { STATE_BITS = 14, STATES = STATUS_REFUSED + 1,
	STATE_WEIGHTS = STATES << STATE_BITS };

/* The features of one item: rows of STATES weights, each row once. */
struct state_features {
	struct reader *r;
	struct VEC(uint32_t) rows;
	uint64_t *seen;		/* a bit a row that is among them */
};

/* For the measures of a letter of which the rules have told what they can
 * (status_propose). */
void state_open(struct state_features *f, struct reader *r);
/* What others said or asked for has no state: the rules are sure of none. */
bool state_settled(const struct node *n);

/* Of measure n, which is led in by what stands in lead; it may be empty. */
void state_look(struct state_features *f, const struct node *n,
    struct span lead);
/* What leads measure n in: the end of the paragraph right before it, if the node
 * before it is one. */
struct span state_lead(const struct node *n, const struct node *before);

/* Weigh each measure: what the rules told is one voice beside the weights, and
 * stands as sure only where these are far ahead for it, too. */
void state_read(struct reader *r);

#endif
