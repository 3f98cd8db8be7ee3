/* SPDX-License-Identifier: MIT */
#ifndef DAFU_READING_H
#define DAFU_READING_H

#include "intake/document_text.h"
#include "letter/letter.h"
#include "letter/local_profile.h"
#include "reading/pattern.h"

struct reading_options {
	struct patterns *patterns;	/* kept from letter to letter */
	const struct profile *profile;	/* of the place; NULL: none */
	bool force;		/* read what does not look like a letter */
	uint32_t part;		/* which letter of the file; 0 and 1: the first */
	uint32_t parts;		/* of the file's letters, as the first has them: */
	const uint32_t *starts;	/* so that the others are read without it */
	bool weigh;		/* tell what the weights chose among */
};

/*
 * Read the letter in text.  Fills all of *out but source.name, source.sha256
 * and what checks add.  Everything lives in the arena; views point into text,
 * which must outlive the letter.  Returns false, having said NOT_A_LETTER in d,
 * where there is no evidence of a reply letter (no opening formula, no
 * proposal, no addressee) and force is not set; false without a word where the
 * file has no such part.  out->parts tells how many letters it has; a letter's
 * own text goes from where it begins to where the next one does, and what
 * stands above the first is the first's.
 */
bool reading_read(struct letter *out, const struct text *text,
    const struct reading_options *o, struct arena *a, struct diag *d);

#endif
