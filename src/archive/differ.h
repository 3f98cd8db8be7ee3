/* SPDX-License-Identifier: MIT */
#ifndef DAFU_DIFFER_H
#define DAFU_DIFFER_H

#include <libxml/tree.h>

#include "base/arena.h"

/* Two records of the same letter, element by element. */

/* An attribute, or an element's words, that is not the same; s == NULL: it is
 * not there. */
struct difference_xml {
	str what;		/* resultClass@meaning, residue/line */
	str old, new;
};
typedef struct VEC(struct difference_xml) differences_xml;

/* What differs but for places (start, end …), up to where one has an element
 * that the other has not.  Lives in the arena. */
void xml_compare(differences_xml *out, const xmlDoc *old, const xmlDoc *new,
    struct arena *a);

#endif
