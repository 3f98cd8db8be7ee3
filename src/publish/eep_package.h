/* SPDX-License-Identifier: MIT */
#ifndef DAFU_EEP_PACKAGE_H
#define DAFU_EEP_PACKAGE_H

#include <libxml/tree.h>

#include "base/arena.h"

/*
 * Encapsulation packages of electronic records (电子文件封装包, EEP) by DA/T
 * 48-2009: a letter's file and its record in Base64, with the metadata of an
 * archive's list of files.  The standard's own schema is not to be had; the part
 * that is used is tests/formats/schemas/eep.xsd.
 */
enum eep_value {
	EEP_NONE,
#define VALUE(id, name, fixed) EEP_##id,
#include "publish/eep_value.def"
#undef VALUE
	EEP_COUNT
};
/* For people; NULL of those that are always the same. */
extern const char *const eep_names[EEP_COUNT];

struct eep {
	str value[EEP_COUNT];	/* s == NULL: absent */
};

/* What a record says; other values stay. */
void eep_read(struct eep *x, xmlDoc *doc, struct arena *a);
/* A value that must be there and is not; EEP_NONE: there is none. */
enum eep_value eep_missing(const struct eep *x);
/* The package, of values that are all there.  False: memory or library. */
bool eep_write(str *out, const struct eep *x, struct arena *a);

#endif
