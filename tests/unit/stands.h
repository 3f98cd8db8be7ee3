/* SPDX-License-Identifier: MIT */
#ifndef DAFU_STANDS_H
#define DAFU_STANDS_H

#include <string.h>

#include "reading/reading.h"
#include "record/record.h"

/*
 * Nothing is lost: a sentence that no letter has, planted in one, stands in its
 * record, in an element or in residue.
 */

/* Characters that no letter has: each must stand somewhere, for a planted
 * sentence may be cut by what was read. */
static const char *const marker[] = { "龘", "靐", "齉", "爨", "癵", "籱", "麤", "灪" };
#define MARKER "另有龘靐齉爨癵籱麤灪一句。"

/* In the words of an element that is no finding; and if in residue, as what
 * was not read. */
static inline bool marker_in(const struct letter *l, struct arena *a)
{
	xmlDoc *doc = record_build(l, a);
	xmlNode *root = xmlDocGetRootElement(doc), *k = root->children, *next;
	xmlChar *words;
	bool ok;

	for (; k; k = next) {
		next = k->next;
		if (!strcmp((const char *)k->name, "findings")) {
			xmlUnlinkNode(k);
			xmlFreeNode(k);
		}
	}
	words = xmlNodeGetContent(root);
	ok = words;
	for (size_t i = 0; i < l->residue.n; i++)
		ok = ok && (l->residue.v[i].kind != RESIDUE_LABEL ||
		    !str_has(l->residue.v[i].text, STR("龘靐")));
	for (size_t i = 0; ok && i < sizeof(marker) / sizeof(*marker); i++)
		ok = strstr((const char *)words, marker[i]);
	xmlFree(words);
	xmlFreeDoc(doc);
	return ok;
}

/* Whether the sentence is in what the page shows between two places: buttons and
 * styles are not. */
static inline bool marker_is_shown(const struct text *text, size_t from,
    size_t to)
{
	for (size_t i = from; i + 1 < to; i++)
		if (text->c[i] == 0x9F98 && text->c[i + 1] == 0x9750)
			return true;
	return false;
}

enum marker_fate { MARKER_UNREAD, MARKER_HIDDEN, MARKER_STANDS, MARKER_LOST };

/* What becomes of it: the text, or the part that would be a further letter, is
 * refused as none; the page does not show it; it stands in the record of one of
 * the text's letters (each accounts for its own part), or in none. */
static inline enum marker_fate marker_fate(const struct text *text,
    struct patterns *patterns, struct arena *a, struct diag *d)
{
	struct reading_options o = { .patterns = patterns };
	struct letter first, other;
	bool is;

	if (!reading_read(&first, text, &o, a, d))
		return MARKER_UNREAD;
	if (!marker_is_shown(text, 0, text->n))
		return MARKER_HIDDEN;
	is = marker_in(&first, a);
	o.parts = first.parts;
	o.starts = first.starts;
	for (uint32_t part = 2; !is && part <= first.parts; part++) {
		o.part = part;
		if (reading_read(&other, text, &o, a, d))
			is = marker_in(&other, a);
		else if (marker_is_shown(text, first.starts[part - 1],
		    part < first.parts ? first.starts[part] : text->n))
			return MARKER_UNREAD;
	}
	return is ? MARKER_STANDS : MARKER_LOST;
}

#endif
