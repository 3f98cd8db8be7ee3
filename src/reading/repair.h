/* SPDX-License-Identifier: MIT */
#ifndef DAFU_REPAIR_H
#define DAFU_REPAIR_H

#include "reading/reader.h"

/* What repair.c and markup.c share. */

/* A line of the source as it will be kept. */
struct raw {
	uint32_t start, end;	/* trimmed, markup at its front left out */
	uint32_t indent;
	uint8_t level;
	bool drop, join;	/* not in the prose; goes on the line before */
};

struct repair {
	struct reader *r;
	const uint32_t *s;	/* source */
	uint8_t *out;		/* source characters to leave out */
	uint32_t *stand;	/* what stands for a character; 0: itself */
	uint8_t *bold;
	struct VEC(struct raw) raw;
	uint32_t markup, markup_first, blanks, blanks_first;
	bool pinyin;		/* toned letters stand in brackets somewhere */
};

/* Mark what is no text of the letter: Markdown, HTML residue, readings in
 * brackets (pinyin), blanks between a figure and its unit. */
void markup_out(struct repair *p);

#endif
