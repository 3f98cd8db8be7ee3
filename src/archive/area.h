/* SPDX-License-Identifier: MIT */
#ifndef DAFU_AREA_H
#define DAFU_AREA_H

#include "base/arena.h"

/* Places in the names of organs and assemblies, as folded names have them. */

/* A level of government by the word that ends its places' names. */
struct area_level {
	const char *word;	/* 市 */
	int rank;		/* 0: the nation, to 4: towns */
};

/* The last level that a name has; NULL: none. */
const struct area_level *area_last(str name);

/* The part of a name that is a place of the level: 栖梧区 of 甲市栖梧区教育局.
 * No string: it has none. */
str area_at(str name, const struct area_level *want);

/*
 * Whose organ it is by its name: the places from the top, 甲市栖梧区 of
 * 甲市栖梧区教育局, and the code of the last one's level (nation, province, city,
 * county, town).  市教育局 has a level and no place; 教育局 neither: no strings.
 */
struct area {
	str place, level;
};
struct area area_of(struct arena *a, str organ);

/* Whether two such places can be one: one is the end of the other. */
static inline bool area_same(str one, str two)
{
	return one.len && two.len && (str_ends(one, two) ||
	    str_ends(two, one));
}

#endif
