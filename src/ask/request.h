/* SPDX-License-Identifier: MIT */
#ifndef DAFU_REQUEST_H
#define DAFU_REQUEST_H

#include "ask/sentence.h"

/*
 * What was asked for, where a letter quotes it: 关于“…”的建议, 您建议…, 建议一：…,
 * 您建议：一是…；二是…, 您提出的…、…、…等建议.  The subject of the proposal as a
 * whole is none.
 */
struct request {
	size_t sentence;	/* of the letter's, from 0 */
	str text;		/* what is asked for, without label and quotes */
	bool answered;		/* its sentence goes on */
	bool heading;		/* 关于…的建议: what follows is of it */
	bool listed;		/* among others, side by side */
};
typedef struct VEC(struct request) requests;

/* Whether a sentence is only civil: 我局高度重视，进行了认真研究。 */
bool request_courtesy(str sentence);

/* All of them, in order; title: of the proposals, of which one is left out. */
void requests_of(requests *out, const sentences *s, const str *title,
    size_t titles, struct arena *a);

#endif
